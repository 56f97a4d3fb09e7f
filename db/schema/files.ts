import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { FileType } from '../../contract/limits'
import { moment } from './columns'
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
    /** Null until a post carries it. */
    postId: uuid().references(() => posts.id),
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
      .where(sql`${t.postId} is null`),
    check('files_bytes', sql`${t.bytes} >= 0`),
    walledUploads(t.postId, t.uploaderId),
  ],
)
