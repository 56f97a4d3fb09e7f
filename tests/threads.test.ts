import { expect, test } from 'vitest'
import { openForum } from './forum'

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
