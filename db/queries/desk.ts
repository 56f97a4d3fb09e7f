import { and, asc, eq, getTableColumns, gt, isNull, or, sql } from 'drizzle-orm'
import type { Database } from '../database'
import { answerDrafts } from '../schema/answers'
import { consultations, seats } from '../schema/consultations'
import { reminders } from '../schema/jobs'
import { house } from '../schema/members'
import { people } from '../schema/people'
import { summaries, summaryConsents } from '../schema/summaries'

/** Moves a person's own stream on by one, for something on their desk changed. */
export async function advanceDesk(db: Database, personId: string) {
  const [row] = await db
    .update(people)
    .set({ revision: sql`revision + 1`, deskRevision: sql`revision + 1` })
    .where(eq(people.id, personId))
    .returning({ revision: people.revision })
  return row!.revision
}

/** Consultations in which a member owes: those that run, and those whose date passed since a moment. The first due first. */
export const listOwed = (db: Database, memberId: string, since: Date, limit: number) =>
  db
    .select(getTableColumns(consultations))
    .from(seats)
    .innerJoin(consultations, eq(consultations.threadId, seats.threadId))
    .where(
      and(
        eq(seats.memberId, memberId),
        isNull(seats.answerId),
        or(isNull(consultations.closedAt), and(isNull(consultations.closedById), gt(consultations.dueAt, since))),
      ),
    )
    .orderBy(asc(consultations.dueAt), asc(consultations.threadId))
    .limit(limit)

/** Consultations a member's people ask: those that run, and those that closed since a moment. */
export const listAskedBy = (db: Database, memberId: string, since: Date, limit: number) =>
  db
    .select({
      threadId: consultations.threadId,
      askedById: consultations.askedById,
      /** As far as the wall lets it be seen: a draft is its author's alone. */
      summary: summaries.state,
    })
    .from(consultations)
    .leftJoin(summaries, eq(summaries.threadId, consultations.threadId))
    .innerJoin(people, eq(people.id, consultations.askedById))
    .where(and(eq(people.memberId, memberId), or(isNull(consultations.closedAt), gt(consultations.closedAt, since))))
    .orderBy(asc(consultations.dueAt), asc(consultations.threadId))
    .limit(limit)

/** Threads in whose summary a member is quoted, and has not said a word yet. */
export const listQuotedIn = (db: Database, memberId: string) =>
  db
    .select({ threadId: summaries.threadId })
    .from(summaryConsents)
    .innerJoin(summaries, eq(summaries.threadId, summaryConsents.threadId))
    .where(and(eq(summaryConsents.memberId, memberId), isNull(summaryConsents.word), eq(summaries.state, 'asked')))
    .orderBy(asc(summaries.dueAt), asc(summaries.threadId))

/** Threads in which a colleague asks for a draft to be released. */
export const listReady = (db: Database, memberId: string) =>
  db
    .select({ threadId: answerDrafts.threadId })
    .from(answerDrafts)
    .innerJoin(seats, and(eq(seats.threadId, answerDrafts.threadId), eq(seats.memberId, answerDrafts.memberId)))
    .where(and(eq(answerDrafts.memberId, memberId), eq(answerDrafts.ready, true)))
    .orderBy(asc(answerDrafts.writtenAt), asc(answerDrafts.threadId))

/** A person's reminders that were not put away, of consultations that run. */
export const listReminders = (db: Database, personId: string) =>
  db
    .select(getTableColumns(reminders))
    .from(reminders)
    .innerJoin(consultations, eq(consultations.threadId, reminders.threadId))
    .where(
      and(
        eq(reminders.personId, personId),
        isNull(reminders.seenAt),
        isNull(consultations.closedAt),
        eq(reminders.dueAt, consultations.dueAt),
      ),
    )
    .orderBy(asc(reminders.at), asc(reminders.id))

/** Whether there was one. */
export async function seeReminder(db: Database, reminderId: string, personId: string, seenAt: Date) {
  const rows = await db
    .update(reminders)
    .set({ seenAt })
    .where(and(eq(reminders.id, reminderId), eq(reminders.personId, personId), isNull(reminders.seenAt)))
    .returning({ id: reminders.id })
  return rows.length > 0
}

export async function findMeeting(db: Database) {
  const [row] = await db.select({ on: house.meetingOn }).from(house)
  return row?.on ?? null
}

export const saveMeeting = (db: Database, meetingOn: string | null) => db.update(house).set({ meetingOn })
