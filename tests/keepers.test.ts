import { expect, test } from 'vitest'
import { openForum } from './forum'
import { whole } from './reaching'
import { ask } from './requests'
import { inSync, openStrict, own, waiting } from './waiting'

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

test('a reported thread stays where somebody can decide the report, and goes once that is done', async () => {
  const forum = await openForum()
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const mia = await forum.join('mia', { role: 'moderator', member: 'Gamma' })
  const thread = await ada.asks('consultations', 'A question')
  const { id: postId } = (await ben.opens(thread)).posts[0]!
  await ben.forum.moderation.report({ id: crypto.randomUUID(), postId, reason: 'place', note: '' })
  const aim = whole(ada, 'consultations', { to: 'members' })
  await expect(ada.forum.reaches.narrow(thread.id, aim)).rejects.toThrow(/A moderator has still to look/)
  // To where Mia reads, it may go as ever.
  const { memberId } = mia.directory.actor!
  const hers = whole(ada, 'consultations', { to: 'members', memberIds: [memberId, ben.directory.actor!.memberId] })
  await ada.forum.reaches.narrow(thread.id, hers)
  await expect.poll(() => mia.forum.moderation.reports?.length).toBe(1)
  await mia.forum.moderation.decide(mia.forum.moderation.reports![0]!.id, 'dismissed')
  await ada.forum.reaches.narrow(thread.id, aim)
  await inSync(ada, ben, mia)
})

test('what waits for a thread goes back to its author when the thread goes to where nobody could let it through', async () => {
  const { forum, ada, nia, mia, sue, thread } = await openStrict(2)
  nia.says(thread, 'My first')
  await expect.poll(() => waiting(mia)).toEqual(['My first'])
  const memberIds = [nia.directory.actor!.memberId]
  await ada.forum.reaches.narrow(thread.id, whole(ada, 'consultations', { to: 'members', memberIds }))
  await expect.poll(() => waiting(mia)).toEqual([])
  await expect.poll(() => nia.forum.heldPosts.own[0]?.reason).toMatch(/where nothing waits for a moderator/)
  const post = { threadId: thread.id, parentId: null, text: own(nia)[0]!, fileIds: [] }
  const again = await ask(forum, 'writePost', { id: crypto.randomUUID(), ...post }, nia.cookie)
  expect(again.statusCode).toBe(200)
  await expect.poll(() => ada.sees(thread)?.at(-1)).toBe('My first')
  await inSync(ada, nia, mia, sue)
})
