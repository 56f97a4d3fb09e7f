import { expect, test } from 'vitest'
import { listActs } from '../db/queries/audit'
import { openForum, type TestForum } from './forum'

const soon = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString()

async function three(forum: TestForum) {
  return [
    await forum.join('mia', { role: 'moderator' }),
    await forum.join('ada', { member: 'Beta' }),
    await forum.join('oto', { member: 'Epsilon' }),
  ] as const
}

test('a pinned thread stands on top for everyone, until its date or until it is unpinned', async () => {
  const forum = await openForum()
  const [mia, ada, oto] = await three(forum)
  const old = await ada.asks('consultations', 'Old')
  const middle = await ada.asks('consultations', 'Middle')
  await ada.asks('consultations', 'New')
  const list = oto.threads.list({ channelId: old.channelId })
  const all = oto.threads.list({})
  await Promise.all([list.more(), all.more(), mia.opens(old), ada.opens(old)])

  await mia.orders.pin(middle.id, soon(3_600_000))
  await mia.orders.pin(old.id, soon(2_000))
  await mia.orders.pin(old.id, mia.threads.get(old.id)!.pinnedUntil!)
  await expect.poll(() => list.threads.map(({ title }) => title)).toEqual(['Middle', 'Old', 'New'])
  expect(all.threads.map(({ title }) => title)).toEqual(['New', 'Middle', 'Old'])
  await oto.isInSync()
  await expect.poll(() => list.threads.map(({ title }) => title), { timeout: 4_000 }).toEqual(['Middle', 'New', 'Old'])
  await mia.orders.unpin(middle.id)
  await mia.orders.unpin(middle.id)
  await expect.poll(() => list.threads.map(({ title }) => title)).toEqual(['New', 'Middle', 'Old'])
  expect(ada.posts.get(old.id)!.notes.map(({ kind }) => kind)).toEqual(['pinned'])
  expect(await actsOf(forum)).toEqual(['thread.pin', 'thread.pin', 'thread.unpin'])
  for (const each of [mia, ada, oto]) await each.isInSync()
})

test('what is pinned comes with the first page of a list, however old it is', async () => {
  const forum = await openForum()
  const [mia, ada] = await three(forum)
  const first = await ada.asks('consultations', 'The oldest')
  for (let n = 0; n < 32; n++) await mia.asks('consultations', `Later ${n}`)
  await mia.orders.pin(first.id, soon(60_000))
  await ada.reopens()
  const list = ada.threads.list({ channelId: first.channelId })
  await list.more()
  expect(list.threads.map(({ title }) => title)[0]).toBe('The oldest')
  expect(list.threads).toHaveLength(31)
  await list.more()
  expect(list.threads).toHaveLength(33)
  await ada.isInSync()
})

test('a pin needs a time to come, a year at most, and room', async () => {
  const forum = await openForum()
  const [mia, ada] = await three(forum)
  const thread = await ada.asks('consultations', 'A question')
  for (const until of [soon(-1_000), soon(400 * 86_400_000)]) {
    await expect(mia.orders.pin(thread.id, until)).rejects.toMatchObject({ code: 'invalid', field: 'until' })
  }
  await expect(ada.orders.pin(thread.id, soon(1_000))).rejects.toMatchObject({ code: 'not_allowed' })
  for (let n = 0; n < 20; n++) await mia.orders.pin((await mia.asks('consultations', `One ${n}`)).id, soon(60_000))
  await expect(mia.orders.pin(thread.id, soon(60_000))).rejects.toMatchObject({ code: 'conflict' })
  expect(mia.threads.get(thread.id)!.pinnedUntil).toBeNull()
  await mia.isInSync()
})

test('in a locked thread only its moderators write; who was writing is told, and keeps the text', async () => {
  const forum = await openForum()
  const [mia, ada, oto] = await three(forum)
  const thread = await ada.asks('consultations', 'A question')
  await Promise.all([mia, ada, oto].map((each) => each.opens(thread)))
  await mia.orders.lock(thread.id, 'Answered in the minutes of the meeting')
  await mia.orders.lock(thread.id)
  await expect.poll(() => oto.threads.get(thread.id)!.locked).toBe(true)
  await expect
    .poll(() => oto.posts.get(thread.id)!.notes)
    .toMatchObject([{ kind: 'locked', reason: 'Answered in the minutes of the meeting', afterNumber: 1 }])
  oto.says(thread, 'Too late')
  mia.says(thread, 'A last word')
  await expect.poll(() => oto.posts.pending[0]?.failure).toMatch(/locked.*Your text is kept/)
  expect(oto.posts.pending[0]).toMatchObject({ text: 'Too late' })

  await mia.orders.unlock(thread.id)
  await mia.orders.unlock(thread.id)
  await oto.posts.retry(oto.posts.pending[0]!.id)
  await expect.poll(() => ada.sees(thread)?.slice(1)).toEqual(['A last word', 'Too late'])
  expect(ada.posts.get(thread.id)!.notes.map(({ kind }) => kind)).toEqual(['locked', 'unlocked'])
  expect(await actsOf(forum)).toEqual(['thread.lock', 'thread.unlock'])
  for (const each of [mia, ada, oto]) await each.isInSync()
})

test('slow mode: what comes too soon waits and goes out by itself, in order; other threads do not wait', async () => {
  const forum = await openForum()
  const [mia, ada, oto] = await three(forum)
  const [thread, other] = [await ada.asks('consultations', 'Heated'), await ada.asks('consultations', 'Calm')]
  await Promise.all([mia, ada, oto].map((each) => each.opens(thread)))
  await mia.orders.slow(thread.id, 2)
  await mia.orders.slow(thread.id, 2)
  for (const text of ['One', 'Two']) oto.says(thread, text)
  oto.says(other, 'Elsewhere')
  for (const text of ['A', 'B']) mia.says(thread, text)

  await expect.poll(() => oto.posts.pending).toMatchObject([{ text: 'Two', waits: 'too_many' }])
  expect(oto.posts.pending[0]!.until).toBeGreaterThan(Date.now())
  await expect.poll(() => oto.posts.pending, { timeout: 5_000 }).toEqual([])
  await expect.poll(() => ada.sees(thread)?.filter((text) => ['One', 'Two'].includes(text!))).toEqual(['One', 'Two'])
  await mia.orders.slow(thread.id, 0)
  await expect.poll(() => ada.posts.get(thread.id)!.notes.map(({ kind }) => kind)).toEqual(['slowed', 'freed'])
  expect(await actsOf(forum)).toEqual(['thread.slow', 'thread.slow'])
  for (const each of [mia, ada, oto]) await each.isInSync()
})

test('the author or a moderator marks the answer, and takes it back', async () => {
  const forum = await openForum()
  const [mia, ada, oto] = await three(forum)
  const [thread, other] = [await ada.asks('consultations', 'A question'), await oto.asks('consultations', 'Another')]
  await Promise.all([mia, ada, oto].map((each) => each.opens(thread)))
  const postId = oto.says(thread, 'The answer')
  await expect.poll(() => ada.sees(thread)).toContain('The answer')
  await expect(oto.orders.answer(thread.id, postId)).rejects.toMatchObject({ code: 'not_allowed' })
  await expect(mia.orders.answer(other.id, postId)).rejects.toMatchObject({ code: 'not_found' })
  await ada.orders.answer(thread.id, postId)
  await ada.orders.answer(thread.id, postId)
  await expect.poll(() => oto.threads.get(thread.id)!.answerId).toBe(postId)
  await mia.orders.unanswer(thread.id)
  await mia.orders.unanswer(thread.id)
  await expect
    .poll(() => oto.posts.get(thread.id)!.notes)
    .toMatchObject([
      { kind: 'answered', byId: ada.id, postId },
      { kind: 'reopened', byId: mia.id, postId },
    ])
  // What one says of one's own question is no moderation.
  expect(await actsOf(forum)).toEqual(['thread.unanswer'])
  await oto.posts.remove(postId)
  await expect(mia.orders.answer(thread.id, postId)).rejects.toMatchObject({ code: 'conflict' })
  for (const each of [mia, ada, oto]) await each.isInSync()
})

test('what a moderator renames or retags says so, what its author does so says nothing', async () => {
  const forum = await openForum()
  const [mia, ada, oto] = await three(forum)
  const thread = await ada.asks('consultations', 'A qestion')
  await Promise.all([mia, ada, oto].map((each) => each.opens(thread)))
  const edit = (by: typeof mia, title: string, places: string[]) =>
    by.threads.edit({ threadId: thread.id, title, places, topics: [] })
  await edit(ada, 'A question', [])
  await edit(mia, 'A question about food', ['prison'])
  await edit(mia, 'A question about food', ['prison'])
  await expect
    .poll(() =>
      oto.posts
        .get(thread.id)!
        .notes.map(({ kind }) => kind)
        .sort(),
    )
    .toEqual(['renamed', 'retagged'])
  expect((await actsOf(forum)).sort()).toEqual(['thread.rename', 'thread.retag'])
  for (const each of [mia, ada, oto]) await each.isInSync()
})

async function actsOf({ db }: TestForum) {
  const acts = await listActs(db, { groupId: null } as never, 100)
  return acts
    .map(({ act }) => act)
    .filter((act) => act.startsWith('thread.'))
    .reverse()
}
