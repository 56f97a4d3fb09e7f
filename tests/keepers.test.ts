import { expect, test } from 'vitest'
import { openForum } from './forum'
import { whole } from './reaching'

test('where nobody keeps order a post is not reported, and nothing goes from sight that nobody could give back', async () => {
  const forum = await openForum()
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const mia = await forum.join('mia', { role: 'moderator', member: 'Gamma' })
  const thread = await ada.asks('consultations', 'A question')
  const aim = whole(ada, 'consultations', { to: 'members', memberIds: [ben.directory.actor!.memberId] })
  await ada.forum.reaches.narrow(thread.id, aim)
  const { id: postId } = (await ben.opens(thread)).posts[0]!
  for (const reason of ['names', 'other'] as const) {
    const said = { id: crypto.randomUUID(), postId, reason, note: '' }
    await expect(ben.forum.moderation.report(said)).rejects.toThrow(/Nobody keeps order here just now/)
  }
  expect(ben.sees(thread)?.[0]).toContain('know')
  for (const each of [ada, ben, mia]) await each.isInSync()
})

test('a thread with a hidden post does not go to where nobody could restore it', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  const mia = await forum.join('mia', { role: 'moderator', member: 'Gamma' })
  const thread = await ada.asks('consultations', 'A question')
  const { id: postId } = (await ada.opens(thread)).posts[0]!
  await mia.forum.moderation.hide(postId, 'Off the point')
  const aim = whole(ada, 'consultations', { to: 'members' })
  await expect(ada.forum.reaches.narrow(thread.id, aim)).rejects.toThrow(/nobody there could restore it/)
  await mia.forum.moderation.show(postId)
  await ada.forum.reaches.narrow(thread.id, aim)
  for (const each of [ada, mia]) await each.isInSync()
})
