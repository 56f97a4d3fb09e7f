import { expect, test } from 'vitest'
import { openForum } from './forum'
import { whole } from './reaching'

test('it is opened also to who is kept out just now, and to an observer of whom nobody has an account', async () => {
  const forum = await openForum()
  const [mia, ada] = [await forum.join('mia', { role: 'moderator', member: 'Delta' }), await forum.join('ada')]
  const oto = await forum.join('oto', { member: 'Epsilon' })
  const sam = await forum.join('sam', { role: 'secretariat' })
  const memberIds = [oto.directory.actor!.memberId]
  const personIds = [mia.id, oto.id]
  const named = { name: 'Two', purpose: '', audience: 'persons' as const, groupId: null, writers: 'audience' as const }
  const channelId = crypto.randomUUID()
  await sam.forum.channels.make({ id: channelId, ...named, personIds, leadIds: [mia.id] })
  await mia.forum.moderation.suspend(oto.id, new Date(Date.now() + 86_400_000).toISOString(), 'Why')
  await expect.poll(() => mia.directory.channels.get(channelId)).toBeDefined()

  const thread = await ada.asks('full-members', 'Okapi title')
  await mia.opens(thread)
  for (const aim of [
    { ...whole(mia, 'consultations', { to: 'members', memberIds }) },
    { ...whole(mia, 'consultations'), channelId },
  ]) {
    const { gain, isWider } = await mia.forum.reaches.preview(thread.id, aim)
    expect([gain, isWider]).toEqual([[], true])
    await expect(mia.forum.reaches.narrow(thread.id, aim)).rejects.toMatchObject({ code: 'conflict' })
  }
  await expect(mia.threads.move(thread.id, channelId)).rejects.toMatchObject({ code: 'conflict' })
  const among = whole(mia, 'consultations', { to: 'members', memberIds: [mia.directory.actor!.memberId] })
  expect(await mia.forum.reaches.preview(thread.id, among)).toMatchObject({ gain: [], isWider: false })
  for (const each of [mia, ada, sam]) await each.isInSync()
})
