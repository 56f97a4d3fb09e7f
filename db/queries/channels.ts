import { asc, eq, getTableColumns, sql } from 'drizzle-orm'
import type { Actor } from '../../contract/policy'
import type { Database } from '../database'
import { channels } from '../schema/channels'
import { threads } from '../schema/threads'
import { readableBy } from './readable'

export type ChannelRow = typeof channels.$inferSelect

export async function findChannel(db: Database, channelId: string) {
  const [channel] = await db.select().from(channels).where(eq(channels.id, channelId))
  return channel
}

export const listChannels = (db: Database, actor: Actor) =>
  db
    .select(getTableColumns(channels))
    .from(channels)
    .where(readableBy(actor))
    .orderBy(asc(channels.position), asc(channels.name))

/** Moves a channel's list on by one, and notes in the thread when that was. The last lock a write takes but for people. */
export async function advanceChannel(db: Database, channelId: string, threadId: string) {
  const [row] = await db.execute<{ revision: string }>(sql`
    with moved as (update ${channels} set revision = revision + 1 where id = ${channelId} returning revision)
    update ${threads} set channel_revision = moved.revision from moved where ${threads}.id = ${threadId}
    returning moved.revision`)
  return Number(row!.revision)
}
