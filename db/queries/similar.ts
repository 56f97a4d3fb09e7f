import { eq, inArray, sql } from 'drizzle-orm'
import type { Actor } from '../../contract/policy'
import type { Part } from '../../contract/wanted'
import type { Database } from '../database'
import { consultations } from '../schema/consultations'
import { threads } from '../schema/threads'
import { toQuery } from '../words'
import { readableBy } from './readable'
import { threadColumns } from './threads'

/** A question that holds one of the words (by its place): in its title (0), in a sub-question (1), in its text (2). */
export interface Likeness {
  word: number
  source: number
  threadId: string
}

/** Of each word the newest so many questions of each kind: whoever may read others finds the same among their own. */
export const likenesses = 40
/** Before it asks the index, it looks through so many of the newest, where a common word stands often enough. */
const among = 1_000

/** Of how many threads a person may read it makes a difference how many they are. */
const threadsAtMost = 200

/**
 * Questions `actor` may read that hold any of the words, and how many threads that is of. A function of the database
 * finds them: see find_titles.
 */
export async function findSimilar(db: Database, actor: Actor, words: Part[]) {
  const asked = sql.join(
    words.map((word) => toQuery([word])!),
    sql`, `,
  )
  const readable = readableBy(actor)
  const rows = await db.execute<{ of_word: number; source: number; of_thread: string; readable: number }>(sql`
    with near as materialized (select * from find_similar(array[${asked}], ${likenesses}::int, ${among}::int)),
      known as materialized (select from threads join channels on channels.id = threads.channel_id
        where ${readable} limit ${threadsAtMost})
    select near.*, (select count(*)::int from known) as readable
    from near join threads on threads.id = near.of_thread join channels on channels.id = threads.channel_id
    where ${readable} order by near.of_word, near.source, near.of_thread`)
  const found = [...rows].map(({ of_word, source, of_thread }): Likeness => ({
    word: of_word - 1,
    source,
    threadId: of_thread,
  }))
  return { found, readable: rows[0]?.readable ?? 0 }
}

/** Threads that were found, and when what was answered in them was last asked again. */
export const loadSimilar = async (db: Database, threadIds: string[]) =>
  threadIds.length
    ? db
        .select({ ...threadColumns, askedAgainAt: consultations.askedAgainAt })
        .from(threads)
        .leftJoin(consultations, eq(consultations.threadId, threads.id))
        .where(inArray(threads.id, threadIds))
    : []

/** Which members answered in threads, and when last; where nobody was asked for answers, whose people replied. */
export async function listAnswered(db: Database, threadIds: string[]) {
  const rows = await db.execute<{ thread_id: string; member_id: string; at: string }>(sql`
    select thread_id, member_id, max(at) as at from (
      select p.thread_id, greatest(p.created_at, a.confirmed_at) as at,
        coalesce(p.answer_of, case when t.consultation is null and p.author_id <> t.author_id then w.member_id end) as member_id
      from posts p join threads t on t.id = p.thread_id join people w on w.id = p.author_id
      left join answers a on a.post_id = p.id
      where p.thread_id in ${threadIds} and p.number > 1 and p.removed_at is null and not p.hidden
        and coalesce(a.kind, '') <> 'declined') as said
    where member_id is not null group by thread_id, member_id order by thread_id, member_id`)
  return [...rows].map(({ thread_id, member_id, at }) => ({
    threadId: thread_id,
    memberId: member_id,
    at: new Date(at),
  }))
}
