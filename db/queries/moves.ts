import { asc, eq, gt, inArray, and, sql } from 'drizzle-orm'
import type { Database } from '../database'
import { channelMembers, channels } from '../schema/channels'
import { departures } from '../schema/threads'
import { channelColumns, findChannel, replaceNamed, type ChannelRow } from './channels'

/** Locks channels in the order of their ids: of two moves between the same two, one waits for the other. */
export const lockChannels = (db: Database, channelIds: string[]) =>
  db
    .select({ id: channels.id })
    .from(channels)
    .where(inArray(channels.id, channelIds))
    .orderBy(asc(channels.id))
    .for('no key update')

/** The channels below one. */
export const listChannelsBelow = (db: Database, parentId: string) =>
  db.select(channelColumns).from(channels).where(eq(channels.parentId, parentId)).orderBy(asc(channels.id))

/** Makes a channel with those it names. */
export async function insertChannel(
  db: Database,
  {
    memberIds,
    personIds,
    leadIds,
    ...channel
  }: typeof channels.$inferInsert & Pick<ChannelRow, 'memberIds' | 'personIds' | 'leadIds'>,
) {
  await db.insert(channels).values(channel)
  const channelId = channel.id
  if (memberIds.length) await db.insert(channelMembers).values(memberIds.map((memberId) => ({ channelId, memberId })))
  await replaceNamed(db, channelId, personIds, leadIds)
  return (await findChannel(db, channelId))!
}

/** Moves a channel's list on by one and notes that a thread left it then. */
export async function insertDeparture(db: Database, channelId: string, threadId: string) {
  const [row] = await db.execute<{ revision: string }>(sql`
    with moved as (update ${channels} set revision = revision + 1 where id = ${channelId} returning revision)
    insert into ${departures} (channel_id, thread_id, revision) select ${channelId}, ${threadId}, revision from moved
    on conflict (channel_id, thread_id) do update set revision = excluded.revision returning revision`)
  return Number(row!.revision)
}

/** The threads that left a channel after a revision of its list and have not come back, in the order they left. */
export const listDeparturesSince = (db: Database, channelId: string, after: number, limit: number) =>
  db
    .select({ threadId: departures.threadId, channelId: departures.channelId })
    .from(departures)
    .where(
      and(
        eq(departures.channelId, channelId),
        gt(departures.revision, after),
        sql`not exists (select from threads t
          where t.id = ${departures.threadId} and t.channel_id = ${departures.channelId} and t.merged_into_id is null)`,
      ),
    )
    .orderBy(asc(departures.revision), asc(departures.threadId))
    .limit(limit)
