import { randomUUID } from 'node:crypto'
import type { Input } from '../../contract/endpoint'
import { isWider, labelOf, type Label } from '../../contract/kinds'
import type { moveThread } from '../../contract/moves'
import { can } from '../../contract/policy'
import type { Difference } from '../../contract/reaches'
import { asHouse } from '../../db/acting'
import { meeting } from '../../db/database'
import { advanceChannel, findChannel, type ChannelRow } from '../../db/queries/channels'
import { findOpenConsent } from '../../db/queries/consents'
import { insertChannel, insertDeparture, listChannelsBelow, lockChannels } from '../../db/queries/moves'
import { lockPeople } from '../../db/queries/reads'
import { advanceThread, holdThread, type Standing, type ThreadChange } from '../../db/queries/threads'
import { listMembers } from '../../db/queries/members'
import { listActors, listNamedActors } from '../../db/queries/sessions'
import { takeMergedAlong } from '../../db/queries/transfers'
import { authorize } from '../authorize'
import { overtaken } from '../consentNews'
import type { Context } from '../context'
import { Refusal } from '../errors'
import { checkKept, takeHeldAlong, tellModeration } from '../keepers'
import { without } from '../named'
import { byMember } from '../readers'
import { listReadersOf, readableChannel } from './channels'
import { note } from './notes'
import { accessChangedFor } from './people'
import { ordered, presentThread } from './threads'

export async function toChannel(ctx: Context, { threadId, channelId }: Input<typeof moveThread>) {
  const { place, target } = await asked(ctx, threadId, channelId)
  if (place.channel.id === target.id) {
    ctx.unchanged()
    return presentThread(place.thread)
  }
  const label = closest(place.thread.label, target)
  // It was on top of the list it leaves.
  const change = place.thread.topId === target.id ? { label } : { label, pinnedUntil: null }
  const row = await move(ctx, place, target, reachOf(target), change)
  await note(ctx, row, 'moved')
  // It stands in the log of the group it leaves, and in that of the one it comes to.
  for (const groupId of new Set([place.channel.groupId, target.groupId])) {
    const details = { from: place.channel.id, to: target.id }
    ctx.audit({ act: 'thread.move', groupId, threadId: row.id, channelId, details })
  }
  return presentThread(row)
}

export const presentDifference = ({ gain, lose }: Awaited<ReturnType<typeof differenceOf>>): Difference => ({
  gain: byMember(gain),
  lose: byMember(lose),
})

/** Who keeps order where it stands brings it to where they could start it; to more readers, only by consent. */
async function asked(ctx: Context, threadId: string, channelId: string) {
  const place = await ordered(ctx, threadId)
  const target = await readableChannel(ctx, channelId)
  authorize(ctx, 'thread.start', { channel: target })
  if (target.parentId) throw new Refusal('invalid', 'Choose a channel of the list.', 'channelId')
  if (place.thread.hiddenFromId) throw new Refusal('conflict', 'This thread is hidden. Restore it first.')
  const { opens } = await differenceOf(ctx, place.channel, target)
  if (isWider(labelOf(target), place.thread.label) || opens) {
    throw new Refusal('conflict', 'More people would read this there than its contributors wrote for. Ask them first.')
  }
  return { place, target }
}

/** A thread that is public stays so where it may. */
const closest = (label: Label, target: ChannelRow): Label =>
  isWider(label, labelOf(target)) && labelOf(target) === 'network' ? label : labelOf(target)

/** Who may read in a channel, apart from where it stands and what it is called. */
export type Reach = Pick<ChannelRow, 'audience' | 'groupId' | 'memberIds' | 'personIds' | 'leadIds' | 'moderatorsOnly'>
export const reachOf = ({ audience, groupId, memberIds, personIds, leadIds, moderatorsOnly }: ChannelRow): Reach => ({
  ...{ audience, groupId, memberIds, personIds, leadIds, moderatorsOnly },
})

/** The channel in whose list a thread stands, which its moderators need not read. */
export const topOf = async (ctx: Context, { topId }: { topId: string }) =>
  (await asHouse(ctx.db, () => findChannel(ctx.db, topId)))!

/**
 * Those who would read a thread after a move and did not before, and those who would not any more. `opens`: more would,
 * today or whoever comes to read there one day.
 */
export async function differenceOf(ctx: Context, from: ChannelRow, to: ChannelRow) {
  const [before, after] = [await listReadersOf(ctx, from), await listReadersOf(ctx, to)]
  const [had, have] = [new Set(before.map(({ id }) => id)), new Set(after.map(({ id }) => id))]
  const gain = after.filter(({ id }) => !had.has(id))
  const opens = gain.length > 0 || (await namesMore(ctx, from, to)) || !isPartOf(to, from, await listFullIds(ctx))
  return { gain, lose: before.filter(({ id }) => !have.has(id)), opens }
}

/** Also who is kept out of the forum just now would read there, and did not here. */
const namesMore = async (ctx: Context, from: ChannelRow, to: ChannelRow) =>
  (await listNamedActors(ctx.db, to.personIds)).some((person) => !can(person, 'channel.read', { channel: from }))

const listFullIds = async (ctx: Context) =>
  (await listMembers(ctx.db)).filter(({ status }) => status === 'full').map(({ id }) => id)

/** Whether by the rule of the two places all who come to read in the one, but for who is named, read in the other. */
function isPartOf(one: ChannelRow, other: ChannelRow, fullIds: string[]) {
  if (one.audience === 'persons') return true
  const isOfThem = one.memberIds.length > 0 && one.memberIds.every((id) => other.memberIds.includes(id))
  if (other.memberIds.length && !isOfThem) return false
  // An observer comes into a group by being admitted, before everyone's eyes; not by what is moved there.
  if (other.audience === 'full' && one.audience === 'network')
    return one.memberIds.length > 0 && !without(one.memberIds, fullIds).length
  if (other.audience === 'full') return true
  return other.audience === 'network' || (one.audience === 'group' && one.groupId === other.groupId)
}

/**
 * Puts a thread into the list of `top` with this reach: the one way in which who may read a thread changes. Whoever
 * loses it leaves its room before the commit; the old channel hears that it left, the new one what it is. Locks the
 * thread, then channels, then people.
 */
export async function move(
  ctx: Context,
  { thread, channel: from }: { thread: Standing; channel: ChannelRow },
  top: ChannelRow,
  reach: Reach,
  change: ThreadChange = {},
) {
  await holdThread(ctx.db, thread)
  await lockChannels(ctx.db, [from.id, top.id])
  await checkSame(ctx, [from, top])
  await checkKept(ctx, thread.id, { ...top, ...reach })
  const { channel: to, isNew } = await channelFor(ctx, top, reach)
  const overtakes = change.consentId === null || to.id === from.id ? null : await findOpenConsent(ctx.db, thread.id)
  const set = { ...change, channelId: to.id, topId: top.id, ...(overtakes && { consentId: null }) }
  const row = await advanceThread(ctx.db, thread, { set })
  await takeMergedAlong(ctx.db, row)
  const saved = { type: 'thread.saved', thread: presentThread(row) } as const
  ctx.publish(`thread:${row.id}`, row.revision, saved)
  ctx.publish(`channel:${to.id}`, await advanceChannel(ctx.db, to.id, row.id), saved)
  if (to.id === from.id) return row
  if (overtakes) await overtaken(ctx, row, overtakes)
  const left = await insertDeparture(ctx.db, from.id, row.id)
  ctx.publish(`channel:${from.id}`, left, { type: 'thread.removed', threadId: row.id, channelId: from.id })
  const { gain, lose, opens } = await differenceOf(ctx, from, to)
  // Not only those who lose it: somebody may come to read the old channel this very moment, and open it there.
  const readers = new Set((await listReadersOf(ctx, to)).map(({ id }) => id))
  for (const { id: personId } of await listActors(ctx.db))
    if (!readers.has(personId)) ctx.cut({ personId, rooms: [`thread:${row.id}`] })
  const waits = await takeHeldAlong(ctx, row.id, { from, to, isWider: opens })
  const changed = [...(isNew ? readers : gain.map(({ id }) => id)), ...lose.map(({ id }) => id)].map((id) => ({ id }))
  await lockPeople(ctx.db, [...waits, ...changed.map(({ id }) => id)])
  await accessChangedFor(ctx, changed)
  await tellModeration(ctx, waits)
  return row
}

/** What was computed from some channels, who is named in them say, still holds now that they stay as they are. */
const checkSame = (ctx: Context, seen: ChannelRow[]) =>
  asHouse(ctx.db, async () => {
    for (const { id, version } of seen)
      if ((await findChannel(ctx.db, id))?.version !== version) throw meeting('A channel was changed meanwhile.')
  })

/** The channel with just this reach in the list of `top`: itself, one below it, or a new one below it. */
export async function channelFor(ctx: Context, top: ChannelRow, reach: Reach) {
  const all = [top, ...(await listChannelsBelow(ctx.db, top.id))]
  const found = all.find((channel) => isSame(reachOf(channel), reach))
  if (found) return { channel: found, isNew: false }
  const id = randomUUID()
  const { name, purpose, position, writers, archived } = top
  const slug = `${top.slug.slice(0, 40)}-${id.slice(0, 8)}`
  const made = { id, parentId: top.id, slug, name, purpose, position, writers, archived }
  return { channel: await insertChannel(ctx.db, { ...made, ...reach }), isNew: true }
}

export const isSame = (a: Reach, b: Reach) => JSON.stringify(sorted(a)) === JSON.stringify(sorted(b))
const sorted = ({ audience, groupId, memberIds, personIds, leadIds, moderatorsOnly }: Reach) => [
  ...[audience, groupId, moderatorsOnly],
  ...[memberIds, personIds, leadIds].map((ids) => [...ids].sort()),
]
