import { expect, test } from 'vitest'
import type { Act } from '../contract/audit'
import { Acts } from '../server/acts'
import { openForum, password } from './forum'
import { groupOf, legalForum } from './legal'
import { ask } from './requests'
import type { Someone } from './someone'

test('each act of administration leaves its line; what was so already leaves none', async () => {
  const forum = await openForum()
  const { olga, ada } = await legalForum(forum)
  const { administration } = olga.forum
  const medical = groupOf(olga, 'medical')
  const { id: memberId, code: _, version: _v, founder: _f, history: _h, clears: _c, ...beta } = memberOf(olga, 'Beta')
  const observer = { memberId, ...beta, status: 'observer', statusSince: '2026-11-23' } as const
  const twice = async (act: () => Promise<unknown>) => {
    await act()
    await act()
  }
  const profile = { personId: ada.id, name: 'Ada', position: 'Jurist', expertise: '', languages: ['en'] }
  await ada.forum.account.editProfile({ ...profile, expertise: 'Law', languages: [] })
  await twice(() => administration.assignRole(ada.id, 'moderator'))
  await twice(() => administration.disable(ada.id))
  await twice(() => administration.enable(ada.id))
  await twice(() => administration.admit(medical, ada.id, false))
  await twice(() => administration.admit(medical, ada.id, true))
  await twice(() => administration.admit(medical, ada.id, false))
  await twice(() => administration.dismiss(medical, ada.id))
  await twice(() => administration.editMember(observer))
  await twice(() => administration.editMember({ ...observer, npm: 'Another' }))
  await twice(() => administration.recordChair(2025, memberId))
  await twice(() => administration.eraseChair(2025))
  await twice(() => ask(forum, 'editProfile', profile, olga.cookie))

  const [groupId, person] = [null, { personId: ada.id }]
  expect(await logOf(olga)).toEqual([
    { actor: olga.id, act: 'person.role', groupId, about: person, details: { from: 'person', to: 'moderator' } },
    { actor: olga.id, act: 'person.close', groupId, about: person, details: {} },
    { actor: olga.id, act: 'person.open', groupId, about: person, details: {} },
    { actor: olga.id, act: 'group.admit', groupId: medical, about: person, details: { convenor: false } },
    { actor: olga.id, act: 'group.convene', groupId: medical, about: person, details: {} },
    { actor: olga.id, act: 'group.unconvene', groupId: medical, about: person, details: {} },
    { actor: olga.id, act: 'group.dismiss', groupId: medical, about: person, details: { convenor: false } },
    {
      ...{ actor: olga.id, act: 'member.status', groupId, about: { memberId } },
      details: { from: 'full', to: 'observer', since: '2026-11-23' },
    },
    { actor: olga.id, act: 'member.edit', groupId, about: { memberId }, details: { fields: ['npm'] } },
    { actor: olga.id, act: 'chair.record', groupId, about: { memberId }, details: { year: 2025 } },
    { actor: olga.id, act: 'chair.erase', groupId, about: { memberId }, details: { year: 2025 } },
    { actor: olga.id, act: 'person.edit', groupId, about: person, details: { fields: ['expertise', 'languages'] } },
  ])
  await olga.isInSync()
})

test('an invitation stands in the log when it is made, withdrawn and taken up, without the address', async () => {
  const forum = await openForum()
  const { olga } = await legalForum(forum)
  const { administration } = olga.forum
  const [legal, memberId] = [groupOf(olga), memberOf(olga, 'Delta').id]
  const invite = (id: string, email: string) =>
    administration.invite({ id, memberId, email, role: 'person', groupIds: [legal] })
  const [first, second, third] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()]
  await invite(first, 'new@delta.example')
  await administration.withdraw(first)
  await administration.withdraw(first)
  await invite(second, 'new@delta.example')
  const link = await invite(third, 'new@delta.example')
  const account = { name: 'New', email: 'new@delta.example', password, locale: 'en' }
  const reply = await ask(forum, 'acceptInvitation', { token: link.split('#')[1], ...account })
  const { personId } = reply.json<{ personId: string }>()

  const made = { role: 'person', groupIds: [legal] }
  const acts = await logOf(olga)
  expect(acts.map(({ act, actor, about, details }) => [act, actor, about, details])).toEqual([
    ['invitation.make', olga.id, { memberId, invitationId: first }, made],
    ['invitation.withdraw', olga.id, { memberId, invitationId: first }, {}],
    ['invitation.make', olga.id, { memberId, invitationId: second }, made],
    ['invitation.make', olga.id, { memberId, invitationId: third }, made],
    ['invitation.withdraw', olga.id, { memberId, invitationId: second }, {}],
    ['invitation.accept', personId, { personId, memberId, invitationId: third }, { role: 'person' }],
    ['group.admit', olga.id, { personId, invitationId: third }, { convenor: false }],
  ])
  expect(JSON.stringify(acts)).not.toContain('delta.example')
  await olga.isInSync()
})

test('convenors read the log of their group, the secretariat that of the house; whoever reads a group’s is in it', async () => {
  const forum = await openForum()
  const { olga, lena, gus, ada } = await legalForum(forum)
  const legal = groupOf(lena)
  await lena.forum.administration.admit(legal, ada.id, false)
  await olga.forum.administration.assignRole(gus.id, 'moderator')

  expect((await logOf(lena, legal)).map(({ act }) => act)).toEqual(['group.admit'])
  const second = await logOf(lena, legal)
  expect(second.map(({ act, actor }) => [act, actor])).toEqual([
    ['group.admit', lena.id],
    ['audit.read', lena.id],
  ])
  expect((await logOf(olga)).map(({ act }) => act)).toEqual(['group.admit', 'person.role'])
  for (const [someone, groupId] of [
    [gus, legal],
    [ada, legal],
    [olga, legal],
    [olga, crypto.randomUUID()],
    [lena, groupOf(lena, 'medical')],
    [lena, undefined],
    [gus, undefined],
  ] as const) {
    await expect(logOf(someone, groupId)).rejects.toMatchObject({ code: 'not_found' })
  }
  expect((await logOf(lena, legal)).filter(({ act }) => act === 'audit.read')).toHaveLength(2)
  await lena.isInSync()
})

test('a log comes page by page, each page read is an act, and no cursor leads into another log', async () => {
  const forum = await openForum()
  const { olga, lena, ada } = await legalForum(forum)
  const legal = groupOf(lena)
  for (let n = 0; n < 30; n++) {
    await lena.forum.administration.admit(legal, ada.id, false)
    await lena.forum.administration.dismiss(legal, ada.id)
  }
  const log = lena.forum.audit.log(legal)
  await log.more()
  expect([log.state, log.acts.length]).toEqual(['partial', 50])
  const cursor = log.acts.at(-1)!.id
  await log.more()
  await log.more()
  expect([log.state, log.acts.length, new Set(log.acts.map(({ id }) => id)).size]).toEqual(['whole', 60, 60])
  const reads = lena.forum.audit.log(legal, 'audit')
  await reads.more()
  expect(reads.acts.map(({ act }) => act)).toEqual(['audit.read', 'audit.read'])

  await olga.forum.administration.assignRole(ada.id, 'moderator')
  await olga.forum.administration.assignRole(ada.id, 'person')
  const ours = olga.forum.audit.log(null, 'person')
  await ours.more()
  const foreign = await ask(forum, 'listAudit', { groupId: legal, cursor: ours.acts[0]!.id }, lena.cookie)
  const unknown = await ask(forum, 'listAudit', { groupId: legal, cursor: crypto.randomUUID() }, lena.cookie)
  expect(foreign.statusCode).toBe(400)
  expect(foreign.body).toBe(unknown.body)
  expect((await ask(forum, 'listAudit', { groupId: legal, cursor }, lena.cookie)).statusCode).toBe(200)
})

test('a verb that used power over others and put nothing in the log is refused; one that changed nothing says so', () => {
  const acts = new Acts()
  expect(() => acts.check('person.govern')).toThrow('nothing put in the log')
  acts.check('forum.use')
  acts.unchanged()
  acts.check('person.govern')
  const others = new Acts()
  others.add({ act: 'person.role', groupId: null })
  others.check('person.govern')
})

const memberOf = (someone: Someone, name: string) =>
  someone.directory.members.all.find((member) => member.name.endsWith(name))!

/** Oldest first, without what differs each time. */
async function logOf(someone: Someone, groupId?: string) {
  const log = someone.forum.audit.log(groupId ?? null)
  await log.more()
  return log.acts.map(withoutIds).reverse()
}

const withoutIds = ({ actorId: actor, act, groupId, about, details }: Act) => ({
  ...{ actor, act, groupId, about, details },
})
