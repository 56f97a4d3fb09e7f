import { and, asc, eq, gt, isNull, lt, ne, or, sql } from 'drizzle-orm'
import type { Database } from '../database'
import { answers } from '../schema/answers'
import { consultations, seats } from '../schema/consultations'
import { posts } from '../schema/posts'

/**
 * Begins a round: asked are the seats in which something stands that is no refusal, and none that were asked before and
 * stand empty now. Returns the members.
 */
export async function askSeatsAgain(db: Database, threadId: string, askedAgainAt: Date) {
  await db.update(seats).set({ askedAgainAt: null }).where(eq(seats.threadId, threadId))
  const stands = sql`exists (select from ${answers} where ${answers.id} = ${seats.answerId} and ${answers.kind} <> 'declined')`
  const rows = await db
    .update(seats)
    .set({ askedAgainAt })
    .where(and(eq(seats.threadId, threadId), stands))
    .returning({ memberId: seats.memberId })
  return rows.map(({ memberId }) => memberId)
}

/** Answers of a member that stand and were asked about since a moment, and nothing was said to that. The longest asked first. */
export const listAskedAgain = (db: Database, memberId: string, since: Date, limit: number) =>
  db
    .select({
      threadId: seats.threadId,
      answerId: answers.id,
      at: seats.askedAgainAt,
      byId: consultations.askedAgainById,
    })
    .from(seats)
    .innerJoin(consultations, eq(consultations.threadId, seats.threadId))
    .innerJoin(answers, eq(answers.id, seats.answerId))
    .innerJoin(posts, eq(posts.id, answers.postId))
    .where(
      and(
        eq(seats.memberId, memberId),
        gt(seats.askedAgainAt, since),
        ne(answers.kind, 'declined'),
        or(eq(answers.isRenewal, false), lt(answers.releasedAt, seats.askedAgainAt)),
        or(isNull(answers.confirmedAt), lt(answers.confirmedAt, seats.askedAgainAt)),
        and(isNull(posts.removedAt), eq(posts.hidden, false)),
      ),
    )
    .orderBy(asc(seats.askedAgainAt), asc(seats.threadId))
    .limit(limit)
