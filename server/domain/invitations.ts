import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Input } from '../../contract/endpoint'
import type {
  acceptInvitation,
  Invitation,
  invite,
  inviteToGroup,
  listGroupInvitations,
  openInvitation,
  Welcome,
  withdrawGroupInvitation,
  withdrawInvitation,
} from '../../contract/invitations'
import { limits } from '../../contract/limits'
import type { Database } from '../../db/database'
import { findGroup } from '../../db/queries/groups'
import * as queries from '../../db/queries/invitations'
import { findMember, listMembers } from '../../db/queries/members'
import { findPersonByEmail, insertPerson } from '../../db/queries/people'
import { authorize } from '../authorize'
import type { Config } from '../config'
import type { Beforehand, Context, Visit } from '../context'
import { notFound, Refusal } from '../errors'
import { hashPassword } from '../passwords'
import { endOf, place } from './groups'
import { checkNoPartner } from './members'
import { savedPerson } from './people'
import { welcome } from './session'

export async function create(ctx: Context, { until, ...asked }: Input<typeof invite>) {
  if (!(await findMember(ctx.db, asked.memberId))) throw new Refusal('invalid', 'There is no such member.', 'memberId')
  if (asked.groupIds.length) await checkNoPartner(ctx, asked.memberId, 'groupIds')
  if (asked.role !== 'person') await checkNoPartner(ctx, asked.memberId, 'role')
  for (const groupId of asked.groupIds) {
    if (!(await findGroup(ctx.db, groupId))) throw new Refusal('invalid', 'There is no such group.', 'groupIds')
    authorize(ctx, 'group.admit', { groupId, role: asked.role })
  }
  return make(ctx, { ...asked, until: endOf(ctx, until) ?? null, viaGroupId: null })
}

/** A convenor vouches for colleagues of the own institution, and for the own group; else the secretariat invites. */
export async function createForGroup(ctx: Context, { id, groupId, email, until }: Input<typeof inviteToGroup>) {
  const group = await findGroup(ctx.db, groupId)
  if (!group) throw notFound()
  authorize(ctx, 'group.invite', { groupId })
  if (group.archived) throw new Refusal('conflict', `The ${group.name} is archived; nobody comes in any more.`)
  const { memberId } = ctx.actor
  const into = { groupIds: [groupId], viaGroupId: groupId, until: endOf(ctx, until) ?? null }
  return make(ctx, { id, email, memberId, role: 'person', ...into })
}

type Inviting = Pick<queries.InvitationRow, 'id' | 'email' | 'role' | 'groupIds' | 'until' | 'viaGroupId'>

async function make(ctx: Context, inviting: Inviting & { memberId: string }) {
  const { id, memberId, email, role, groupIds, viaGroupId } = inviting
  if (await findPersonByEmail(ctx.db, email)) {
    throw new Refusal('conflict', 'Someone with this e-mail address has an account already.', 'email')
  }
  const { token, ...secret } = newToken(ctx.now, limits.invitationDays * 24)
  const row = { ...inviting, invitedById: ctx.actor.id, usedAt: null, ...secret }
  if (!(await queries.insertInvitation(ctx.db, row))) {
    throw new Refusal('conflict', 'This id belongs to another invitation; choose a new one.', 'id')
  }
  ctx.audit({ act: 'invitation.make', groupId: viaGroupId, memberId, invitationId: id, details: { role, groupIds } })
  const others = await queries.deleteOtherInvitations(ctx.db, email, id, viaGroupId ?? undefined)
  for (const other of others) recordWithdrawal(ctx, other)
  return { invitation: presentInvitation(row), link: linkTo(ctx.config, token) }
}

export async function list(ctx: Context) {
  return (await queries.listOpenInvitations(ctx.db, ctx.now)).map(presentInvitation)
}

/** Those of the convenors only: whom the secretariat invites is known when they come. */
export async function listForGroup(ctx: Context, { groupId }: Input<typeof listGroupInvitations>) {
  if (!(await findGroup(ctx.db, groupId))) throw notFound()
  authorize(ctx, 'group.look', { groupId })
  authorize(ctx, 'group.invite', { groupId })
  return (await queries.listOpenInvitations(ctx.db, ctx.now, groupId)).map(presentInvitation)
}

export async function withdrawFromGroup(
  ctx: Context,
  { groupId, invitationId }: Input<typeof withdrawGroupInvitation>,
) {
  if (!(await findGroup(ctx.db, groupId))) throw notFound()
  authorize(ctx, 'group.invite', { groupId })
  const [gone] = await queries.deleteInvitation(ctx.db, invitationId, groupId)
  if (gone) recordWithdrawal(ctx, gone)
  else ctx.unchanged()
  return {}
}

export async function withdraw(ctx: Context, { invitationId }: Input<typeof withdrawInvitation>) {
  const [gone] = await queries.deleteInvitation(ctx.db, invitationId)
  if (gone) recordWithdrawal(ctx, gone)
  else ctx.unchanged()
  return {}
}

export async function open(ctx: Visit, { token }: Input<typeof openInvitation>): Promise<Welcome> {
  const { memberId: own, ...invitation } = await usable(ctx, token)
  const members = (await listMembers(ctx.db)).filter((each) => (own ? each.id === own : each.status !== 'partner'))
  return {
    kind: own ? 'invitation' : 'setup',
    email: invitation.email,
    memberId: own,
    members: members.map(({ id, name }) => ({ id, name })),
  }
}

/** What will be stored of the password. For a link that is good only: hashing is dear. */
export async function prepare(ctx: Beforehand<Visit>, { token, password }: Input<typeof acceptInvitation>) {
  await usable(ctx, token)
  return hashPassword(password)
}

/** Makes the account and signs it in; the link is used up with it, in the same transaction. */
export async function accept(
  ctx: Visit,
  { token, memberId: chosen, ...account }: Input<typeof acceptInvitation>,
  passwordHash: string,
) {
  const invitation = await usable(ctx, token)
  const memberId = invitation.memberId ?? chosen
  if (!memberId) throw new Refusal('invalid', 'Choose the institution you belong to.', 'memberId')
  if (!(await findMember(ctx.db, memberId))) throw new Refusal('invalid', 'There is no such member.', 'memberId')
  if (invitation.email && invitation.email.toLowerCase() !== account.email.toLowerCase()) {
    throw new Refusal('invalid', `This invitation is for ${invitation.email}.`, 'email')
  }
  if (await findPersonByEmail(ctx.db, account.email)) {
    throw new Refusal('conflict', 'Someone with this e-mail address has an account already. Sign in instead.', 'email')
  }
  const { name, email, locale } = account
  const person = { id: randomUUID(), memberId, name: name.trim(), email, locale, role: invitation.role }
  await insertPerson(ctx.db, { ...person, passwordHash, createdAt: ctx.now })
  await queries.useInvitation(ctx.db, invitation.id, ctx.now)
  const { id: invitationId, invitedById } = invitation
  const deed = { groupId: null, actorId: person.id, personId: person.id, memberId, details: { role: person.role } }
  if (invitation.memberId) ctx.audit({ ...deed, act: 'invitation.accept', invitationId })
  else ctx.audit({ ...deed, act: 'house.setup' })
  const { groupIds, until } = invitation
  await place(ctx, person.id, { groupIds, convenor: false, until, invited: { actorId: invitedById, invitationId } })
  await savedPerson(ctx, person.id)
  return welcome(ctx, person)
}

/** The link that makes the first secretariat account; those made before stop working. */
export async function makeSetupLink(db: Database, config: Config, now: Date) {
  await queries.deleteSetupLinks(db)
  const { token, ...secret } = newToken(now, limits.setupHours)
  await queries.insertInvitation(db, { id: randomUUID(), role: 'secretariat', ...secret })
  return linkTo(config, token)
}

function recordWithdrawal(
  ctx: Context,
  { id: invitationId, memberId, viaGroupId }: Pick<queries.InvitationRow, 'id' | 'memberId' | 'viaGroupId'>,
) {
  ctx.audit({ act: 'invitation.withdraw', groupId: viaGroupId, invitationId, ...(memberId && { memberId }) })
}

async function usable(ctx: Beforehand<Visit>, token: string) {
  const tries = `invitation from ${ctx.address}`
  if (ctx.throttle.wait(tries, { attempts: 20 }, ctx.now)) {
    throw new Refusal('too_many', 'Too many wrong links from here. Try again in five minutes.')
  }
  const invitation = await queries.findInvitation(ctx.db, hashOf(token))
  if (!invitation) {
    ctx.throttle.note(tries, { seconds: 300 }, ctx.now)
    throw notFound()
  }
  if (invitation.usedAt) throw new Refusal('gone', 'This link has been used. Sign in with the password you chose.')
  const isSetUp = !invitation.memberId && (await queries.hasPeople(ctx.db))
  const hasEnded = invitation.expiresAt <= ctx.now || (invitation.until && invitation.until <= ctx.now)
  if (hasEnded || !invitation.stands || isSetUp)
    throw new Refusal('gone', 'This link has expired. Ask the secretariat for a new one.')
  return invitation
}

function newToken(now: Date, hours: number) {
  const token = randomBytes(24).toString('base64url')
  return { token, tokenHash: hashOf(token), createdAt: now, expiresAt: new Date(now.getTime() + hours * 3_600_000) }
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex')

/** The secret stands behind the #: browsers send it to nobody, so no log holds it. */
const linkTo = ({ baseUrl }: Config, token: string) => new URL(`/welcome#${token}`, baseUrl).href

function presentInvitation(row: Omit<queries.InvitationRow, 'tokenHash' | 'invitedById'>): Invitation {
  const { id, memberId, email, role, groupIds, viaGroupId } = row
  return {
    ...{ id, memberId, email, role, groupIds, viaGroupId },
    until: row.until?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    usedAt: row.usedAt?.toISOString() ?? null,
  }
}
