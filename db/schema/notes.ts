import { bigint, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { noteKinds } from '../../contract/kinds'
import { moment } from './columns'
import { people } from './people'
import { threads } from './threads'
import { walledByThread } from './wall'

/** What was done to a thread, or in it, as its readers are told. */
export const notes = pgTable(
  'notes',
  {
    id: uuid().primaryKey(),
    threadId: uuid()
      .notNull()
      .references(() => threads.id, { onDelete: 'cascade' }),
    kind: text({ enum: noteKinds }).notNull(),
    byId: uuid()
      .notNull()
      .references(() => people.id),
    at: moment().notNull(),
    afterNumber: integer().notNull(),
    postId: uuid(),
    reason: text().notNull().default(''),
    /** The thread's revision when it was written. */
    revision: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [index('notes_thread').on(t.threadId, t.revision), walledByThread(t.threadId)],
)
