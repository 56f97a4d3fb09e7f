import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Actor } from '../../contract/policy'
import type { Database } from '../database'
import { channels } from '../schema/channels'
import { files } from '../schema/files'
import { notes } from '../schema/notes'
import { mentions, posts, postVersions, reactions } from '../schema/posts'
import { threads } from '../schema/threads'
import { postColumns } from './posts'
import { moderatedAndReadableBy } from './readable'

/** The hidden posts of the places an actor moderates, newest first, each with the note that says why. */
export function listHiddenPosts(db: Database, actor: Actor, limit: number) {
  const why = db
    .selectDistinctOn([notes.postId])
    .from(notes)
    .where(eq(notes.kind, 'post-hidden'))
    .orderBy(notes.postId, desc(notes.at))
    .as('why')
  return db
    .select({
      post: postColumns,
      channelId: threads.channelId,
      title: threads.title,
      ...{ byId: why.byId, at: why.at, reason: why.reason },
    })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .innerJoin(channels, eq(channels.id, threads.channelId))
    .leftJoin(why, eq(why.postId, posts.id))
    .where(and(posts.hidden, isNull(posts.removedAt), moderatedAndReadableBy(actor)))
    .orderBy(desc(posts.createdAt), desc(posts.id))
    .limit(limit)
}

/** Whether a moderator has still to say what becomes of a hidden post of a thread. */
export const hasHiddenPosts = async (db: Database, threadId: string) =>
  (await db.$count(posts, and(eq(posts.threadId, threadId), posts.hidden, isNull(posts.removedAt)))) > 0

/** Takes everything a post said, and says; returns the ids of its files, whose bytes can go. */
export async function emptyPost(db: Database, postId: string, mark: string) {
  await db.delete(postVersions).where(eq(postVersions.postId, postId))
  await db.delete(reactions).where(eq(reactions.postId, postId))
  await db.delete(mentions).where(eq(mentions.postId, postId))
  await db.update(posts).set({ text: mark, editedAt: null, erased: true }).where(eq(posts.id, postId))
  const rows = await db.delete(files).where(eq(files.postId, postId)).returning({ id: files.id })
  return rows.map(({ id }) => id)
}

/** Whom a post named. */
export const listNamed = async (db: Database, postId: string) =>
  (await db.select({ id: mentions.personId }).from(mentions).where(eq(mentions.postId, postId))).map(({ id }) => id)
