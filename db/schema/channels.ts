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
  uuid,
} from 'drizzle-orm/pg-core'
import { audiences, writers } from '../../contract/kinds'
import { groups } from './groups'
import { members } from './members'
import { people } from './people'
import { walledChannels, walledNames } from './wall'

export const channels = pgTable(
  'channels',
  {
    id: uuid().primaryKey(),
    /** The channel in whose list the threads of this one stand; null for a channel of the house. */
    parentId: uuid().references((): AnyPgColumn => channels.id),
    slug: text().notNull().unique(),
    name: text().notNull(),
    purpose: text().notNull().default(''),
    audience: text({ enum: audiences }).notNull(),
    groupId: uuid().references(() => groups.id),
    moderatorsOnly: boolean().notNull().default(false),
    archived: boolean().notNull().default(false),
    writers: text({ enum: writers }).notNull().default('audience'),
    position: integer().notNull(),
    version: integer().notNull().default(1),
    /** The revision of the stream `channel:ID`: its list of threads. */
    revision: bigint({ mode: 'number' }).notNull().default(0),
  },
  (t) => [
    index('channels_group').on(t.groupId),
    index('channels_parent').on(t.parentId),
    check('channels_audience', sql`${t.audience} in ('network', 'full', 'group', 'persons')`),
    check('channels_group_audience', sql`(${t.audience} = 'group') = (${t.groupId} is not null)`),
    check('channels_below', sql`${t.parentId} is not null or not ${t.moderatorsOnly}`),
    check('channels_writers', sql`${t.writers} in ('audience', 'moderators')`),
    ...walledChannels(t.id),
  ],
)

/** The members a channel is limited to. None: it is not. */
export const channelMembers = pgTable(
  'channel_members',
  {
    channelId: uuid()
      .notNull()
      .references(() => channels.id, { onDelete: 'cascade' }),
    memberId: uuid()
      .notNull()
      .references(() => members.id),
  },
  (t) => [primaryKey({ columns: [t.channelId, t.memberId] }), ...walledNames(t.channelId)],
)

/** Persons who read a channel because they are named there; `lead`: they keep order in it. */
export const channelPeople = pgTable(
  'channel_people',
  {
    channelId: uuid()
      .notNull()
      .references(() => channels.id, { onDelete: 'cascade' }),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    lead: boolean().notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.channelId, t.personId] }),
    index('channel_people_person').on(t.personId),
    ...walledNames(t.channelId),
  ],
)
