import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import type { DraftCell } from '../../contract/answers'
import { answerKinds } from '../../contract/kinds'
import { moment } from './columns'
import { consultations, subQuestions } from './consultations'
import { members } from './members'
import { people } from './people'
import { posts } from './posts'
import { walledByAnswer, walledByThread, walledForMember } from './wall'

/** What institutions said, each version. */
export const answers = pgTable(
  'answers',
  {
    id: uuid().primaryKey(),
    threadId: uuid()
      .notNull()
      .references(() => consultations.threadId, { onDelete: 'cascade' }),
    memberId: uuid()
      .notNull()
      .references(() => members.id),
    number: integer().notNull(),
    kind: text({ enum: answerKinds }).notNull(),
    postId: uuid()
      .notNull()
      .unique()
      .references(() => posts.id, { onDelete: 'cascade' }),
    releasedById: uuid()
      .notNull()
      .references(() => people.id),
    releasedAt: moment().notNull(),
    withdrawnAt: moment(),
    changedAt: moment().notNull(),
    /** When it was last said to be still true, which day that was there, and by whom. */
    confirmedAt: moment(),
    confirmedOn: date({ mode: 'string' }),
    confirmedById: uuid().references(() => people.id),
    isRenewal: boolean().notNull().default(false),
    text: text().notNull(),
    /** The thread's revision when it last changed. */
    revision: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [
    unique('answers_number').on(t.threadId, t.memberId, t.number),
    index('answers_revision').on(t.threadId, t.revision),
    walledByThread(t.threadId),
  ],
)

export const answerCells = pgTable(
  'answer_cells',
  {
    answerId: uuid()
      .notNull()
      .references(() => answers.id, { onDelete: 'cascade' }),
    questionId: uuid()
      .notNull()
      .references(() => subQuestions.id, { onDelete: 'cascade' }),
    edition: integer().notNull(),
    value: text().notNull(),
    text: text().notNull(),
    basis: text().notNull(),
    practice: text().notNull(),
    source: text().notNull(),
    asOf: date({ mode: 'string' }),
  },
  (t) => [
    primaryKey({ columns: [t.answerId, t.questionId] }),
    index('answer_cells_question').on(t.questionId),
    walledByAnswer(t.answerId),
  ],
)

/** What colleagues write together before it is released. */
export const answerDrafts = pgTable(
  'answer_drafts',
  {
    threadId: uuid()
      .notNull()
      .references(() => consultations.threadId, { onDelete: 'cascade' }),
    memberId: uuid()
      .notNull()
      .references(() => members.id),
    text: text().notNull(),
    cells: jsonb().$type<DraftCell[]>().notNull(),
    writerId: uuid()
      .notNull()
      .references(() => people.id),
    /** Everyone who wrote in it since it was begun, who did last the last: of an institution that clears, another releases it. */
    writerIds: uuid()
      .array()
      .notNull()
      .default(sql`'{}'`),
    writtenAt: moment().notNull(),
    ready: boolean().notNull(),
    version: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.threadId, t.memberId] }), walledForMember(t.threadId, t.memberId)],
)

/** Whom the baton of a seat went to. */
export const passes = pgTable(
  'passes',
  {
    id: uuid().primaryKey(),
    threadId: uuid()
      .notNull()
      .references(() => consultations.threadId, { onDelete: 'cascade' }),
    memberId: uuid()
      .notNull()
      .references(() => members.id),
    personId: uuid().references(() => people.id),
    /** Null: by itself, for somebody was away. */
    byId: uuid().references(() => people.id),
    at: moment().notNull(),
    note: text().notNull(),
  },
  (t) => [index('passes_seat').on(t.threadId, t.memberId, t.at), walledForMember(t.threadId, t.memberId)],
)
