import { and, asc, desc, eq, getTableColumns, inArray, isNotNull, isNull, lt, notInArray, sql } from 'drizzle-orm'
import type { Database } from '../database'
import { channels } from '../schema/channels'
import { documents } from '../schema/documents'
import { files } from '../schema/files'
import { heldPosts } from '../schema/heldPosts'
import { posts } from '../schema/posts'
import { threads } from '../schema/threads'
import { channelColumns } from './channels'

export type FileRow = typeof files.$inferSelect

export async function findFile(db: Database, fileId: string) {
  const [row] = await db.select().from(files).where(eq(files.id, fileId))
  return row
}

/** A file with the post or the document that carries it and the channel that is in, for deciding who may read it. */
export async function findFileAndCarrier(db: Database, fileId: string) {
  const [row] = await db
    .select({
      file: getTableColumns(files),
      post: {
        authorId: posts.authorId,
        removedById: posts.removedById,
        hidden: posts.hidden,
        answerOf: posts.answerOf,
      },
      document: { id: documents.id, removedAt: documents.removedAt },
      channel: channelColumns,
    })
    .from(files)
    .leftJoin(documents, eq(documents.id, files.documentId))
    .leftJoin(posts, eq(posts.id, files.postId))
    .leftJoin(threads, eq(threads.id, posts.threadId))
    .leftJoin(channels, eq(channels.id, sql`coalesce(${threads.channelId}, ${documents.channelId})`))
    .where(eq(files.id, fileId))
  if (!row) return undefined
  const { file, post, document, channel } = row
  return {
    file,
    post: post && channel ? { ...post, channel } : null,
    document: document && channel ? { removed: document.removedAt !== null, channel } : null,
    heldIn: null,
  }
}

export const insertFile = (db: Database, file: typeof files.$inferInsert) => db.insert(files).values(file)

/** What a file is a file of. */
export type Carrier = { postId: string } | { documentId: string }

/** Nothing carries it yet. */
export const isLoose = and(isNull(files.postId), isNull(files.documentId))!

/** Ties uploads of one's own to what carries them, in this order; returns how many of them were there to be tied. */
export async function attachFiles(db: Database, carrier: Carrier, uploaderId: string, fileIds: string[]) {
  let attached = 0
  for (const [position, fileId] of fileIds.entries()) {
    const rows = await db
      .update(files)
      .set({ ...carrier, position })
      .where(and(eq(files.id, fileId), eq(files.uploaderId, uploaderId), isLoose))
      .returning({ id: files.id })
    attached += rows.length
  }
  return attached
}

/** Forgets an upload of one's own that nothing carries; true when there was one. */
export async function deleteLooseFile(db: Database, fileId: string, uploaderId: string) {
  const rows = await db
    .delete(files)
    .where(and(eq(files.id, fileId), eq(files.uploaderId, uploaderId), isLoose))
    .returning({ id: files.id })
  return rows.length > 0
}

/** Forgets uploads from before a moment that nothing carries, some at a time; returns their ids. */
export async function deleteLooseFiles(db: Database, before: Date) {
  const some = db
    .select({ id: files.id })
    .from(files)
    .where(and(isLoose, lt(files.uploadedAt, before), isHeldByNone))
    .limit(500)
  const rows = await db
    .delete(files)
    .where(and(isLoose, inArray(files.id, some)))
    .returning({ id: files.id })
  return rows.map(({ id }) => id)
}

/** No post waits with it for a moderator. */
const isHeldByNone = sql`not exists (select from ${heldPosts} where ${heldPosts.fileIds} @> array[${files.id}])`

export const countLooseFiles = (db: Database, uploaderId: string) =>
  db.$count(files, and(isLoose, eq(files.uploaderId, uploaderId)))

/** Which of these there are. */
export async function listFileIds(db: Database, fileIds: string[]) {
  const rows = await db.select({ id: files.id }).from(files).where(inArray(files.id, fileIds))
  return rows.map(({ id }) => id)
}

/** The files of documents, those that stand in their order and before those that were replaced, the last of these first. */
export const listFilesOf = (db: Database, documentIds: string[]) =>
  db
    .select()
    .from(files)
    .where(inArray(files.documentId, documentIds))
    .orderBy(sql`${files.replacedAt} desc nulls first`, asc(files.position), desc(files.id))

/** Gives a file its place among those of its document, or among those that were replaced. */
export const placeFile = (db: Database, fileId: string, place: { position: number; replacedAt: Date | null }) =>
  db.update(files).set(place).where(eq(files.id, fileId))

/** Forgets all files of a document but these; returns their ids. */
export async function deleteOtherFiles(db: Database, documentId: string, keptIds: string[]) {
  const rows = await db
    .delete(files)
    .where(and(eq(files.documentId, documentId), notInArray(files.id, keptIds)))
    .returning({ id: files.id })
  return rows.map(({ id }) => id)
}

export const listFilesOfDocuments = (db: Database) => db.select().from(files).where(isNotNull(files.documentId))
