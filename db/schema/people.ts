import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  index,
  integer,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { roles } from '../../contract/limits'
import { moment } from './columns'
import { groups } from './groups'
import { members } from './members'

export const people = pgTable(
  'people',
  {
    id: uuid().primaryKey(),
    memberId: uuid()
      .notNull()
      .references(() => members.id),
    name: text().notNull(),
    email: text().notNull(),
    passwordHash: text().notNull(),
    role: text({ enum: roles }).notNull().default('person'),
    /** May answer for the member. */
    focal: boolean().notNull().default(false),
    /** Away, and who takes over meanwhile. */
    awayFrom: moment(),
    awayUntil: moment(),
    deputyId: uuid().references((): AnyPgColumn => people.id),
    position: text().notNull().default(''),
    expertise: text().notNull().default(''),
    languages: text().array().notNull().default([]),
    locale: text().notNull().default('en'),
    createdAt: moment().notNull(),
    disabledAt: moment(),
    /** Until then the person cannot sign in, for this reason. */
    suspendedUntil: moment(),
    suspensionReason: text().notNull().default(''),
    version: integer().notNull().default(1),
    /** The revision of the stream `person:ID`: read marks, drafts, mentions. */
    revision: bigint({ mode: 'number' }).notNull().default(0),
    /** The revision at which it last changed what the person may see. */
    accessRevision: bigint({ mode: 'number' }).notNull().default(0),
    /** The revision at which something last changed that the person moderates, reported, or wrote and that waits. */
    moderationRevision: bigint({ mode: 'number' }).notNull().default(0),
    /** The revision at which something last changed that waits for the person's institution, or that it asked. */
    deskRevision: bigint({ mode: 'number' }).notNull().default(0),
  },
  (t) => [
    uniqueIndex('people_email').on(sql`lower(${t.email})`),
    index('people_member').on(t.memberId),
    check('people_role', sql`${t.role} in ('person', 'moderator', 'secretariat')`),
    check('people_away', sql`(${t.awayFrom} is null) = (${t.awayUntil} is null)`),
    check('people_name', sql`${t.name} ~ '\\S'`),
  ],
)

/** `id` is the SHA-256 of what the cookie holds: a copy of this table signs nobody in. */
export const sessions = pgTable(
  'sessions',
  {
    id: text().primaryKey(),
    deviceId: uuid().notNull().unique(),
    personId: uuid()
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    agent: text().notNull().default(''),
    createdAt: moment().notNull(),
    lastSeenAt: moment().notNull(),
    expiresAt: moment().notNull(),
  },
  (t) => [index('sessions_person').on(t.personId), index('sessions_expiry').on(t.expiresAt)],
)

/** A one-time link; only the SHA-256 of its secret is kept. Without a member it is the set-up link. */
export const invitations = pgTable(
  'invitations',
  {
    id: uuid().primaryKey(),
    tokenHash: text().notNull().unique(),
    memberId: uuid().references(() => members.id),
    email: text().notNull().default(''),
    role: text({ enum: roles }).notNull(),
    groupIds: uuid().array().notNull().default([]),
    /** The last moment in those groups. */
    until: moment(),
    /** The group whose convenor gave it, as convenor; null where the secretariat did. */
    viaGroupId: uuid().references((): AnyPgColumn => groups.id),
    invitedById: uuid().references(() => people.id),
    createdAt: moment().notNull(),
    expiresAt: moment().notNull(),
    usedAt: moment(),
  },
  (t) => [
    index('invitations_created').on(t.createdAt),
    check('invitations_role', sql`${t.role} in ('person', 'moderator', 'secretariat')`),
    check('invitations_setup', sql`(${t.memberId} is null) = (${t.invitedById} is null)`),
  ],
)
