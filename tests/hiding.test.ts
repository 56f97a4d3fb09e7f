import { expect, test } from 'vitest'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ear } from './ear'
import { openForum } from './forum'
import { ask } from './requests'
import type { Someone } from './someone'

test('a hidden post says nothing to its readers, counts nowhere, and comes back whole', async () => {
  const { forum, mia, ada, ben, thread, post } = await stage()
  const heard = await ear(ben)
  await heard.watch(`thread:${thread.id}`)
  await expect.poll(() => ben.reads.unreadIn(ben.threads.get(thread.id)!)).toBe(2)

  await mia.forum.moderation.hide(post.id, 'Names a person')

  await expect.poll(() => ben.sees(thread)).toEqual(['A question. We would like to know.', ''])
  expect(ben.reads.unreadIn(ben.threads.get(thread.id)!)).toBe(1)
  expect(ben.forum.mentions.all).toEqual([])
  expect(heard.raw.join()).not.toContain('secret word')
  await expect
    .poll(() => ben.posts.get(thread.id)!.notes)
    .toMatchObject([{ kind: 'post-hidden', byId: mia.id, postId: post.id, reason: 'Names a person' }])
  for (const name of ['lookAtPost', 'listPostVersions']) {
    expect((await ask(forum, name, { postId: post.id }, ben.cookie)).statusCode).toBe(name === 'lookAtPost' ? 403 : 404)
  }
  expect((await ask(forum, 'search', { q: 'secret' }, ben.cookie)).json()).toEqual({ hits: [], next: null })
  for (const each of [mia, ada]) expect((await each.forum.moderation.look(post.id)).text).toContain('secret word')
  await expect(ada.posts.edit(post.id, 'Other')).rejects.toMatchObject({ code: 'not_allowed' })
  await expect(ada.posts.remove(post.id)).rejects.toMatchObject({ code: 'not_allowed' })
  await inSync(mia, ada, ben)

  await mia.forum.moderation.show(post.id)
  await expect.poll(() => ben.sees(thread)?.[1]).toContain('secret word')
  expect(ben.reads.unreadIn(ben.threads.get(thread.id)!)).toBe(2)
  expect(ben.forum.mentions.all).toHaveLength(1)
  await inSync(mia, ada, ben)
})

test('only who keeps order hides; hiding twice is hiding once', async () => {
  const { mia, ada, ben, thread, post } = await stage()
  for (const each of [ada, ben]) {
    await expect(each.forum.moderation.hide(post.id, 'Why')).rejects.toMatchObject({ code: 'not_allowed' })
  }
  await mia.forum.moderation.hide(post.id, 'Once')
  await mia.forum.moderation.hide(post.id, 'Twice')
  await expect.poll(() => mia.posts.get(thread.id)!.notes.map(({ reason }) => reason)).toEqual(['Once'])
  await inSync(mia, ada, ben)
})

test('what is removed for good is nowhere any more, and only a trace stays', async () => {
  const { forum, mia, ada, ben, thread, post } = await stage({ withFile: true })
  const [file] = post.files
  const path = join(forum.config.dataDir, 'files', file!.id)
  await ada.posts.edit(post.id, 'Edited, still with the secret word.')
  await ada.posts.react(post.id, '👍')
  await expect(mia.forum.moderation.erase(post.id)).rejects.toMatchObject({ code: 'conflict' })
  await mia.forum.moderation.hide(post.id, 'Names a person')
  expect((await ask(forum, 'readFile', { fileId: file!.id }, ben.cookie)).statusCode).toBe(404)
  expect((await ask(forum, 'readFile', { fileId: file!.id }, mia.cookie)).statusCode).toBe(200)
  expect(existsSync(path)).toBe(true)

  await mia.forum.moderation.erase(post.id)
  await mia.forum.moderation.erase(post.id)

  expect(existsSync(path)).toBe(false)
  await expect.poll(() => ada.posts.get(thread.id)!.get(post.id)).toMatchObject({ erased: true, text: '', files: [] })
  const { client } = forum.connection
  for (const table of ['posts', 'post_versions', 'mentions', 'reactions', 'files']) {
    expect(JSON.stringify(await client`select * from ${client(table)}`)).not.toMatch(/secret|👍|note\.txt/)
  }
  await expect(mia.forum.moderation.show(post.id)).rejects.toMatchObject({ code: 'conflict' })
  await expect(ada.posts.restore(post.id)).rejects.toMatchObject({ code: 'not_allowed' })
  await inSync(mia, ada, ben)
})

/** Ada answered her own question, naming Ben, in words that are looked for later. */
async function stage({ withFile = false } = {}) {
  const forum = await openForum()
  const mia = await forum.join('mia', { role: 'moderator', member: 'Delta' })
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const thread = await ada.asks('consultations', 'A question.')
  const fileId = crypto.randomUUID()
  if (withFile) await ask(forum, 'uploadFile', { fileId, name: 'note.txt' }, ada.cookie)
  const id = ada.says(thread, `A secret word for @[ben](person:${ben.id}).`, { files: withFile ? [fileId] : [] })
  for (const each of [mia, ada, ben]) await each.opens(thread)
  await expect.poll(() => ada.posts.get(thread.id)!.get(id)).toBeDefined()
  for (const each of [mia, ben]) await expect.poll(() => each.sees(thread)).toHaveLength(2)
  return { forum, mia, ada, ben, thread, post: ada.posts.get(thread.id)!.get(id)! }
}

async function inSync(...people: Someone[]) {
  for (const each of people) await each.isInSync()
}
