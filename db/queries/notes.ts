import { and, asc, eq, gt } from 'drizzle-orm'
import type { Database } from '../database'
import { notes } from '../schema/notes'

export type NoteRow = typeof notes.$inferSelect

export const insertNote = (db: Database, note: typeof notes.$inferInsert) => db.insert(notes).values(note)

/** The notes of a thread that were written after a revision of its stream, oldest first. */
export const listNotesSince = (db: Database, threadId: string, after: number, limit: number) =>
  db
    .select()
    .from(notes)
    .where(and(eq(notes.threadId, threadId), gt(notes.revision, after)))
    .orderBy(asc(notes.revision), asc(notes.id))
    .limit(limit)
