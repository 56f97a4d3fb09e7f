import { expect, test } from 'vitest'
import type { ThreadPage } from '../contract/threads'
import type { Static } from 'typebox'
import { openForum } from './forum'
import { ask } from './requests'

test('a question reaches every open page that may see it, and is still there on a fresh visit', async () => {
  const forum = await openForum()
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const list = ben.threads.list({ channelId: ben.directory.channelBySlug('consultations')!.id })
  await list.more()

  const thread = await ada.asks('consultations', 'How do you word it?')

  await expect.poll(() => list.threads.map(({ title }) => title)).toEqual(['How do you word it?'])
  expect(ben.threads.unreadIn(thread.channelId)).toBe(1)
  expect(ada.threads.unreadIn(thread.channelId)).toBe(0)
  await ada.isInSync()
  await ben.isInSync()
})

test('answers appear live in the open thread, at once on the page of who wrote them', async () => {
  const forum = await openForum()
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const thread = await ada.asks('consultations', 'How do you word it?', 'The question')
  await Promise.all([ada.opens(thread), ben.opens(thread)])

  const answer = ben.says(thread, 'Out of hearing.')
  expect(ben.posts.pendingIn(thread.id).map(({ text }) => text)).toEqual(['Out of hearing.'])
  await expect.poll(() => ada.sees(thread)).toEqual(['The question', 'Out of hearing.'])
  ada.says(thread, 'Thank you.', { to: answer })
  ben.says(thread, 'And out of sight.')

  await expect
    .poll(() => ben.sees(thread))
    .toEqual(['The question', 'Out of hearing.', 'Thank you.', 'And out of sight.'])
  expect(ben.posts.pending).toEqual([])
  await ada.isInSync()
  await ben.isInSync()
})

test('lists show one place, one topic, what is unread, or what is ours, and stay live', async () => {
  const forum = await openForum()
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const inPrison = await ada.asks('consultations', 'In prison', 'Words', { places: ['prison'], topics: ['food'] })
  const atThePolice = await ben.asks('consultations', 'At the police', 'Words', { places: ['police', 'prison'] })
  const titles = async (filter: object) => {
    const page = (await ask(forum, 'listThreads', filter, ada.cookie)).json<Static<typeof ThreadPage>>()
    return page.threads.map(({ title }) => title)
  }
  expect(await titles({})).toEqual(['At the police', 'In prison'])
  expect(await titles({ place: 'prison' })).toEqual(['At the police', 'In prison'])
  expect(await titles({ place: 'police' })).toEqual(['At the police'])
  expect(await titles({ topic: 'food' })).toEqual(['In prison'])
  expect(await titles({ unread: true })).toEqual(['At the police'])
  expect(await titles({ ours: true })).toEqual(['In prison'])
  expect(await titles({ ours: true, place: 'police' })).toEqual([])
  expect(await titles({ place: 'nowhere-at-all' })).toEqual([])

  const filters = [{ place: 'prison' }, { topic: 'food' }, { unread: true }, { ours: true }]
  const lists = filters.map((filter) => ada.threads.list(filter))
  await Promise.all(lists.map((list) => list.more()))
  await ben.asks('consultations', 'Food', 'Words', { places: ['prison'], topics: ['food'] })
  await expect.poll(() => lists.map(({ threads }) => threads.length)).toEqual([3, 2, 2, 1])
  await ada.threads.edit({ threadId: inPrison.id, title: 'Elsewhere', places: ['court'], topics: [] })
  ada.reads.saw(atThePolice.id, 1)
  await ada.reads.send()
  await expect.poll(() => lists.map(({ threads }) => threads.length)).toEqual([2, 1, 1, 1])
  await ada.isInSync()
  await ben.isInSync()
})

test('paging misses and repeats nothing while new threads come in', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  const start = async (title: string) => {
    const ids = { id: crypto.randomUUID(), postId: crypto.randomUUID() }
    const channelId = ada.directory.channelBySlug('consultations')!.id
    const question = { ...ids, channelId, title, text: 'Words', places: [], topics: [], fileIds: [] }
    expect((await ask(forum, 'startThread', question, ada.cookie)).statusCode).toBe(200)
    return ids.id
  }
  const asked = await Promise.all(Array.from({ length: 100 }, (_, n) => start(`Question ${n}`)))
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = (await ask(forum, 'listThreads', { ...(cursor && { cursor }) }, ada.cookie)).json<
      Static<typeof ThreadPage>
    >()
    seen.push(...page.threads.map(({ id }) => id))
    cursor = page.next ?? undefined
    await start('A new one')
  } while (cursor)
  expect(seen).toHaveLength(100)
  expect([...seen].sort()).toEqual([...asked].sort())

  const list = ada.threads.list({})
  for (let page = 0; page < 3; page++) await list.more()
  expect(list.threads).toHaveLength(90)
  await list.more()
  expect(list.state).toBe('whole')
  await ada.isInSync()
})

test('what is not the cursor of a page is refused', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  const encoded = (text: string) => Buffer.from(text).toString('base64url')
  const moment = '2026-01-01T00:00:00.000Z'
  const noDay = '+275760-09-13T00:00:00.000Z'
  const none = [encoded('nothing'), encoded(`${moment} nobody`), encoded(`${noDay} ${ada.id}`), encoded(moment)]
  for (const cursor of ['', 'x', '%00', ...none]) {
    const reply = await ask(forum, 'listThreads', { cursor }, ada.cookie)
    expect(reply.json(), cursor).toMatchObject({ code: 'invalid' })
  }
})

test('a thread that is asked twice is asked once, and its title may change', async () => {
  const forum = await openForum()
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const channelId = ada.directory.channelBySlug('consultations')!.id
  const ids = { id: crypto.randomUUID(), postId: crypto.randomUUID(), channelId }
  const question = { ...ids, title: 'Once', text: 'Words', places: [], topics: [], fileIds: [] }
  const replies = await Promise.all([1, 2, 3].map(() => ask(forum, 'startThread', question, ada.cookie)))
  expect(replies.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200])
  await expect.poll(() => ben.threads.all.map(({ lastNumber }) => lastNumber)).toEqual([1])
  await ada.threads.edit({ threadId: ids.id, title: 'Once, but better', places: [], topics: [] })
  await expect.poll(() => ben.threads.get(ids.id)?.title).toBe('Once, but better')
  await expect(ben.threads.edit({ threadId: ids.id, title: 'Mine', places: [], topics: [] })).rejects.toMatchObject({
    code: 'not_allowed',
  })
  await ada.isInSync()
  await ben.isInSync()
})
