import { asc, eq, getTableColumns, sql } from 'drizzle-orm'
import type { Actor } from '../../contract/policy'
import type { Database } from '../database'
import { channels } from '../schema/channels'
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
  db.select(channelColumns).from(channels).where(readableBy(actor)).orderBy(asc(channels.position), asc(channels.name))

/** Moves a channel's list on by one, and notes in the thread when that was. The last lock a write takes but for people. */
export async function advanceChannel(db: Database, channelId: string, threadId: string) {
  const [row] = await db.execute<{ revision: string }>(sql`
    with moved as (update ${channels} set revision = revision + 1 where id = ${channelId} returning revision)
    update ${threads} set channel_revision = moved.revision from moved where ${threads}.id = ${threadId}
    returning moved.revision`)
  return Number(row!.revision)
}
