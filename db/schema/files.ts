import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core'
import type { FileType } from '../../contract/limits'
import { moment, searchVector } from './columns'
import { people } from './people'
import { posts } from './posts'
import { walledByPost, walledUploads } from './wall'

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

/** What a file says that a post carries, so that one can search in it: one row for each that may hold text. */
export const fileTexts = pgTable(
  'file_texts',
  {
    fileId: uuid()
      .primaryKey()
      .references(() => files.id, { onDelete: 'cascade' }),
    /** The post that carries it, and since when that stands. */
    postId: uuid()
      .notNull()
      .references(() => posts.id, { onDelete: 'cascade' }),
    at: moment().notNull(),
    /** `due`: nobody has read it yet. `none`: there is no text in it, or none to be kept. */
    state: text({ enum: ['due', 'read', 'none'] })
      .notNull()
      .default('due'),
    tries: smallint().notNull().default(0),
    triedAt: moment(),
    text: text().notNull().default(''),
    words: searchVector().generatedAlwaysAs(sql`to_tsvector('simple', text)`),
  },
  (t) => [
    index('file_texts_post').on(t.postId),
    index('file_texts_due')
      .on(t.at)
      .where(sql`${t.state} = 'due'`),
    // Without .desc(): see threads_active.
    index('file_texts_at').on(t.at, t.fileId),
    index('file_texts_words').using('gin', t.words),
    check('file_texts_text', sql`length(${t.text}) <= 300000 and (${t.state} = 'read' or ${t.text} = '')`),
    walledByPost(t.postId),
  ],
)
