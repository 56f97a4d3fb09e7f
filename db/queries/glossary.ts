import { and, asc, eq, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import type { Database } from '../database'
import { terms } from '../schema/glossary'

export type TermRow = typeof terms.$inferSelect

export const listTerms = (db: Database) =>
  db.select().from(terms).where(isNull(terms.removedAt)).orderBy(asc(terms.suggestedAt), asc(terms.id))

/** With those that can still come back: suggestions for a term after it. */
export const listTermsKept = (db: Database) =>
  db
    .select()
    .from(terms)
    .orderBy(sql`${terms.ofId} nulls first`, asc(terms.id))

/** What is a term of its own and was accepted: what text and search go by. */
export const listAcceptedTerms = (db: Database) =>
  db
    .select({ id: terms.id, words: terms.words, version: terms.version })
    .from(terms)
    .where(and(eq(terms.state, 'accepted'), isNull(terms.ofId), isNull(terms.removedAt)))
    .orderBy(asc(terms.id))

export const countTerms = (db: Database) => db.$count(terms, isNull(terms.removedAt))

/** It may have left; see `removedAt`. */
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
  db
    .select({ id: terms.id })
    .from(terms)
    .where(and(eq(terms.ofId, termId), isNull(terms.removedAt)))
    .orderBy(asc(terms.id))

/** What left together with a term. */
export const listRemovedWith = (db: Database, termId: string, removedAt: Date) =>
  db
    .select({ id: terms.id })
    .from(terms)
    .where(and(eq(terms.ofId, termId), eq(terms.removedAt, removedAt), eq(terms.state, 'suggested')))
    .orderBy(asc(terms.id))

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

/** For good, with what was suggested for it and has left. */
export const deleteTerm = (db: Database, termId: string) => db.delete(terms).where(eq(terms.id, termId))

/** Forgets terms and suggestions that left before a moment. */
export const deleteRemovedTerms = (db: Database, before: Date) =>
  db.delete(terms).where(and(isNotNull(terms.removedAt), lt(terms.removedAt, before)))
