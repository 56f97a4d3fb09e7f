import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Database } from '../database'
import { terms } from '../schema/glossary'

export type TermRow = typeof terms.$inferSelect

export const listTerms = (db: Database) => db.select().from(terms).orderBy(asc(terms.suggestedAt), asc(terms.id))

/** What is a term of its own and was accepted: what text and search go by. */
export const listAcceptedTerms = (db: Database) =>
  db
    .select({ id: terms.id, words: terms.words, version: terms.version })
    .from(terms)
    .where(and(eq(terms.state, 'accepted'), isNull(terms.ofId)))
    .orderBy(asc(terms.id))

export const countTerms = (db: Database) => db.$count(terms)

export async function findTerm(db: Database, termId: string): Promise<TermRow | undefined> {
  const [row] = await db.select().from(terms).where(eq(terms.id, termId))
  return row
}

/** The same, held until the transaction ends. */
export async function lockTerm(db: Database, termId: string): Promise<TermRow | undefined> {
  const [row] = await db.select().from(terms).where(eq(terms.id, termId)).for('update')
  return row
}

/** What is suggested for a term. */
export const listSuggestionsFor = (db: Database, termId: string) =>
  db.select({ id: terms.id }).from(terms).where(eq(terms.ofId, termId)).orderBy(asc(terms.id))

/** Undefined where one of this id is there already. */
export async function insertTerm(db: Database, term: typeof terms.$inferInsert) {
  const [row] = await db.insert(terms).values(term).onConflictDoNothing().returning()
  return row
}

export async function updateTerm(db: Database, termId: string, change: Partial<typeof terms.$inferInsert>) {
  const [row] = await db
    .update(terms)
    .set({ ...change, version: sql`${terms.version} + 1` })
    .where(eq(terms.id, termId))
    .returning()
  return row!
}

/** Whether it was there. */
export async function deleteTerm(db: Database, termId: string) {
  return (await db.delete(terms).where(eq(terms.id, termId)).returning({ id: terms.id })).length > 0
}
