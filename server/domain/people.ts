import type { Input } from '../../contract/endpoint'
import type {
  assignRole,
  changePassword,
  Device,
  disablePerson,
  editProfile,
  endDevice,
  Person,
} from '../../contract/people'
import { advanceNetwork } from '../../db/queries/members'
import {
  exchangePassword,
  findPerson,
  hasOtherSecretary,
  lockPerson,
  updatePerson,
  type PersonRow,
} from '../../db/queries/people'
import { advanceAccess, lockPeople } from '../../db/queries/reads'
import { deleteSession, deleteSessions, listSessions, takeAccess } from '../../db/queries/sessions'
import { authorize } from '../authorize'
import type { Beforehand, Context, Cut, Visit } from '../context'
import { notFound, Refusal } from '../errors'
import { checkNoPartner } from './members'
import { hashPassword, isPassword } from '../passwords'
import { sessionHash } from '../session'

export async function editOwn(ctx: Context, { personId, ...profile }: Input<typeof editProfile>) {
  const before = await find(ctx, personId)
  authorize(ctx, 'person.edit', { id: personId })
  const [name, position, expertise] = [profile.name.trim(), profile.position.trim(), profile.expertise.trim()]
  const after = (await updatePerson(ctx.db, personId, { ...profile, name, position, expertise }))!
  const fields = (['name', 'position', 'expertise', 'languages'] as const).filter(
    (field) => String(after[field]) !== String(before[field]),
  )
  // One's own profile is nobody's administration.
  if (personId !== ctx.actor.id && fields.length) {
    ctx.audit({ act: 'person.edit', groupId: null, personId, details: { fields } })
  }
  return savedPerson(ctx, personId)
}

export async function assign(ctx: Context, { personId, role }: Input<typeof assignRole>) {
  const before = await find(ctx, personId)
  await cutOff(ctx, [personId])
  if (role !== 'person') await checkNoPartner(ctx, before.memberId, 'role')
  if (role !== 'secretariat') await keepASecretary(ctx, personId)
  const { role: from } = (await lockPerson(ctx.db, personId))!
  if (from === role) ctx.unchanged()
  else ctx.audit({ act: 'person.role', groupId: null, personId, details: { from, to: role } })
  await updatePerson(ctx.db, personId, { role })
  await accessChanged(ctx, personId)
  return savedPerson(ctx, personId)
}

export async function disable(ctx: Context, { personId }: Input<typeof disablePerson>) {
  await find(ctx, personId)
  await cutOff(ctx, [personId], {})
  await keepASecretary(ctx, personId)
  recordOpening(ctx, (await lockPerson(ctx.db, personId))!, { isOpen: false })
  await updatePerson(ctx.db, personId, { disabledAt: ctx.now })
  await deleteSessions(ctx.db, personId)
  // What they saw to goes to a deputy, or waits for nobody.
  ctx.expectDuty('consultations')
  return savedPerson(ctx, personId)
}

export async function enable(ctx: Context, { personId }: Input<typeof disablePerson>) {
  await find(ctx, personId)
  recordOpening(ctx, (await lockPerson(ctx.db, personId))!, { isOpen: true })
  await updatePerson(ctx.db, personId, { disabledAt: null })
  return savedPerson(ctx, personId)
}

/** Whether the present password is right; then what is stored of it, and of the new one. */
export async function prove(ctx: Beforehand<Context>, { current, password }: Input<typeof changePassword>) {
  const person = await find(ctx, ctx.actor.id)
  const key = `password ${person.id} from ${ctx.address}`
  if (ctx.throttle.wait(key, { attempts: 5 }, ctx.now)) {
    throw new Refusal('too_many', 'Too many wrong passwords. Try again in five minutes.')
  }
  ctx.throttle.note(key, { seconds: 300 }, ctx.now)
  if (!(await isPassword(person.passwordHash, current))) throw wrongPassword()
  ctx.throttle.forget(key)
  return { before: person.passwordHash, after: await hashPassword(password) }
}

export async function newPassword(
  ctx: Context,
  _input: Input<typeof changePassword>,
  { before, after }: Awaited<ReturnType<typeof prove>>,
) {
  const [personId, own] = [ctx.actor.id, sessionHash(ctx.sessionId!)]
  if (!(await exchangePassword(ctx.db, personId, before, after))) throw wrongPassword()
  await deleteSessions(ctx.db, personId, own)
  ctx.cut({ personId, signedOut: { but: own } })
  return {}
}

export async function devices(ctx: Context): Promise<Device[]> {
  const own = sessionHash(ctx.sessionId!)
  return (await listSessions(ctx.db, ctx.actor.id)).map((session) => ({
    id: session.deviceId,
    agent: session.agent,
    since: session.createdAt.toISOString(),
    lastSeen: session.lastSeenAt.toISOString(),
    current: session.id === own,
  }))
}

export async function endOne(ctx: Context, { deviceId }: Input<typeof endDevice>) {
  const session = (await listSessions(ctx.db, ctx.actor.id)).find((each) => each.deviceId === deviceId)
  if (!session) throw notFound()
  await deleteSession(ctx.db, session.id)
  if (ctx.sessionId && session.id === sessionHash(ctx.sessionId)) ctx.setCookie(ctx.sessions.blank())
  ctx.cut({ personId: ctx.actor.id, signedOut: { session: session.id } })
  return {}
}

export const presentPerson = (row: PersonRow): Person => {
  const { id, memberId, name, position, expertise, languages, role, focal, disabledAt, version } = row
  return { id, memberId, name, position, expertise, languages, role, focal, disabled: disabledAt !== null, version }
}

/** What a partner's people are told of others: who they are, and no more. */
export const presentName = (row: PersonRow): Person => ({
  ...presentPerson(row),
  ...{ position: '', expertise: '', languages: [] },
})

/** Tells everyone signed in how a person now stands in the directory. */
export async function savedPerson(ctx: Visit, personId: string) {
  const person = presentPerson((await findPerson(ctx.db, personId))!)
  ctx.publish('network', await advanceNetwork(ctx.db), { type: 'person.saved', person })
  return person
}

/**
 * Begins to take access away, before anything else is locked: what these people are writing is finished first, what
 * they begin now waits, and just before the commit their open pages leave every watched room.
 */
export async function cutOff(ctx: Visit, personIds: string[], signedOut?: Cut['signedOut']) {
  await takeAccess(ctx.db, personIds)
  for (const personId of personIds) ctx.cut({ personId, ...(signedOut && { signedOut }) })
}

/** Tells a person's pages that what they may see is another: they load it anew. */
export async function accessChanged(ctx: Visit, personId: string) {
  ctx.publish(`person:${personId}`, await advanceAccess(ctx.db, personId), { type: 'forum.changed' })
}

/** Tells several people that what they may see is another; locks them in the order of their ids. */
export async function accessChangedFor(ctx: Visit, people: { id: string }[]) {
  const ids = [...new Set(people.map(({ id }) => id))].sort()
  if (!ids.length) return
  await lockPeople(ctx.db, ids)
  for (const id of ids) await accessChanged(ctx, id)
}

function recordOpening(ctx: Context, { id: personId, disabledAt }: PersonRow, { isOpen }: { isOpen: boolean }) {
  if ((disabledAt === null) === isOpen) ctx.unchanged()
  else ctx.audit({ act: isOpen ? 'person.open' : 'person.close', groupId: null, personId })
}

async function find(ctx: Pick<Context, 'db'>, personId: string) {
  const person = await findPerson(ctx.db, personId)
  if (!person) throw notFound()
  return person
}

const wrongPassword = () => new Refusal('invalid', 'This is not your present password.', 'current')

async function keepASecretary(ctx: Context, personId: string) {
  if (await hasOtherSecretary(ctx.db, personId)) return
  throw new Refusal('conflict', 'This is the only open secretariat account; appoint another one first.')
}
