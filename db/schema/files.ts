import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { FileType } from '../../contract/limits'
import { moment } from './columns'
import { documents } from './documents'
import { people } from './people'
import { posts } from './posts'
import { walledUploads } from './wall'

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
