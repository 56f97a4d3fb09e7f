import { and, asc, eq, gt, isNotNull, isNull, lte, sql } from 'drizzle-orm'
import type { Database } from '../database'
import { consultations, seats } from '../schema/consultations'
import { jobs, reminders } from '../schema/jobs'
import { members } from '../schema/members'
import { people } from '../schema/people'

export type JobRow = typeof jobs.$inferSelect

export const listJobs = (db: Database) => db.select().from(jobs).orderBy(asc(jobs.name))

/** That it is run at all; known from the first time on. */
export const beginJob = (db: Database, job: Pick<JobRow, 'name' | 'everySeconds'>, startedAt: Date) =>
  db
    .insert(jobs)
    .values({ ...job, startedAt })
    .onConflictDoNothing()

/** Notes how a job fares. */
export const saveJob = (
  db: Database,
  job: Pick<JobRow, 'name' | 'everySeconds'>,
  set: Partial<Omit<JobRow, 'name' | 'everySeconds'>>,
) =>
  db
    .insert(jobs)
    .values({ ...job, ...set })
    .onConflictDoUpdate({ target: jobs.name, set: { everySeconds: job.everySeconds, ...set } })

/** Consultations whose date has come, and which nobody closed. */
export const listDue = (db: Database, now: Date) =>
  db
    .select({ threadId: consultations.threadId })
    .from(consultations)
    .where(and(isNull(consultations.closedAt), lte(consultations.dueAt, now)))
    .orderBy(asc(consultations.threadId))

/** Seats that owe in running consultations, with what says when to remind of them. */
export const listOwing = (db: Database, now: Date) =>
  db
    .select({
      threadId: seats.threadId,
      memberId: seats.memberId,
      holderId: seats.holderId,
      code: members.code,
      askedAt: consultations.askedAt,
      dueAt: consultations.dueAt,
    })
    .from(seats)
    .innerJoin(consultations, eq(consultations.threadId, seats.threadId))
    .innerJoin(members, eq(members.id, seats.memberId))
    .where(and(isNull(consultations.closedAt), gt(consultations.dueAt, now), isNull(seats.answerId)))
    .orderBy(asc(seats.threadId), asc(seats.memberId))

/** True where it was not there before: it is said once. */
export async function insertReminder(db: Database, row: typeof reminders.$inferInsert) {
  const rows = await db.insert(reminders).values(row).onConflictDoNothing().returning({ id: reminders.id })
  return rows.length > 0
}

/** Batons in the hands of people whose accounts are closed, and their deputies where they had named one. */
export const listHeldByClosed = (db: Database) =>
  db
    .select({ threadId: seats.threadId, memberId: seats.memberId, holderId: people.id, deputyId: people.deputyId })
    .from(seats)
    .innerJoin(people, eq(people.id, seats.holderId))
    .innerJoin(consultations, eq(consultations.threadId, seats.threadId))
    .where(and(isNull(seats.answerId), isNull(consultations.closedAt), isNotNull(people.disabledAt)))
    .orderBy(asc(seats.threadId), asc(seats.memberId))

/** Batons in the hands of people who are away and have a deputy. */
export const listHeldByAbsent = (db: Database, now: Date) =>
  db
    .select({ threadId: seats.threadId, memberId: seats.memberId, deputyId: sql<string>`${people.deputyId}` })
    .from(seats)
    .innerJoin(people, eq(people.id, seats.holderId))
    .innerJoin(consultations, eq(consultations.threadId, seats.threadId))
    .where(
      and(
        isNull(seats.answerId),
        isNull(consultations.closedAt),
        isNotNull(people.deputyId),
        lte(people.awayFrom, now),
        gt(people.awayUntil, now),
      ),
    )
    .orderBy(asc(seats.threadId), asc(seats.memberId))
