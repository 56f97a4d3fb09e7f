import { sql } from 'drizzle-orm'
import { bigint, check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { announcementKinds } from '../../contract/kinds'
import { moment } from './columns'
import { groups } from './groups'
import { people } from './people'
import { walledByGroup } from './wall'

/** What a group was told of who is in it. `byId` null: it happened by itself. */
export const announcements = pgTable(
  'announcements',
  {
    id: uuid().primaryKey(),
    groupId: uuid()
      .notNull()
      .references(() => groups.id, { onDelete: 'cascade' }),
    kind: text({ enum: announcementKinds }).notNull(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    byId: uuid().references(() => people.id),
    at: moment().notNull(),
    until: moment(),
    /** The group's revision when it was told. */
    revision: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [
    ...walledByGroup(t.groupId),
    index('announcements_group').on(t.groupId, t.revision),
    check(
      'announcements_kind',
      sql`${t.kind} in ('admitted', 'dismissed', 'convened', 'unconvened', 'limited', 'expired')`,
    ),
  ],
)
