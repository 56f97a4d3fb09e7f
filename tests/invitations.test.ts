import { expect, test } from 'vitest'
import { makeSetupLink } from '../server/domain/invitations'
import { openForum, password, type TestForum } from './forum'
import type { Someone } from './someone'

test('an invited person makes an account with the link, is signed in, and everyone sees them', async () => {
  const forum = await openForum()
  const [olga, ben] = [await forum.join('olga', { role: 'secretariat' }), await forum.join('ben', { member: 'Beta' })]
  const link = await invites(olga, 'Gamma', { groups: ['legal'], role: 'moderator' })

  const guest = forum.visitor()
  const welcome = await guest.forum.session.openInvitation(tokenOf(link))
  expect(welcome).toMatchObject({
    kind: 'invitation',
    email: 'guest@gamma.example',
    members: [{ name: 'Demo NPM Gamma' }],
  })
  const me = await accepts(guest, link)
  await guest.forum.open()

  expect(guest.directory.people.get(me.personId)).toMatchObject({ name: 'Guest', role: 'moderator' })
  expect(guest.directory.channelBySlug('legal')).toBeDefined()
  expect(guest.directory.channelBySlug('medical')).toBeUndefined()
  await expect.poll(() => ben.directory.people.get(me.personId)?.name).toBe('Guest')
  await guest.isInSync()
  await ben.isInSync()
  await olga.isInSync()
})

test('one link, opened in two browsers at the same moment, makes one account', async () => {
  const forum = await openForum()
  const olga = await forum.join('olga', { role: 'secretariat' })
  const link = await invites(olga)
  const visitors = [forum.visitor(), forum.visitor(), forum.visitor()]

  const outcomes = await Promise.allSettled(visitors.map((visitor) => accepts(visitor, link)))

  const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []))
  expect(refused).toEqual(['gone', 'gone'])
  await expect.poll(() => olga.directory.people.all.map(({ name }) => name).sort()).toEqual(['Guest', 'Olga'])
  await olga.isInSync()
})

test('one address, whatever its case, is one account: of two who claim it at once the second is told so', async () => {
  const forum = await openForum()
  const [olga, piet] = [
    await forum.join('olga', { role: 'secretariat' }),
    await forum.join('piet', { role: 'secretariat' }),
  ]
  const setup = () => makeSetupLink(forum.connection.db, forum.app.house.config, new Date())
  const links = [await invites(olga, 'Gamma', { email: 'Guest@gamma.example' })]
  await expect(invites(piet, 'Beta', { email: olga.email.toUpperCase() })).rejects.toMatchObject({
    code: 'conflict',
    field: 'email',
  })
  // The same address invited twice: the later link is the one that counts.
  links.push(await invites(piet, 'Gamma', { email: 'guest@GAMMA.example' }))
  await expect(accepts(forum.visitor(), links[0]!)).rejects.toMatchObject({ code: 'not_found' })
  await expect(accepts(forum.visitor(), await setup())).rejects.toMatchObject({ code: 'gone' })

  await accepts(forum.visitor(), links[1]!)
  await expect(forum.visitor().forum.session.signIn('GUEST@gamma.example', password)).resolves.toBeDefined()
  await olga.isInSync()
})

test('two links taken up with one address at once end in one account and one clear refusal', async () => {
  const forum = await openForum()
  const olga = await forum.join('olga', { role: 'secretariat' })
  const links = [await invites(olga), await invites(olga, 'Gamma', { email: 'other@gamma.example' })]
  await forum.connection.client`update invitations set email = 'guest@gamma.example'`

  const outcomes = await Promise.allSettled(links.map((link) => accepts(forum.visitor(), link)))

  const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
  expect(refused).toMatchObject([{ code: 'conflict', field: 'email' }])
  await olga.isInSync()
})

test('an invitation asked for again with the same id, its answer lost, has one link that works: the last', async () => {
  const forum = await openForum()
  const olga = await forum.join('olga', { role: 'secretariat' })
  const id = crypto.randomUUID()

  const first = await invites(olga, 'Gamma', { id })
  const second = await invites(olga, 'Gamma', { id })

  expect(olga.forum.administration.invitations).toHaveLength(1)
  await expect(accepts(forum.visitor(), first)).rejects.toMatchObject({ code: 'not_found' })
  await accepts(forum.visitor(), second)
  await expect(invites(olga, 'Gamma', { id, email: 'third@gamma.example' })).rejects.toMatchObject({ code: 'conflict' })
  await olga.isInSync()
})

test('a link is worth nothing once it was withdrawn, has run out, or whoever gave it may no longer invite', async () => {
  let now = new Date()
  const forum = await openForum({ clock: () => now })
  const [olga, piet] = [
    await forum.join('olga', { role: 'secretariat' }),
    await forum.join('piet', { role: 'secretariat' }),
  ]
  const withdrawn = await invites(olga, 'Gamma', { email: 'one@gamma.example' })
  await olga.forum.administration.withdraw(olga.forum.administration.invitations![0]!.id)
  await expect(opens(forum, withdrawn)).rejects.toMatchObject({ code: 'not_found' })

  const orphaned = await invites(piet, 'Gamma', { email: 'two@gamma.example', role: 'secretariat' })
  await olga.forum.administration.assignRole(piet.id, 'person')
  await expect(opens(forum, orphaned)).rejects.toMatchObject({ code: 'gone' })
  await olga.forum.administration.loadInvitations()
  expect(olga.forum.administration.invitations).toEqual([])

  const old = await invites(olga, 'Gamma', { email: 'three@gamma.example' })
  now = new Date(now.getTime() + 14 * 86_400_000)
  await expect(opens(forum, old)).rejects.toMatchObject({ code: 'gone' })
  await olga.isInSync()
})

test('an invitation is for the person who was invited', async () => {
  const forum = await openForum()
  const olga = await forum.join('olga', { role: 'secretariat' })
  const link = await invites(olga)

  const other = accepts(forum.visitor(), link, { email: 'other@gamma.example' })

  await expect(other).rejects.toMatchObject({ code: 'invalid', field: 'email' })
  await accepts(forum.visitor(), link, { email: 'GUEST@gamma.example' })
  await olga.isInSync()
})

test('the set-up link makes the first secretariat account, once, and only the last one made works', async () => {
  const forum = await openForum()
  const { db } = forum.connection
  const make = () => makeSetupLink(db, forum.app.house.config, new Date())
  const [stale, link] = [await make(), await make()]
  await expect(opens(forum, stale)).rejects.toMatchObject({ code: 'not_found' })
  const [first, second] = [forum.visitor(), forum.visitor()]
  expect(await first.forum.session.lookAround()).toMatchObject({ empty: true })
  const welcome = await opens(forum, link)
  expect(welcome.kind).toBe('setup')
  await expect(accepts(first, link)).rejects.toMatchObject({ code: 'invalid', field: 'memberId' })

  const memberId = welcome.members[0]!.id
  const outcomes = await Promise.allSettled([
    accepts(first, link, { memberId }),
    accepts(second, link, { memberId, email: 'second@gamma.example' }),
  ])

  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const secretary = outcomes[0]!.status === 'fulfilled' ? first : second
  await secretary.forum.open()
  expect(secretary.directory.actor).toMatchObject({ role: 'secretariat', memberId })
  expect(await first.forum.session.lookAround()).toMatchObject({ empty: false })
  await secretary.isInSync()
})

test('nobody but the secretariat invites, sees invitations, or withdraws one', async () => {
  const forum = await openForum()
  const [olga, mia] = [
    await forum.join('olga', { role: 'secretariat' }),
    await forum.join('mia', { role: 'moderator' }),
  ]
  await invites(olga)
  const { administration } = mia.forum
  const [open] = olga.forum.administration.invitations!

  await expect(invites(mia)).rejects.toMatchObject({ code: 'not_allowed' })
  await expect(administration.loadInvitations()).rejects.toMatchObject({ code: 'not_allowed' })
  await expect(administration.withdraw(open!.id)).rejects.toMatchObject({ code: 'not_allowed' })
  await expect(forum.visitor().forum.administration.loadInvitations()).rejects.toMatchObject({ code: 'signed_out' })
  await olga.isInSync()
})

interface Wishes {
  id?: string
  email?: string
  role?: 'person' | 'moderator' | 'secretariat'
  groups?: string[]
}

async function invites(someone: Someone, member = 'Gamma', wishes: Wishes = {}) {
  const { id = crypto.randomUUID(), email = 'guest@gamma.example', role = 'person', groups = [] } = wishes
  const { members, groups: all } = someone.directory
  const memberId = members.all.find(({ name }) => name.endsWith(member))!.id
  const groupIds = groups.map((slug) => all.all.find((group) => group.slug === slug)!.id)
  return someone.forum.administration.invite({ id, memberId, email, role, groupIds })
}

const tokenOf = (link: string) => new URL(link).hash.slice(1)
const opens = (forum: TestForum, link: string) => forum.visitor().forum.session.openInvitation(tokenOf(link))

function accepts(
  visitor: Someone,
  link: string,
  { email = 'guest@gamma.example', memberId = undefined as string | undefined } = {},
) {
  const account = { name: ' Guest ', email, password, locale: 'en' as const, ...(memberId && { memberId }) }
  return visitor.forum.session.accept({ token: tokenOf(link), ...account })
}
