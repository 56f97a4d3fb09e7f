import { and, eq, inArray, isNull, not, sql, type SQL } from 'drizzle-orm'
import type { Actor } from '../../contract/policy'
import type { Part } from '../../contract/wanted'
import type { Database } from '../database'
import { posts } from '../schema/posts'
import { threads } from '../schema/threads'
import { findDocumentFiles, findDocuments, listDocumentsById } from './documents'
import { loadFoundFiles, type FoundFile } from './fileTexts'
import { toQuery } from '../words'
import { readableBy } from './readable'
import { threadColumns } from './threads'

export interface SearchFilter {
  topId?: string
  channelId?: string
  threadId?: string
  place?: string
  topic?: string
  label?: string
  authorId?: string
  memberId?: string
  since?: string
  until?: string
  hasFile?: boolean
  is?: string
}

/** A post, or (without one) a thread by its title; or else a document of the library; each by itself or by a file. */
export interface Found {
  threadId: string | null
  postId: string | null
  documentId: string | null
  file?: FoundFile
  at: Date
  /** In which of the sources, as they are asked one after the other. */
  source: number
}

/** What is asked for: all these words, and of those only what does not hold the others. */
export interface Looking {
  words: Part[]
  without?: Part[]
  filter: SearchFilter
  /** Only what comes after this one in the answer. */
  after?: { source: number; activeAt: Date; id: string }
}

/** Titles, documents, posts, and files of both that `actor` may read and that hold all the words, each newest first. */
export async function findByWords(db: Database, actor: Actor, looking: Looking, limit: number) {
  const query = toQuery(looking.words)
  const without = toQuery(looking.without ?? [])
  const asked = query && without ? sql`(${query} && !!${without})` : query
  const found: Found[] = []
  for (const [source, { find, suits }] of sources.entries()) {
    const { after } = looking
    if (found.length >= limit || source < (after?.source ?? 0) || !suits(looking)) continue
    const beyond = after?.source === source ? after : undefined
    const rows = await find(db, { query: asked, wanted: readableBy(actor), ...looking, beyond }, limit - found.length)
    found.push(...rows.map((row) => ({ ...row, source })))
  }
  return found
}

/** Words that were said where the actor reads and look like these. */
export async function findNearWords(db: Database, words: string[]) {
  const list = sql`array[${sql.join(
    words.map((word) => sql`${word}`),
    sql`, `,
  )}]::text[]`
  const rows = await db.execute<{ asked_for: string; word: string }>(sql`select * from near_words(${list})`)
  return [...rows].map(({ asked_for, word }) => ({ askedFor: asked_for, word }))
}

/** The threads of what was found, and their posts; of a title, the question; the documents; and the files. */
export async function loadFound(db: Database, found: Found[]) {
  const [byPost, byTitle] = [found.flatMap(({ postId }) => postId ?? []), found.filter(({ postId }) => !postId)]
  const documentIds = found.flatMap(({ documentId }) => documentId ?? [])
  const { id, threadId, authorId, root, number, text } = posts
  const columns = { id, threadId, authorId, root, number, text }
  const load = (condition: SQL) =>
    db
      .select(columns)
      .from(posts)
      .where(and(isNull(posts.removedAt), not(posts.hidden), condition))
  const threadIds = (some: Found[]) => some.flatMap(({ threadId }) => threadId ?? [])
  const [threadRows, postRows, questions, documents, files] = await Promise.all([
    found.length
      ? db
          .select(threadColumns)
          .from(threads)
          .where(inArray(threads.id, threadIds(found)))
      : [],
    byPost.length ? load(inArray(posts.id, byPost)) : [],
    byTitle.length ? load(and(inArray(posts.threadId, threadIds(byTitle)), eq(posts.number, 1))!) : [],
    documentIds.length ? listDocumentsById(db, documentIds) : [],
    loadFoundFiles(
      db,
      found.flatMap(({ file }) => file ?? []),
    ),
  ])
  return { threads: threadRows, posts: postRows, questions, documents, files }
}

interface Asked {
  query: SQL | null
  wanted: SQL
  filter: SearchFilter
  beyond?: { activeAt: Date; id: string }
}
type Row = Omit<Found, 'source'>
type Find = (db: Database, asked: Asked, limit: number) => Promise<Row[]>

// The words are looked up by functions of the database (in its migrations): the wall would keep a query from the index of
// words. Materialized, so that it stands behind what they found.
const findBy =
  (name: 'find_titles' | 'find_posts' | 'find_files'): Find =>
  async (db, asked, limit) => {
    const rows = await db.execute<FoundRow>(sql`
      with near as materialized (select * from ${sql.raw(name)}(${told(asked, limit)}))
      select near.* from near join threads on threads.id = near.thread_id join channels on channels.id = threads.channel_id
      where ${asked.wanted} order by near.at desc, near.id desc`)
    return [...rows].map(({ id, at, post_id, thread_id, piece }) => ({
      ...{ threadId: thread_id, postId: post_id, documentId: null, at: new Date(at) },
      ...(piece !== null && { file: { fileId: id, piece } }),
    }))
  }
type FoundRow = Record<'id' | 'at' | 'thread_id', string> & { post_id: string | null; piece: number | null }

const inLibrary =
  (find: typeof findDocuments | typeof findDocumentFiles): Find =>
  (db, asked, limit) =>
    find(db, told(asked, limit), asked.wanted)

/** A document is in no thread, nobody says it, and it has no label and does not end. */
const isOfLibrary = ({ filter: { threadId, authorId, memberId, label, is } }: Looking) =>
  !(threadId || authorId || memberId || label || is)

/** One after the other. Within a thread no titles; without a word, only posts of someone, or with a file. */
const sources: { find: Find; suits: (looking: Looking) => boolean }[] = [
  { find: findBy('find_titles'), suits: ({ filter }) => !filter.threadId },
  { find: inLibrary(findDocuments), suits: isOfLibrary },
  {
    find: findBy('find_posts'),
    suits: ({ words, filter: { authorId, memberId, hasFile } }) =>
      Boolean(words.length || authorId || memberId || hasFile),
  },
  { find: inLibrary(findDocumentFiles), suits: (looking) => looking.words.length > 0 && isOfLibrary(looking) },
  { find: findBy('find_files'), suits: ({ words, filter }) => words.length > 0 && !filter.threadId },
]

const told = ({ query, filter, beyond }: Asked, limit: number) =>
  sql`${query ?? sql`null::tsquery`}, ${before(beyond)}, ${JSON.stringify(filter)}::jsonb, ${limit}::int`

/** Before what; without a page to follow, before everything. */
const before = (place: Asked['beyond']) =>
  place
    ? sql`${place.activeAt.toISOString()}::timestamptz, ${place.id}::uuid`
    : sql`'infinity'::timestamptz, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid`

export const idOf = ({ file, documentId, postId, threadId }: Omit<Found, 'at' | 'source'>) =>
  (file?.fileId ?? documentId ?? postId ?? threadId)!
