import { expect, test } from 'vitest'
import { ear } from './ear'
import { openForum } from './forum'
import { ask } from './requests'
import { left } from './uploading'

test('a hidden thread is gone for all but its moderators, and comes back where it was', async () => {
  const forum = await openForum()
  const [mia, ada, oto] = [
    await forum.join('mia', { role: 'moderator' }),
    await forum.join('ada', { member: 'Beta' }),
    await forum.join('oto', { member: 'Epsilon' }),
  ]
  const thread = await ada.asks('consultations', 'A slip', `It names @[Oto](person:${oto.id})`)
  const lists = [mia, ada, oto].map((each) => each.threads.list({ channelId: thread.channelId }))
  await Promise.all([...lists.map((list) => list.more()), ...[mia, ada, oto].map((each) => each.opens(thread))])
  const heard = await ear(oto)
  await heard.watch(`thread:${thread.id}`)
  await heard.watch(`channel:${thread.channelId}`)

  await mia.orders.hide(thread.id, 'It names a person')
  await mia.orders.hide(thread.id, 'Once more')
  heard.raw.length = 0
  mia.says(thread, 'Among moderators')
  await expect.poll(() => mia.sees(thread)).toContain('Among moderators')
  for (const each of [ada, oto]) await expect.poll(() => each.posts.get(thread.id)!.state).toBe('lost')
  expect(lists.map(({ threads }) => threads.map(({ hidden }) => hidden))).toEqual([[true], [], []])
  expect(oto.forum.mentions.all).toEqual([])
  expect(heard.raw.join()).not.toMatch(/Among|saved/)
  expect((await ask(forum, 'openThread', { threadId: thread.id }, oto.cookie)).statusCode).toBe(404)
  expect(mia.posts.get(thread.id)!.notes).toMatchObject([{ kind: 'hidden', reason: 'It names a person' }])
  await expect(mia.threads.move(thread.id, mia.directory.channelBySlug('full-members')!.id)).rejects.toMatchObject({
    code: 'conflict',
  })
  for (const each of [mia, ada, oto]) await each.isInSync()

  await mia.orders.restore(thread.id)
  await mia.orders.restore(thread.id)
  await expect
    .poll(() => lists.map(({ threads }) => threads.map(({ hidden }) => hidden)))
    .toEqual([[false], [false], [false]])
  expect(ada.threads.get(thread.id)!.channelId).toBe(thread.channelId)
  await oto.opens(thread)
  expect(oto.posts.get(thread.id)!.notes.map(({ kind }) => kind)).toEqual(['hidden', 'restored'])
  for (const each of [mia, ada, oto]) await each.isInSync()
})

test('what a group hid, only its convenor still sees, and nobody of the house', async () => {
  const forum = await openForum()
  const [cora, leo, mia] = [
    await forum.join('cora', { convenes: ['legal'] }),
    await forum.join('leo', { member: 'Beta', groups: ['legal'] }),
    await forum.join('mia', { role: 'moderator' }),
  ]
  const thread = await leo.asks('legal', 'A slip')
  await expect(mia.orders.hide(thread.id, 'Why')).rejects.toMatchObject({ code: 'not_found' })
  await cora.orders.hide(thread.id, 'A slip')
  await expect.poll(() => leo.threads.get(thread.id)).toBeUndefined()
  await cora.orders.restore(thread.id)
  await expect.poll(() => leo.threads.get(thread.id)?.hidden).toBe(false)
  for (const each of [cora, leo, mia]) await each.isInSync()
})

test('a thread is removed for good only when it is hidden; then nothing of it is left, not a byte', async () => {
  const forum = await openForum()
  const [mia, ada] = [await forum.join('mia', { role: 'moderator' }), await forum.join('ada', { member: 'Beta' })]
  const other = await ada.asks('consultations', 'Merged before')
  const thread = await ada.asks('consultations', 'To be removed', `It names @[Mia](person:${mia.id})`)
  const fileId = crypto.randomUUID()
  await ask(forum, 'uploadFile', { fileId, name: 'note.txt' }, ada.cookie)
  ada.says(thread, 'With a file', { files: [fileId] })
  await expect.poll(() => ada.posts.pending).toEqual([])
  await mia.orders.merge(other.id, thread.id)
  expect(left(forum)).toEqual([fileId])
  await mia.opens(thread)
  await expect(mia.orders.remove(thread.id)).rejects.toMatchObject({ code: 'conflict' })
  await mia.orders.hide(thread.id, 'A case')
  await mia.orders.remove(thread.id)

  await expect.poll(() => mia.posts.get(thread.id)!.state).toBe('lost')
  for (const each of [mia, ada]) {
    for (const threadId of [thread.id, other.id]) {
      expect((await ask(forum, 'openThread', { threadId }, each.cookie)).statusCode).toBe(404)
    }
    expect((await ask(forum, 'readFile', { fileId }, each.cookie)).statusCode).toBe(404)
  }
  expect(left(forum)).toEqual([])
  await expect.poll(() => mia.forum.mentions.all).toEqual([])
  for (const each of [mia, ada]) await each.isInSync()
})
