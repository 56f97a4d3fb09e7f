import { expect, test } from 'vitest'
import type { Frame } from '../contract/events'
import { ear } from './ear'
import { openForum, type TestForum } from './forum'
import { ask } from './requests'
import type { Someone } from './someone'

test('a page that missed a frame asks for what was in it', async () => {
  const { forum, ada, ben, thread } = await openDiscussion()
  const drop = dropping(forum)
  drop.next = ({ room }) => room === `thread:${thread.id}`
  await says(forum, ada, thread, 'Missed')
  expect(drop.count).toBe(1)
  drop.next = () => false
  await says(forum, ada, thread, 'Heard')
  await expect.poll(() => ben.sees(thread)).toEqual(['The question', 'Missed', 'Heard'])
  await inSync(ada, ben)
})

test('however many frames are lost, and when, a page ends up with everything', async () => {
  const { forum, ada, ben, thread } = await openDiscussion()
  const drop = dropping(forum)
  drop.next = () => Math.random() < 0.4
  await Promise.all(Array.from({ length: 60 }, (_, n) => says(forum, n % 2 ? ada : ben, thread, `Post ${n}`)))
  const asked = await Promise.all(Array.from({ length: 5 }, (_, n) => ada.asks('consultations', `Question ${n}`)))
  expect(drop.count).toBeGreaterThan(10)
  drop.next = () => false
  await says(forum, ada, thread, 'The last')
  await ben.reads.unread(asked[0]!.id, 1)
  await ada.reads.unread(asked[0]!.id, 1)
  await expect.poll(() => ben.sees(thread)?.length).toBe(62)
  await inSync(ada, ben)
})

test('what was committed is heard, also when the answer to the commit was lost', async () => {
  const { forum, ada, ben, thread } = await openDiscussion()
  const { connection } = forum.app.house
  const { act } = connection
  connection.act = async (who, work) => {
    connection.act = act
    await act(who, work)
    throw Object.assign(new Error('gone'), { code: 'CONNECTION_CLOSED' })
  }
  expect((await ask(forum, 'writePost', post(thread, 'Committed'), ada.cookie)).statusCode).toBe(503)
  await expect.poll(() => ben.sees(thread), { timeout: 5_000 }).toEqual(['The question', 'Committed'])
  await inSync(ada, ben)
})

test('what is said while a page catches up is heard, too', async () => {
  const { forum, ada, ben, thread } = await openDiscussion()
  const open = await slowly(ben, '/api/changes')
  await ben.opens(thread)
  const drop = dropping(forum)
  drop.next = () => drop.count < 2
  await says(forum, ada, thread, 'Missed')
  await says(forum, ada, thread, 'Asked for')
  await new Promise((resolve) => setTimeout(resolve, 300))
  await says(forum, ada, thread, 'Said meanwhile')
  await new Promise((resolve) => setTimeout(resolve, 300))
  open()
  await expect.poll(() => ben.sees(thread)).toEqual(['The question', 'Missed', 'Asked for', 'Said meanwhile'])
  await inSync(ada, ben)
})

test('whoever was away catches up: posts, lists, marks, mentions, edits, removals', async () => {
  const { forum, ada, ben, thread } = await openDiscussion()
  const list = ben.threads.list({ channelId: thread.channelId })
  await list.more()
  const gone = await says(forum, ada, thread, 'Soon removed')
  await expect.poll(() => ben.sees(thread)?.length).toBe(2)
  forum.app.house.realtime.cut([{ personId: ben.id, signedOut: {} }])()
  await expect.poll(() => ben.forum.live.status).toBe('offline')

  await ada.posts.remove(gone)
  await ada.posts.edit(ada.posts.get(thread.id)!.posts[0]!.id, `The question for @[Ben](person:${ben.id})`)
  await ada.threads.edit({ threadId: thread.id, title: 'Another title', places: ['prison'], topics: [] })
  await ada.asks('consultations', 'Asked meanwhile')
  await ask(forum, 'markRead', { threadId: thread.id, numbers: [1] }, ben.cookie)

  await expect.poll(() => list.threads.map(({ title }) => title)).toEqual(['Asked meanwhile', 'Another title'])
  await expect.poll(() => ben.sees(thread)).toEqual([expect.stringContaining('for @[Ben]'), null])
  await expect.poll(() => ben.forum.mentions.all.length).toBe(1)
  await expect.poll(() => ben.reads.isRead(thread.id, 1)).toBe(true)
  await inSync(ada, ben)
})

test('whoever was away too long for that loads afresh', async () => {
  const { forum, ada, ben, thread } = await openDiscussion()
  const other = await ada.asks('consultations', 'Another')
  await expect.poll(() => ben.threads.unreadIn(thread.channelId)).toBe(2)
  const drop = dropping(forum)
  drop.next = () => true
  await Promise.all(Array.from({ length: 205 }, (_, n) => says(forum, ada, thread, `Post ${n}`)))
  await ask(forum, 'markRead', { threadId: other.id, numbers: [1] }, ben.cookie)
  const draft = (n: number) => ({ key: `thread:${crypto.randomUUID()}`, text: `Draft ${n}`, form: {} })
  await Promise.all(Array.from({ length: 205 }, (_, n) => ask(forum, 'saveDraft', draft(n), ben.cookie)))
  drop.next = () => false
  await says(forum, ada, thread, 'The last')
  await ask(forum, 'saveDraft', draft(0), ben.cookie)
  await expect.poll(() => ben.threads.unreadIn(thread.channelId)).toBe(1)
  await expect.poll(() => ben.posts.get(thread.id)!.posts.length).toBe(50)
  await inSync(ada, ben)
})

test('what comes late, or twice, changes nothing', async () => {
  const { ada, ben, thread } = await openDiscussion()
  const [old] = ben.posts.get(thread.id)!.posts
  const before = ben.threads.get(thread.id)!
  await ada.posts.edit(old!.id, 'As it is now')
  await ada.threads.edit({ threadId: thread.id, title: 'As it is now', places: [], topics: [] })
  await expect.poll(() => ben.threads.get(thread.id)!.title).toBe('As it is now')
  ben.forum.keep({ type: 'post.saved', post: old! })
  ben.forum.keep({ type: 'thread.saved', thread: before })
  ben.forum.keep({ type: 'read.saved', mark: { threadId: thread.id, read: [[1, 9]], version: 0 } })
  expect(ben.sees(thread)).toEqual(['As it is now'])
  expect(ben.threads.get(thread.id)!.title).toBe('As it is now')
  await inSync(ada, ben)
})

test('what is said while more of a thread is loading is not left out', async () => {
  const { forum, ada, ben, thread } = await openDiscussion()
  await Promise.all(Array.from({ length: 60 }, (_, n) => says(forum, ada, thread, `Post ${n}`)))
  const open = await slowly(ben, 'after=')
  const shown = await ben.opens(thread)
  expect(shown.hasAfter).toBe(true)
  const loading = shown.more('after')
  await new Promise((resolve) => setTimeout(resolve, 300))
  await says(forum, ada, thread, 'Said meanwhile')
  await expect.poll(() => ben.threads.get(thread.id)!.lastNumber).toBe(62)
  open()
  await loading
  await expect.poll(() => ben.sees(thread)!.at(-1)).toBe('Said meanwhile')
  await inSync(ada, ben)
})

test('a room one may not read is, word for word, a room that is not there', async () => {
  const forum = await openForum()
  const leo = await forum.join('leo', { groups: ['legal'] })
  const ada = await forum.join('ada')
  const thread = await leo.asks('legal', 'Among us')
  const listener = await ear(ada)
  const absent = await listener.watch(`thread:${crypto.randomUUID()}`)
  expect(absent).toEqual({ code: 'not_found' })
  expect(await listener.watch(`thread:${thread.id}`)).toEqual(absent)
  expect(await listener.watch(`channel:${thread.channelId}`)).toEqual(absent)
  await ask(forum, 'writePost', post(thread, 'A secret'), leo.cookie)
  await leo.isInSync()
  expect(listener.raw.join()).not.toContain(thread.id)
})

async function openDiscussion() {
  const forum = await openForum()
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const thread = await ada.asks('consultations', 'A question', 'The question')
  await Promise.all([ada.opens(thread), ben.opens(thread)])
  await expect.poll(() => ben.threads.get(thread.id)).toBeDefined()
  return { forum, ada, ben, thread }
}

/** From now on such answers reach someone's page only once that is called which is returned. */
async function slowly(someone: Someone, part: string) {
  const { fetch } = someone
  let open = () => {}
  const gate = new Promise<void>((resolve) => (open = resolve))
  someone.fetch = async (input, init) => {
    const reply = await fetch(input, init)
    if (String(input).includes(part)) await gate
    return reply
  }
  await someone.reopens()
  return open
}

/** Loses frames on their way to everyone. */
function dropping({ app: { house } }: TestForum) {
  const drop = { next: (_frame: Frame) => false, count: 0 }
  const emit = house.realtime.emit.bind(house.realtime)
  house.realtime.emit = (frame) => (drop.next(frame) ? drop.count++ : emit(frame))
  return drop
}

const post = ({ id: threadId }: { id: string }, text: string) => ({
  ...{ id: crypto.randomUUID(), threadId, parentId: null, text, fileIds: [] },
})

async function says(forum: TestForum, someone: Someone, thread: { id: string }, text: string) {
  return (await ask(forum, 'writePost', post(thread, text), someone.cookie)).json<{ id: string }>().id
}

async function inSync(...people: Someone[]) {
  for (const person of people) await person.isInSync()
}
