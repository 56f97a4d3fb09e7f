import { and, asc, eq, getTableColumns, isNull, lte, ne, or } from 'drizzle-orm'
import type { Database } from '../database'
import { members } from '../schema/members'
import { summaries, summaryConsents, summaryParagraphs } from '../schema/summaries'

export type SummaryRow = typeof summaries.$inferSelect

export async function findSummary(db: Database, threadId: string) {
  const [row] = await db.select().from(summaries).where(eq(summaries.threadId, threadId))
  return row
}

export const saveSummary = (db: Database, row: SummaryRow) => {
  const { threadId: _threadId, ...set } = row
  return db.insert(summaries).values(row).onConflictDoUpdate({ target: summaries.threadId, set })
}

export const updateSummary = (db: Database, threadId: string, set: Partial<SummaryRow>) =>
  db.update(summaries).set(set).where(eq(summaries.threadId, threadId))

export const listParagraphs = (db: Database, threadId: string) =>
  db
    .select()
    .from(summaryParagraphs)
    .where(eq(summaryParagraphs.threadId, threadId))
    .orderBy(asc(summaryParagraphs.position))

/** False where an id is that of another paragraph, here or in another thread. */
export async function replaceParagraphs(
  db: Database,
  threadId: string,
  rows: Omit<typeof summaryParagraphs.$inferInsert, 'threadId' | 'position'>[],
) {
  await db.delete(summaryParagraphs).where(eq(summaryParagraphs.threadId, threadId))
  if (!rows.length) return true
  const insert = db.insert(summaryParagraphs).values(rows.map((row, position) => ({ ...row, threadId, position })))
  return (await insert.onConflictDoNothing().returning({ id: summaryParagraphs.id })).length === rows.length
}

/** By the code of the member. */
export const listWords = (db: Database, threadId: string) =>
  db
    .select(getTableColumns(summaryConsents))
    .from(summaryConsents)
    .innerJoin(members, eq(members.id, summaryConsents.memberId))
    .where(eq(summaryConsents.threadId, threadId))
    .orderBy(asc(members.code))

export const keepObjections = (db: Database, threadId: string) =>
  db
    .delete(summaryConsents)
    .where(
      and(
        eq(summaryConsents.threadId, threadId),
        or(isNull(summaryConsents.word), ne(summaryConsents.word, 'objected')),
      ),
    )

export async function replaceWords(db: Database, threadId: string, memberIds: string[]) {
  await db.delete(summaryConsents).where(eq(summaryConsents.threadId, threadId))
  if (!memberIds.length) return
  await db.insert(summaryConsents).values(memberIds.map((memberId) => ({ threadId, memberId })))
}

export const updateWord = (
  db: Database,
  { threadId, memberId }: { threadId: string; memberId: string },
  set: Partial<typeof summaryConsents.$inferInsert>,
) =>
  db
    .update(summaryConsents)
    .set(set)
    .where(and(eq(summaryConsents.threadId, threadId), eq(summaryConsents.memberId, memberId)))

/** Summaries whose time for objections is over. */
export const listSilent = (db: Database, now: Date) =>
  db
    .select({ threadId: summaries.threadId })
    .from(summaries)
    .where(and(eq(summaries.state, 'asked'), lte(summaries.dueAt, now)))
    .orderBy(asc(summaries.threadId))
