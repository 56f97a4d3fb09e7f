import { and, asc, eq, getTableColumns, isNull, or, sql } from 'drizzle-orm'
import type { Actor } from '../../contract/policy'
import type { Database } from '../database'
import { channelPeople, channels } from '../schema/channels'
import { threads } from '../schema/threads'
import { readableBy } from './readable'

const namedIn = (rest: string) => sql<string[]>`array(
  select person_id from channel_people n where n.channel_id = "channels"."id"${sql.raw(rest)} order by person_id)`

/** A channel with everyone a rule has to know of. */
export const channelColumns = {
  ...getTableColumns(channels),
  memberIds: sql<string[]>`array(
    select member_id from channel_members m where m.channel_id = "channels"."id" order by member_id)`,
  personIds: namedIn(''),
  leadIds: namedIn(' and lead'),
}
export type ChannelRow = Awaited<ReturnType<typeof findChannel>> & object

export async function findChannel(db: Database, channelId: string) {
  const [channel] = await db.select(channelColumns).from(channels).where(eq(channels.id, channelId))
  return channel
}

export const listChannels = (db: Database, actor: Actor) =>
  db
    .select(channelColumns)
    .from(channels)
    .where(readableBy(actor))
    .orderBy(asc(channels.position), asc(channels.name), asc(channels.id))

/** The ids of a group's channels, but for those below others, that are not archived. */
export async function listOpenChannelsOf(db: Database, groupId: string) {
  const rows = await db
    .select({ id: channels.id })
    .from(channels)
    .where(and(eq(channels.groupId, groupId), isNull(channels.parentId), eq(channels.archived, false)))
    .orderBy(asc(channels.id))
  return rows.map(({ id }) => id)
}

/** Moves a channel's list on by one, and notes in the thread when that was. The last lock a write takes but for people. */
export async function advanceChannel(db: Database, channelId: string, threadId: string) {
  const [row] = await db.execute<{ revision: string }>(sql`
    with moved as (update ${channels} set revision = revision + 1 where id = ${channelId} returning revision)
    update ${threads} set channel_revision = moved.revision from moved where ${threads}.id = ${threadId}
    returning moved.revision`)
  return Number(row!.revision)
}

/** The place after the last one in the list of channels. */
export async function nextPosition(db: Database) {
  const [row] = await db.select({ last: sql<number>`coalesce(max(${channels.position}), -1)` }).from(channels)
  return row!.last + 1
}

/**
 * Changes a channel, and with it those below, which are it to fewer people. Whoever calls has locked it, so that no
 * channel comes to stand below it meanwhile. Returns the ids of all of them.
 */
export async function updateChannels(db: Database, channelId: string, change: Partial<typeof channels.$inferInsert>) {
  const rows = await db
    .update(channels)
    .set({ ...change, version: sql`version + 1`, revision: sql`revision + 1` })
    .where(or(eq(channels.id, channelId), eq(channels.parentId, channelId)))
    .returning({ id: channels.id })
  return rows.map(({ id }) => id)
}

/** Names just these persons in a channel. */
export async function replaceNamed(db: Database, channelId: string, personIds: string[], leadIds: string[]) {
  await db.delete(channelPeople).where(eq(channelPeople.channelId, channelId))
  const named = personIds.map((personId) => ({ channelId, personId, lead: leadIds.includes(personId) }))
  if (named.length) await db.insert(channelPeople).values(named)
}
