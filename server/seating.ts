import { needsOf } from '../contract/answering'
import type { Consultation, Standing } from '../contract/consultations'
import { isSettled } from '../contract/kinds'
import { countsOf, type SeatCounts } from '../contract/standing'
import type { Database } from '../db/database'
import {
  findConsultation,
  listQuestions,
  listSeats,
  updateConsultation,
  type ConsultationRow,
  type QuestionRow,
  type SeatRow,
} from '../db/queries/consultations'
import { advanceThread, type Standing as Place } from '../db/queries/threads'
import type { Visit } from './context'
import { saved as threadSaved } from './domain/threads'

/**
 * Works out how a consultation stands after something in it changed, and tells everyone who reads it, on its page and
 * in the lists: the one place where its numbers come from. The thread is held. It closes by itself once all seats are
 * settled, and opens again when one owes before the date, or the date is put off; whoever closed it by hand has the last
 * word.
 */
export async function tellConsultation(ctx: Visit, place: Place) {
  const { id: threadId } = place
  const [before, seats] = [(await findConsultation(ctx.db, threadId))!, await listSeats(ctx.db, [threadId])]
  const closedAt = closing(before, seats, ctx.now)
  const thread = await advanceThread(ctx.db, place, {
    set: { consultation: standingOf({ ...before, closedAt }, seats) },
  })
  await updateConsultation(ctx.db, threadId, { closedAt, revision: thread.revision })
  const consultation = (await findWhole(ctx.db, threadId))!
  ctx.publish(`thread:${threadId}`, thread.revision, { type: 'consultation.saved', consultation })
  await threadSaved(ctx, thread)
  return { thread, consultation }
}

function closing({ closedAt, closedById, dueAt }: ConsultationRow, seats: SeatRow[], now: Date) {
  if (closedById) return closedAt
  const isOver = dueAt <= now || seats.every(({ state }) => isSettled(state))
  return isOver ? (closedAt ?? now) : null
}

export const standingOf = (
  { dueAt, closedAt }: Pick<ConsultationRow, 'dueAt' | 'closedAt'>,
  seats: SeatRow[],
): Standing => ({
  dueAt: dueAt.toISOString(),
  closedAt: closedAt?.toISOString() ?? null,
  ...numbersOf(countsOf(seats)),
  ...needsOf(seats),
})
const numbersOf = ({ asked, settled, drafting }: SeatCounts) => ({ asked, settled, drafting })

/** A consultation with its questions and seats; undefined where nothing is asked. */
export async function findWhole(db: Database, threadId: string) {
  const row = await findConsultation(db, threadId)
  return row && (await presentAll(db, [row]))[0]
}

export async function presentAll(db: Database, rows: ConsultationRow[]): Promise<Consultation[]> {
  const ids = rows.map(({ threadId }) => threadId)
  if (!ids.length) return []
  const [questions, seats] = [await listQuestions(db, ids), await listSeats(db, ids)]
  return rows.map((row) => present(row, ofThread(questions, row), ofThread(seats, row)))
}
const ofThread = <T extends { threadId: string }>(all: T[], { threadId }: ConsultationRow) =>
  all.filter((each) => each.threadId === threadId)

export const presentQuestion = ({ id, text, kind, unit, options, edition }: QuestionRow) => ({
  ...{ id, text, kind, unit, options, edition },
})

const present = (row: ConsultationRow, questions: QuestionRow[], seats: SeatRow[]): Consultation => ({
  ...{ threadId: row.threadId, askedById: row.askedById, kind: row.kind, urgency: row.urgency, zone: row.zone },
  ...{ askedAt: row.askedAt.toISOString(), dueAt: row.dueAt.toISOString() },
  ...{ closedAt: row.closedAt?.toISOString() ?? null, closedById: row.closedById },
  ...{ askedAgainAt: row.askedAgainAt?.toISOString() ?? null, askedAgainById: row.askedAgainById },
  questions: questions.map(presentQuestion),
  seats: seats.map(({ memberId, state, holderId, needsUntil, postId, again }) => ({
    ...{ memberId, state, holderId, postId, again, needsUntil: needsUntil?.toISOString() ?? null },
  })),
  version: row.revision,
})
