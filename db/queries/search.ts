import { and, eq, inArray, isNull, not, sql, type SQL } from 'drizzle-orm'
import type { Actor } from '../../contract/policy'
import type { Part } from '../../contract/wanted'
import type { Database } from '../database'
import { posts } from '../schema/posts'
import { threads } from '../schema/threads'
import { findFiles, loadFoundFiles, type FoundFile } from './fileTexts'
import { readableBy } from './readable'
import { hasPlace, hasTopic } from './taxonomy'
import { threadColumns } from './threads'
import { toQuery } from '../words'

export interface SearchFilter {
  topId?: string
  channelId?: string
  place?: string
  topic?: string
  /** Only what comes after this one in the answer. */
  after?: { activeAt: Date; id: string }
}

/** A post that was found, by itself or by a file it carries, or (without a post) a thread found by its title. */
export interface Found {
  threadId: string
  postId: string | null
  file?: Pick<FoundFile, 'fileId' | 'piece'>
  at: Date
}

/** A common word stands in the newest often enough; of a rare one the index knows all places at once. */
const newest = 5_000

/** Posts, titles and files `actor` may read that hold all the words, newest first. */
export async function findByWords(db: Database, actor: Actor, words: Part[], filter: SearchFilter, limit: number) {
  const query = toQuery(words)
  const wanted = and(
    readableBy(actor),
    filter.topId ? eq(threads.topId, filter.topId) : undefined,
    filter.channelId ? eq(threads.channelId, filter.channelId) : undefined,
    filter.place ? hasPlace(db, filter.place) : undefined,
    filter.topic ? hasTopic(db, filter.topic) : undefined,
  )!
  const found: Found[] = []
  for (const find of [findPosts, findTitles]) {
    const near = await find(db, query, wanted, filter, limit, newest)
    found.push(...(near.length < limit ? await find(db, query, wanted, filter, limit) : near))
  }
  const inFiles = await findFiles(db, query, wanted, beyond(filter), limit)
  found.push(...inFiles.map(({ fileId, piece, ...each }) => ({ ...each, file: { fileId, piece } })))
  return found.sort(newestFirst).slice(0, limit)
}

/** The threads of what was found, and their posts; of a title, the question; and the files. */
export async function loadFound(db: Database, found: Found[]) {
  const [byPost, byTitle] = [found.flatMap(({ postId }) => postId ?? []), found.filter(({ postId }) => !postId)]
  const columns = { id: posts.id, threadId: posts.threadId, authorId: posts.authorId, text: posts.text }
  const load = (condition: SQL) =>
    db
      .select(columns)
      .from(posts)
      .where(and(isNull(posts.removedAt), not(posts.hidden), condition))
  const threadIds = (some: Found[]) => some.map(({ threadId }) => threadId)
  const [threadRows, postRows, questions, files] = await Promise.all([
    found.length
      ? db
          .select(threadColumns)
          .from(threads)
          .where(inArray(threads.id, threadIds(found)))
      : [],
    byPost.length ? load(inArray(posts.id, byPost)) : [],
    byTitle.length ? load(and(inArray(posts.threadId, threadIds(byTitle)), eq(posts.number, 1))!) : [],
    loadFoundFiles(
      db,
      found.flatMap(({ file }) => file ?? []),
    ),
  ])
  return { threads: threadRows, posts: postRows, questions, files }
}

/** With `among`, looks through so many of the newest one by one; without, goes by the index of words. */
type Find = (
  db: Database,
  query: SQL,
  wanted: SQL,
  filter: SearchFilter,
  limit: number,
  among?: number,
) => Promise<Found[]>

// Materialized, or the planner walks from the newest back through everything until it has met the limit. The words are
// looked up by functions of the database (in its migrations): the wall would keep a query from the index of words.

const findPosts: Find = async (db, query, wanted, filter, limit, among) =>
  read(
    await db.execute<FoundRow>(sql`
      with near as materialized (select * from find_posts(${query}, ${beyond(filter)}, ${among ?? null}::int))
      select near.id as post_id, near.thread_id, near.at from near
      join threads on threads.id = near.thread_id join channels on channels.id = threads.channel_id
      where ${wanted} and not (near.number = 1 and threads.words @@ ${query})
      order by near.at desc, near.id desc limit ${limit}`),
  )

const findTitles: Find = async (db, query, wanted, filter, limit, among) =>
  read(
    await db.execute<FoundRow>(sql`
      with near as materialized (select * from find_titles(${query}, ${beyond(filter)}, ${among ?? null}::int))
      select null as post_id, near.id as thread_id, near.at from near
      join threads on threads.id = near.id join channels on channels.id = threads.channel_id
      where ${wanted} order by near.at desc, near.id desc limit ${limit}`),
  )

type FoundRow = { post_id: string | null; thread_id: string; at: string }
const read = (rows: Iterable<FoundRow>): Found[] =>
  [...rows].map(({ post_id, thread_id, at }) => ({ postId: post_id, threadId: thread_id, at: new Date(at) }))

/** Before what; without a page to follow, before everything. */
const beyond = ({ after }: SearchFilter) =>
  after
    ? sql`${after.activeAt.toISOString()}::timestamptz, ${after.id}::uuid`
    : sql`'infinity'::timestamptz, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid`

export const idOf = ({ file, postId, threadId }: Found) => file?.fileId ?? postId ?? threadId
const newestFirst = (a: Found, b: Found) => b.at.getTime() - a.at.getTime() || (idOf(a) < idOf(b) ? 1 : -1)
