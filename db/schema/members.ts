import { sql } from 'drizzle-orm'
import { bigint, boolean, check, date, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { memberStatuses as statuses } from '../../contract/kinds'
import { moment } from './columns'

export const members = pgTable(
  'members',
  {
    id: uuid().primaryKey(),
    code: text().notNull().unique(),
    name: text().notNull(),
    ownName: text().notNull(),
    npm: text().notNull(),
    status: text({ enum: statuses }).notNull(),
    statusSince: date({ mode: 'string' }),
    founder: boolean().notNull().default(false),
    /** What one person wrote for it is released by another only. */
    clears: boolean().notNull().default(false),
    version: integer().notNull().default(1),
  },
  (t) => [
    check('members_status', sql`${t.status} in ('full', 'observer', 'partner')`),
    check('members_code', sql`${t.code} ~ '^[A-Z]{2,4}$'`),
  ],
)

/** What a member was before it became what it is, in the order of `id`. */
export const memberStatuses = pgTable(
  'member_statuses',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    memberId: uuid()
      .notNull()
      .references(() => members.id, { onDelete: 'cascade' }),
    status: text({ enum: statuses }).notNull(),
    since: date({ mode: 'string' }),
  },
  (t) => [
    index('member_statuses_member').on(t.memberId),
    check('member_statuses_status', sql`${t.status} in ('full', 'observer', 'partner')`),
  ],
)

export const chairs = pgTable('chairs', {
  year: integer().primaryKey(),
  memberId: uuid()
    .notNull()
    .references(() => members.id),
})

/** One row: what this installation is, so that a demo never opens a real network's data and the other way round. */
export const house = pgTable(
  'house',
  {
    id: integer().primaryKey().default(1),
    kind: text({ enum: ['network', 'demo'] }).notNull(),
    foundedAt: moment().notNull().defaultNow(),
    /** The revision of the stream `network`: the directory. */
    revision: bigint({ mode: 'number' }).notNull().default(0),
    /** So many first posts of each person wait for a moderator. */
    holdPosts: integer().notNull().default(0),
    /** The day of the network's next meeting, as far as it is recorded. */
    meetingOn: date({ mode: 'string' }),
  },
  (t) => [check('house_single', sql`${t.id} = 1`), check('house_kind', sql`${t.kind} in ('network', 'demo')`)],
)
