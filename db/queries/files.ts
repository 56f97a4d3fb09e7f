import { and, asc, eq, inArray, isNull, lt } from 'drizzle-orm'
import type { Database } from '../database'
import { files } from '../schema/files'

export type FileRow = typeof files.$inferSelect

export async function findFile(db: Database, fileId: string) {
  const [row] = await db.select().from(files).where(eq(files.id, fileId))
  return row
}

export const insertFile = (db: Database, file: typeof files.$inferInsert) => db.insert(files).values(file)

/** Ties uploads of one's own to a post, in this order; returns how many of them were there to be tied. */
export async function attachFiles(db: Database, postId: string, uploaderId: string, fileIds: string[]) {
  let attached = 0
  for (const [position, fileId] of fileIds.entries()) {
    const rows = await db
      .update(files)
      .set({ postId, position })
      .where(and(eq(files.id, fileId), eq(files.uploaderId, uploaderId), isNull(files.postId)))
      .returning({ id: files.id })
    attached += rows.length
  }
  return attached
}

/** Forgets an upload of one's own that no post carries; true when there was one. */
export async function deleteLooseFile(db: Database, fileId: string, uploaderId: string) {
  const rows = await db
    .delete(files)
    .where(and(eq(files.id, fileId), eq(files.uploaderId, uploaderId), isNull(files.postId)))
    .returning({ id: files.id })
  return rows.length > 0
}

/** Uploads from before a moment that no post carries. */
export const listLooseFiles = (db: Database, before: Date) =>
  db
    .select()
    .from(files)
    .where(and(isNull(files.postId), lt(files.uploadedAt, before)))
    .orderBy(asc(files.uploadedAt))
    .limit(100)

export const listFileIds = async (db: Database, fileIds: string[]) =>
  fileIds.length ? db.select({ id: files.id }).from(files).where(inArray(files.id, fileIds)) : []
