import type { Input } from '../../contract/endpoint'
import { limits } from '../../contract/limits'
import type { listSuspensions, resumePerson, suspendPerson, Suspension } from '../../contract/suspensions'
import { findPerson, lockPerson, type PersonRow } from '../../db/queries/people'
import { deleteSessions, listActors } from '../../db/queries/sessions'
import { listSuspended, setSuspension } from '../../db/queries/suspensions'
import { authorize } from '../authorize'
import type { Context } from '../context'
import { notFound, Refusal } from '../errors'
import { tellModeration } from '../keepers'
import { cutOff } from './people'

export async function list(ctx: Context, _input: Input<typeof listSuspensions>): Promise<Suspension[]> {
  authorize(ctx, 'suspension.look', null)
  return (await listSuspended(ctx.db, ctx.now)).map(({ until, ...rest }) => ({ ...rest, until: until!.toISOString() }))
}

/** Closes their sockets before the commit: what they were writing is finished first, what they begin now is refused. */
export async function suspend(ctx: Context, { personId, until, reason }: Input<typeof suspendPerson>) {
  const end = new Date(until)
  await found(ctx, personId)
  if (end <= ctx.now) throw new Refusal('invalid', 'This moment has passed.', 'until')
  if (end.getTime() > ctx.now.getTime() + limits.suspensionDays * 86_400_000) {
    throw new Refusal('invalid', 'A year is the longest; whoever is to stay out has their account closed.', 'until')
  }
  await cutOff(ctx, [personId], {})
  const { suspendedUntil, suspensionReason } = allowed(ctx, await lockPerson(ctx.db, personId))
  const suspension = { personId, until: end.toISOString(), reason: reason.trim() }
  if (suspendedUntil?.getTime() === end.getTime() && suspensionReason === suspension.reason) {
    ctx.unchanged()
    return suspension
  }
  await setSuspension(ctx.db, personId, end, suspension.reason)
  await deleteSessions(ctx.db, personId)
  ctx.audit({
    ...{ act: 'person.suspend', groupId: null, personId },
    details: { until: suspension.until, reason: suspension.reason },
  })
  await tellHouse(ctx)
  return suspension
}

export async function resume(ctx: Context, { personId }: Input<typeof resumePerson>) {
  await found(ctx, personId)
  const { suspendedUntil } = allowed(ctx, await lockPerson(ctx.db, personId))
  if (!suspendedUntil || suspendedUntil <= ctx.now) {
    ctx.unchanged()
    return {}
  }
  await setSuspension(ctx.db, personId, null, '')
  ctx.audit({ act: 'person.resume', groupId: null, personId })
  await tellHouse(ctx)
  return {}
}

const found = async (ctx: Context, personId: string) => allowed(ctx, await findPerson(ctx.db, personId))

function allowed(ctx: Context, person: PersonRow | undefined) {
  if (!person) throw notFound()
  authorize(ctx, 'person.suspend', person)
  return person
}

/** Everyone who keeps order in the house sees who is kept out. */
async function tellHouse(ctx: Context) {
  const people = await listActors(ctx.db)
  await tellModeration(
    ctx,
    people.filter(({ role }) => role !== 'person').map(({ id }) => id),
  )
}
