import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Actor } from '../../contract/policy'
import type { Database } from '../database'
import { channels } from '../schema/channels'
import { consentPeople, consents } from '../schema/consents'
import { threads } from '../schema/threads'
import { readableBy } from './readable'

export type ConsentRow = typeof consents.$inferSelect
export type AnswerRow = typeof consentPeople.$inferSelect

export async function findConsent(db: Database, consentId: string) {
  const [row] = await db.select().from(consents).where(eq(consents.id, consentId))
  return row
}

export const listAnswers = (db: Database, consentId: string) =>
  db.select().from(consentPeople).where(eq(consentPeople.consentId, consentId)).orderBy(asc(consentPeople.personId))

/**
 * Those who wrote what stands in a thread, or may come to again: who keeps order there reads what is hidden, and restores it.
 * Also who put the sub-questions, wrote the summary that is seen, or said what is not right in it.
 */
export async function listContributors(db: Database, threadId: string) {
  const rows = await db.execute<{ id: string }>(sql`
    select author_id as id from posts where thread_id = ${threadId} and removed_at is null
    union select asked_by_id from consultations where thread_id = ${threadId}
    union select written_by_id from summaries where thread_id = ${threadId} and state <> 'draft'
    union select w.by_id from summary_consents w join summaries s using (thread_id)
      where w.thread_id = ${threadId} and s.state <> 'draft' and w.note <> ''
    order by id`)
  return [...rows].map(({ id }) => id)
}

export const insertConsent = (db: Database, consent: typeof consents.$inferInsert) =>
  db.insert(consents).values(consent)

export async function insertAsked(db: Database, consentId: string, personIds: string[]) {
  const rows = personIds.map((personId) => ({ consentId, personId }))
  if (rows.length) await db.insert(consentPeople).values(rows).onConflictDoNothing()
}

export const updateAnswer = (
  db: Database,
  { consentId, personId }: { consentId: string; personId: string },
  change: Partial<AnswerRow>,
) =>
  db
    .update(consentPeople)
    .set(change)
    .where(and(eq(consentPeople.consentId, consentId), eq(consentPeople.personId, personId)))

export async function updateConsent(db: Database, consentId: string, change: Partial<typeof consents.$inferInsert>) {
  const [row] = await db
    .update(consents)
    .set({ ...change, version: sql`version + 1` })
    .where(eq(consents.id, consentId))
    .returning()
  return row!
}

/** There is one at most. */
export async function findOpenConsent(db: Database, threadId: string) {
  const isOpen = and(eq(consents.threadId, threadId), eq(consents.state, 'open'))
  const [row] = await db.select().from(consents).where(isOpen)
  return row
}

/** What a thread's stream said of requests after a revision. */
export const listConsentsSince = (db: Database, threadId: string, after: number) =>
  db
    .select()
    .from(consents)
    .where(and(eq(consents.threadId, threadId), gt(consents.revision, after)))
    .orderBy(asc(consents.revision), asc(consents.id))

/** Requests this person was asked in, in threads they may read: those told after a revision, or all that wait for them. */
export async function listAsked(db: Database, actor: Actor, { after }: { after?: number } = {}) {
  const isWanted =
    after === undefined ? and(eq(consents.state, 'open'), isNull(consentPeople.yes)) : gt(consentPeople.revision, after)
  const rows = await db
    .select({ consent: consents })
    .from(consentPeople)
    .innerJoin(consents, eq(consents.id, consentPeople.consentId))
    .innerJoin(threads, eq(threads.id, consents.threadId))
    .innerJoin(channels, eq(channels.id, threads.channelId))
    .where(and(eq(consentPeople.personId, actor.id), isWanted, readableBy(actor)))
    .orderBy(asc(consents.at), asc(consents.id))
  return rows.map(({ consent }) => consent)
}
