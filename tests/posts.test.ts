import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Post } from '../contract/posts'
import { findPost } from '../db/queries/posts'
import { presentPost } from '../server/domain/posts'
import { ear } from './ear'
import { openForum } from './forum'
import { ask } from './requests'
import type { Someone } from './someone'

test('one replies to a post, and not to a reply; a thread is read in the order of its questions', async () => {
  const { forum, ada, ben, thread } = await openDiscussion()
  const first = ben.says(thread, 'First answer')
  await shows(ada, thread, ['The question', 'First answer'])
  ada.says(thread, 'Second answer')
  const reply = ada.says(thread, 'Reply to the first', { to: first })
  const all = ['The question', 'First answer', 'Reply to the first', 'Second answer']
  await shows(ben, thread, all)

  const nested = await ask(forum, 'writePost', post(thread, { parentId: reply }), ben.cookie)
  expect(nested.json()).toMatchObject({ code: 'invalid', field: 'parentId' })
  const elsewhere = await ada.asks('consultations', 'Another')
  const astray = await ask(forum, 'writePost', post(elsewhere, { parentId: first }), ben.cookie)
  expect(astray.statusCode).toBe(404)
  await areInSync(ada, ben)
})

test('an edit is seen at once, and what was said before stays readable', async () => {
  const { ada, ben, thread } = await openDiscussion()
  const id = ada.posts.get(thread.id)!.posts[0]!.id
  await ada.posts.edit(id, 'The question, better')
  await ada.posts.edit(id, 'The question, at its best')
  await shows(ben, thread, ['The question, at its best'])
  expect(ben.posts.get(thread.id)!.get(id)!.editedAt).not.toBeNull()
  const versions = (await ben.posts.versions(id)).map(({ text }) => text)
  expect(versions).toEqual(['The question', 'The question, better', 'The question, at its best'])
  await expect(ben.posts.edit(id, 'Mine now')).rejects.toMatchObject({ code: 'not_allowed' })
  await areInSync(ada, ben)
})

test('edits at once lose nothing of what was said, nor its order, whatever the clock said when they were sent', async () => {
  let now = Date.now()
  const { forum, ada, thread } = await openDiscussion(() => new Date((now -= 60_000)))
  const { id: postId } = ada.posts.get(thread.id)!.posts[0]!
  const edits = ['A', 'B', 'C', 'D'].map((text) => ask(forum, 'editPost', { postId, text }, ada.cookie))
  const done = (await Promise.all(edits)).map((reply) => reply.json<Post>()).sort((a, b) => a.version - b.version)
  const versions = await ada.posts.versions(postId)
  expect(versions.map(({ text }) => text)).toEqual(['The question', ...done.map(({ text }) => text)])
  expect(versions.map(({ writtenAt }) => writtenAt)).toEqual(versions.map(({ writtenAt }) => writtenAt).sort())
  await ada.isInSync()
})

test('of a removed post only a trace is left, wherever one looks', async () => {
  const { forum, ada, ben, thread } = await openDiscussion()
  const canary = `canary-${randomUUID()}`
  const revision = ben.posts.get(thread.id)!.posts[0]!.version
  const id = ben.says(thread, `${canary} one`)
  await shows(ada, thread, ['The question', `${canary} one`])
  await ben.posts.edit(id, `${canary} two`)
  await ben.posts.react(id, '👍')
  const listener = await ear(ada)
  await listener.watch(`thread:${thread.id}`)
  await ben.posts.remove(id)

  await shows(ada, thread, ['The question', null])
  expect(ada.posts.get(thread.id)!.get(id)).toMatchObject({ text: '', reactions: [], files: [], removedById: ben.id })
  const looks: [string, object][] = [
    ['listPosts', { threadId: thread.id }],
    ['listPosts', { threadId: thread.id, around: id }],
    ['listChanges', { room: `thread:${thread.id}`, after: revision }],
    ['listChanges', { room: `channel:${thread.channelId}`, after: 0 }],
    ['listPostVersions', { postId: id }],
    ['search', { q: canary }],
    ['openForum', {}],
    ['listThreads', {}],
  ]
  for (const [name, input] of looks) {
    for (const { cookie } of [ada, ben]) {
      const reply = await ask(forum, name, input, cookie)
      expect(reply.body, name).not.toContain(canary)
    }
  }
  expect(listener.raw.join()).toContain(id)
  expect(listener.raw.join()).not.toContain(canary)
  expect(ada.posts.get(thread.id)!.posts).toHaveLength(2)
  await areInSync(ada, ben)
})

test('what a post is given one day for our own use does not go out by itself', async () => {
  const { forum, ada, ben, thread } = await openDiscussion()
  const shown = ben.posts.get(thread.id)!.posts[0]!
  const row = { ...(await findPost(forum.connection.db, shown.id))!, heldBecause: 'names a person' }
  expect(presentPost(row)).toEqual(shown)
  await areInSync(ada, ben)
})

test('its author takes a removal back, and nobody else does', async () => {
  const { ada, ben, thread } = await openDiscussion()
  const id = ben.says(thread, 'Said too soon')
  await shows(ada, thread, ['The question', 'Said too soon'])
  await ben.posts.remove(id)
  await expect(ada.posts.restore(id)).rejects.toMatchObject({ code: 'not_allowed' })
  await expect(ben.posts.edit(id, 'Something else')).rejects.toMatchObject({ code: 'not_allowed' })
  // The answer may be lost on the way: asked again, it is done already.
  await ben.posts.remove(id)
  await ben.posts.restore(id)
  await ben.posts.restore(id)
  await shows(ada, thread, ['The question', 'Said too soon'])
  await areInSync(ada, ben)
})

test('reactions come and go; the same one twice counts once', async () => {
  const { ada, ben, thread } = await openDiscussion()
  const id = ada.posts.get(thread.id)!.posts[0]!.id
  await Promise.all([ada.posts.react(id, '👍'), ben.posts.react(id, '👍'), ben.posts.react(id, '👍')])
  await ben.posts.react(id, '💡')
  await expect.poll(() => counts(ada, thread.id, id)).toEqual({ '👍': 2, '💡': 1 })
  await ben.posts.unreact(id, '👍')
  await ben.posts.unreact(id, '👍')
  await expect.poll(() => counts(ada, thread.id, id)).toEqual({ '👍': 1, '💡': 1 })
  await areInSync(ada, ben)
})

test('writing the same post twice writes it once; its id is nobody else’s', async () => {
  const { forum, ada, ben, thread } = await openDiscussion()
  const written = post(thread, { text: 'Once' })
  const replies = await Promise.all([1, 2, 3].map(() => ask(forum, 'writePost', written, ada.cookie)))
  expect(replies.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200])
  expect(new Set(replies.map(({ body }) => body)).size).toBe(1)
  await shows(ben, thread, ['The question', 'Once'])
  expect((await ask(forum, 'writePost', written, ben.cookie)).json()).toMatchObject({ code: 'conflict', field: 'id' })
  const other = await ada.asks('consultations', 'Another')
  const moved = { ...written, threadId: other.id }
  expect((await ask(forum, 'writePost', moved, ada.cookie)).json()).toMatchObject({ code: 'conflict' })
  const question = { id: thread.id, postId: randomUUID(), channelId: thread.channelId, title: 'Mine', text: 'Mine' }
  const taken = await ask(forum, 'startThread', { ...question, places: [], topics: [], fileIds: [] }, ben.cookie)
  expect(taken.json()).toMatchObject({ code: 'conflict' })
  await areInSync(ada, ben)
})

test('twenty people write at once: numbers and revisions have no gaps, and every page shows the same', async () => {
  const { forum, ada, ben, thread } = await openDiscussion()
  const writers = [ada, ben, ...(await Promise.all([1, 2, 3].map((n) => forum.join(`w${n}`, { member: 'Gamma' }))))]
  const start = ada.posts.get(thread.id)!.posts[0]!.version
  const replies = await Promise.all(
    Array.from({ length: 40 }, (_, n) =>
      ask(forum, 'writePost', post(thread, { text: `Post ${n}` }), writers[n % writers.length]!.cookie),
    ),
  )
  const written = replies.map((reply) => reply.json<Post>())
  expect(written.map(({ number }) => number).sort(ascending)).toEqual(counted(2, 40))
  expect(written.map(({ version }) => version).sort(ascending)).toEqual(counted(start + 1, 40))
  await expect.poll(() => ada.sees(thread)?.length).toBe(41)
  await expect.poll(() => ben.sees(thread)).toEqual(ada.sees(thread))
  await areInSync(ada, ben)
})

async function openDiscussion(clock?: () => Date) {
  const forum = await openForum({ clock })
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const thread = await ada.asks('consultations', 'A question', 'The question')
  await Promise.all([ada.opens(thread), ben.opens(thread)])
  return { forum, ada, ben, thread }
}

const post = ({ id: threadId }: { id: string }, change: object = {}) => ({
  ...{ id: randomUUID(), threadId, parentId: null, text: 'Words.', fileIds: [] },
  ...change,
})

async function shows(someone: Someone, thread: { id: string }, texts: (string | null)[]) {
  await expect.poll(() => someone.sees(thread)).toEqual(texts)
}

async function areInSync(...people: Someone[]) {
  for (const person of people) await person.isInSync()
}

const counts = (someone: Someone, threadId: string, postId: string) =>
  Object.fromEntries(
    someone.posts
      .get(threadId)!
      .get(postId)!
      .reactions.map(({ emoji, personIds }) => [emoji, personIds.length]),
  )

const ascending = (a: number, b: number) => a - b
const counted = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index)
