import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { moment, searchVector } from './columns'
import { members } from './members'
import { people } from './people'
import { threads } from './threads'
import { walledByPost, walledByPostAndPerson, walledByThread } from './wall'

export const posts = pgTable(
  'posts',
  {
    id: uuid().primaryKey(),
    threadId: uuid()
      .notNull()
      .references(() => threads.id, { onDelete: 'cascade' }),
    parentId: uuid().references((): AnyPgColumn => posts.id),
    root: integer().notNull(),
    number: integer().notNull(),
    authorId: uuid()
      .notNull()
      .references(() => people.id),
    /** The member whose answer it is; null: its author's own word. */
    answerOf: uuid().references(() => members.id),
    text: text().notNull(),
    createdAt: moment().notNull(),
    editedAt: moment(),
    removedAt: moment(),
    removedById: uuid().references(() => people.id),
    hidden: boolean().notNull().default(false),
    redacted: boolean().notNull().default(false),
    /** A moderator removed it for good: what it said is nowhere any more. */
    erased: boolean().notNull().default(false),
    /** The thread's revision when the post last changed. */
    revision: bigint({ mode: 'number' }).notNull(),
    words: searchVector().generatedAlwaysAs(sql`search_vector(text)`),
  },
  (t) => [
    unique('posts_number').on(t.threadId, t.number),
    unique('posts_place').on(t.threadId, t.root, t.number),
    index('posts_revision').on(t.threadId, t.revision),
    index('posts_author').on(t.authorId, t.createdAt, t.id),
    index('posts_parent').on(t.parentId),
    // Without .desc(): see threads_active.
    index('posts_created').on(t.createdAt, t.id),
    index('posts_words').using('gin', t.words),
    // What is asked, apart from the millions of words that are said about it.
    index('posts_question_words')
      .using('gin', t.words)
      .where(sql`${t.number} = 1`),
    check('posts_text', sql`length(${t.text}) between 1 and 20000`),
    check('posts_root', sql`(${t.parentId} is null) = (${t.root} = ${t.number}) and ${t.root} <= ${t.number}`),
    check('posts_removal', sql`(${t.removedAt} is null) = (${t.removedById} is null)`),
    walledByThread(t.threadId),
  ],
)

/** What a post said before its present text. */
export const postVersions = pgTable(
  'post_versions',
  {
    postId: uuid()
      .notNull()
      .references(() => posts.id, { onDelete: 'cascade' }),
    writtenAt: moment().notNull(),
    text: text().notNull(),
    replacedAt: moment().notNull(),
  },
  (t) => [primaryKey({ columns: [t.postId, t.replacedAt] }), walledByPost(t.postId)],
)

export const reactions = pgTable(
  'reactions',
  {
    postId: uuid()
      .notNull()
      .references(() => posts.id, { onDelete: 'cascade' }),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    emoji: text().notNull(),
    at: moment().notNull(),
  },
  (t) => [primaryKey({ columns: [t.postId, t.emoji, t.personId] }), ...walledByPostAndPerson(t.postId, t.personId)],
)

export const mentions = pgTable(
  'mentions',
  {
    postId: uuid()
      .notNull()
      .references(() => posts.id, { onDelete: 'cascade' }),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    createdAt: moment().notNull(),
    /** The person's revision when this was said. */
    revision: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.postId, t.personId] }),
    index('mentions_person').on(t.personId, t.createdAt),
    index('mentions_revision').on(t.personId, t.revision),
    walledByPost(t.postId),
  ],
)
