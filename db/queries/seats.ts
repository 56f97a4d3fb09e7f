import { and, asc, eq } from 'drizzle-orm'
import type { Database } from '../database'
import { answerDrafts, passes } from '../schema/answers'
import { seats } from '../schema/consultations'
import { people } from '../schema/people'

export type AnswerDraftRow = typeof answerDrafts.$inferSelect

export async function findAnswerDraft(db: Database, threadId: string, memberId: string) {
  const [row] = await drafted(db, threadId, memberId)
  return row
}

/** The same, held until the transaction ends. */
export async function holdAnswerDraft(db: Database, threadId: string, memberId: string) {
  const [row] = await drafted(db, threadId, memberId).for('update')
  return row
}

const drafted = (db: Database, threadId: string, memberId: string) =>
  db
    .select()
    .from(answerDrafts)
    .where(and(eq(answerDrafts.threadId, threadId), eq(answerDrafts.memberId, memberId)))

export const saveAnswerDraft = (db: Database, row: AnswerDraftRow) => {
  const { threadId: _threadId, memberId: _memberId, ...set } = row
  return db
    .insert(answerDrafts)
    .values(row)
    .onConflictDoUpdate({ target: [answerDrafts.threadId, answerDrafts.memberId], set })
}

export const deleteAnswerDraft = (db: Database, threadId: string, memberId: string) =>
  db.delete(answerDrafts).where(and(eq(answerDrafts.threadId, threadId), eq(answerDrafts.memberId, memberId)))

export const listPasses = (db: Database, threadId: string, memberId: string) =>
  db
    .select()
    .from(passes)
    .where(and(eq(passes.threadId, threadId), eq(passes.memberId, memberId)))
    .orderBy(asc(passes.at), asc(passes.id))

export const insertPass = (db: Database, row: typeof passes.$inferInsert) => db.insert(passes).values(row)

/** Those of a member who are named to answer for it. */
export const listFocals = async (db: Database, memberId: string) =>
  (
    await db
      .select({ id: people.id, disabledAt: people.disabledAt })
      .from(people)
      .where(and(eq(people.memberId, memberId), eq(people.focal, true)))
      .orderBy(asc(people.id))
  )
    .filter(({ disabledAt }) => disabledAt === null)
    .map(({ id }) => id)

/** Who is away at a moment, and their deputies. */
export async function findAbsence(db: Database, personId: string) {
  const [row] = await db
    .select({ from: people.awayFrom, until: people.awayUntil, deputyId: people.deputyId })
    .from(people)
    .where(eq(people.id, personId))
  return row?.from && row.until ? { from: row.from, until: row.until, deputyId: row.deputyId } : null
}

/** Holds a seat until the transaction ends: its colleagues write one after the other. */
export const lockSeat = (db: Database, threadId: string, memberId: string) =>
  db
    .select({ threadId: seats.threadId })
    .from(seats)
    .where(and(eq(seats.threadId, threadId), eq(seats.memberId, memberId)))
    .for('update')

export const saveAbsence = (
  db: Database,
  personId: string,
  set: Pick<typeof people.$inferInsert, 'awayFrom' | 'awayUntil' | 'deputyId'>,
) => db.update(people).set(set).where(eq(people.id, personId))
