import { expect, test } from 'vitest'
import { openForum } from './forum'
import { ask } from './requests'
import type { Someone } from './someone'

test('unread is exact to the post, and only goes by what was on screen', async () => {
  const { ada, ben, thread } = await openDiscussion(5)
  expect(unread(ben, thread)).toEqual([[1, 6]])
  ben.reads.saw(thread.id, 2)
  ben.reads.saw(thread.id, 4)
  await ben.reads.send()
  expect(unread(ben, thread)).toEqual([
    [1, 1],
    [3, 3],
    [5, 6],
  ])
  ben.reads.saw(thread.id, 2)
  await ben.reads.send()
  expect(ben.reads.unreadIn(ben.threads.get(thread.id)!)).toBe(4)
  expect(unread(ada, thread)).toEqual([])
  await inSync(ada, ben)
})

test('what has not been written yet cannot be read', async () => {
  const { forum, ada, ben, thread } = await openDiscussion(1)
  const mark = (numbers: number[]) => ask(forum, 'markRead', { threadId: thread.id, numbers }, ben.cookie)
  expect((await mark([7])).statusCode).toBe(400)
  expect((await mark([1, 2, 9])).json()).toMatchObject({ read: [[1, 2]] })
  ada.says(thread, 'The third')
  await expect.poll(() => unread(ben, thread)).toEqual([[3, 3]])
  await inSync(ada, ben)
})

test('a post and all after it can be made unread again', async () => {
  const { ada, ben, thread } = await openDiscussion(4)
  await reads(ben, thread, [1, 2, 3, 4, 5])
  await ben.reads.unread(thread.id, 4)
  expect(unread(ben, thread)).toEqual([[4, 5]])
  await ben.reads.unread(thread.id, 2)
  expect(unread(ben, thread)).toEqual([[2, 5]])
  await inSync(ada, ben)
})

test('two tabs and another device agree, also when one was away', async () => {
  const { ada, ben, thread } = await openDiscussion(3)
  const tab = ben.newPage()
  await tab.open()
  await expect.poll(() => tab.threads.get(thread.id)).toBeDefined()
  await reads(ben, thread, [1, 2])
  await expect.poll(() => tab.reads.unreadNumbers(tab.threads.get(thread.id)!)).toEqual([[3, 4]])
  tab.leave()
  await reads(ben, thread, [3, 4])
  await tab.open()
  await expect.poll(() => tab.threads.unreadIn(thread.channelId)).toBe(0)
  tab.leave()
  await inSync(ada, ben)
})

test('a thread read long ago comes back with only what is new in it', async () => {
  const { ada, ben, thread } = await openDiscussion(3)
  await reads(ben, thread, [1, 2, 3, 4])
  await ben.reopens()
  expect(ben.threads.get(thread.id)).toBeUndefined()
  ada.says(thread, 'News')
  await expect.poll(() => ben.threads.get(thread.id)?.lastNumber).toBe(5)
  expect(unread(ben, thread)).toEqual([[5, 5]])
  await inSync(ada, ben)
})

test('everything in a channel is read at once, and nothing elsewhere', async () => {
  const { ada, ben, thread } = await openDiscussion(2)
  const other = await ada.asks('consultations', 'Another')
  const elsewhere = await ada.asks('full-members', 'Elsewhere')
  await expect.poll(() => ben.threads.unreadIn(elsewhere.channelId)).toBe(1)
  expect(ben.threads.unreadIn(thread.channelId)).toBe(2)
  await ben.reads.channel(thread.channelId)
  await expect.poll(() => ben.threads.unreadIn(thread.channelId)).toBe(0)
  expect(ben.threads.unreadIn(elsewhere.channelId)).toBe(1)
  ada.says(other, 'And one more')
  await expect.poll(() => ben.threads.unreadIn(thread.channelId)).toBe(1)
  await inSync(ada, ben)
})

test('removed posts are nothing to read', async () => {
  const { ada, ben, thread } = await openDiscussion(2)
  const open = await ada.opens(thread)
  await ada.posts.remove(open.posts[1]!.id)
  await expect
    .poll(() => unread(ben, thread))
    .toEqual([
      [1, 1],
      [3, 3],
    ])
  await reads(ben, thread, [1, 3])
  expect(ben.threads.unreadIn(thread.channelId)).toBe(0)
  await ben.reopens()
  expect(ben.threads.unreadIn(thread.channelId)).toBe(0)
  await ada.posts.restore(open.posts[1]!.id)
  await expect.poll(() => ben.threads.get(thread.id) && unread(ben, thread)).toEqual([[2, 2]])
  await inSync(ada, ben)
})

test('a thread opens at the first post one has not read', async () => {
  const { ada, ben, thread } = await openDiscussion(120)
  await reads(
    ben,
    thread,
    Array.from({ length: 80 }, (_, index) => index + 1),
  )
  const open = await ben.opens(thread)
  expect(open.hasBefore && open.hasAfter).toBe(true)
  expect(open.posts.map(({ number }) => number)).toContain(81)
  await open.more('after')
  await open.more('before')
  await open.more('before')
  expect(open.posts.map(({ number }) => number)).toEqual(Array.from({ length: 121 }, (_, index) => index + 1))
  await inSync(ada, ben)
})

async function openDiscussion(answers: number) {
  const forum = await openForum()
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const thread = await ada.asks('consultations', 'A question', 'The question')
  const answer = (n: number) => {
    const post = { id: crypto.randomUUID(), threadId: thread.id, parentId: null, text: `Answer ${n}`, fileIds: [] }
    return ask(forum, 'writePost', post, ada.cookie)
  }
  await Promise.all(Array.from({ length: answers }, (_, n) => answer(n)))
  await expect.poll(() => ben.threads.get(thread.id)?.lastNumber).toBe(answers + 1)
  return { forum, ada, ben, thread }
}

const unread = (someone: Someone, { id }: { id: string }) => someone.reads.unreadNumbers(someone.threads.get(id)!)

async function reads(someone: Someone, { id }: { id: string }, numbers: number[]) {
  numbers.forEach((number) => someone.reads.saw(id, number))
  await someone.reads.send()
}

async function inSync(...people: Someone[]) {
  for (const person of people) await person.isInSync()
}
