import { and, asc, desc, eq, exists, getTableColumns, gt, inArray, isNull, sql, type SQL } from 'drizzle-orm'
import type { Ranges } from '../../contract/common'
import type { Actor } from '../../contract/policy'
import { meeting, type Database } from '../database'
import { channels } from '../schema/channels'
import { people } from '../schema/people'
import { readMarks } from '../schema/reads'
import { threadPlaces, threads, threadTopics } from '../schema/threads'
import { channelColumns } from './channels'
import { isPinned } from './orders'
import { readableBy } from './readable'

const { words: _words, ...plain } = getTableColumns(threads)
export const threadColumns = {
  ...plain,
  places: sql<string[]>`array(select place from thread_places p where p.thread_id = "threads"."id" order by place)`,
  topics: sql<string[]>`array(select topic from thread_topics t where t.thread_id = "threads"."id" order by topic)`,
}
export type ThreadRow = Awaited<ReturnType<typeof findThread>> & object

export async function findThread(db: Database, threadId: string) {
  const [row] = await db.select(threadColumns).from(threads).where(eq(threads.id, threadId))
  return row
}

/** A thread with the channel it is in, for deciding who may do what with it. */
export async function findThreadAndChannel(db: Database, threadId: string) {
  const [row] = await db
    .select({ thread: threadColumns, channel: channelColumns })
    .from(threads)
    .innerJoin(channels, eq(channels.id, threads.channelId))
    .where(eq(threads.id, threadId))
  return row
}

export async function insertThread(
  db: Database,
  { places, topics, ...thread }: typeof threads.$inferInsert & { places: string[]; topics: string[] },
) {
  await db.insert(threads).values(thread)
  await tagThread(db, thread.id, places, topics)
}

/** Gives a thread other tags than it had. */
export async function retagThread(db: Database, threadId: string, places: string[], topics: string[]) {
  await db.delete(threadPlaces).where(eq(threadPlaces.threadId, threadId))
  await db.delete(threadTopics).where(eq(threadTopics.threadId, threadId))
  await tagThread(db, threadId, places, topics)
}

async function tagThread(db: Database, threadId: string, places: string[], topics: string[]) {
  if (places.length) await db.insert(threadPlaces).values(places.map((place) => ({ threadId, place })))
  if (topics.length) await db.insert(threadTopics).values(topics.map((topic) => ({ threadId, topic })))
}

/** Where a thread was when someone was found to be allowed something with it. */
export type Standing = Pick<ThreadRow, 'id' | 'channelId'>

/** What of a thread's row may be set. */
export type ThreadChange = Partial<typeof threads.$inferInsert>

/** Holds a thread where it stands until the transaction ends. */
export async function holdThread(db: Database, { id, channelId }: Standing) {
  const isThere = and(eq(threads.id, id), eq(threads.channelId, channelId))
  const [row] = await db.select({ id: threads.id }).from(threads).where(isThere).for('no key update')
  if (!row) throw meeting('The thread was moved meanwhile.')
}

type Change = { newPostAt: Date } | { gone: { add: number } | { take: number } } | { set: ThreadChange } | 'quiet'

/**
 * Moves a thread's stream on by one and locks it until the end of the transaction, so that its revisions and the
 * numbers of its posts have no gaps. `newPost` takes the next number; `gone` replaces the numbers that are no more.
 * `quiet` leaves the thread itself as it was: only a post in it changed. Returns the thread as it is now. One that was
 * moved since it was read is not touched: what was allowed there may not be where it is now, and is asked again.
 */
export async function advanceThread(db: Database, { id, channelId }: Standing, change: Change): Promise<ThreadRow> {
  const [row] = await db
    .update(threads)
    .set({
      revision: sql`revision + 1`,
      ...(change !== 'quiet' && { version: sql`version + 1` }),
      ...(typeof change === 'object' && changeOf(change)),
    })
    .where(and(eq(threads.id, id), eq(threads.channelId, channelId)))
    .returning(threadColumns)
  if (!row) throw meeting('The thread was moved meanwhile.')
  return row
}

function changeOf(change: Exclude<Change, 'quiet'>) {
  if ('newPostAt' in change) return newPost(change.newPostAt)
  return 'gone' in change ? { gone: gone(change.gone) } : change.set
}

const newPost = (at: Date) => ({
  lastNumber: sql`last_number + 1`,
  activeAt: sql`greatest(active_at, ${at.toISOString()}::timestamptz)`,
})

const gone = (change: { add: number } | { take: number }) =>
  'add' in change
    ? sql`gone + int4multirange(int4range(${change.add}, ${change.add}, '[]'))`
    : sql`gone - int4multirange(int4range(${change.take}, ${change.take}, '[]'))`

export interface ThreadFilter {
  /** Only in the list of this channel of the house. */
  topId?: string
  /** Only in this very channel. */
  channelId?: string
  place?: string
  topic?: string
  ids?: string[]
  /** Only with something the actor has not read. */
  unread?: boolean
  /** Only started by people of this member. */
  memberId?: string
  /** Only those that are on top of their list at this moment. */
  pinnedAt?: Date
  /** Only what this one may read, too. */
  alsoFor?: Actor
  /** Only those that come after this one in the list. */
  after?: { activeAt: Date; id: string }
}

/** A thread's posts that are neither read nor gone, as PostgreSQL sees contract/ranges.ts `unread`. */
const hasUnread = sql`not isempty(int4multirange(int4range(1, ${threads.lastNumber}, '[]')) - ${threads.gone}
  - coalesce(${readMarks.read}, '{}'))`

/** The threads `actor` may read, last active first, each with the actor's read mark. */
export function listThreads(db: Database, actor: Actor, filter: ThreadFilter, limit: number) {
  const conditions: (SQL | undefined)[] = [
    readableBy(actor),
    filter.alsoFor ? readableBy(filter.alsoFor) : undefined,
    isNull(threads.mergedIntoId),
    filter.topId ? eq(threads.topId, filter.topId) : undefined,
    filter.ids ? inArray(threads.id, filter.ids) : undefined,
    filter.channelId ? eq(threads.channelId, filter.channelId) : undefined,
    filter.place ? hasPlace(db, filter.place) : undefined,
    filter.topic ? hasTopic(db, filter.topic) : undefined,
    filter.unread ? hasUnread : undefined,
    filter.memberId ? eq(people.memberId, filter.memberId) : undefined,
    filter.pinnedAt ? isPinned(filter.pinnedAt) : undefined,
    filter.after
      ? sql`(${threads.activeAt}, ${threads.id}) < (${filter.after.activeAt.toISOString()}::timestamptz, ${filter.after.id}::uuid)`
      : undefined,
  ]
  return db
    .select({ thread: threadColumns, read: readMarks.read, markRevision: readMarks.revision })
    .from(threads)
    .innerJoin(channels, eq(channels.id, threads.channelId))
    .innerJoin(people, eq(people.id, threads.authorId))
    .leftJoin(readMarks, and(eq(readMarks.threadId, threads.id), eq(readMarks.personId, actor.id)))
    .where(and(...conditions))
    .orderBy(desc(threads.activeAt), desc(threads.id))
    .limit(limit) as unknown as Promise<{ thread: ThreadRow; read: Ranges | null; markRevision: number | null }[]>
}

export const hasPlace = (db: Database, place: string) =>
  exists(
    db
      .select({ one: sql`1` })
      .from(threadPlaces)
      .where(and(eq(threadPlaces.threadId, threads.id), eq(threadPlaces.place, place))),
  )

export const hasTopic = (db: Database, topic: string) =>
  exists(
    db
      .select({ one: sql`1` })
      .from(threadTopics)
      .where(and(eq(threadTopics.threadId, threads.id), eq(threadTopics.topic, topic))),
  )

/** The threads of a channel that changed after a revision of its list, in the order they changed. */
export const listThreadsSince = (db: Database, channelId: string, after: number, limit: number) =>
  db
    .select(threadColumns)
    .from(threads)
    .where(and(eq(threads.channelId, channelId), gt(threads.channelRevision, after), isNull(threads.mergedIntoId)))
    .orderBy(asc(threads.channelRevision))
    .limit(limit)
