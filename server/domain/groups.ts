import type { Input } from '../../contract/endpoint'
import type {
  admit as admitEndpoint,
  dismiss as dismissEndpoint,
  editGroup,
  Group,
  GroupPeople,
  listGroupPeople,
  makeGroup,
} from '../../contract/groups'
import type { AnnouncementKind } from '../../contract/kinds'
import * as queries from '../../db/queries/groups'
import { advanceNetwork } from '../../db/queries/members'
import { findPerson } from '../../db/queries/people'
import { authorize } from '../authorize'
import type { Context, Visit } from '../context'
import { notFound, Refusal } from '../errors'
import { slugOf } from '../slugs'
import { announce } from './announcements'
import { archiveChannelsOf, checkNoneOpen } from './channels'
import { checkNoPartner } from './members'
import { accessChanged, cutOff } from './people'

export async function people(ctx: Context, { groupId }: Input<typeof listGroupPeople>) {
  const { revision } = await findGroup(ctx, groupId)
  authorize(ctx, 'group.look', { groupId })
  return peopleOf(ctx, groupId, revision)
}

export async function admit(ctx: Context, { groupId, personId, convenor, until }: Input<typeof admitEndpoint>) {
  await findGroup(ctx, groupId)
  await cutOff(ctx, [personId])
  const person = await findPerson(ctx.db, personId)
  authorize(ctx, 'group.admit', { groupId, role: person?.role ?? 'person' })
  if (!person || person.disabledAt) throw new Refusal('invalid', 'There is no such person.', 'personId')
  await checkNoPartner(ctx, person.memberId, 'personId')
  const isNew = await place(ctx, personId, { groupIds: [groupId], convenor, until: endOf(ctx, until) })
  if (!isNew) ctx.unchanged()
  return people(ctx, { groupId })
}

export async function dismiss(ctx: Context, { groupId, personId }: Input<typeof dismissEndpoint>) {
  await findGroup(ctx, groupId)
  authorize(ctx, 'group.dismiss', { groupId })
  await cutOff(ctx, [personId])
  const left = await queries.deleteGroupPerson(ctx.db, groupId, personId)
  if (!left) ctx.unchanged()
  else {
    ctx.audit({ act: 'group.dismiss', groupId, personId, details: { convenor: left.convenor } })
    await hasLeft(ctx, left, { kind: 'dismissed', byId: ctx.actor.id })
  }
  return people(ctx, { groupId })
}

export async function make(ctx: Context, { id, ...entry }: Input<typeof makeGroup>) {
  const isMade = await queries.insertGroup(ctx.db, { id, slug: slugOf(entry.name), ...trimmed(entry) })
  if (!isMade) {
    ctx.unchanged()
    return presentGroup(await findGroup(ctx, id))
  }
  ctx.audit({ act: 'group.make', groupId: id })
  return saved(ctx, id)
}

/** With a group its channels are archived; whoever convenes it opens those again that are still wanted. */
export async function edit(ctx: Context, { groupId, archived, ...entry }: Input<typeof editGroup>) {
  if (archived) await archiveChannelsOf(ctx, groupId)
  const before = await queries.lockGroup(ctx.db, groupId)
  if (!before) throw notFound()
  if (archived) await checkNoneOpen(ctx, groupId)
  const after = { ...trimmed(entry), archived }
  const fields = (['name', 'purpose'] as const).filter((field) => after[field] !== before[field])
  if (fields.length) ctx.audit({ act: 'group.edit', groupId, details: { fields } })
  if (archived !== before.archived) ctx.audit({ act: archived ? 'group.archive' : 'group.reopen', groupId })
  else if (!fields.length) {
    ctx.unchanged()
    return presentGroup(before)
  }
  await queries.updateGroup(ctx.db, groupId, after)
  return saved(ctx, groupId)
}

const trimmed = (said: { name: string; purpose: string }) => ({ name: said.name.trim(), purpose: said.purpose.trim() })

/** Where the end that was set for someone has come, it is done; of two who see that, one does it. */
export async function expire(ctx: Visit, { groupId, personId }: { groupId: string; personId: string }) {
  await cutOff(ctx, [personId])
  const left = await queries.deleteGroupPerson(ctx.db, groupId, personId, { ended: true })
  if (!left) return
  ctx.audit({ act: 'group.expire', groupId, personId, details: { convenor: left.convenor } })
  await hasLeft(ctx, left, { kind: 'expired', byId: null })
}

export interface Placing {
  groupIds: string[]
  convenor: boolean
  /** Left out: as it was. */
  until?: Date | null
  /** Who brings them in where it is not the one who asks. */
  invited?: { actorId: string | null; invitationId: string }
}

/**
 * Brings a person into groups, whose people are told; the person's open pages learn of the channels. Everyone else
 * hears of it only where it changes who convenes: who else is in a group is for its people to know. Locks groups, then
 * people, then the directory. False: all of it was so already.
 */
export async function place(ctx: Visit, personId: string, { groupIds, convenor, until, invited }: Placing) {
  const reconvened: string[] = []
  let isChanged = false
  const byId = invited ? invited.actorId : (ctx as Context).actor.id
  for (const groupId of [...groupIds].sort()) {
    const group = await queries.lockGroup(ctx.db, groupId)
    if (group?.archived) throw new Refusal('conflict', `The ${group.name} is archived; nobody comes in any more.`)
    const before = await queries.saveGroupPerson(ctx.db, { groupId, personId, convenor, until, since: ctx.now })
    const end = until === undefined ? (before?.until ?? null) : until
    for (const { kind, act } of changesOf(before, { convenor, until: end })) {
      isChanged = true
      ctx.audit({ act, groupId, personId, ...invited, details: factsOf(kind, { convenor, until: end }) })
      await tellPeople(ctx, { groupId, personId, kind, byId, until: end })
    }
    if (end) ctx.expectEnd()
    if (!!before?.convenor === convenor) continue
    await queries.updateGroup(ctx.db, groupId)
    reconvened.push(groupId)
  }
  if (groupIds.length) await accessChanged(ctx, personId)
  for (const groupId of reconvened) await saved(ctx, groupId)
  return isChanged
}

/** A moment that is still to come, for whoever's time in a group is to end by itself. */
export function endOf({ now }: Pick<Visit, 'now'>, until: string | null | undefined) {
  if (until === null || until === undefined) return until
  const end = new Date(until)
  if (end <= now) throw new Refusal('invalid', 'Choose an end that is still to come.', 'until')
  return end
}

export const presentGroup = ({ id, slug, name, purpose, archived, convenorIds, version }: queries.GroupRow): Group => ({
  ...{ id, slug, name, purpose, archived, convenorIds, version },
})

/** Tells everyone signed in what a group is called and who convenes it. */
export async function saved(ctx: Visit, groupId: string) {
  const group = presentGroup((await queries.findGroup(ctx.db, groupId))!)
  ctx.publish('network', await advanceNetwork(ctx.db), { type: 'group.saved', group })
  return group
}

export async function findGroup(ctx: Pick<Visit, 'db'>, groupId: string) {
  const group = await queries.findGroup(ctx.db, groupId)
  if (!group) throw notFound()
  return group
}

export async function peopleOf({ db }: Pick<Visit, 'db'>, groupId: string, version: number): Promise<GroupPeople> {
  const rows = await queries.listGroupPeople(db, groupId)
  return { groupId, people: rows.map((row) => ({ ...row, until: row.until?.toISOString() ?? null })), version }
}

interface InGroup {
  convenor: boolean
  until: Date | null
}

function changesOf(before: InGroup | undefined, after: InGroup) {
  if (!before) return [{ kind: 'admitted', act: 'group.admit' }] as const
  const convened = after.convenor
    ? ({ kind: 'convened', act: 'group.convene' } as const)
    : ({ kind: 'unconvened', act: 'group.unconvene' } as const)
  return [
    ...(before.convenor === after.convenor ? [] : [convened]),
    ...(Number(before.until) === Number(after.until) ? [] : [{ kind: 'limited', act: 'group.limit' } as const]),
  ]
}

function factsOf(kind: AnnouncementKind, { convenor, until }: InGroup) {
  const end = until?.toISOString() ?? null
  if (kind === 'admitted') return { convenor, ...(end && { until: end }) }
  return kind === 'limited' ? { until: end } : undefined
}

async function hasLeft(
  ctx: Visit,
  { groupId, personId, convenor }: { groupId: string; personId: string; convenor: boolean },
  told: { kind: AnnouncementKind; byId: string | null },
) {
  await tellPeople(ctx, { groupId, personId, until: null, ...told })
  if (convenor) await queries.updateGroup(ctx.db, groupId)
  await accessChanged(ctx, personId)
  if (convenor) await saved(ctx, groupId)
}

async function tellPeople(ctx: Visit, told: Parameters<typeof announce>[1]) {
  const revision = await announce(ctx, told)
  const groupPeople = await peopleOf(ctx, told.groupId, revision)
  ctx.publish(`group:${told.groupId}`, revision, { type: 'groupPeople.saved', groupPeople })
}
