import { expect, test } from 'vitest'
import { openForum } from './forum'

test('one sees who else has the thread open, and who is writing; whoever closes it is gone', async () => {
  const forum = await openForum()
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const thread = await ada.asks('consultations', 'A question')
  await Promise.all([ada.opens(thread), ben.opens(thread)])
  const present = () => ada.forum.presences.in(thread.id).map(({ personId }) => personId)
  await expect.poll(present).toEqual([ben.id])
  ben.forum.live.typing(thread.id, true)
  await expect.poll(() => ada.forum.presences.typingIn(thread.id).length).toBe(1)
  ben.forum.live.typing(thread.id, false)
  await expect.poll(() => ada.forum.presences.typingIn(thread.id).length).toBe(0)
  ben.posts.get(thread.id)!.close()
  await expect.poll(present).toEqual([])
  // Opened and closed before the server had answered: nobody stays behind in the room.
  const again = ben.posts.open(thread.id)
  await expect.poll(() => again.state).toBe('open')
  again.close()
  ada.forum.live.typing(thread.id, true)
  await expect.poll(present).toEqual([])
  await ben.opens(thread)
  await expect.poll(present).toEqual([ben.id])
  ben.leave()
  await expect.poll(present).toEqual([])
  await ada.isInSync()
})
