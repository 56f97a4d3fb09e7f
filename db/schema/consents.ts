import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { consentStates, labels } from '../../contract/kinds'
import { channels } from './channels'
import { moment } from './columns'
import { people } from './people'
import { threads } from './threads'
import { walledByConsent, walledByThread } from './wall'

/** Requests to let more people read a thread. */
export const consents = pgTable(
  'consents',
  {
    id: uuid().primaryKey(),
    threadId: uuid()
      .notNull()
      .references(() => threads.id, { onDelete: 'cascade' }),
    askedById: uuid()
      .notNull()
      .references(() => people.id),
    at: moment().notNull(),
    reason: text().notNull().default(''),
    /** The channel in whose list it would stand. */
    topId: uuid()
      .notNull()
      .references(() => channels.id),
    /** Who would read it there, as the domain writes it down (`Reach`), and whom that channel named then. */
    reach: jsonb().$type<Record<string, unknown>>().notNull(),
    label: text({ enum: labels }).notNull(),
    state: text({ enum: consentStates }).notNull().default('open'),
    version: integer().notNull().default(1),
    /** The thread's revision when it last changed. */
    revision: bigint({ mode: 'number' }).notNull().default(0),
  },
  (t) => [
    index('consents_thread').on(t.threadId, t.revision),
    uniqueIndex('consents_open')
      .on(t.threadId)
      .where(sql`${t.state} = 'open'`),
    check('consents_label', sql`${t.label} in ('public', 'network', 'members', 'group')`),
    walledByThread(t.threadId),
    check('consents_state', sql`${t.state} in ('open', 'done', 'refused', 'withdrawn', 'overtaken')`),
  ],
)

/** Those who are asked, and what they said. */
export const consentPeople = pgTable(
  'consent_people',
  {
    consentId: uuid()
      .notNull()
      .references(() => consents.id, { onDelete: 'cascade' }),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    yes: boolean(),
    at: moment(),
    /** The revision of their own stream when they were last told. */
    revision: bigint({ mode: 'number' }).notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.consentId, t.personId] }),
    index('consent_people_person').on(t.personId, t.revision),
    walledByConsent(t.consentId),
  ],
)
