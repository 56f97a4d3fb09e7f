import { expect, test } from 'vitest'
import { ear } from './ear'
import { openForum } from './forum'
import type { Someone } from './someone'

async function four() {
  const forum = await openForum()
  const people = [
    await forum.join('mia', { role: 'moderator' }),
    await forum.join('ada', { member: 'Beta' }),
    await forum.join('ben', { member: 'Gamma' }),
    await forum.join('oto', { member: 'Epsilon' }),
  ] as const
  return { forum, people }
}

/** Writes and waits: one post after the other. */
async function told(by: Someone, thread: { id: string }, text: string, to: string | null = null) {
  const id = by.says(thread, text, { to })
  await expect.poll(() => by.posts.pending).toEqual([])
  return id
}

const allRead = async (by: Someone, thread: { id: string }, numbers: number[]) => {
  for (const number of numbers) by.reads.saw(thread.id, number)
  await by.reads.send()
}
const unreadOf = ({ threads, reads }: Someone, { id }: { id: string }) => reads.unreadNumbers(threads.get(id)!)

test('posts are split out with the replies to them, and all that is on them goes along', async () => {
  const { people } = await four()
  const [mia, ada, ben, oto] = people
  const thread = await ada.asks('consultations', 'Two things', 'The question')
  const one = await told(ben, thread, 'About the one')
  const other = await told(ben, thread, `About the other, @[Oto](person:${oto.id})`)
  await told(ada, thread, 'A reply to the one', one)
  const reply = await told(ada, thread, 'A reply to the other', other)
  await told(mia, thread, 'Again about the other')
  await Promise.all(people.map((each) => each.opens(thread)))
  await ben.posts.react(reply, '👍')
  await ben.posts.edit(other, `About the other one, @[Oto](person:${oto.id})`)
  await allRead(oto, thread, [1, 3, 5])
  await mia.orders.answer(thread.id, reply)
  const list = oto.threads.list({ channelId: thread.channelId })
  await list.more()

  const split = { threadId: thread.id, id: crypto.randomUUID(), title: 'The other', postIds: [other] }
  const made = await mia.orders.split(split)
  expect(await mia.orders.split(split)).toEqual(made)
  expect(made).toMatchObject({ title: 'The other', authorId: ben.id, lastNumber: 2, channelId: thread.channelId })
  await expect
    .poll(() => oto.sees(thread))
    .toEqual(['The question', 'About the one', 'A reply to the one', 'Again about the other'])
  await expect.poll(() => list.threads.map(({ title }) => title)).toEqual(['Two things', 'The other'])
  await Promise.all(people.map((each) => each.opens(made)))
  expect(oto.sees(made)).toEqual([`About the other one, @[Oto](person:${oto.id})`, 'A reply to the other'])
  expect(oto.posts.get(made.id)!.posts).toMatchObject([
    { id: other, number: 1, root: 1, editedAt: expect.any(String) },
    { id: reply, number: 2, root: 1, parentId: other, reactions: [{ emoji: '👍', personIds: [ben.id] }] },
  ])
  expect(await ada.posts.versions(other)).toHaveLength(2)
  // Three and five were read; they are all of the new thread.
  expect([unreadOf(oto, made), unreadOf(oto, thread)]).toEqual([
    [],
    [
      [2, 2],
      [4, 4],
      [6, 6],
    ].filter(([n]) => n !== 5),
  ])
  expect(oto.forum.mentions.all).toMatchObject([{ postId: other, threadId: made.id, number: 1 }])
  expect(mia.threads.get(thread.id)).toMatchObject({
    answerId: null,
    gone: [
      [3, 3],
      [5, 5],
    ],
  })
  expect(ada.posts.get(thread.id)!.notes.map(({ kind, postId }) => [kind, postId])).toContainEqual(['split', other])
  expect(ada.posts.get(made.id)!.notes.map(({ kind }) => kind)).toContain('split-from')
  const page = ada.forum.posts.open(thread.id, other)
  await expect.poll(() => page.leadsTo).toMatchObject({ threadId: made.id, postId: other })
  page.close()
  for (const each of people) await each.isInSync()

  // Put back, it is as it was: in the order of time, read by whom it was read.
  await mia.orders.merge(made.id, thread.id)
  await ada.opens(thread)
  expect(ada.sees(thread)!.map((text) => text!.slice(0, 17))).toEqual([
    'The question',
    'About the one',
    'A reply to the on',
    'About the other o',
    'A reply to the ot',
    'Again about the o',
  ])
  await expect
    .poll(() => unreadOf(oto, thread))
    .toEqual([
      [2, 2],
      [4, 4],
      [6, 6],
    ])
  for (const each of people) await each.isInSync()
})

test('merged threads are one in the order of time; what was read stays read, and every old link leads there', async () => {
  const { people } = await four()
  const [mia, ada, ben, oto] = people
  const first = await ada.asks('consultations', 'First', 'One')
  const second = await ben.asks('consultations', 'Second', 'Two')
  const three = await told(oto, first, 'Three')
  const fourth = await told(ada, second, `Four @[Oto](person:${oto.id})`)
  await told(mia, first, 'Five, to three', three)
  await told(mia, second, 'Six')
  await Promise.all(people.flatMap((each) => [each.opens(first), each.opens(second)]))
  await ben.posts.remove((await told(ben, second, 'Seven')) as string)
  await allRead(oto, first, [1, 2])
  await allRead(oto, second, [2])
  ben.forum.drafts.write(`thread:${second.id}`, { text: 'Half a thought', form: {} })
  await ben.forum.drafts.save(`thread:${second.id}`)
  const list = oto.threads.list({ channelId: first.channelId })
  await list.more()

  expect(await mia.orders.previewMerge(second.id, first.id)).toEqual({ gain: [], lose: [] })
  await mia.orders.merge(second.id, first.id)
  await mia.orders.merge(second.id, first.id)

  const whole = ['One', 'Two', 'Three', 'Five, to three', `Four @[Oto](person:${oto.id})`, 'Six', null]
  await expect.poll(() => ada.sees(first)).toEqual(whole)
  await expect.poll(() => list.threads.map(({ title }) => title)).toEqual(['First'])
  expect(ada.posts.get(first.id)!.posts.map(({ number }) => number)).toEqual([1, 2, 3, 5, 4, 6, 7])
  // Oto read one, three (his own) and four; not two, five, six.
  await expect
    .poll(() => unreadOf(oto, first))
    .toEqual([
      [2, 2],
      [5, 6],
    ])
  expect(oto.forum.mentions.all).toMatchObject([{ postId: fourth, threadId: first.id, number: 4 }])
  await expect.poll(() => ada.posts.get(second.id)!.leadsTo).toMatchObject({ threadId: first.id })
  await ben.reopens()
  const old = await ben.forum.posts.open(second.id, fourth)
  await expect.poll(() => old.leadsTo).toMatchObject({ threadId: first.id, postId: fourth })
  expect(await ben.forum.drafts.open(`thread:${first.id}`)).toMatchObject({ text: 'Half a thought' })

  // What was written to the old one, offline say, stands in the new one.
  await ben.opens(first)
  ben.says(second, 'Eight')
  await expect.poll(() => ada.sees(first)?.at(-1)).toBe('Eight')
  expect(ben.posts.pending).toEqual([])
  for (const each of people) await each.isInSync()
})

test('a thread is merged only into one that nobody reads who did not read it', async () => {
  const { people } = await four()
  const [mia, ada, ben, oto] = people
  const open = await ada.asks('consultations', 'Open', 'For all')
  const closed = await ben.asks('full-members', 'Closed', 'For full members')
  await Promise.all(people.map((each) => each.opens(open)))
  const heard = await ear(oto)
  await heard.watch(`thread:${open.id}`)
  await heard.watch(`channel:${open.channelId}`)
  await expect(mia.orders.merge(closed.id, open.id)).rejects.toMatchObject({ code: 'conflict' })
  await expect(mia.orders.merge(open.id, open.id)).rejects.toMatchObject({ code: 'invalid' })
  await expect(ada.orders.merge(open.id, closed.id)).rejects.toMatchObject({ code: 'not_allowed' })
  const { lose } = await mia.orders.previewMerge(open.id, closed.id)
  expect(lose.flatMap(({ personIds }) => personIds)).toEqual([oto.id])

  await mia.orders.merge(open.id, closed.id)
  await expect.poll(() => oto.posts.get(open.id)!.state).toBe('lost')
  heard.raw.length = 0
  await ada.opens(closed)
  ada.says(closed, 'A secret from observers')
  ada.says(open, 'Another')
  await expect
    .poll(() => ada.sees(closed))
    .toEqual(['For all', 'For full members', 'A secret from observers', 'Another'])
  expect(heard.raw.join()).not.toMatch(/secret|Another|saved/)
  expect(await heard.watch(`thread:${open.id}`)).toEqual({ code: 'not_found' })
  for (const each of people) await each.isInSync()
})

test('what cannot be split is refused in words', async () => {
  const { people } = await four()
  const [mia, ada, ben] = people
  const thread = await ada.asks('consultations', 'A question')
  const other = await ada.asks('consultations', 'Another')
  const reply = await told(ben, thread, 'Words')
  await mia.opens(thread)
  const question = mia.posts.get(thread.id)!.posts[0]!.id
  const split = (postIds: string[], by = mia, threadId = thread.id) =>
    by.orders.split({ threadId, id: crypto.randomUUID(), title: 'Apart', postIds })
  await expect(split([question])).rejects.toMatchObject({ code: 'invalid', field: 'postIds' })
  await expect(split([reply], mia, other.id)).rejects.toMatchObject({ code: 'not_found' })
  await expect(split([reply], ada)).rejects.toMatchObject({ code: 'not_allowed' })
  const taken = { threadId: thread.id, id: other.id, title: 'Apart', postIds: [reply] }
  await expect(mia.orders.split(taken)).rejects.toMatchObject({ code: 'conflict' })
  for (const each of people) await each.isInSync()
})
