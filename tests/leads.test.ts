import { expect, test } from 'vitest'
import { sentenceOf } from '../client/lib/acts'
import '../client/messages/audit'
import { openForum } from './forum'
import { ask } from './requests'
import { inSync } from './waiting'

/** A channel of three named persons, which Ada leads, made by Sam of the secretariat; in it a thread of Ben's. */
async function openTroika() {
  const forum = await openForum()
  const sam = await forum.join('sam', { role: 'secretariat' })
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const cat = await forum.join('cat', { member: 'Gamma' })
  const channelId = crypto.randomUUID()
  const said = { id: channelId, name: 'Troika', purpose: '', audience: 'persons', groupId: null } as const
  const personIds = [ada.id, ben.id, cat.id]
  await sam.forum.channels.make({ ...said, personIds, leadIds: [ada.id], writers: 'audience' })
  await expect.poll(() => ben.directory.channels.get(channelId)).toBeTruthy()
  const thread = await ben.asks(ben.directory.channels.get(channelId)!.slug, 'Among three')
  const tomorrow = new Date(forum.app.house.clock().getTime() + 86_400_000).toISOString()
  return { forum, sam, ada, ben, cat, channelId, thread, tomorrow }
}

test('a channel whose only lead is kept out gets another from among those named, by the secretariat, who reads none of it', async () => {
  const { forum, sam, ada, ben, cat, channelId, thread, tomorrow } = await openTroika()
  const { id: postId } = (await cat.opens(thread)).posts[0]!
  const report = (id: string) => cat.forum.moderation.report({ id, postId, reason: 'place', note: '' })
  expect(await sam.forum.channels.leaderless()).toEqual([])
  await sam.forum.moderation.suspend(ada.id, tomorrow, 'A reason')
  await expect(report(crypto.randomUUID())).rejects.toThrow(/Nobody keeps order here just now/)

  expect(await sam.forum.channels.leaderless()).toEqual([{ channelId, personIds: [ben.id, cat.id] }])
  await sam.forum.channels.appoint(channelId, ben.id)
  await sam.forum.channels.appoint(channelId, ben.id)
  expect(await sam.forum.channels.leaderless()).toEqual([])
  await expect
    .poll(() => ben.directory.channels.get(channelId)!.leadIds.toSorted())
    .toEqual([ada.id, ben.id].toSorted())
  await report(crypto.randomUUID())
  await expect.poll(() => ben.forum.moderation.reports?.length).toBe(1)
  await ben.forum.moderation.decide(ben.forum.moderation.reports![0]!.id, 'dismissed')

  expect(sam.directory.channels.get(channelId)).toBeUndefined()
  expect((await ask(forum, 'openThread', { threadId: thread.id }, sam.cookie)).statusCode).toBe(404)
  const log = sam.forum.audit.log(null)
  await log.more()
  const lines = log.acts.filter(({ act }) => act === 'channel.lead')
  expect(lines.map((act) => sentenceOf({ act, count: 1 }, sam.directory))).toEqual([
    'Sam let Ben lead a channel, which nobody led',
  ])
  expect(lines.map(({ actorId, about }) => [actorId, about])).toMatchObject([[sam.id, { channelId, personId: ben.id }]])
  await inSync(sam, ben, cat)
})

test('nobody comes into a channel by leading it, and where somebody leads it is as if there were none', async () => {
  const { forum, sam, ada, ben, channelId, tomorrow } = await openTroika()
  const appoint = (personId: string, id: string = channelId) =>
    ask(forum, 'appointLead', { channelId: id, personId }, sam.cookie)
  const none = await appoint(ben.id, crypto.randomUUID())
  // Nor does trying tell who leads it.
  for (const { id } of [ada, ben]) {
    const led = await appoint(id)
    expect([led.statusCode, led.body]).toEqual([404, none.body])
  }
  const open = await appoint(ben.id, ben.directory.channelBySlug('consultations')!.id)
  expect([open.statusCode, open.body]).toEqual([404, none.body])
  await sam.forum.moderation.suspend(ada.id, tomorrow, 'A reason')
  for (const personId of [sam.id, ada.id]) expect((await appoint(personId)).statusCode).toBe(400)
  expect((await ask(forum, 'appointLead', { channelId, personId: ben.id }, ben.cookie)).statusCode).toBe(403)
  expect((await ask(forum, 'listLeaderless', {}, ben.cookie)).statusCode).toBe(403)
  await inSync(sam, ben)
})
