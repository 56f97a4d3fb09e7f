import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core'
import type { FileType } from '../../contract/limits'
import { moment, searchVector } from './columns'
import { documents } from './documents'
import { people } from './people'
import { posts } from './posts'
import { walledByCarrier, walledUploads } from './wall'

/** Uploads. The bytes are in the data directory under the same id; a row exists only once they are whole. */
export const files = pgTable(
  'files',
  {
    id: uuid().primaryKey(),
    uploaderId: uuid()
      .notNull()
      .references(() => people.id),
    /** Null until a post carries it, or a document of the library. */
    postId: uuid().references(() => posts.id),
    documentId: uuid().references(() => documents.id, { onDelete: 'cascade' }),
    /** When a newer file of its document took its place. */
    replacedAt: moment(),
    name: text().notNull(),
    type: text().$type<FileType>().notNull(),
    bytes: integer().notNull(),
    sha256: text().notNull(),
    width: integer(),
    height: integer(),
    position: integer().notNull().default(0),
    uploadedAt: moment().notNull(),
  },
  (t) => [
    index('files_post').on(t.postId),
    index('files_loose')
      .on(t.uploadedAt)
      .where(sql`${t.postId} is null and ${t.documentId} is null`),
    index('files_document').on(t.documentId),
    check('files_carrier', sql`${t.postId} is null or ${t.documentId} is null`),
    check('files_replaced', sql`${t.replacedAt} is null or ${t.documentId} is not null`),
    check('files_bytes', sql`${t.bytes} >= 0`),
    walledUploads(t),
  ],
)

/** Whether what a file says that a post or a document carries was read yet: one row for each that may hold text. */
export const fileTexts = pgTable(
  'file_texts',
  {
    fileId: uuid()
      .primaryKey()
      .references(() => files.id, { onDelete: 'cascade' }),
    postId: uuid().references(() => posts.id, { onDelete: 'cascade' }),
    documentId: uuid().references(() => documents.id, { onDelete: 'cascade' }),
    /** Since when its post stands, or since it was sent for a document. */
    at: moment().notNull(),
    /** `none`: there is no text in it, or none to be kept. */
    state: text({ enum: ['due', 'read', 'none'] })
      .notNull()
      .default('due'),
    tries: smallint().notNull().default(0),
    triedAt: moment(),
  },
  (t) => [
    index('file_texts_post').on(t.postId),
    index('file_texts_document').on(t.documentId),
    index('file_texts_due')
      .on(t.at)
      .where(sql`${t.state} = 'due'`),
    check('file_texts_carrier', sql`num_nonnulls(${t.postId}, ${t.documentId}) = 1`),
    walledByCarrier(t.postId, t.documentId),
  ],
)

/** What was read, to be searched: in pieces no longer than a post, which make the whole when put together. */
export const filePieces = pgTable(
  'file_pieces',
  {
    fileId: uuid()
      .notNull()
      .references(() => fileTexts.fileId, { onDelete: 'cascade' }),
    number: smallint().notNull(),
    postId: uuid().references(() => posts.id, { onDelete: 'cascade' }),
    documentId: uuid().references(() => documents.id, { onDelete: 'cascade' }),
    at: moment().notNull(),
    text: text().notNull(),
    words: searchVector().generatedAlwaysAs(sql`search_vector(text)`),
  },
  (t) => [
    primaryKey({ columns: [t.fileId, t.number] }),
    index('file_pieces_post').on(t.postId),
    index('file_pieces_document').on(t.documentId),
    // Without .desc(): see threads_active.
    index('file_pieces_at').on(t.at, t.fileId),
    index('file_pieces_words').using('gin', t.words),
    index('file_pieces_document_words')
      .using('gin', t.words)
      .where(sql`${t.documentId} is not null`),
    check('file_pieces_text', sql`length(${t.text}) between 1 and 20000`),
    check('file_pieces_carrier', sql`num_nonnulls(${t.postId}, ${t.documentId}) = 1`),
    walledByCarrier(t.postId, t.documentId),
  ],
)
