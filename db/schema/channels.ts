import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { audiences, writers } from '../../contract/channels'
import { groups } from './groups'

export const channels = pgTable(
  'channels',
  {
    id: uuid().primaryKey(),
    slug: text().notNull().unique(),
    name: text().notNull(),
    purpose: text().notNull().default(''),
    audience: text({ enum: audiences }).notNull(),
    groupId: uuid().references(() => groups.id),
    writers: text({ enum: writers }).notNull().default('audience'),
    position: integer().notNull(),
    version: integer().notNull().default(1),
    /** The revision of the stream `channel:ID`: its list of threads. */
    revision: bigint({ mode: 'number' }).notNull().default(0),
  },
  (t) => [
    index('channels_group').on(t.groupId),
    check('channels_audience', sql`${t.audience} in ('network', 'full', 'group')`),
    check('channels_group_audience', sql`(${t.audience} = 'group') = (${t.groupId} is not null)`),
    check('channels_writers', sql`${t.writers} in ('audience', 'moderators')`),
  ],
)
