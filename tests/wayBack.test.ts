import { expect, test } from 'vitest'
import { openForum } from './forum'
import { whole } from './reaching'

test('whom a thread was for comes back by the one who wrote it alone, and not where others wrote in it', async () => {
  const forum = await openForum()
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const { reaches } = ada.forum
  const thread = await ada.asks('consultations', 'A question')
  const before = reaches.aimOf(ada.threads.get(thread.id)!)
  await reaches.narrow(thread.id, whole(ada, 'consultations', { to: 'members', memberIds: [] }))
  await expect.poll(() => ben.threads.get(thread.id)).toBe(undefined)

  await (await reaches.wayBack(thread.id, before))!()
  await expect.poll(() => ben.threads.get(thread.id)?.label).toBe('network')
  await expect.poll(() => ada.threads.get(thread.id)?.label).toBe('network')
  const again = whole(ada, 'consultations', { to: 'full' })
  await (await reaches.wayBack(thread.id, again))!()
  await expect.poll(() => ben.threads.get(thread.id)?.label).toBe('members')

  ben.says(thread, 'I wrote for these.')
  await expect.poll(() => ben.posts.pending).toEqual([])
  expect(await reaches.wayBack(thread.id, before), 'Ben would have to say yes').toBe(undefined)
  for (const each of [ada, ben]) await each.isInSync()
})
