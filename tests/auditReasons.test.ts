import { expect, test } from 'vitest'
import { record } from '../server/acts'
import type { Deed } from '../server/context'
import { openForum } from './forum'
import { groupOf, legalForum } from './legal'
import type { Someone } from './someone'

test('the secretariat learns nothing of what is moderated in a group, and neither reason nor who leads where it may not read', async () => {
  const forum = await openForum()
  const { lena, ada } = await legalForum(forum)
  const otto = await forum.join('otto', { member: 'Epsilon', role: 'secretariat' })
  const [open, full] = [await ada.asks('consultations', 'Open'), await ada.asks('full-members', 'Among us')]
  const within = await lena.asks('legal', 'Within')
  const legal = groupOf(lena)
  const about = ({ id: threadId, channelId }: typeof open) => ({ threadId, channelId })
  const details = (reason: string) => ({ reason })
  const deeds: Deed[] = [
    { act: 'thread.lock', groupId: null, ...about(open), details: details('Answered') },
    { act: 'thread.hide', groupId: null, ...about(full), details: details('Of full members') },
    { act: 'post.hide', groupId: null, postId: crypto.randomUUID(), details: details('Of who knows where') },
    { act: 'thread.lock', groupId: legal, ...about(within), details: details('Of the group') },
    { act: 'group.dismiss', groupId: legal, personId: ada.id, details: details('Of the group') },
    { act: 'thread.move', groupId: null, ...about(open), details: { from: within.channelId, to: open.channelId } },
    { act: 'channel.edit', groupId: null, channelId: crypto.randomUUID(), details: { leadIds: [ada.id] } },
    { act: 'person.suspend', groupId: null, personId: ada.id, details: details('Asked for it') },
  ]
  await forum.db.transaction((tx) => record(tx, deeds, { actorId: ada.id, at: new Date() }))

  expect(await detailsIn(otto)).toEqual([
    ['thread.lock', { reason: 'Answered' }],
    ['thread.hide', {}],
    ['post.hide', {}],
    ['group.dismiss', {}],
    ['thread.move', { to: open.channelId }],
    ['channel.edit', {}],
    ['person.suspend', { reason: 'Asked for it' }],
  ])
  expect(await detailsIn(lena, legal)).toEqual([
    ['thread.lock', { reason: 'Of the group' }],
    ['group.dismiss', { reason: 'Of the group' }],
  ])
})

test('what is told of an act counts nothing that one may not see', async () => {
  const forum = await openForum()
  const { olga, lena, ada } = await legalForum(forum)
  await olga.forum.administration.assignRole(ada.id, 'moderator')
  const thread = { act: 'thread.lock', groupId: groupOf(lena), threadId: crypto.randomUUID() } as const
  await forum.db.transaction((tx) => record(tx, [thread, thread], { actorId: lena.id, at: new Date() }))
  await olga.forum.administration.assignRole(ada.id, 'person')
  const reply = await olga.fetch(new URL('/api/audit', forum.base))
  const { acts } = (await reply.json()) as { acts: object[] }
  expect(acts.map((act) => Object.keys(act).sort())).toEqual(
    acts.map(() => ['about', 'act', 'actorId', 'at', 'details', 'groupId', 'id']),
  )
  expect(acts).toHaveLength(2)
})

test('of what goes into a group the secretariat learns that it went, and by no id where it is', async () => {
  const forum = await openForum()
  const { lena, olga, ada } = await legalForum(forum)
  await olga.forum.administration.assignRole(lena.id, 'moderator')
  const [one, two] = [await ada.asks('consultations', 'One'), await ada.asks('consultations', 'Two')]
  const within = await lena.asks('legal', 'Within')
  await lena.threads.move(one.id, within.channelId)
  await lena.orders.merge(two.id, within.id)
  const log = olga.forum.audit.log(null)
  await log.more()
  expect(log.acts.map(({ act }) => act)).toEqual(expect.arrayContaining(['thread.move', 'thread.merge']))
  for (const id of [one.id, two.id, within.id, within.channelId]) expect(JSON.stringify(log.acts)).not.toContain(id)
  expect(JSON.stringify(log.acts)).toContain(one.channelId)
  for (const each of [lena, olga, ada]) await each.isInSync()
})

async function detailsIn(someone: Someone, groupId?: string) {
  const log = someone.forum.audit.log(groupId ?? null)
  await log.more()
  return log.acts.map(({ act, details }) => [act, details]).reverse()
}
