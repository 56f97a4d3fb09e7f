import { sql } from 'drizzle-orm'
import { bigint, boolean, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { moment } from './columns'
import { people } from './people'

export const groups = pgTable('groups', {
  id: uuid().primaryKey(),
  slug: text().notNull().unique(),
  name: text().notNull(),
  purpose: text().notNull().default(''),
  /** Its work is over: everything in it can be read, and nobody comes in any more. */
  archived: boolean().notNull().default(false),
  version: integer().notNull().default(1),
  /** The revision of the stream `group:ID`: who is in it, and what was announced to them. */
  revision: bigint({ mode: 'number' }).notNull().default(0),
})

export const groupPeople = pgTable(
  'group_people',
  {
    groupId: uuid()
      .notNull()
      .references(() => groups.id, { onDelete: 'cascade' }),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    convenor: boolean().notNull().default(false),
    since: moment().notNull(),
    /** An outside expert's last moment in the group. */
    until: moment(),
  },
  (t) => [
    primaryKey({ columns: [t.groupId, t.personId] }),
    index('group_people_person').on(t.personId),
    index('group_people_until')
      .on(t.until)
      .where(sql`${t.until} is not null`),
  ],
)
