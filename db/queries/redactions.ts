import { and, asc, eq, inArray, isNull, or, sql, type AnyColumn, type SQL } from 'drizzle-orm'
import type { Actor } from '../../contract/policy'
import type { Database } from '../database'
import { channels } from '../schema/channels'
import { files } from '../schema/files'
import { heldPosts } from '../schema/heldPosts'
import { notes } from '../schema/notes'
import { posts } from '../schema/posts'
import { drafts } from '../schema/reads'
import { redactions } from '../schema/redactions'
import { threads } from '../schema/threads'
import { channelColumns } from './channels'
import { homesInConsultations, writtenInConsultations } from '../consultationWords'
import type { HeldRow } from './heldPosts'
import { moderatedAndReadableBy } from './readable'
import { threadColumns } from './threads'

export const insertRedactions = (db: Database, rows: (typeof redactions.$inferInsert)[]) =>
  db.insert(redactions).values(rows)

export async function hasRedaction(db: Database, actId: string) {
  return (await db.$count(redactions, eq(redactions.actId, actId))) > 0
}

export const listRedactions = (db: Database, postId: string) =>
  db.select().from(redactions).where(eq(redactions.postId, postId)).orderBy(asc(redactions.at), asc(redactions.id))

/** Of the threads where an actor keeps order: one, and others in whose title or posts all these words stand. */
export const listThreadsHolding = (db: Database, actor: Actor, ownId: string, words: string[], limit: number) =>
  places(db, actor, or(eq(threads.id, ownId), words.length ? holdsIn(words) : undefined)).limit(limit)

/** The same threads once more, as far as they are still there to be put in order. */
export const listThreadsAgain = (db: Database, actor: Actor, ids: string[]) =>
  places(db, actor, inArray(threads.id, ids))

const places = (db: Database, actor: Actor, condition: SQL | undefined) =>
  db
    .select({ thread: threadColumns, channel: channelColumns })
    .from(threads)
    .innerJoin(channels, eq(channels.id, threads.channelId))
    .where(and(moderatedAndReadableBy(actor), condition))
    .orderBy(asc(threads.id))

const holdsIn = (words: string[]) =>
  sql`(${holds(sql`${threads.title}`, words)} or exists (select from posts p where p.thread_id = ${threads.id}
    and (${holds(sql`p.text`, words)} or exists (select from post_versions v where v.post_id = p.id
      and ${holds(sql`v.text`, words)}))))`

/** Whether a text holds all these words, and perhaps a few more: the small sigma at the end of a word is another one. */
export const holds = (text: SQL | AnyColumn, words: string[]) =>
  sql.join(
    words.map((word) => {
      const wanted = word.replace(/[\\%_]/g, '\\$&').replace(/[σς]/g, '_')
      return sql`normalize(${text}) ilike ${`%${wanted}%`}`
    }),
    sql` and `,
  )

/** Locks threads in the order of their ids. */
export const lockThreads = (db: Database, ids: string[]) =>
  db
    .select({ id: threads.id })
    .from(threads)
    .where(inArray(threads.id, ids))
    .orderBy(asc(threads.id))
    .for('no key update')

/** A text that stands in a thread, or is about it, and what names the row it is kept in. */
export interface Written {
  kind: keyof typeof homes
  key: string
  threadId: string
  postId: string | null
  text: string
}

/** All that is written in some threads: posts and what they said before, names of files, notes, what was asked and reported. */
export async function listWritten(db: Database, threadIds: string[]): Promise<Written[]> {
  const rows = await db.execute<Written & Record<string, unknown>>(sql`
    with here as materialized (select id, thread_id, text from posts where thread_id in ${threadIds}),
      cases as materialized (select r.id, h.id as post_id, h.thread_id from reports r join here h on h.id = r.post_id)
    select 'post' as kind, id::text as key, thread_id as "threadId", id as "postId", text from here
    union all select 'version', v.replaced_at::text, h.thread_id, h.id, v.text
      from post_versions v join here h on h.id = v.post_id
    union all select 'file', f.id::text, h.thread_id, h.id, f.name from files f join here h on h.id = f.post_id
    union all select 'note', n.id::text, n.thread_id, n.post_id, n.reason from notes n where n.thread_id in ${threadIds}
    union all select 'redaction', d.id::text, d.thread_id, d.post_id, d.reason
      from redactions d where d.thread_id in ${threadIds}
    union all select 'consent', s.id::text, s.thread_id, null, s.reason
      from consents s where s.thread_id in ${threadIds}
    union all select 'complaint', c.id::text, k.thread_id, k.post_id, c.note
      from complaints c join cases k on k.id = c.report_id
    union all select 'reportNote', o.id::text, k.thread_id, k.post_id, o.text
      from report_notes o join cases k on k.id = o.report_id
    union all ${writtenInConsultations(threadIds)}`)
  return [...rows]
}

export const replaceWritten = (db: Database, written: Written) => db.execute(homes[written.kind](written))

const homes = {
  ...homesInConsultations,
  post: ({ key, text }: Written) => sql`update posts set text = ${text} where id = ${key}`,
  version: ({ key, postId, text }: Written) =>
    sql`update post_versions set text = ${text} where post_id = ${postId} and replaced_at::text = ${key}`,
  file: ({ key, text }: Written) => sql`update files set name = ${text} where id = ${key}`,
  note: ({ key, text }: Written) => sql`update notes set reason = ${text} where id = ${key}`,
  redaction: ({ key, text }: Written) => sql`update redactions set reason = ${text} where id = ${key}`,
  consent: ({ key, text }: Written) => sql`update consents set reason = ${text} where id = ${key}`,
  complaint: ({ key, text }: Written) => sql`update complaints set note = ${text} where id = ${key}`,
  reportNote: ({ key, text }: Written) => sql`update report_notes set text = ${text} where id = ${key}`,
}

/** Gives a note another place in its thread's stream, so that whoever was away hears of it again. */
export const repeatNote = async (db: Database, noteId: string, revision: number) =>
  (await db.update(notes).set({ revision }).where(eq(notes.id, noteId)).returning())[0]!

/** What waits for a moderator, or was refused, in the places where an actor keeps order; or only what is for one thread. */
export const listHeld = (db: Database, actor: Actor, threadId?: string) =>
  db
    .select({ held: heldPosts, channel: channelColumns })
    .from(heldPosts)
    .leftJoin(threads, eq(threads.id, heldPosts.threadId))
    .innerJoin(channels, eq(channels.id, sql`coalesce(${heldPosts.channelId}, ${threads.channelId})`))
    .where(and(moderatedAndReadableBy(actor), threadId ? isFor(db, threadId) : undefined))

/** For a thread, for one that was merged into it, or a reply to what stands in it by now. */
const isFor = (db: Database, threadId: string) =>
  or(
    eq(heldPosts.threadId, threadId),
    eq(threads.mergedIntoId, threadId),
    inArray(heldPosts.parentId, db.select({ id: posts.id }).from(posts).where(eq(posts.threadId, threadId))),
  )

export const replaceHeld = (db: Database, id: string, words: Pick<HeldRow, 'title' | 'text' | 'reason' | 'asking'>) =>
  db.update(heldPosts).set(words).where(eq(heldPosts.id, id))

export const renameFile = (db: Database, fileId: string, name: string) =>
  db.update(files).set({ name }).where(eq(files.id, fileId))

/**
 * What anybody is in the midst of writing with these words: for threads and posts of places where an actor keeps order
 * (or only of one thread), and what is to be asked or stand in the library of such a place, or
 * nobody knows of which yet, and words for the glossary. Only the house sees it.
 */
export const listDraftsHolding = (db: Database, actor: Actor, words: string[], threadId?: string) =>
  db
    .select({ draft: drafts })
    .from(drafts)
    .leftJoin(posts, eq(sql`'post:' || ${posts.id}`, drafts.key))
    .leftJoin(threads, or(eq(threads.id, posts.threadId), eq(sql`'thread:' || ${threads.id}`, drafts.key)))
    .leftJoin(
      channels,
      eq(sql`${channels.id}::text`, sql`coalesce(${threads.channelId}::text, ${drafts.form}->>'channelId')`),
    )
    .where(
      and(
        holds(sql`(${drafts.text} || ' ' || ${drafts.form}::text)`, words),
        or(moderatedAndReadableBy(actor), and(sql`${drafts.key} !~ '^(thread|post):'`, isNull(channels.id))),
        threadId ? or(eq(threads.id, threadId), eq(drafts.key, 'ask')) : undefined,
      ),
    )
    .orderBy(asc(drafts.personId), asc(drafts.key))
