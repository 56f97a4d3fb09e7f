import { and, asc, desc, eq, getTableColumns, gt, inArray, isNull, sql, type SQL } from 'drizzle-orm'
import type { Ranges } from '../../contract/common'
import type { Actor } from '../../contract/policy'
import { meeting, type Database } from '../database'
import { channels } from '../schema/channels'
import { people } from '../schema/people'
import { readMarks } from '../schema/reads'
import { toMultirange } from './reads'
import { threads } from '../schema/threads'
import { channelColumns } from './channels'
import { isPinned } from './orders'
import { readableBy } from './readable'
import { hasPlace, hasTopic, tagThread } from './taxonomy'

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

/** A thread, or the one it was merged into, with the channel that is in: for deciding who may do what with it. */
export async function findThreadAndChannel(db: Database, threadId: string) {
  const [row] = await db
    .select({ thread: threadColumns, channel: channelColumns })
    .from(threads)
    .innerJoin(channels, eq(channels.id, threads.channelId))
    .where(
      sql`${threads.id} = any(array(select coalesce(m.merged_into_id, m.id) from threads m where m.id = ${threadId}))`,
    )
  return row
}

export async function insertThread(
  db: Database,
  { places, topics, ...thread }: typeof threads.$inferInsert & { places: string[]; topics: string[] },
) {
  await db.insert(threads).values(thread)
  await tagThread(db, thread.id, places, topics)
}

/** Where a thread was, and its posts in it, when someone was found to be allowed something with it. */
export type Standing = Pick<ThreadRow, 'id' | 'channelId' | 'transferRevision'>

/** What of a thread's row may be set. */
export type ThreadChange = Partial<typeof threads.$inferInsert>

/** Holds a thread where it stands until the transaction ends. */
export async function holdThread(db: Database, standing: Standing) {
  const [row] = await db.select({ id: threads.id }).from(threads).where(stands(standing)).for('no key update')
  if (!row) throw meeting('The thread was moved meanwhile.')
}

/** Posts came in or left: whoever stands with one of them is asked again where. `leaving`: the numbers of those. */
type Carried = ThreadChange & { leaving?: Ranges }

type Change =
  | { newPostAt: Date }
  | { gone: { add: number } | { take: number } }
  | { set: ThreadChange }
  | { carried: Carried }
  | 'quiet'

/**
 * Moves a thread's stream on by one and locks it until the end of the transaction, so that its revisions and the
 * numbers of its posts have no gaps. `newPost` takes the next number; `gone` replaces the numbers that are no more.
 * `quiet` leaves the thread itself as it was: only a post in it changed. Returns the thread as it is now. One that was
 * moved since it was read is not touched: what was allowed there may not be where it is now, and is asked again.
 */
export async function advanceThread(db: Database, standing: Standing, change: Change): Promise<ThreadRow> {
  const [row] = await db
    .update(threads)
    .set({
      revision: sql`revision + 1`,
      ...(change !== 'quiet' && { version: sql`version + 1` }),
      ...(typeof change === 'object' && changeOf(change)),
    })
    .where(stands(standing))
    .returning(threadColumns)
  if (!row) throw meeting('The thread was moved meanwhile.')
  return row
}

function changeOf(change: Exclude<Change, 'quiet'>) {
  if ('newPostAt' in change) return newPost(change.newPostAt)
  if ('carried' in change) return carried(change.carried)
  return 'gone' in change ? { gone: gone(change.gone) } : change.set
}

const stands = ({ id, channelId, transferRevision }: Standing) =>
  and(eq(threads.id, id), eq(threads.channelId, channelId), eq(threads.transferRevision, transferRevision))

const carried = ({ leaving, ...change }: Carried) => ({
  ...change,
  ...(leaving && { gone: sql`gone + ${toMultirange(leaving)}` }),
  transferRevision: sql`revision + 1`,
})

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
  /** Only consultations in which this member owes: those that run, and those whose date passed since a moment. */
  owedBy?: { memberId: string; since: Date }
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

const isOwedBy = ({ memberId, since }: { memberId: string; since: Date }) =>
  sql`exists (select from seats s join consultations c on c.thread_id = s.thread_id
    where s.thread_id = ${threads.id} and s.member_id = ${memberId} and s.answer_id is null and (c.closed_at is null
      or c.closed_by_id is null and c.due_at > ${since.toISOString()}::timestamptz))`

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
    filter.owedBy ? isOwedBy(filter.owedBy) : undefined,
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

/** The threads of a channel that changed after a revision of its list, in the order they changed. */
export const listThreadsSince = (db: Database, channelId: string, after: number, limit: number) =>
  db
    .select(threadColumns)
    .from(threads)
    .where(and(eq(threads.channelId, channelId), gt(threads.channelRevision, after), isNull(threads.mergedIntoId)))
    .orderBy(asc(threads.channelRevision), asc(threads.id))
    .limit(limit)
