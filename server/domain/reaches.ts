import type { Input } from '../../contract/endpoint'
import { isWider, labelOf, type Label } from '../../contract/kinds'
import type { narrowThread, previewThreadReach } from '../../contract/moves'
import { can } from '../../contract/policy'
import type { Aim, previewReach } from '../../contract/reaches'
import { asHouse } from '../../db/acting'
import { findChannel, type ChannelRow } from '../../db/queries/channels'
import { listContributors } from '../../db/queries/consents'
import { lockChannels } from '../../db/queries/moves'
import { listChairs } from '../../db/queries/members'
import { listActors } from '../../db/queries/sessions'
import type { ThreadRow } from '../../db/queries/threads'
import { authorize } from '../authorize'
import type { Context } from '../context'
import { Refusal } from '../errors'
import { byMember } from '../readers'
import { listReadersOf, readableChannel } from './channels'
import { channelFor, differenceOf, isSame, move, presentDifference, reachOf, type Reach } from './moves'
import { note } from './notes'
import { presentThread, readable } from './threads'

/** A thread with the channel it is in. */
export interface Placed {
  thread: ThreadRow
  channel: ChannelRow
}
type Choice = Pick<Aim, 'to' | 'groupId' | 'memberIds'>

/**
 * Where a thread is started that is for fewer than all who read in a channel; `come`: they have yet to hear of it.
 * `isWaiting`: it waits for the moderators of that place, and as long as it does, nobody else reads there.
 */
export async function placeFor(ctx: Context, top: ChannelRow, narrowing?: Choice, { isWaiting = false } = {}) {
  const isWhole = !narrowing || narrowing.to === 'all'
  if (isWhole) return { channel: top, come: [] }
  if (top.parentId) throw new Refusal('invalid', 'Choose a channel of the list.', 'channelId')
  const reach = chosen(top, narrowing, [ctx.actor.memberId])
  authorize(ctx, 'thread.start', { channel: { ...top, ...reach } })
  await lockChannels(ctx.db, [top.id])
  const find = () => channelFor(ctx, top, { ...reach, moderatorsOnly: isWaiting })
  const { channel, isNew } = await (isWaiting ? asHouse(ctx.db, find) : find())
  return { channel, come: isNew ? await listReadersOf(ctx, channel) : [] }
}

export async function readersOf(ctx: Context, { channelId, ...rest }: Input<typeof previewReach>) {
  const top = await readableChannel(ctx, channelId)
  // Whoever is named in one below would read there whatever the group, and learn who is in it.
  if (top.parentId) throw new Refusal('invalid', 'Choose a channel of the list.', 'channelId')
  const { memberId } = ctx.actor
  const channel = { ...top, ...chosen(top, { groupId: null, memberIds: [], ...rest }, [memberId]) }
  // Who is in a group is for its people to know.
  authorize(ctx, 'channel.read', { channel })
  return byMember(await listReadersOf(ctx, channel))
}

export async function preview(ctx: Context, { threadId, ...aim }: Input<typeof previewThreadReach>) {
  const place = await readable(ctx, threadId)
  const target = await targetOf(ctx, place, { groupId: null, memberIds: [], guestIds: [], ...aim })
  const contributors = target.isWider ? await listContributors(ctx.db, threadId) : []
  return {
    ...presentDifference(target.difference),
    isWider: target.isWider,
    askedIds: contributors.filter((id) => id !== ctx.actor.id),
  }
}

export async function narrow(ctx: Context, { threadId, ...aim }: Input<typeof narrowThread>) {
  const place = await readable(ctx, threadId)
  authorize(ctx, 'thread.narrow', { ...place.thread, channel: place.channel })
  const { top, reach, label, isWider: asks, difference } = await targetOf(ctx, place, aim)
  if (asks)
    throw new Refusal('conflict', 'More people would read this than its contributors wrote for. Ask them first.')
  if (label === place.thread.label && isSame(reach, place.channel) && top.id === place.thread.topId) {
    ctx.unchanged()
    return presentThread(place.thread)
  }
  const row = await move(ctx, place, top, reach, { label })
  const isOfGuests =
    difference.lose.length > 0 && difference.lose.every(({ memberStatus }) => memberStatus === 'partner')
  await note(ctx, row, isOfGuests ? 'closed' : label === 'network' ? 'labelled' : 'narrowed')
  for (const groupId of new Set([place.channel.groupId, reach.groupId])) {
    ctx.audit({ act: 'thread.narrow', groupId, threadId, details: { to: label, lost: difference.lose.length } })
  }
  return presentThread(row)
}

/** Where a thread would stand, who would read it there, and whether that are more than those its contributors wrote for. */
export async function targetOf(ctx: Context, { thread, channel }: Placed, aim: Aim) {
  if (channel.moderatorsOnly) throw new Refusal('conflict', 'This thread is hidden. Restore it first.')
  const top = await readableChannel(ctx, aim.channelId)
  if (top.parentId) throw new Refusal('invalid', 'Choose a channel of the list.', 'channelId')
  if (top.id !== thread.topId) {
    authorize(ctx, 'thread.order', { channel })
    authorize(ctx, 'thread.start', { channel: top })
  }
  const people = await listActors(ctx.db)
  const own = people.filter(({ id }) => id === ctx.actor.id || id === thread.authorId).map(({ memberId }) => memberId)
  const within = chosen(top, aim, own)
  const before = channel.personIds.filter((id) => !top.personIds.includes(id))
  const partners = new Set(people.filter(({ memberStatus }) => memberStatus === 'partner').map(({ id }) => id))
  if (aim.guestIds.some((id) => !partners.has(id) && !before.includes(id)))
    throw new Refusal('invalid', 'Only people of partners are let in by name.', 'guestIds')
  const isSameGuests = before.length === aim.guestIds.length && before.every((id) => aim.guestIds.includes(id))
  if (!isSameGuests) authorize(ctx, 'thread.order', { channel })
  const reach: Reach = { ...within, personIds: [...new Set([...within.personIds, ...aim.guestIds])] }
  const label = await labelFor(ctx, thread, { ...top, ...reach }, aim.isPublic)
  const difference = await differenceOf(ctx, channel, { ...top, ...reach })
  if (difference.lose.some(({ id }) => id === ctx.actor.id))
    throw new Refusal('invalid', 'You would not read it yourself any more.', 'to')
  const isOpened = isWider(label, thread.label) || difference.opens
  return { top, reach, label, difference, isWider: isOpened }
}

/** What was written for those who read a thread then is not for those who have come to read it since. */
export async function checkSeen(
  ctx: Context,
  seen: Pick<ThreadRow, 'channelId' | 'label'>,
  { thread, channel }: Placed,
) {
  const before = seen.channelId === channel.id ? channel : await findChannel(ctx.db, seen.channelId)
  // Of a place one does not read, nothing can be said; not even that it is there.
  const isKnown = before && can(ctx.actor, 'channel.read', { channel: before })
  const isMore = !isKnown || (before.id !== channel.id && (await differenceOf(ctx, before, channel)).gain.length > 0)
  if (isMore || isWider(thread.label, seen.label))
    throw new Refusal('conflict', 'More people read this thread than when you wrote. Look who does, and send it again.')
}

/** Who reads in a channel of the list, as far as was chosen. Some members are always in. */
export function chosen(top: ChannelRow, { to, groupId, memberIds }: Choice, own: string[]): Reach {
  const all = reachOf(top)
  if (to === 'all') return all
  if (to === 'members') {
    if (top.audience === 'persons') throw notHere()
    return { ...all, memberIds: [...new Set([...memberIds, ...own])] }
  }
  // A group may hold observers: only of a channel for everyone are its people a part.
  if (top.audience !== 'network') throw notHere()
  if (to === 'full') return { ...all, audience: 'full' }
  if (!groupId) throw new Refusal('invalid', 'Choose a group.', 'groupId')
  return { ...all, audience: 'group', groupId }
}

const notHere = () => new Refusal('invalid', 'In this channel that cannot be chosen.', 'to')

/** Public is a thread of the whole network by the word of the chair's member or the secretariat. */
async function labelFor(ctx: Context, thread: ThreadRow, to: ChannelRow, isPublic: boolean): Promise<Label> {
  const label = labelOf(to)
  if (!isPublic) return label
  if (label !== 'network') throw new Refusal('invalid', 'Only a thread of the whole network can be public.', 'isPublic')
  if (thread.label !== 'public') authorize(ctx, 'thread.publish', { channel: to, chairId: await chairOf(ctx) })
  return 'public'
}

/** The member that holds the chair this year. */
export const chairOf = async ({ db, now }: Context) =>
  (await listChairs(db)).find(({ year }) => year === now.getUTCFullYear())?.memberId ?? null
