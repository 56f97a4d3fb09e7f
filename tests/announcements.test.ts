import { expect, test } from 'vitest'
import { ear } from './ear'
import { openForum } from './forum'
import { groupOf, legalForum } from './legal'
import type { Someone } from './someone'

test('who comes into a group, leaves it or convenes it is announced to its people, live and later', async () => {
  const forum = await openForum()
  const { olga, lena, gus, ada } = await legalForum(forum)
  const legal = groupOf(lena)
  await gus.forum.administration.loadPeopleOf(legal)

  await lena.forum.administration.admit(legal, ada.id, false)
  await olga.forum.administration.admit(legal, ada.id, true)
  await lena.forum.administration.admit(legal, ada.id, true)
  await lena.forum.administration.admit(legal, ada.id, false)
  await lena.forum.administration.dismiss(legal, gus.id)

  const expected = [
    ['dismissed', gus.id, lena.id],
    ['unconvened', ada.id, lena.id],
    ['convened', ada.id, olga.id],
    ['admitted', ada.id, lena.id],
  ]
  await expect.poll(() => told(lena, legal)).toEqual(expected)
  await expect.poll(() => told(ada, legal)).toEqual(expected)
  await ada.reopens()
  expect(told(ada, legal)).toEqual(expected)
  await expect.poll(() => told(gus, legal)).toEqual([])
  expect(told(olga, legal)).toEqual([])
  for (const each of [olga, lena, gus, ada]) await each.isInSync()
})

test('who is in a group changes on the open pages of its people, and on nobody else’s', async () => {
  const forum = await openForum()
  const { olga, lena, gus, ada } = await legalForum(forum)
  const legal = groupOf(lena)
  await gus.forum.administration.loadPeopleOf(legal)
  const [outside, secretary, within] = [await ear(await forum.join('eva')), await ear(olga), await ear(gus)]
  expect(await outside.watch(`group:${legal}`)).toEqual(await outside.watch(`group:${crypto.randomUUID()}`))
  expect(await secretary.watch(`group:${legal}`)).toEqual({ code: 'not_found' })
  expect(await within.watch(`group:${legal}`)).toHaveProperty('revision')

  await lena.forum.administration.admit(legal, ada.id, false)

  const ids = () => gus.forum.administration.peopleOf(legal)?.map(({ personId }) => personId)
  await expect.poll(ids).toEqual([lena.id, gus.id, ada.id])
  await expect.poll(() => within.heard.map(({ type }) => type)).toEqual(['announcement.saved', 'groupPeople.saved'])
  within.raw.length = 0
  await lena.forum.administration.dismiss(legal, gus.id)
  await lena.forum.administration.dismiss(legal, ada.id)
  expect(await within.watch(`group:${legal}`)).toEqual({ code: 'not_found' })
  expect(within.raw.join()).not.toContain(legal)
  expect([...outside.heard, ...secretary.heard]).toEqual([])
  for (const each of [lena, gus, ada]) await each.isInSync()
})

test('what a group was told while a page was away is caught up', async () => {
  const forum = await openForum()
  const { lena, gus, ada } = await legalForum(forum)
  const legal = groupOf(lena)
  const letIn = forum.app.house.realtime.cut([{ personId: gus.id, signedOut: {} }])
  await expect.poll(() => gus.forum.live.status).toBe('offline')
  await lena.forum.administration.admit(legal, ada.id, false)

  letIn()

  await expect.poll(() => told(gus, legal)).toEqual([['admitted', ada.id, lena.id]])
  await expect.poll(() => gus.forum.administration.peopleOf(legal)?.length).toBe(3)
  await gus.isInSync()
})

test('the secretariat brings people into groups, but nobody of its own: that is for a convenor', async () => {
  const forum = await openForum()
  const { olga, lena, ada } = await legalForum(forum)
  const piet = await forum.join('piet', { role: 'secretariat' })
  const [legal, { administration }] = [groupOf(olga), olga.forum]

  await expect(administration.admit(legal, olga.id, false)).rejects.toMatchObject({ code: 'not_allowed' })
  await expect(administration.admit(legal, piet.id, false)).rejects.toMatchObject({ code: 'not_allowed' })
  const invited = { id: crypto.randomUUID(), memberId: ada.directory.actor!.memberId, email: 'new@alpha.example' }
  const invitation = administration.invite({ ...invited, role: 'secretariat', groupIds: [legal] })
  await expect(invitation).rejects.toMatchObject({ code: 'not_allowed' })
  await administration.admit(legal, ada.id, true)
  await lena.forum.administration.admit(legal, olga.id, false)
  await expect.poll(() => olga.directory.channelBySlug('legal')).toBeDefined()
  await expect(administration.admit(legal, olga.id, true)).rejects.toMatchObject({ code: 'not_allowed' })
  for (const each of [olga, lena, ada, piet]) await each.isInSync()
})

const told = (someone: Someone, groupId: string) =>
  someone.forum.announcements.of(groupId).map(({ kind, personId, byId }) => [kind, personId, byId])
