import { and, eq, getTableColumns, inArray, isNull, lt, sql } from 'drizzle-orm'
import type { Database } from '../database'
import { channels } from '../schema/channels'
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

/** A file with the post that carries it and the channel that is in, for deciding who may read it. */
export async function findFileAndPost(db: Database, fileId: string) {
  const [row] = await db
    .select({
      file: getTableColumns(files),
      post: {
        authorId: posts.authorId,
        removedById: posts.removedById,
        hidden: posts.hidden,
        answerOf: posts.answerOf,
      },
      channel: channelColumns,
    })
    .from(files)
    .leftJoin(posts, eq(posts.id, files.postId))
    .leftJoin(threads, eq(threads.id, posts.threadId))
    .leftJoin(channels, eq(channels.id, threads.channelId))
    .where(eq(files.id, fileId))
  if (!row) return undefined
  const { file, post, channel } = row
  return { file, post: post && channel ? { ...post, channel } : null, heldIn: null }
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

/** Forgets uploads from before a moment that no post carries, some at a time; returns their ids. */
export async function deleteLooseFiles(db: Database, before: Date) {
  const some = db
    .select({ id: files.id })
    .from(files)
    .where(and(isNull(files.postId), lt(files.uploadedAt, before), isHeldByNone))
    .limit(500)
  const rows = await db
    .delete(files)
    .where(and(isNull(files.postId), inArray(files.id, some)))
    .returning({ id: files.id })
  return rows.map(({ id }) => id)
}

/** No post waits with it for a moderator. */
const isHeldByNone = sql`not exists (select from ${heldPosts} where ${heldPosts.fileIds} @> array[${files.id}])`

export const countLooseFiles = (db: Database, uploaderId: string) =>
  db.$count(files, and(isNull(files.postId), eq(files.uploaderId, uploaderId)))

/** Which of these there are. */
export async function listFileIds(db: Database, fileIds: string[]) {
  const rows = await db.select({ id: files.id }).from(files).where(inArray(files.id, fileIds))
  return rows.map(({ id }) => id)
}
