import { expect, test } from 'vitest'
import { saveGroupPerson } from '../db/queries/groups'
import { byItself } from '../server/byItself'
import { expire } from '../server/domain/groups'
import { ear } from './ear'
import { openForum } from './forum'
import { groupOf, legalForum } from './legal'
import type { Someone } from './someone'

const soon = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString()

test('an outside expert’s access ends by itself, within a second, on every open page', async () => {
  const forum = await openForum()
  const { olga, lena, gus, ada } = await legalForum(forum)
  const legal = groupOf(lena)
  await lena.forum.administration.admit(legal, ada.id, false, soon(86_400_000))
  await expect.poll(() => ada.directory.channelBySlug('legal')).toBeDefined()
  const thread = await lena.asks('legal', 'Within the group')
  const [open, mine] = [await ada.opens(thread), await ear(ada)]
  const until = soon(2_500)
  await lena.forum.administration.admit(legal, ada.id, false, until)
  await expect.poll(() => endOf(gus, legal, ada.id)).toBe(until)
  // Whose end is moved loses the rooms for a moment; a page asks for them again, this socket when it is told to.
  expect(await mine.watch(`thread:${thread.id}`)).toHaveProperty('revision')

  await expect.poll(() => told(gus, legal)[0], { timeout: 8_000 }).toEqual(['expired', ada.id, null])

  const { at } = gus.forum.announcements.of(legal)[0]!
  expect(Date.parse(at) - Date.parse(until)).toBeLessThan(1_000)
  lena.says(thread, 'Secret from now on.')
  await expect.poll(() => lena.posts.pending).toEqual([])
  await expect.poll(() => open.state).toBe('lost')
  await expect.poll(() => ada.directory.channelBySlug('legal')).toBeUndefined()
  expect(await mine.watch(`thread:${thread.id}`)).toEqual({ code: 'not_found' })
  expect(mine.raw.join()).not.toContain('Secret')
  const log = lena.forum.audit.log(legal)
  await log.more()
  expect(log.acts[0]).toMatchObject({ act: 'group.expire', actorId: null, about: { personId: ada.id } })
  for (const each of [olga, lena, gus, ada]) await each.isInSync()
})

test('an end is set, moved and lifted later, and each time the group is told', async () => {
  const forum = await openForum()
  const { lena, gus } = await legalForum(forum)
  const [legal, { administration }] = [groupOf(lena), lena.forum]
  const end = () => endOf(gus, legal, gus.id)
  const later = soon(86_400_000)

  await administration.admit(legal, gus.id, false, soon(2_500))
  await administration.admit(legal, gus.id, false, later)
  await expect.poll(end).toBe(later)
  await administration.admit(legal, gus.id, true)
  await expect.poll(() => gus.directory.actor?.memberships).toEqual([{ groupId: legal, convenor: true }])
  expect(end()).toBe(later)
  await administration.admit(legal, gus.id, true, null)

  await expect.poll(end).toBe(null)
  const kinds = () => told(gus, legal).map(([kind]) => kind)
  await expect.poll(kinds).toEqual(['limited', 'convened', 'limited', 'limited'])
  await expect(administration.admit(legal, gus.id, true, soon(-1))).rejects.toMatchObject({ field: 'until' })
  expect(gus.directory.channelBySlug('legal')).toBeDefined()
  await gus.isInSync()
  await lena.isInSync()
})

test('a convenor whose time has come convenes no more, for all to see', async () => {
  const forum = await openForum()
  const { olga, lena, gus, ada } = await legalForum(forum)
  const legal = groupOf(lena)
  await olga.forum.administration.admit(legal, gus.id, true, soon(2_000))
  await expect.poll(() => ada.directory.groups.get(legal)!.convenorIds).toContain(gus.id)

  await expect.poll(() => ada.directory.groups.get(legal)!.convenorIds, { timeout: 8_000 }).toEqual([lena.id])

  await expect(gus.forum.administration.dismiss(legal, lena.id)).rejects.toMatchObject({ code: 'not_allowed' })
  for (const each of [olga, lena, gus, ada]) await each.isInSync()
})

test('of several that see at once that an end has come, one keeps it; what came while nobody looked is kept, too', async () => {
  const forum = await openForum()
  const { lena, gus } = await legalForum(forum)
  const [legal, { house }] = [groupOf(lena), forum.app]
  await house.ends.stop()
  const ended = { groupId: legal, personId: gus.id, convenor: false, since: new Date() }
  await saveGroupPerson(forum.db, { ...ended, until: new Date(Date.now() - 50) })
  // The rules go by the clock, whoever looks after the sockets.
  expect((await gus.fetch(new URL(`/api/groups/${legal}/people`, forum.base))).status).toBe(403)

  const due = { groupId: legal, personId: gus.id }
  await Promise.all([1, 2, 3].map(() => byItself(house, (ctx) => expire(ctx, due))))

  await expect.poll(() => told(lena, legal).map(([kind]) => kind)).toEqual(['expired'])
  await lena.isInSync()
  await gus.isInSync()
})

const endOf = (someone: Someone, groupId: string, personId: string) =>
  someone.forum.administration.peopleOf(groupId)?.find((each) => each.personId === personId)?.until
const told = (someone: Someone, groupId: string) =>
  someone.forum.announcements.of(groupId).map(({ kind, personId, byId }) => [kind, personId, byId])
