import { sql } from 'drizzle-orm'
import { boolean, check, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { Asking } from '../../contract/consultations'
import { channels } from './channels'
import { moment } from './columns'
import { people } from './people'
import { walledHeld } from './wall'

/**
 * What a new person wrote and no moderator has let through yet. It is in no thread, has no number, and nobody but its
 * author and the moderators of the place knows of it.
 */
export const heldPosts = pgTable(
  'held_posts',
  {
    id: uuid().primaryKey(),
    /** The thread it answers in, or the id of the one it begins. */
    threadId: uuid().notNull(),
    isQuestion: boolean().notNull(),
    /** Of a question: where it is asked. */
    channelId: uuid().references(() => channels.id),
    parentId: uuid(),
    authorId: uuid()
      .notNull()
      .references(() => people.id),
    title: text().notNull(),
    text: text().notNull(),
    places: text().array().notNull(),
    topics: text().array().notNull(),
    fileIds: uuid().array().notNull(),
    /** What is asked of members with it, and until when. */
    asking: jsonb().$type<Asking>(),
    createdAt: moment().notNull(),
    refusedAt: moment(),
    refusedById: uuid().references(() => people.id),
    reason: text().notNull().default(''),
  },
  (t) => [
    index('held_posts_author').on(t.authorId, t.createdAt),
    index('held_posts_thread').on(t.threadId),
    index('held_posts_channel').on(t.channelId),
    check('held_posts_question', sql`${t.isQuestion} = (${t.channelId} is not null)`),
    walledHeld(t.authorId, t.channelId, t.threadId),
    check('held_posts_refusal', sql`(${t.refusedAt} is null) = (${t.refusedById} is null)`),
  ],
)
