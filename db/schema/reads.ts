import { bigint, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { moment, ranges } from './columns'
import { people } from './people'
import { threads } from './threads'
import { walledByPerson } from './wall'

/** The numbers of the posts a person has seen in a thread. No row: none. */
export const readMarks = pgTable(
  'read_marks',
  {
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    threadId: uuid()
      .notNull()
      .references(() => threads.id, { onDelete: 'cascade' }),
    read: ranges().notNull(),
    /** The person's revision when this last changed. */
    revision: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.threadId] }),
    index('read_marks_revision').on(t.personId, t.revision),
    walledByPerson(t.personId),
  ],
)

export const drafts = pgTable(
  'drafts',
  {
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    key: text().notNull(),
    text: text().notNull(),
    form: jsonb().$type<Record<string, unknown>>().notNull(),
    savedAt: moment().notNull(),
    revision: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.key] }),
    index('drafts_revision').on(t.personId, t.revision),
    walledByPerson(t.personId),
  ],
)
