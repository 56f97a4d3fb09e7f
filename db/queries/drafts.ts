import { and, asc, eq, gt } from 'drizzle-orm'
import type { Database } from '../database'
import { drafts } from '../schema/reads'

export type DraftRow = typeof drafts.$inferSelect

export async function findDraft(db: Database, personId: string, key: string) {
  const [row] = await db
    .select()
    .from(drafts)
    .where(and(eq(drafts.personId, personId), eq(drafts.key, key)))
  return row
}

/** A draft that was sent or thrown away stays as an empty row, so that other devices hear of it when they catch up. */
export const saveDraft = (db: Database, draft: typeof drafts.$inferInsert) =>
  db
    .insert(drafts)
    .values(draft)
    .onConflictDoUpdate({
      target: [drafts.personId, drafts.key],
      set: { text: draft.text, form: draft.form, savedAt: draft.savedAt, revision: draft.revision },
    })

export const listDraftsSince = (db: Database, personId: string, after: number, limit: number) =>
  db
    .select()
    .from(drafts)
    .where(and(eq(drafts.personId, personId), gt(drafts.revision, after)))
    .orderBy(asc(drafts.revision), asc(drafts.key))
    .limit(limit)
