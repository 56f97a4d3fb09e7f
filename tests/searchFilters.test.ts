import { expect, test } from 'vitest'
import { openForum } from './forum'
import { ask, type Question } from './searching'
import { fileOf } from './sampleFiles'
import { uploaded } from './uploading'

test('a search is narrowed by who, where, when, and how it stands, with words or without', async () => {
  const forum = await openForum()
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const mia = await forum.join('mia', { role: 'moderator' })
  const file = (await uploaded(ben, fileOf('a.txt', 'Some text'))).id
  const quiet = await ada.asks('consultations', 'Showers in winter', 'How warm?', {
    places: ['prison'],
    topics: ['sanitation'],
  })
  const lively = await ada.asks('full-members', 'Showers in summer', 'How cold?')
  await ben.opens(lively)
  const reply = ben.says(lively, 'Not too cold', { files: [file] })
  await expect.poll(() => ben.posts.pendingIn(lively.id).length).toBe(0)
  await mia.orders.lock(lively.id)
  const found = async (question: Partial<Question>) =>
    (await ask(ada, { q: '', ...question })).hits.map(({ thread, postId }) => postId ?? thread!.id)

  expect(await found({ authorId: ben.id })).toEqual([reply])
  expect(await found({ authorId: ada.id })).toEqual([lively.id, quiet.id])
  expect(await found({ q: 'cold', memberId: ben.directory.actor!.memberId })).toEqual([reply])
  expect(await found({ q: 'cold', authorId: ada.id })).toEqual([(await ada.opens(lively)).posts[0]!.id])
  expect(await found({ channelId: quiet.channelId })).toEqual([quiet.id])
  expect(await found({ place: 'prison' })).toEqual([quiet.id])
  expect(await found({ topic: 'sanitation', q: 'summer' })).toEqual([])
  expect(await found({ label: 'members' })).toEqual([lively.id])
  expect(await found({ hasFile: true })).toEqual([reply])
  expect(await found({ is: 'closed' })).toEqual([lively.id])
  expect(await found({ is: 'unanswered' })).toEqual([quiet.id])
  expect(await found({ is: 'unanswered', q: 'showers' })).toEqual([quiet.id])
  const [today, tomorrow] = [0, 86_400_000].map((later) => new Date(Date.now() + later).toISOString().slice(0, 10))
  expect(await found({ since: today, until: tomorrow, q: 'showers' })).toEqual([lively.id, quiet.id])
  expect(await found({ since: tomorrow })).toEqual([])
  expect(await found({ until: today })).toEqual([])
  expect((await ask(ada, { q: '' })).hits).toEqual([])
})

test('in a thread its posts alone are found, in the order one reads them', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  const thread = await ada.asks('consultations', 'Windows', 'A window of what size?')
  await ada.asks('consultations', 'Window bars', 'window')
  await ada.opens(thread)
  const said = ['The second window', 'Nothing', 'Прозорец: window'].map((text) => ada.says(thread, text))
  await expect.poll(() => ada.posts.pendingIn(thread.id).length).toBe(0)
  const found = await ada.forum.api.call('GET /api/threads/:threadId/search', { threadId: thread.id, q: 'window' })
  expect(found).toMatchObject({
    posts: [{ number: 1 }, { id: said[0], number: 2 }, { id: said[2], number: 4 }],
    also: [],
  })
  const near = await ada.forum.api.call('GET /api/threads/:threadId/search', { threadId: thread.id, q: 'prozoretz' })
  expect(near).toMatchObject({ posts: [{ id: said[2] }] })
})
