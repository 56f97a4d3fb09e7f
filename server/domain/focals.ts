import type { Input } from '../../contract/endpoint'
import type { nameFocal, openAbsence, setAbsence, setClearing } from '../../contract/focals'
import { limits } from '../../contract/limits'
import { advanceNetwork, findMember, holdMember, updateMember } from '../../db/queries/members'
import { findPerson, lockPerson, updatePerson } from '../../db/queries/people'
import { findAbsence, listFocals, saveAbsence } from '../../db/queries/seats'
import { authorize } from '../authorize'
import type { Context } from '../context'
import { notFound, Refusal } from '../errors'
import { checkNoPartner, presentMember } from './members'
import { presentPerson, savedPerson } from './people'

/** Whoever is named may answer for the institution; as long as nobody is, all its people may. */
export async function name(ctx: Context, { personId, focal }: Input<typeof nameFocal>) {
  const person = await findPerson(ctx.db, personId)
  if (!person) throw notFound()
  const focalIds = await listFocals(ctx.db, person.memberId)
  authorize(ctx, 'focal.name', { memberId: person.memberId, focalIds })
  if (focal) await checkNoPartner(ctx, person.memberId, 'focal')
  const { clears } = (await findMember(ctx.db, person.memberId))!
  if (!focal && clears && focalIds.includes(personId) && focalIds.length <= 2) {
    throw new Refusal(
      'conflict',
      'This institution clears, which takes two people. Name another one first, or switch it off.',
    )
  }
  const before = (await lockPerson(ctx.db, personId))!
  if (before.focal === focal) {
    ctx.unchanged()
    return presentPerson(before)
  }
  await updatePerson(ctx.db, personId, { focal })
  ctx.audit({ act: 'person.focal', groupId: null, personId, details: { to: focal ? 'yes' : 'no' } })
  return savedPerson(ctx, personId)
}

export async function clear(ctx: Context, { memberId, clears }: Input<typeof setClearing>) {
  if (!(await findMember(ctx.db, memberId))) throw notFound()
  const focalIds = await listFocals(ctx.db, memberId)
  authorize(ctx, 'member.clear', { memberId, focalIds })
  const before = (await holdMember(ctx.db, memberId))!
  if (clears && focalIds.length < 2) {
    throw new Refusal(
      'conflict',
      'Name two people who may answer for the institution first: one writes, the other clears.',
    )
  }
  if (before.clears === clears) {
    ctx.unchanged()
    return presentMember((await findMember(ctx.db, memberId))!)
  }
  const member = presentMember((await updateMember(ctx.db, memberId, { clears }))!)
  ctx.audit({ act: 'member.clearing', groupId: null, memberId, details: { to: clears ? 'yes' : 'no' } })
  ctx.publish('network', await advanceNetwork(ctx.db), { type: 'member.saved', member })
  return member
}

export async function absence(ctx: Context, _input: Input<typeof openAbsence>) {
  const found = await findAbsence(ctx.db, ctx.actor.id)
  if (!found || found.until <= ctx.now) return null
  return { from: found.from.toISOString(), until: found.until.toISOString(), deputyId: found.deputyId }
}

/** What one holds goes to the deputy when the time comes (server/duties.ts), which may be now. */
export async function leave(ctx: Context, { absence: set }: Input<typeof setAbsence>) {
  if (set) {
    const [from, until] = [new Date(set.from), new Date(set.until)]
    if (until <= ctx.now || until <= from)
      throw new Refusal('invalid', 'Choose a day of return that is still to come.', 'until')
    if (until.getTime() > ctx.now.getTime() + limits.absenceDays * 86_400_000) {
      throw new Refusal('invalid', 'A year is the longest.', 'until')
    }
    const deputy = set.deputyId ? await findPerson(ctx.db, set.deputyId) : undefined
    const isColleague = deputy && deputy.id !== ctx.actor.id && deputy.memberId === ctx.actor.memberId
    if (set.deputyId && (!isColleague || deputy.disabledAt)) {
      throw new Refusal('invalid', 'Choose a colleague of your institution.', 'deputyId')
    }
    await saveAbsence(ctx.db, ctx.actor.id, { awayFrom: from, awayUntil: until, deputyId: set.deputyId })
  } else await saveAbsence(ctx.db, ctx.actor.id, { awayFrom: null, awayUntil: null, deputyId: null })
  ctx.expectDuty('consultations')
  return {}
}
