import { index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { moment } from './columns'
import { people } from './people'
import { threads } from './threads'
import { walledByThread } from './wall'

/** That words were taken out, of which post (or of the thread's title), by whom and why; never the words. */
export const redactions = pgTable(
  'redactions',
  {
    id: uuid().primaryKey(),
    /** The same for all that was done at once, chosen by the client. */
    actId: uuid().notNull(),
    threadId: uuid()
      .notNull()
      .references(() => threads.id, { onDelete: 'cascade' }),
    /** Null: the title. */
    postId: uuid(),
    byId: uuid()
      .notNull()
      .references(() => people.id),
    at: moment().notNull(),
    reason: text().notNull(),
    /** How long the passage was. */
    characters: integer().notNull(),
  },
  (t) => [
    index('redactions_act').on(t.actId),
    index('redactions_thread').on(t.threadId),
    index('redactions_post').on(t.postId),
    walledByThread(t.threadId),
  ],
)
