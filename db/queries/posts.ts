import { and, asc, desc, eq, getTableColumns, gt, inArray, isNull, sql } from 'drizzle-orm'
import type { Emoji } from '../../contract/limits'
import type { File } from '../../contract/files'
import type { Database } from '../database'
import { channels } from '../schema/channels'
import { posts, postVersions, reactions } from '../schema/posts'
import { threads } from '../schema/threads'
import { channelColumns } from './channels'
import { threadColumns } from './threads'

const { words: _words, ...plain } = getTableColumns(posts)
export const postColumns = {
  ...plain,
  reactions: sql<{ emoji: Emoji; personIds: string[] }[]>`(
    select coalesce(json_agg(json_build_object('emoji', emoji, 'personIds', person_ids) order by first, emoji), '[]')
    from (select emoji, array_agg(person_id order by at, person_id) as person_ids, min(at) as first
      from reactions r where r.post_id = "posts"."id" group by emoji) as grouped)`,
  files: sql<File[]>`(
    select coalesce(json_agg(json_build_object('id', f.id, 'name', f.name, 'type', f.type, 'bytes', f.bytes,
      'width', f.width, 'height', f.height) order by f.position, f.id), '[]')
    from files f where f.post_id = "posts"."id")`,
}
export type PostRow = Awaited<ReturnType<typeof findPost>> & object

export async function findPost(db: Database, postId: string) {
  const [row] = await db.select(postColumns).from(posts).where(eq(posts.id, postId))
  return row
}

/** A post with the thread and the channel it is in. */
export async function findPostAndPlace(db: Database, postId: string) {
  const [row] = await db
    .select({ post: postColumns, thread: threadColumns, channel: channelColumns })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .innerJoin(channels, eq(channels.id, threads.channelId))
    .where(eq(posts.id, postId))
  return row
}

/** When someone last wrote in a thread. */
export async function newestOf(db: Database, threadId: string, authorId: string) {
  const isTheirs = and(eq(posts.threadId, threadId), eq(posts.authorId, authorId))
  const newest = db.select({ at: posts.createdAt }).from(posts).where(isTheirs)
  const [row] = await newest.orderBy(desc(posts.createdAt)).limit(1)
  return row?.at
}

/** Returns the post as it now stands: nobody can have reacted, and files are attached afterwards. */
export async function insertPost(db: Database, post: typeof posts.$inferInsert): Promise<PostRow> {
  const [row] = await db.insert(posts).values(post).returning(plain)
  return { ...row!, reactions: [], files: [] }
}

/** Gives a post a new text and keeps the one it had. */
export async function replaceText(db: Database, post: PostRow, text: string, at: Date, revision: number) {
  const replaced = { postId: post.id, text: post.text, writtenAt: post.editedAt ?? post.createdAt, replacedAt: at }
  await db.insert(postVersions).values(replaced)
  await db.update(posts).set({ text, editedAt: at, revision }).where(eq(posts.id, post.id))
}

export const updatePost = (
  db: Database,
  postId: string,
  change: Pick<PostRow, 'revision'> &
    Partial<Pick<PostRow, 'removedAt' | 'removedById' | 'hidden' | 'redacted' | 'text'>>,
) => db.update(posts).set(change).where(eq(posts.id, postId))

export const listVersions = (db: Database, postId: string) =>
  db.select().from(postVersions).where(eq(postVersions.postId, postId)).orderBy(asc(postVersions.replacedAt))

/** True when it was not there before. */
export async function insertReaction(db: Database, reaction: typeof reactions.$inferInsert) {
  const rows = await db.insert(reactions).values(reaction).onConflictDoNothing().returning({ emoji: reactions.emoji })
  return rows.length > 0
}

/** True when there was one. */
export async function deleteReaction(db: Database, { postId, personId, emoji }: typeof reactions.$inferSelect) {
  const rows = await db
    .delete(reactions)
    .where(and(eq(reactions.postId, postId), eq(reactions.personId, personId), eq(reactions.emoji, emoji)))
    .returning({ emoji: reactions.emoji })
  return rows.length > 0
}

/** Where a post stands in the order of its thread. */
export interface Position {
  root: number
  number: number
}

/** The posts from a position on, itself included or not, in the order they are shown. */
export const listPostsFrom = (
  db: Database,
  threadId: string,
  { root, number }: Position,
  limit: number,
  own: boolean,
) =>
  db
    .select(postColumns)
    .from(posts)
    .where(
      and(
        eq(posts.threadId, threadId),
        own
          ? sql`(${posts.root}, ${posts.number}) >= (${root}, ${number})`
          : sql`(${posts.root}, ${posts.number}) > (${root}, ${number})`,
      ),
    )
    .orderBy(asc(posts.root), asc(posts.number))
    .limit(limit)

/** The posts before a position, the nearest first. */
export const listPostsBefore = (db: Database, threadId: string, { root, number }: Position, limit: number) =>
  db
    .select(postColumns)
    .from(posts)
    .where(and(eq(posts.threadId, threadId), sql`(${posts.root}, ${posts.number}) < (${root}, ${number})`))
    .orderBy(desc(posts.root), desc(posts.number))
    .limit(limit)

/** What the question of a thread says; empty where it was taken away. */
export async function findFirstPost(db: Database, threadId: string) {
  const [row] = await db
    .select({ text: posts.text, removedAt: posts.removedAt, hidden: posts.hidden })
    .from(posts)
    .where(and(eq(posts.threadId, threadId), eq(posts.number, 1)))
  return row && !row.removedAt && !row.hidden ? row.text : ''
}

/** What some posts say, of those that were not taken away. */
export const listPostTexts = async (db: Database, ids: string[]) =>
  ids.length
    ? db
        .select({ id: posts.id, text: posts.text })
        .from(posts)
        .where(and(inArray(posts.id, ids), isNull(posts.removedAt), eq(posts.hidden, false)))
    : []

/** The first post a person has not read; where there is none, the last of the thread. */
export async function findPlaceToRead(db: Database, threadId: string, personId: string): Promise<Position> {
  const [row] = await db.execute<{ root: number; number: number }>(sql`
    (select root, number, 1 as preference from posts where thread_id = ${threadId} and removed_at is null and not hidden
      and not coalesce((select read @> posts.number from read_marks
        where person_id = ${personId} and thread_id = ${threadId}), false)
      order by root, number limit 1)
    union all
    (select root, number, 2 from posts where thread_id = ${threadId} order by root desc, number desc limit 1)
    order by preference limit 1`)
  return row ?? { root: 1, number: 1 }
}

/** The posts of a thread that changed after a revision, in the order they changed. */
export const listPostsSince = (db: Database, threadId: string, after: number, limit: number) =>
  db
    .select(postColumns)
    .from(posts)
    .where(and(eq(posts.threadId, threadId), gt(posts.revision, after)))
    .orderBy(asc(posts.revision), asc(posts.root), asc(posts.number))
    .limit(limit)
