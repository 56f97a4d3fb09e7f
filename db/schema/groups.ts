import { sql } from 'drizzle-orm'
import { boolean, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { moment } from './columns'
import { people } from './people'

export const groups = pgTable('groups', {
  id: uuid().primaryKey(),
  slug: text().notNull().unique(),
  name: text().notNull(),
  purpose: text().notNull().default(''),
  version: integer().notNull().default(1),
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
