import type {
  archiveChannel,
  Channel,
  editChannel,
  listReaders,
  makeChannel,
  nameForChannel,
  readChannel,
  Readership,
} from '../../contract/channels'
import type { ActKind } from '../../contract/acts'
import type { Input } from '../../contract/endpoint'
import { can } from '../../contract/policy'
import { asHouse } from '../../db/acting'
import { meeting } from '../../db/database'
import {
  findChannel,
  listOpenChannelsOf,
  nextPosition,
  replaceNamed,
  updateChannels,
  type ChannelRow,
} from '../../db/queries/channels'
import { insertChannel, listChannelsBelow, lockChannels } from '../../db/queries/moves'
import { advancePerson, readWholeChannel } from '../../db/queries/reads'
import { lockGroup } from '../../db/queries/groups'
import { listActors } from '../../db/queries/sessions'
import { authorize } from '../authorize'
import type { Context } from '../context'
import { notFound, Refusal } from '../errors'
import { checkNamed, without } from '../named'
import { byMember, toldTo } from '../readers'
import { slugOf } from '../slugs'
import { accessChangedFor, cutOff } from './people'
import { presentMark } from './reads'

export async function make(ctx: Context, { id, ...input }: Input<typeof makeChannel>) {
  const { audience, groupId, personIds, leadIds } = input
  authorize(ctx, 'channel.make', { groupId })
  // Whoever makes a channel need not be among those who read it.
  const before = await asHouse(ctx.db, () => findChannel(ctx.db, id))
  if (before) ctx.unchanged()
  // Made already, and asked again because the answer was lost; only its readers are told how it stands now.
  if (before) return can(ctx.actor, 'channel.read', { channel: before }) ? presentChannel(before) : null
  if ((audience === 'group') !== (groupId !== null)) throw new Refusal('invalid', 'Choose a group.', 'groupId')
  await checkGroup(ctx, groupId)
  if (audience === 'persons') await checkNamed(ctx, { personIds, leadIds })
  else if (personIds.length + leadIds.length) throw new Refusal('invalid', 'This channel names nobody.', 'personIds')
  const place = { parentId: null, slug: slugOf(input.name), position: await nextPosition(ctx.db) }
  const made = { id, ...place, ...trimmed(input), memberIds: [] }
  const channel = await asHouse(ctx.db, () => insertChannel(ctx.db, made))
  ctx.audit({ act: 'channel.make', groupId, channelId: id, details: { audience, named: personIds.length } })
  await accessChangedFor(ctx, await listReadersOf(ctx, channel))
  return can(ctx.actor, 'channel.read', { channel }) ? presentChannel(channel) : null
}

export async function edit(ctx: Context, { channelId, ...change }: Input<typeof editChannel>) {
  return changed(ctx, channelId, 'channel.edit', trimmed(change))
}
export const archive = (ctx: Context, { channelId }: Input<typeof archiveChannel>) =>
  changed(ctx, channelId, 'channel.archive', { archived: true })
export const reopen = (ctx: Context, { channelId }: Input<typeof archiveChannel>) =>
  changed(ctx, channelId, 'channel.reopen', { archived: false })

/** Says anew whom a channel of named persons is for. Those below it, where what was hidden stands, follow. */
export async function name(ctx: Context, { channelId, personIds, leadIds }: Input<typeof nameForChannel>) {
  const before = await editable(ctx, channelId)
  if (before.audience !== 'persons') throw new Refusal('invalid', 'Nobody is named in this channel.', 'personIds')
  await checkNamed(ctx, { personIds, leadIds }, before.personIds)
  await cutOff(ctx, without(before.personIds, personIds))
  const channel = await locked(ctx, before)
  const [gone, come] = [without(channel.personIds, personIds), without(personIds, channel.personIds)]
  const leads = [...without(channel.leadIds, leadIds), ...without(leadIds, channel.leadIds)]
  if (without(gone, before.personIds).length) throw meeting('Somebody was named meanwhile.')
  if (!gone.length && !come.length && !leads.length) {
    ctx.unchanged()
    return presentChannel(channel)
  }
  await asHouse(ctx.db, async () => {
    for (const each of [channel, ...(await listChannelsBelow(ctx.db, channelId))]) {
      const guests = without(each.personIds, channel.personIds)
      await replaceNamed(ctx.db, each.id, [...guests, ...without(personIds, guests)], leadIds)
    }
  })
  for (const personId of come) ctx.audit({ act: 'channel.admit', groupId: null, channelId, personId })
  for (const personId of gone) ctx.audit({ act: 'channel.dismiss', groupId: null, channelId, personId })
  if (leads.length) ctx.audit({ act: 'channel.edit', groupId: null, channelId, details: { leadIds } })
  const saved = await savedAll(ctx, channelId, {})
  // Also who leads from now on, or does no more: what waits there is theirs to see, or not.
  await accessChangedFor(
    ctx,
    [...come, ...gone, ...leads].map((id) => ({ id })),
  )
  return can(ctx.actor, 'channel.read', { channel: saved }) ? presentChannel(saved) : null
}

export async function readers(ctx: Context, { channelId }: Input<typeof listReaders>): Promise<Readership> {
  const channel = await readableChannel(ctx, channelId)
  return byMember(toldTo(ctx.actor, await listReadersOf(ctx, channel), channel))
}

export async function read(ctx: Context, { channelId }: Input<typeof readChannel>) {
  await readableChannel(ctx, channelId)
  const revision = await advancePerson(ctx.db, ctx.actor.id)
  for (const mark of await readWholeChannel(ctx.db, ctx.actor, channelId, revision)) {
    ctx.publish(`person:${ctx.actor.id}`, revision, { type: 'read.saved', mark: presentMark(mark) })
  }
  return {}
}

/** The channel, for whoever may read it; for anyone else there is none. */
export async function readableChannel(ctx: Context, channelId: string) {
  const channel = await findChannel(ctx.db, channelId)
  if (!channel) throw notFound()
  authorize(ctx, 'channel.read', { channel })
  return channel
}

/** Everyone who can read a channel, by the very rule that lets them. */
export async function listReadersOf(ctx: Context, channel: ChannelRow) {
  const people = await listActors(ctx.db)
  return people.filter((person) => can(person, 'channel.read', { channel }))
}

export const presentChannel = (row: ChannelRow): Channel => {
  const { id, parentId, slug, name, purpose, audience, groupId, memberIds, personIds, leadIds } = row
  const { moderatorsOnly, archived, writers, position, version } = row
  return {
    ...{ id, parentId, slug, name, purpose, audience, groupId, memberIds, personIds, leadIds },
    ...{ moderatorsOnly, archived, writers, position, version },
  }
}

async function changed(
  ctx: Context,
  channelId: string,
  act: ActKind,
  change: Partial<Pick<ChannelRow, 'name' | 'purpose' | 'writers' | 'archived'>>,
) {
  const channel = await locked(ctx, await editable(ctx, channelId))
  const fields = (['name', 'purpose', 'writers', 'archived'] as const).filter(
    (field) => field in change && change[field] !== channel[field],
  )
  if (!fields.length) {
    ctx.unchanged()
    return presentChannel(channel)
  }
  if (change.archived === false) await checkGroup(ctx, channel.groupId)
  ctx.audit({ act, groupId: channel.groupId, channelId, ...(act === 'channel.edit' && { details: { fields } }) })
  return presentChannel(await savedAll(ctx, channelId, change))
}

/** A channel of the list that the actor may change. */
async function editable(ctx: Context, channelId: string) {
  const channel = await readableChannel(ctx, channelId)
  authorize(ctx, 'channel.edit', { channel })
  if (channel.parentId) throw new Refusal('invalid', 'Change the channel in whose list it stands.', 'channelId')
  return channel
}

/** As it is now and stays until the transaction ends, and whoever may change it still may. */
async function locked(ctx: Context, { id }: ChannelRow) {
  await lockChannels(ctx.db, [id])
  return editable(ctx, id)
}

/** In a group that is archived nothing is open: it is opened first. */
async function checkGroup(ctx: Context, groupId: string | null) {
  const group = groupId && (await lockGroup(ctx.db, groupId))
  if (group && group.archived)
    throw new Refusal('conflict', `The ${group.name} is archived; it has to be opened first.`)
}

/** Closes the channels of a group, by whoever governs groups and reads none of this. */
export async function archiveChannelsOf(ctx: Context, groupId: string) {
  for (const id of await asHouse(ctx.db, () => listOpenChannelsOf(ctx.db, groupId)))
    await savedAll(ctx, id, { archived: true })
}

/** Once the group is held: somebody may have made or opened one meanwhile. */
export async function checkNoneOpen(ctx: Context, groupId: string) {
  if ((await asHouse(ctx.db, () => listOpenChannelsOf(ctx.db, groupId))).length) throw meeting('A channel was opened.')
}

/** Writes a change of a channel and of those below it, not all of which are the actor's, and tells each in its room. */
export const savedAll = (ctx: Context, channelId: string, change: Parameters<typeof updateChannels>[2]) =>
  asHouse(ctx.db, async () => {
    for (const id of await updateChannels(ctx.db, channelId, change)) {
      const row = (await findChannel(ctx.db, id))!
      ctx.publish(`channel:${id}`, row.revision, { type: 'channel.saved', channel: presentChannel(row) })
    }
    return (await findChannel(ctx.db, channelId))!
  })

const trimmed = <T extends { name: string; purpose: string }>(said: T) =>
  Object.assign({}, said, { name: said.name.trim(), purpose: said.purpose.trim() })

/** What a list of this channel's threads is filtered by: with those of the channels below it. */
export const listOf = ({ id, parentId }: ChannelRow) => (parentId ? { channelId: id } : { topId: id })
