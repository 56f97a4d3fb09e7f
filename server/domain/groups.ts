import type { Input } from '../../contract/endpoint'
import type { admit as admitEndpoint, dismiss as dismissEndpoint, Group, listGroupPeople } from '../../contract/groups'
import * as queries from '../../db/queries/groups'
import { advanceNetwork } from '../../db/queries/members'
import { listOpenPeople } from '../../db/queries/people'
import { authorize } from '../authorize'
import type { Context, Visit } from '../context'
import { notFound, Refusal } from '../errors'
import { accessChanged } from './people'

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
  await place(ctx, groupId, personId, convenor)
  return queries.listGroupPeople(ctx.db, groupId)
}

export async function dismiss(ctx: Context, { groupId, personId }: Input<typeof dismissEndpoint>) {
  await findGroup(ctx, groupId)
  authorize(ctx, 'group.admit', { groupId })
  await queries.deleteGroupPerson(ctx.db, groupId, personId)
  ctx.cut({ personId })
  await saved(ctx, groupId)
  await accessChanged(ctx, personId)
  return queries.listGroupPeople(ctx.db, groupId)
}

/** Brings a person into a group; their open pages learn of its channels. */
export async function place(ctx: Visit, groupId: string, personId: string, convenor: boolean) {
  await queries.saveGroupPerson(ctx.db, { groupId, personId, convenor, since: ctx.now })
  await saved(ctx, groupId)
  await accessChanged(ctx, personId)
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
  await queries.advanceGroup(ctx.db, groupId)
  const group = await queries.findGroup(ctx.db, groupId)
  if (group) ctx.publish('network', await advanceNetwork(ctx.db), { type: 'group.saved', group: presentGroup(group) })
}
