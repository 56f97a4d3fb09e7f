import { sql } from 'drizzle-orm'
import { bigint, check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { ActKind } from '../../contract/acts'
import { moment } from './columns'
import { walledLog } from './wall'

/**
 * The log of acts, each chained to the one before by its hash. Triggers let a row be appended to the end and nothing
 * else. Without foreign keys: an act outlives what it was about. `about` and `details` are JSON kept as text, for the
 * hash is of the very letters.
 */
export const auditActs = pgTable(
  'audit_acts',
  {
    sequence: bigint({ mode: 'number' }).primaryKey(),
    id: uuid().notNull().unique(),
    at: moment().notNull(),
    actorId: uuid(),
    act: text().$type<ActKind>().notNull(),
    groupId: uuid(),
    about: text().notNull(),
    details: text().notNull(),
    previousHash: text().notNull(),
    hash: text().notNull(),
  },
  (t) => [...walledLog(t.groupId, t.act), index('audit_acts_group').on(t.groupId, t.sequence)],
)

/** One row: where the chain ends, so that an end that was cut off is missed. */
export const auditHead = pgTable(
  'audit_head',
  {
    id: integer().primaryKey().default(1),
    sequence: bigint({ mode: 'number' }).notNull(),
    hash: text().notNull(),
  },
  (t) => [check('audit_head_single', sql`${t.id} = 1`)],
)
