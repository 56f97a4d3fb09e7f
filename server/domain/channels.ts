import { listReaders, readChannel, type Channel, type Readership } from '../../contract/channels'
import type { Input } from '../../contract/endpoint'
import { can } from '../../contract/policy'
import { findChannel, type ChannelRow } from '../../db/queries/channels'
import { advancePerson, readWholeChannel } from '../../db/queries/reads'
import { listActors } from '../../db/queries/sessions'
import { authorize } from '../authorize'
import type { Context } from '../context'
import { notFound } from '../errors'
import { presentMark } from './reads'

export async function readers(ctx: Context, { channelId }: Input<typeof listReaders>): Promise<Readership> {
  return byMember(await listReadersOf(ctx, await readableChannel(ctx, channelId)))
}

/** People under their institutions. */
export function byMember(people: { id: string; memberId: string }[]): Readership {
  const members = new Map<string, string[]>()
  for (const { id, memberId } of people) members.set(memberId, [...(members.get(memberId) ?? []), id])
  return [...members].map(([memberId, personIds]) => ({ memberId, personIds }))
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

/** What a list of this channel's threads is filtered by: with those of the channels below it. */
export const listOf = ({ id, parentId }: ChannelRow) => (parentId ? { channelId: id } : { topId: id })
