import { and, asc, eq, getTableColumns, inArray, sql } from 'drizzle-orm'
import type { Seat } from '../../contract/consultations'
import type { SeatState } from '../../contract/kinds'
import type { Database } from '../database'
import { answers } from '../schema/answers'
import { consultations, seats, subQuestions } from '../schema/consultations'
import { members } from '../schema/members'

export type ConsultationRow = typeof consultations.$inferSelect
export type QuestionRow = typeof subQuestions.$inferSelect
export type SeatRow = Awaited<ReturnType<typeof listSeats>>[number]

export async function findConsultation(db: Database, threadId: string) {
  const [row] = await db.select().from(consultations).where(eq(consultations.threadId, threadId))
  return row
}

export const saveConsultation = (db: Database, row: typeof consultations.$inferInsert) => {
  const { threadId: _threadId, askedById: _askedById, askedAt: _askedAt, ...set } = row
  return db.insert(consultations).values(row).onConflictDoUpdate({ target: consultations.threadId, set })
}

export const updateConsultation = (db: Database, threadId: string, set: Partial<ConsultationRow>) =>
  db.update(consultations).set(set).where(eq(consultations.threadId, threadId))

/** As they are asked now, in their order. */
export const listQuestions = (db: Database, threadIds: string[]) =>
  db
    .select()
    .from(subQuestions)
    .where(and(inArray(subQuestions.threadId, threadIds), eq(subQuestions.dropped, false)))
    .orderBy(asc(subQuestions.threadId), asc(subQuestions.position))

/** With those that are not asked any more. */
export const listAllQuestions = (db: Database, threadId: string) =>
  db.select().from(subQuestions).where(eq(subQuestions.threadId, threadId)).orderBy(asc(subQuestions.position))

/** False where the id is a sub-question of another thread. */
export async function saveQuestion(db: Database, row: typeof subQuestions.$inferInsert) {
  const { id: _id, threadId, ...set } = row
  const setWhere = eq(subQuestions.threadId, threadId)
  const insert = db.insert(subQuestions).values(row)
  const rows = await insert
    .onConflictDoUpdate({ target: subQuestions.id, set, setWhere })
    .returning({ id: subQuestions.id })
  return rows.length > 0
}

export const dropQuestion = (db: Database, id: string) =>
  db.update(subQuestions).set({ dropped: true }).where(eq(subQuestions.id, id))

const state = sql<SeatState>`case
  when ${answers.kind} = 'nothing' then 'nothing' when ${answers.kind} = 'declined' then 'declined'
  when ${answers.kind} is not null then 'answered' when ${seats.drafting} then 'drafting'
  when ${seats.passedOn} then 'passed-on' else 'owes' end`

/** Since the institution was asked again: nothing, that it is still true, or something newer. */
const again = sql<Seat['again']>`case when ${seats.askedAgainAt} is null then null
  when ${answers.isRenewal} and ${answers.releasedAt} >= ${seats.askedAgainAt} then 'changed'
  when ${answers.confirmedAt} >= ${seats.askedAgainAt} then 'confirmed' else 'asked' end`

/** By the code of the member, each with how it stands. */
export const listSeats = (db: Database, threadIds: string[]) =>
  db
    .select({ ...getTableColumns(seats), postId: answers.postId, state, again })
    .from(seats)
    .innerJoin(members, eq(members.id, seats.memberId))
    .leftJoin(answers, eq(answers.id, seats.answerId))
    .where(inArray(seats.threadId, threadIds))
    .orderBy(asc(seats.threadId), asc(members.code))

export async function findSeat(db: Database, threadId: string, memberId: string) {
  const [row] = await db.select().from(seats).where(isSeat(threadId, memberId))
  return row
}

export const insertSeats = (db: Database, threadId: string, memberIds: string[]) =>
  db.insert(seats).values(memberIds.map((memberId) => ({ threadId, memberId })))

/** Says anew in which seats colleagues are drafting, as the house: of one that was taken away and came back, the draft is there. */
export const refreshDrafting = (db: Database, threadId: string) =>
  db.execute(sql`update seats s set drafting = exists (select from answer_drafts d
    where d.thread_id = s.thread_id and d.member_id = s.member_id) where s.thread_id = ${threadId}`)

export const deleteSeats = (db: Database, threadId: string, memberIds: string[]) =>
  db.delete(seats).where(and(eq(seats.threadId, threadId), inArray(seats.memberId, memberIds)))

export const updateSeat = (
  db: Database,
  { threadId, memberId }: { threadId: string; memberId: string },
  set: Partial<typeof seats.$inferInsert>,
) => db.update(seats).set(set).where(isSeat(threadId, memberId))

const isSeat = (threadId: string, memberId: string) => and(eq(seats.threadId, threadId), eq(seats.memberId, memberId))
