import { sql } from 'drizzle-orm'
import { bigint, boolean, check, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { consultationKinds, questionKinds, urgencies } from '../../contract/kinds'
import { moment, searchVector } from './columns'
import { members } from './members'
import { people } from './people'
import { threads } from './threads'
import { walledByThread } from './wall'

/** That a thread asks members to answer by a date. */
export const consultations = pgTable(
  'consultations',
  {
    threadId: uuid()
      .primaryKey()
      .references(() => threads.id, { onDelete: 'cascade' }),
    askedById: uuid()
      .notNull()
      .references(() => people.id),
    askedAt: moment().notNull(),
    kind: text({ enum: consultationKinds }).notNull(),
    urgency: text({ enum: urgencies }).notNull(),
    dueAt: moment().notNull(),
    zone: text().notNull(),
    closedAt: moment(),
    closedById: uuid().references(() => people.id),
    /** The last round of asking whether the answers are still true. */
    askedAgainAt: moment(),
    askedAgainById: uuid().references(() => people.id),
    /** The thread's revision when it last changed. */
    revision: bigint({ mode: 'number' }).notNull().default(0),
  },
  (t) => [
    index('consultations_due')
      .on(t.dueAt)
      .where(sql`${t.closedAt} is null`),
    // The library goes through it both ways.
    index('consultations_closed')
      .on(t.closedAt, t.threadId)
      .where(sql`${t.closedAt} is not null`),
    check('consultations_closing', sql`${t.closedById} is null or ${t.closedAt} is not null`),
    check('consultations_again', sql`(${t.askedAgainAt} is null) = (${t.askedAgainById} is null)`),
    walledByThread(t.threadId),
  ],
)

export const subQuestions = pgTable(
  'sub_questions',
  {
    id: uuid().primaryKey(),
    threadId: uuid()
      .notNull()
      .references(() => consultations.threadId, { onDelete: 'cascade' }),
    position: integer().notNull(),
    text: text().notNull(),
    kind: text({ enum: questionKinds }).notNull(),
    unit: text().notNull(),
    options: text().array().notNull(),
    edition: integer().notNull().default(1),
    /** Not asked any more; what was answered to it stays with the answers. */
    dropped: boolean().notNull().default(false),
    words: searchVector().generatedAlwaysAs(sql`search_vector(text)`),
  },
  (t) => [
    index('sub_questions_words').using('gin', t.words),
    index('sub_questions_thread').on(t.threadId, t.position),
    walledByThread(t.threadId),
  ],
)

/** One asked member's place. */
export const seats = pgTable(
  'seats',
  {
    threadId: uuid()
      .notNull()
      .references(() => consultations.threadId, { onDelete: 'cascade' }),
    memberId: uuid()
      .notNull()
      .references(() => members.id),
    holderId: uuid().references(() => people.id),
    /** Its holder had it from somebody else. */
    passedOn: boolean().notNull().default(false),
    /** Colleagues are writing; what, is theirs. */
    drafting: boolean().notNull().default(false),
    /** The version of the last draft that was released or thrown away: the next one goes on from there. */
    draftVersion: integer().notNull().default(0),
    needsUntil: moment(),
    /** The answer that stands; null while it owes. */
    answerId: uuid(),
    /** When it was last asked whether what it answered is still true. */
    askedAgainAt: moment(),
  },
  (t) => [
    primaryKey({ columns: [t.threadId, t.memberId] }),
    index('seats_owing')
      .on(t.memberId)
      .where(sql`${t.answerId} is null`),
    index('seats_asked_again')
      .on(t.memberId, t.askedAgainAt)
      .where(sql`${t.askedAgainAt} is not null`),
    index('seats_holder')
      .on(t.holderId)
      .where(sql`${t.holderId} is not null`),
    walledByThread(t.threadId),
  ],
)
