import { sql } from 'drizzle-orm'
import { index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { reminderKinds } from '../../contract/kinds'
import { moment } from './columns'
import { consultations } from './consultations'
import { people } from './people'
import { walledByPerson } from './wall'

/** The heartbeat of what the forum does by itself. Holds nothing of what people write. */
export const jobs = pgTable('jobs', {
  name: text().primaryKey(),
  everySeconds: integer().notNull(),
  startedAt: moment(),
  finishedAt: moment(),
  failedAt: moment(),
  /** The kind of error, never its message. */
  error: text().notNull().default(''),
})

/** That somebody was reminded: once for each kind, however often the job runs. */
export const reminders = pgTable(
  'reminders',
  {
    id: uuid().primaryKey(),
    threadId: uuid()
      .notNull()
      .references(() => consultations.threadId, { onDelete: 'cascade' }),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    kind: text({ enum: reminderKinds }).notNull(),
    /** The date it was about: one that is put off reminds anew. */
    dueAt: moment().notNull(),
    at: moment().notNull(),
    seenAt: moment(),
  },
  (t) => [
    unique('reminders_once').on(t.threadId, t.personId, t.kind, t.dueAt),
    index('reminders_person')
      .on(t.personId, t.at)
      .where(sql`${t.seenAt} is null`),
    walledByPerson(t.personId),
  ],
)
