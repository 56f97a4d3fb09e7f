import { and, asc, desc, eq, getTableColumns, gt, inArray, isNotNull, isNull, lt, or, sql, type SQL } from 'drizzle-orm'
import type { DocumentKind } from '../../contract/kinds'
import type { Actor } from '../../contract/policy'
import type { Database } from '../database'
import { channels } from '../schema/channels'
import { documentPlaces, documents, documentTopics } from '../schema/documents'
import { channelColumns } from './channels'
import { moderatedAndReadableBy, readableBy } from './readable'
import { holds } from './redactions'

const { words: _words, ...plain } = getTableColumns(documents)
const documentColumns = {
  ...plain,
  places: sql<
    string[]
  >`array(select place from document_places p where p.document_id = "documents"."id" order by place)`,
  topics: sql<
    string[]
  >`array(select topic from document_topics t where t.document_id = "documents"."id" order by topic)`,
}
export type DocumentRow = Awaited<ReturnType<typeof findDocument>> & object

export async function findDocument(db: Database, documentId: string) {
  const [row] = await db.select(documentColumns).from(documents).where(eq(documents.id, documentId))
  return row
}

export interface DocumentFilter {
  kind?: DocumentKind
  place?: string
  topic?: string
  /** Only those that come after this one in the list. */
  after?: { datedOn: string; id: string }
}

/** The documents an actor may read, the latest day first. */
export const listDocuments = (db: Database, actor: Actor, filter: DocumentFilter, limit: number) =>
  db
    .select(documentColumns)
    .from(documents)
    .innerJoin(channels, eq(channels.id, documents.channelId))
    .where(
      and(
        readableBy(actor),
        isNull(documents.removedAt),
        filter.kind ? eq(documents.kind, filter.kind) : undefined,
        filter.place ? has(sql`document_places`, sql`place`, filter.place) : undefined,
        filter.topic ? has(sql`document_topics`, sql`topic`, filter.topic) : undefined,
        filter.after
          ? sql`(${documents.datedOn}, ${documents.id}) < (${filter.after.datedOn}::date, ${filter.after.id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(documents.datedOn), desc(documents.id))
    .limit(limit)

const has = (table: SQL, column: SQL, value: string) =>
  sql`exists (select from ${table} tag where tag.document_id = ${documents.id} and tag.${column} = ${value})`

/** Those of some documents that stand in the library. */
export const listDocumentsById = (db: Database, documentIds: string[]) =>
  db
    .select(documentColumns)
    .from(documents)
    .where(and(inArray(documents.id, documentIds), isNull(documents.removedAt)))

/** Documents that say all the words in title or note, the latest day first. `asked`: words, before what, filter, how many. */
export async function findDocuments(db: Database, asked: SQL, wanted: SQL) {
  const rows = await db.execute<FoundRow>(sql`
    with near as materialized (select * from find_documents(${asked}))
    select near.id, near.at from near join channels on channels.id = near.channel_id
    where ${wanted} order by near.at desc, near.id desc`)
  return [...rows].map(({ id, at }) => ({ ...inNoThread, documentId: id, at: new Date(at) }))
}

/** Files with all the words of documents that do not say them themselves; else as these. */
export async function findDocumentFiles(db: Database, asked: SQL, wanted: SQL) {
  const rows = await db.execute<FoundRow & { piece: number; document_id: string }>(sql`
    with near as materialized (select * from find_document_files(${asked}))
    select near.* from near join channels on channels.id = near.channel_id
    where ${wanted} order by near.at desc, near.id desc`)
  return [...rows].map(({ id, piece, document_id, at }) => ({
    ...{ ...inNoThread, documentId: document_id, at: new Date(at), file: { fileId: id, piece } },
  }))
}
type FoundRow = Record<'id' | 'at', string>
const inNoThread = { threadId: null, postId: null }

/** The documents of a channel that changed after a revision of its stream, with those that were taken out. */
export const listDocumentsSince = (db: Database, channelId: string, after: number, limit: number) =>
  db
    .select(documentColumns)
    .from(documents)
    .where(and(eq(documents.channelId, channelId), gt(documents.revision, after)))
    .orderBy(asc(documents.revision), asc(documents.id))
    .limit(limit)

/** Moves the channel's stream on by one: the last lock a write takes but for people. */
export async function advanceLibrary(db: Database, channelId: string) {
  const [row] = await db
    .update(channels)
    .set({ revision: sql`revision + 1` })
    .where(eq(channels.id, channelId))
    .returning({ revision: channels.revision })
  return row!.revision
}

type Said = Partial<typeof documents.$inferInsert> & { places?: string[]; topics?: string[] }

export async function insertDocument(
  db: Database,
  { places, topics, ...row }: typeof documents.$inferInsert & { places: string[]; topics: string[] },
) {
  await db.insert(documents).values(row)
  await tag(db, row.id, places, topics)
}

export async function updateDocument(db: Database, documentId: string, { places, topics, ...set }: Said) {
  await db.update(documents).set(set).where(eq(documents.id, documentId))
  if (!places || !topics) return
  await db.delete(documentPlaces).where(eq(documentPlaces.documentId, documentId))
  await db.delete(documentTopics).where(eq(documentTopics.documentId, documentId))
  await tag(db, documentId, places, topics)
}

async function tag(db: Database, documentId: string, places: string[], topics: string[]) {
  if (places.length) await db.insert(documentPlaces).values(places.map((place) => ({ documentId, place })))
  if (topics.length) await db.insert(documentTopics).values(topics.map((topic) => ({ documentId, topic })))
}

/** Holds a document until the transaction ends, and says how it stands. */
export async function lockDocument(db: Database, documentId: string) {
  await db.select({ id: documents.id }).from(documents).where(eq(documents.id, documentId)).for('update')
  return findDocument(db, documentId)
}

/** Forgets documents that were taken out before a moment, with their files; whose bytes go where nothing names them. */
export const deleteRemovedDocuments = (db: Database, before: Date) =>
  db.delete(documents).where(and(isNotNull(documents.removedAt), lt(documents.removedAt, before)))

/** Of the documents where an actor keeps order, those in whose words or names of files all of these stand; removed ones, too. */
export const listDocumentsHolding = (db: Database, actor: Actor, words: string[]) =>
  db
    .select({ document: documentColumns, channel: channelColumns })
    .from(documents)
    .innerJoin(channels, eq(channels.id, documents.channelId))
    .where(
      and(
        moderatedAndReadableBy(actor),
        or(
          holds(documents.title, words),
          holds(documents.note, words),
          sql`exists (select from files f where f.document_id = ${documents.id} and ${holds(sql`f.name`, words)})`,
        ),
      ),
    )
    .orderBy(asc(documents.channelId), asc(documents.id))
