import type { Input } from '../../contract/endpoint'
import type { admit as admitEndpoint, dismiss as dismissEndpoint, Group, listGroupPeople } from '../../contract/groups'
import * as queries from '../../db/queries/groups'
import { advanceNetwork } from '../../db/queries/members'
import { listOpenPeople } from '../../db/queries/people'
import { authorize } from '../authorize'
import type { Context, Visit } from '../context'
import { notFound, Refusal } from '../errors'
import { accessChanged, cutOff } from './people'

export async function people(ctx: Context, { groupId }: Input<typeof listGroupPeople>) {
  await findGroup(ctx, groupId)
  authorize(ctx, 'group.look', { groupId })
  return queries.listGroupPeople(ctx.db, groupId)
}

export async function admit(ctx: Context, { groupId, personId, convenor }: Input<typeof admitEndpoint>) {
  await findGroup(ctx, groupId)
  authorize(ctx, 'group.admit', { groupId })
  if (!(await listOpenPeople(ctx.db, [personId])).length)
    throw new Refusal('invalid', 'There is no such person.', 'personId')
  if (!(await place(ctx, personId, [groupId], convenor))) ctx.unchanged()
  return queries.listGroupPeople(ctx.db, groupId)
}

export async function dismiss(ctx: Context, { groupId, personId }: Input<typeof dismissEndpoint>) {
  await findGroup(ctx, groupId)
  authorize(ctx, 'group.admit', { groupId })
  await cutOff(ctx, [personId])
  const left = await queries.deleteGroupPerson(ctx.db, groupId, personId)
  if (!left) ctx.unchanged()
  else {
    ctx.audit({ act: 'group.dismiss', groupId, personId, details: { convenor: left.convenor } })
    if (left.convenor) await queries.advanceGroup(ctx.db, groupId)
    await accessChanged(ctx, personId)
    if (left.convenor) await saved(ctx, groupId)
  }
  return queries.listGroupPeople(ctx.db, groupId)
}

/**
 * Brings a person into groups; their open pages learn of the channels. Everyone else hears of it only where it changes
 * who convenes: who else is in a group is for its people to know. Locks groups, then people, then the directory. An
 * invitation brings them in by the word of who gave it. False: all of it was so already.
 */
export async function place(
  ctx: Visit,
  personId: string,
  groupIds: string[],
  convenor: boolean,
  invited?: { actorId: string | null; invitationId: string },
) {
  const reconvened: string[] = []
  let isChanged = false
  for (const groupId of [...groupIds].sort()) {
    const before = await queries.saveGroupPerson(ctx.db, { groupId, personId, convenor, since: ctx.now })
    if (before?.convenor === convenor) continue
    isChanged = true
    const act = !before ? 'group.admit' : convenor ? 'group.convene' : 'group.unconvene'
    ctx.audit({ act, groupId, personId, ...invited, ...(!before && { details: { convenor } }) })
    if (!before && !convenor) continue
    await queries.advanceGroup(ctx.db, groupId)
    reconvened.push(groupId)
  }
  if (groupIds.length) await accessChanged(ctx, personId)
  for (const groupId of reconvened) await saved(ctx, groupId)
  return isChanged
}

export const presentGroup = ({ id, slug, name, purpose, convenorIds, version }: queries.GroupRow): Group => ({
  ...{ id, slug, name, purpose, convenorIds, version },
})

async function findGroup(ctx: Context, groupId: string) {
  const group = await queries.findGroup(ctx.db, groupId)
  if (!group) throw notFound()
  return group
}

async function saved(ctx: Visit, groupId: string) {
  const group = await queries.findGroup(ctx.db, groupId)
  if (group) ctx.publish('network', await advanceNetwork(ctx.db), { type: 'group.saved', group: presentGroup(group) })
}
