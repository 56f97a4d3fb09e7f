import { expect, test } from 'vitest'
import { openForum, password } from './forum'
import { groupOf, legalForum } from './legal'
import type { Someone } from './someone'

test('a convenor invites a colleague into the own group; the group is told, and nobody else learns of the group', async () => {
  const forum = await openForum()
  const { olga, lena, gus, ada } = await legalForum(forum)
  const legal = groupOf(lena)
  const until = new Date(Date.now() + 86_400_000).toISOString()
  const link = await invites(lena, legal, until)
  expect(lena.forum.administration.invitationsInto(legal)).toMatchObject([{ email, role: 'person', viaGroupId: legal }])

  const guest = forum.visitor()
  const { personId } = await accepts(guest, link)
  await guest.forum.open()

  expect(guest.directory.memberOf(personId)?.name).toBe('Demo NPM Beta')
  expect(guest.directory.channelBySlug('legal')).toBeDefined()
  await expect
    .poll(() => gus.forum.announcements.of(legal)[0])
    .toMatchObject({ kind: 'admitted', personId, until, byId: lena.id })
  await expect
    .poll(() => gus.forum.administration.peopleOf(legal)?.at(-1))
    .toEqual({ personId, convenor: false, until })
  await lena.forum.administration.loadInvitationsInto(legal)
  expect(lena.forum.administration.invitationsInto(legal)).toEqual([])
  for (const each of [olga, lena, gus, ada, guest]) await each.isInSync()
})

test('an invitation is worth no more than its convenor’s word, nor longer than its end', async () => {
  const forum = await openForum()
  const { olga, lena, gus } = await legalForum(forum)
  const legal = groupOf(lena)
  const { administration } = lena.forum
  await expect(invites(gus, legal)).rejects.toMatchObject({ code: 'not_allowed' })
  await expect(invites(olga, legal)).rejects.toMatchObject({ code: 'not_allowed' })
  await expect(invites(lena, groupOf(lena, 'medical'))).rejects.toMatchObject({ code: 'not_allowed' })
  const past = new Date(Date.now() - 1_000).toISOString()
  await expect(invites(lena, legal, past)).rejects.toMatchObject({ field: 'until' })

  const withdrawn = await invites(lena, legal)
  await administration.withdrawFrom(legal, administration.invitationsInto(legal)[0]!.id)
  await expect(accepts(forum.visitor(), withdrawn)).rejects.toMatchObject({ code: 'not_found' })
  const soon = new Date(Date.now() + 700).toISOString()
  const short = await invites(lena, legal, soon)
  await expect.poll(() => Date.now(), { timeout: 2_000 }).toBeGreaterThan(Date.parse(soon))
  await expect(accepts(forum.visitor(), short)).rejects.toMatchObject({ code: 'gone' })
  const link = await invites(lena, legal)
  await olga.forum.administration.admit(legal, lena.id, false)
  await expect(accepts(forum.visitor(), link)).rejects.toMatchObject({ code: 'gone' })
  for (const each of [olga, lena, gus]) await each.isInSync()
})

test('a convenor’s invitation does not take another one’s away', async () => {
  const forum = await openForum()
  const { olga, lena } = await legalForum(forum)
  const memberId = lena.directory.actor!.memberId
  const invited = { id: crypto.randomUUID(), memberId, email, role: 'moderator' as const, groupIds: [] }
  const ofSecretariat = await olga.forum.administration.invite(invited)

  await invites(lena, groupOf(lena))

  const guest = forum.visitor()
  const { personId } = await accepts(guest, ofSecretariat)
  await guest.forum.open()
  expect(guest.directory.people.get(personId)?.role).toBe('moderator')
  expect(guest.directory.channelBySlug('legal')).toBeUndefined()
  for (const each of [olga, lena, guest]) await each.isInSync()
})

const email = 'new@beta.example'

const invites = (someone: Someone, groupId: string, until: string | null = null) =>
  someone.forum.administration.inviteInto({ id: crypto.randomUUID(), groupId, email, until })

const accepts = (guest: Someone, link: string) =>
  guest.forum.session.accept({ token: link.split('#')[1]!, name: 'New', email, password, locale: 'en' })
