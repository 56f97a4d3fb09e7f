import { and, asc, desc, eq, gt, isNull, or, sql, type SQL } from 'drizzle-orm'
import type { Actor } from '../../contract/policy'
import type { Database } from '../database'
import { channels } from '../schema/channels'
import { posts } from '../schema/posts'
import { complaints, reportNotes, reports } from '../schema/reports'
import { threads } from '../schema/threads'
import { postColumns } from './posts'
import { moderatedAndReadableBy, readableBy } from './readable'

interface ComplaintRow {
  personId: string
  reason: 'names' | 'place' | 'other'
  note: string
  at: string
}
interface NoteRow {
  id: string
  byId: string
  text: string
  at: string
}
export type ReportRow = Awaited<ReturnType<typeof findReport>> & object

const cases = (db: Database, condition: SQL | undefined) =>
  db
    .select({
      report: reports,
      post: postColumns,
      channelId: threads.channelId,
      title: threads.title,
      complaints: sql<ComplaintRow[]>`(select coalesce(json_agg(json_build_object('personId', person_id,
        'reason', reason, 'note', note, 'at', at) order by at, id), '[]')
        from complaints c where c.report_id = "reports"."id")`,
      notes: sql<NoteRow[]>`(select coalesce(json_agg(json_build_object('id', id, 'byId', by_id,
        'text', text, 'at', at) order by at, id), '[]') from report_notes n where n.report_id = "reports"."id")`,
    })
    .from(reports)
    .innerJoin(posts, eq(posts.id, reports.postId))
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .innerJoin(channels, eq(channels.id, threads.channelId))
    .where(condition)

export async function findReport(db: Database, reportId: string) {
  const [row] = await cases(db, eq(reports.id, reportId))
  return row
}

/** The cases of the places an actor moderates: those not decided, oldest first, then those decided since a moment. */
export const listReports = (db: Database, actor: Actor, since: Date, limit: number) =>
  cases(db, and(moderatedAndReadableBy(actor), or(isNull(reports.decidedAt), gt(reports.decidedAt, since))))
    .orderBy(sql`${reports.decidedAt} desc nulls first`, asc(reports.createdAt), asc(reports.id))
    .limit(limit)

/** The case of a post that is not decided yet. */
export async function findOpenReport(db: Database, postId: string) {
  const [row] = await db
    .select()
    .from(reports)
    .where(and(eq(reports.postId, postId), isNull(reports.decidedAt)))
  return row
}

/** Whether somebody has still to decide what becomes of a post of a thread. */
export async function hasOpenReports(db: Database, threadId: string) {
  const [row] = await db
    .select({ id: reports.id })
    .from(reports)
    .innerJoin(posts, eq(posts.id, reports.postId))
    .where(and(eq(posts.threadId, threadId), isNull(reports.decidedAt)))
    .limit(1)
  return row !== undefined
}

export const insertReport = (db: Database, report: typeof reports.$inferInsert) => db.insert(reports).values(report)

export const updateReport = (db: Database, reportId: string, change: Partial<typeof reports.$inferInsert>) =>
  db.update(reports).set(change).where(eq(reports.id, reportId))

/** True when this very complaint was made before. */
export async function hasComplaint(db: Database, complaintId: string) {
  return (await db.$count(complaints, eq(complaints.id, complaintId))) > 0
}

/** What someone says against a post; said again in other words, those stand. */
export const saveComplaint = (db: Database, complaint: typeof complaints.$inferInsert) =>
  db
    .insert(complaints)
    .values(complaint)
    .onConflictDoUpdate({
      target: [complaints.reportId, complaints.personId],
      set: { reason: complaint.reason, note: complaint.note },
    })

export const listComplainants = async (db: Database, reportId: string) =>
  (await db.select({ id: complaints.personId }).from(complaints).where(eq(complaints.reportId, reportId))).map(
    ({ id }) => id,
  )

/** False when it was there before. */
export async function insertReportNote(db: Database, note: typeof reportNotes.$inferInsert) {
  const rows = await db.insert(reportNotes).values(note).onConflictDoNothing().returning({ id: reportNotes.id })
  return rows.length > 0
}

/** Whether moderators have already looked at a post as it now stands, and let it be. */
export async function wasLetBe(db: Database, postId: string, since: Date) {
  const isLetBe = and(eq(reports.postId, postId), eq(reports.decision, 'dismissed'), gt(reports.decidedAt, since))
  return (await db.$count(reports, isLetBe)) > 0
}

/** What a person reported since a moment in threads they may read, newest first. */
export const listOwnReports = (db: Database, actor: Actor, since: Date, limit: number) =>
  db
    .select({
      reportId: reports.id,
      postId: reports.postId,
      threadId: posts.threadId,
      ...{ reason: complaints.reason, at: complaints.at, decision: reports.decision },
      seen: sql<boolean>`coalesce(${complaints.seenAt} >= ${reports.decidedAt}, false)`,
    })
    .from(complaints)
    .innerJoin(reports, eq(reports.id, complaints.reportId))
    .innerJoin(posts, eq(posts.id, reports.postId))
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .innerJoin(channels, eq(channels.id, threads.channelId))
    .where(and(eq(complaints.personId, actor.id), gt(complaints.at, since), readableBy(actor)))
    .orderBy(desc(complaints.at), desc(complaints.id))
    .limit(limit)

export async function seeDecision(db: Database, reportId: string, personId: string, seenAt: Date) {
  const rows = await db
    .update(complaints)
    .set({ seenAt })
    .where(and(eq(complaints.reportId, reportId), eq(complaints.personId, personId)))
    .returning({ id: complaints.id })
  return rows.length > 0
}
