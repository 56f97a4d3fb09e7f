import { and, asc, eq, gt, inArray, sql, type SQL } from 'drizzle-orm'
import type { Database } from '../database'
import { answerCells, answers } from '../schema/answers'
import { posts } from '../schema/posts'

export type AnswerRow = Awaited<ReturnType<typeof listAnswers>>[number]
export type CellRow = typeof answerCells.$inferSelect

const columns = {
  id: answers.id,
  threadId: answers.threadId,
  memberId: answers.memberId,
  number: answers.number,
  kind: answers.kind,
  postId: answers.postId,
  releasedById: answers.releasedById,
  releasedAt: answers.releasedAt,
  withdrawnAt: answers.withdrawnAt,
  changedAt: answers.changedAt,
  confirmedAt: answers.confirmedAt,
  confirmedOn: answers.confirmedOn,
  confirmedById: answers.confirmedById,
  isRenewal: answers.isRenewal,
  text: answers.text,
  revision: answers.revision,
  /** Its post was taken away: nothing of what it says is told. */
  isGone: sql<boolean>`(${posts.removedAt} is not null or ${posts.hidden})`,
}

/** All versions of all institutions in a thread (that changed after a revision), in the order they were released. */
export const listAnswers = (db: Database, threadId: string, after = -1) =>
  db
    .select(columns)
    .from(answers)
    .innerJoin(posts, eq(posts.id, answers.postId))
    .where(and(eq(answers.threadId, threadId), gt(answers.revision, after)))
    .orderBy(asc(answers.releasedAt), asc(answers.id))

export const listAnswersNamed = (db: Database, answerIds: string[]) =>
  db.select(columns).from(answers).innerJoin(posts, eq(posts.id, answers.postId)).where(inArray(answers.id, answerIds))

export const findAnswer = (db: Database, answerId: string) => findOne(db, eq(answers.id, answerId))
/** The answer that stands in a post. */
export const findAnswerOf = (db: Database, postId: string) => findOne(db, eq(answers.postId, postId))

async function findOne(db: Database, where: SQL) {
  const [row] = await db.select(columns).from(answers).innerJoin(posts, eq(posts.id, answers.postId)).where(where)
  return row
}

export const insertAnswer = (db: Database, row: typeof answers.$inferInsert) => db.insert(answers).values(row)

export const updateAnswer = (db: Database, answerId: string, set: Partial<typeof answers.$inferInsert>) =>
  db.update(answers).set(set).where(eq(answers.id, answerId))

export async function lastNumberOf(db: Database, threadId: string, memberId: string) {
  const rows = await db
    .select({ number: answers.number })
    .from(answers)
    .where(and(eq(answers.threadId, threadId), eq(answers.memberId, memberId)))
  return Math.max(0, ...rows.map(({ number }) => number))
}

/** Of some answers. */
export const listCells = async (db: Database, answerIds: string[]): Promise<CellRow[]> =>
  answerIds.length
    ? db
        .select()
        .from(answerCells)
        .where(inArray(answerCells.answerId, answerIds))
        .orderBy(asc(answerCells.answerId), asc(answerCells.questionId))
    : []

export const insertCells = async (db: Database, rows: (typeof answerCells.$inferInsert)[]) =>
  rows.length ? void (await db.insert(answerCells).values(rows)) : undefined

/** What was answered holds for the questions as they are put now; whether any of them was put otherwise before. */
export async function confirmCells(db: Database, answerId: string) {
  const rows = await db.execute(sql`update answer_cells c set edition = q.edition from sub_questions q
    where q.id = c.question_id and c.answer_id = ${answerId} and not q.dropped and c.edition <> q.edition
    returning c.question_id`)
  return rows.length > 0
}

/** Nothing of what it said stays. */
export async function emptyAnswer(db: Database, answerId: string, text: string) {
  await db.delete(answerCells).where(eq(answerCells.answerId, answerId))
  await db.update(answers).set({ text }).where(eq(answers.id, answerId))
}
