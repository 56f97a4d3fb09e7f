import { and, asc, count, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Actor } from '../../contract/policy'
import type { Database } from '../database'
import { channels } from '../schema/channels'
import { files } from '../schema/files'
import { heldPosts } from '../schema/heldPosts'
import { house } from '../schema/members'
import { posts } from '../schema/posts'
import { threads } from '../schema/threads'
import { channelColumns } from './channels'
import { isLoose } from './files'
import { moderatedAndReadableBy } from './readable'

export type HeldRow = typeof heldPosts.$inferSelect

const channelId = sql`coalesce(${heldPosts.channelId}, ${threads.channelId})`
const withPlace = (db: Database) =>
  db
    .select({ held: heldPosts, threadTitle: threads.title, intoId: threads.mergedIntoId, channel: channelColumns })
    .from(heldPosts)
    .leftJoin(threads, eq(threads.id, heldPosts.threadId))
    .innerJoin(channels, eq(channels.id, channelId))

/** What waits, with the channel it is to stand in; none where that is not there to be read. */
export async function findHeldPost(db: Database, heldId: string) {
  const [row] = await withPlace(db).where(eq(heldPosts.id, heldId))
  return row
}

/** The held post that is to carry a file. */
export async function findHeldPostOf(db: Database, fileId: string) {
  const [row] = await withPlace(db).where(sql`${heldPosts.fileIds} @> array[${fileId}::uuid]`)
  return row
}

/** What waits in the places an actor moderates, the oldest first. */
export const listHeldPosts = (db: Database, actor: Actor, limit: number) =>
  withPlace(db)
    .where(and(isNull(heldPosts.refusedAt), moderatedAndReadableBy(actor)))
    .orderBy(asc(heldPosts.createdAt), asc(heldPosts.id))
    .limit(limit)

/** What a person wrote that waits or was refused, the newest first; title and channel as far as they are there to be read. */
export const listHeldPostsBy = (db: Database, authorId: string, limit: number) =>
  ofAuthor(db)
    .where(eq(heldPosts.authorId, authorId))
    .orderBy(desc(heldPosts.createdAt), desc(heldPosts.id))
    .limit(limit)

export async function findHeldPostBy(db: Database, authorId: string, heldId: string) {
  const [row] = await ofAuthor(db).where(and(eq(heldPosts.authorId, authorId), eq(heldPosts.id, heldId)))
  return row
}

const ofAuthor = (db: Database) =>
  db
    .select({ held: heldPosts, threadTitle: threads.title, intoId: threads.mergedIntoId, channel: { id: channels.id } })
    .from(heldPosts)
    .leftJoin(threads, eq(threads.id, heldPosts.threadId))
    .leftJoin(channels, eq(channels.id, channelId))

/** A held post as it is now, and stays until the transaction ends. */
export async function lockHeldPost(db: Database, heldId: string) {
  const [row] = await db.select().from(heldPosts).where(eq(heldPosts.id, heldId)).for('update')
  return row
}

export const insertHeldPost = (db: Database, row: typeof heldPosts.$inferInsert) => db.insert(heldPosts).values(row)

type Refused = Required<Pick<HeldRow, 'refusedById' | 'refusedAt' | 'reason'>>

export const refuseHeldPost = (db: Database, heldId: string, refused: Refused) =>
  db.update(heldPosts).set(refused).where(eq(heldPosts.id, heldId))

/** Whose posts wait for a thread, or for one that was merged into it. */
export async function listHeldAuthorsIn(db: Database, threadId: string) {
  const rows = await db.selectDistinct({ id: heldPosts.authorId }).from(heldPosts).where(waitsFor(db, threadId))
  return rows.map(({ id }) => id)
}

/** Refuses all of them. */
export const refuseHeldPostsIn = (db: Database, threadId: string, refused: Refused) =>
  db.update(heldPosts).set(refused).where(waitsFor(db, threadId))

function waitsFor(db: Database, threadId: string) {
  const merged = db.select({ id: threads.id }).from(threads).where(eq(threads.mergedIntoId, threadId))
  const isForIt = or(eq(heldPosts.threadId, threadId), inArray(heldPosts.threadId, merged))
  return and(isNull(heldPosts.refusedAt), isForIt)
}

export const deleteHeldPost = (db: Database, heldId: string) => db.delete(heldPosts).where(eq(heldPosts.id, heldId))

/** Files that no post carries yet, of any of these ids. */
export const listLooseFiles = (db: Database, fileIds: string[]) =>
  db
    .select()
    .from(files)
    .where(and(inArray(files.id, fileIds), isLoose))

/** How many first posts of each new person wait. */
export async function findHolding(db: Database) {
  const [row] = await db.select({ posts: house.holdPosts }).from(house)
  return row!
}

/** The same, and whether this one waits already. */
export async function findHoldingOf(db: Database, heldId: string) {
  const isHeld = sql<boolean>`exists (select from ${heldPosts} where ${heldPosts.id} = ${heldId})`
  const [row] = await db.select({ posts: house.holdPosts, isHeld }).from(house)
  return row!
}

/** How many posts a person has written, up to a number of them. */
export async function countPostsBy(db: Database, authorId: string, most: number) {
  const some = db.select({ id: posts.id }).from(posts).where(eq(posts.authorId, authorId)).limit(most).as('some')
  const [row] = await db.select({ number: count() }).from(some)
  return row!.number
}

/** Returns how many waited before. */
export async function saveHolding(db: Database, holdPosts: number) {
  const [before] = await db.select({ posts: house.holdPosts }).from(house).for('update')
  await db.update(house).set({ holdPosts })
  return before!.posts
}
