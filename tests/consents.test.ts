import { expect, test } from 'vitest'
import { openForum, type TestForum } from './forum'
import { whole } from './reaching'
import { ask } from './requests'
import type { Someone } from './someone'

/** A thread of full members in the network's channel, in which three wrote; an observer who would gain it. */
async function narrowed(forum: TestForum) {
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const [cat, oto] = [await forum.join('cat', { member: 'Gamma' }), await forum.join('oto', { member: 'Epsilon' })]
  const thread = await ada.asks('consultations', 'Ibex title', 'Ibex words')
  await ada.forum.reaches.narrow(thread.id, whole(ada, 'consultations', { to: 'full' }))
  for (const each of [ada, ben, cat]) await each.opens(thread)
  return { thread, ada, ben, cat, oto, everyone: [ada, ben, cat, oto] }
}
const say = async (who: Someone, thread: { id: string }, text: string) => {
  who.says(thread, text)
  await expect.poll(() => who.sees(thread)).toContain(text)
  await expect.poll(() => who.posts.pending).toEqual([])
}
const ask1 = (ada: Someone, thread: { id: string }, id = crypto.randomUUID()) =>
  ada.forum.reaches.ask(thread.id, id, whole(ada, 'consultations'), 'The observers should know')

test('a thread is opened wider with the last yes of all who wrote in it, and not before', async () => {
  const forum = await openForum()
  const { thread, ada, ben, cat, oto, everyone } = await narrowed(forum)
  await say(ben, thread, 'Ibex two')
  await say(cat, thread, 'Ibex three')
  const id = crypto.randomUUID()
  expect(await ask1(ada, thread, id)).toMatchObject({ state: 'open', label: 'network' })
  expect(await ask1(ada, thread, id)).toMatchObject({ state: 'open' })
  await expect(ask1(ada, thread)).rejects.toMatchObject({ code: 'conflict' })

  await expect.poll(() => [ben, cat, ada].map((each) => each.forum.reaches.asked.length)).toEqual([1, 1, 0])
  const { gain } = await ben.forum.reaches.previewConsent(id)
  expect(gain.flatMap(({ personIds }) => personIds)).toEqual([oto.id])
  await expect(ada.forum.reaches.answer(id, true)).rejects.toMatchObject({ code: 'not_allowed' })
  expect((await ask(forum, 'answerConsent', { consentId: id, yes: true }, oto.cookie)).statusCode).toBe(404)
  await ben.forum.reaches.answer(id, true)
  expect((await ask(forum, 'openThread', { threadId: thread.id }, oto.cookie)).statusCode).toBe(404)
  await cat.forum.reaches.answer(id, true)

  await expect.poll(() => oto.threads.get(thread.id)?.label).toBe('network')
  await expect.poll(() => ada.forum.reaches.openIn(thread.id)).toBe(undefined)
  const kinds = () => ada.posts.get(thread.id)!.notes.map(({ kind, byId }) => `${kind} ${byId === ada.id}`)
  await expect.poll(kinds).toEqual(['narrowed true', 'consent-asked true', 'consent-given false', 'widened true'])
  for (const each of everyone) await each.isInSync()
})

test('one no ends it; who asked can withdraw; where nobody else wrote, nobody is asked', async () => {
  const forum = await openForum()
  const { thread, ada, ben, cat, oto, everyone } = await narrowed(forum)
  await say(ben, thread, 'Ibex two')
  const refused = await ask1(ada, thread)
  await ben.forum.reaches.answer(refused.id, false)
  await expect.poll(() => ada.forum.reaches.openIn(thread.id)).toBe(undefined)
  await expect(ben.forum.reaches.answer(refused.id, true)).rejects.toMatchObject({ code: 'conflict' })

  const withdrawn = await ask1(ada, thread)
  await expect(cat.forum.reaches.withdraw(withdrawn.id)).rejects.toMatchObject({ code: 'not_allowed' })
  await ada.forum.reaches.withdraw(withdrawn.id)
  await expect.poll(() => ben.forum.reaches.asked).toEqual([])
  expect(oto.threads.get(thread.id)).toBe(undefined)

  await ben.posts.remove(ben.posts.get(thread.id)!.posts.at(-1)!.id)
  expect(await ask1(ada, thread)).toMatchObject({ state: 'done', answers: [] })
  await expect.poll(() => oto.threads.get(thread.id)?.label).toBe('network')
  for (const each of everyone) await each.isInSync()
})

test('whoever writes while it is asked is asked too, also with the last yes on its way', async () => {
  const forum = await openForum()
  const { thread, ada, ben, cat, oto, everyone } = await narrowed(forum)
  await say(ben, thread, 'Ibex two')
  const { id } = await ask1(ada, thread)
  await say(cat, thread, 'Ibex three')
  await expect.poll(() => cat.forum.reaches.asked.length).toBe(1)
  await ben.forum.reaches.answer(id, true)
  expect(oto.threads.get(thread.id)).toBe(undefined)
  await cat.forum.reaches.answer(id, false)

  for (let round = 0; round < 12; round++) {
    const own = await ada.asks('consultations', `Race ${round}`)
    await ada.forum.reaches.narrow(own.id, whole(ada, 'consultations', { to: 'full' }))
    await ask(forum, 'writePost', post(own.id, 'Mine'), ben.cookie)
    const consent = await ask1(ada, own)
    const [wrote] = await Promise.all([
      ask(forum, 'writePost', post(own.id, 'Late'), cat.cookie),
      ask(forum, 'answerConsent', { consentId: consent.id, yes: true }, ben.cookie),
    ])
    const now = await ask(forum, 'openThread', { threadId: own.id }, oto.cookie)
    const posts = await ask(forum, 'listPosts', { threadId: own.id }, cat.cookie)
    const { consents } = posts.json<{ consents: { answers: { personId: string }[] }[] }>()
    expect(wrote.statusCode).toBe(200)
    // Either it was open to all before she wrote, or she is asked.
    const asked = consents.flatMap(({ answers }) => answers).some(({ personId }) => personId === cat.id)
    expect([now.statusCode, asked]).toEqual(now.statusCode === 200 ? [200, false] : [404, true])
  }
  for (const each of everyone) await each.isInSync()
})

test('a thread that goes somewhere else is not asked about any more', async () => {
  const forum = await openForum()
  const { thread, ada, ben, everyone } = await narrowed(forum)
  await say(ben, thread, 'Ibex two')
  const { id } = await ask1(ada, thread)
  const memberIds = [ben.directory.actor!.memberId]
  await ada.forum.reaches.narrow(thread.id, whole(ada, 'consultations', { to: 'members', memberIds }))
  await expect.poll(() => ben.forum.reaches.asked).toEqual([])
  await expect(ben.forum.reaches.answer(id, true)).rejects.toMatchObject({ code: 'conflict' })
  for (const each of everyone) await each.isInSync()
})

test('a thread of full members comes to the network’s list with the yes of all who wrote in it', async () => {
  const forum = await openForum()
  const [leo, ada] = [await forum.join('leo', { role: 'moderator' }), await forum.join('ada')]
  const oto = await forum.join('oto', { member: 'Epsilon' })
  const thread = await ada.asks('full-members', 'Ibex title', 'Ibex words')
  await leo.opens(thread)
  const aim = whole(leo, 'consultations')
  expect(await leo.forum.reaches.preview(thread.id, aim)).toMatchObject({ isWider: true, askedIds: [ada.id] })
  await expect(leo.threads.move(thread.id, aim.channelId)).rejects.toMatchObject({ code: 'conflict' })
  const { id } = await leo.forum.reaches.ask(thread.id, crypto.randomUUID(), aim, '')
  await expect.poll(() => ada.forum.reaches.asked.length).toBe(1)
  await ada.forum.reaches.answer(id, true)
  const moved = { channelId: aim.channelId, label: 'network' }
  for (const each of [leo, ada, oto]) {
    await expect.poll(() => each.threads.get(thread.id)).toMatchObject(moved)
    await each.isInSync()
  }
})

const post = (threadId: string, text: string) => ({
  id: crypto.randomUUID(),
  threadId,
  parentId: null,
  text,
  fileIds: [],
})

test('a thread is published by the last yes only as long as who asked may publish', async () => {
  const forum = await openForum()
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const sue = await forum.join('sue', { role: 'secretariat' })
  const year = new Date().getUTCFullYear()
  await sue.forum.administration.recordChair(year, ada.directory.actor!.memberId)
  const thread = await ada.asks('consultations', 'Ibex title')
  await ask(forum, 'writePost', post(thread.id, 'Mine'), ben.cookie)
  await ada.opens(thread)
  const id = crypto.randomUUID()
  await ada.forum.reaches.ask(thread.id, id, whole(ada, 'consultations', { isPublic: true }), '')
  await sue.forum.administration.recordChair(year, ben.directory.actor!.memberId)
  expect(await ben.forum.reaches.answer(id, true)).toMatchObject({ state: 'overtaken' })
  await expect.poll(() => ada.forum.reaches.openIn(thread.id)).toBe(undefined)
  expect((await ada.threads.load(thread.id)).label).toBe('network')
  for (const each of [ada, ben, sue]) await each.isInSync()
})

test('what was written for fewer is not told to those who have come to read it since, until its author says so', async () => {
  const forum = await openForum()
  const { thread, ada, ben, oto, everyone } = await narrowed(forum)
  const letIn = forum.app.house.realtime.cut([{ personId: ben.id, signedOut: {} }])
  await expect.poll(() => ben.forum.live.status).toBe('offline')
  expect(await ask1(ada, thread)).toMatchObject({ state: 'done' })
  await expect.poll(() => oto.threads.get(thread.id)?.label).toBe('network')
  await oto.opens(thread)
  ben.says(thread, 'Zebra')

  await expect.poll(() => ben.posts.pending[0]?.failure).toContain('More people read this thread')
  expect((await oto.opens(thread)).posts.map(({ text }) => text)).toEqual(['Ibex words'])
  letIn()
  await expect.poll(() => ben.threads.get(thread.id)?.label).toBe('network')
  await ben.posts.retry(ben.posts.pending[0]!.id)
  await expect.poll(() => oto.sees(thread)).toEqual(['Ibex words', 'Zebra'])
  // Where one does not read is answered like where there is nothing.
  const lea = await forum.join('lea', { groups: ['legal'] })
  const channelIds = [lea.directory.channelBySlug('legal')!.id, crypto.randomUUID()]
  const [theirs, none] = await Promise.all(
    channelIds.map((channelId) =>
      ask(forum, 'writePost', { ...post(thread.id, 'Late'), seen: { channelId, label: 'network' } }, ben.cookie),
    ),
  )
  expect([theirs!.statusCode, theirs!.body]).toEqual([409, none!.body])
  for (const each of everyone) await each.isInSync()
})
