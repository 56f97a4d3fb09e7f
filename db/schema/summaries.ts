import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import type { Paragraph } from '../../contract/summaries'
import { summaryStates, summaryWords } from '../../contract/kinds'
import { moment } from './columns'
import { consultations } from './consultations'
import { members } from './members'
import { people } from './people'
import { walledBySummary, walledSummaries } from './wall'

export const summaries = pgTable(
  'summaries',
  {
    threadId: uuid()
      .primaryKey()
      .references(() => consultations.threadId, { onDelete: 'cascade' }),
    writtenById: uuid()
      .notNull()
      .references(() => people.id),
    state: text({ enum: summaryStates }).notNull(),
    askedAt: moment(),
    /** From then on silence is consent. */
    dueAt: moment(),
    version: integer().notNull(),
    /** The thread's revision when its readers were last told; 0: never. */
    revision: bigint({ mode: 'number' }).notNull().default(0),
  },
  (t) => [index('summaries_due').on(t.state, t.dueAt), walledSummaries(t.threadId, t.state, t.writtenById)],
)

export const summaryParagraphs = pgTable(
  'summary_paragraphs',
  {
    id: uuid().primaryKey(),
    threadId: uuid()
      .notNull()
      .references(() => summaries.threadId, { onDelete: 'cascade' }),
    position: integer().notNull(),
    text: text().notNull(),
    sources: jsonb().$type<Paragraph['sources']>().notNull(),
  },
  (t) => [index('summary_paragraphs_thread').on(t.threadId, t.position), walledBySummary(t.threadId)],
)

export const summaryConsents = pgTable(
  'summary_consents',
  {
    threadId: uuid()
      .notNull()
      .references(() => summaries.threadId, { onDelete: 'cascade' }),
    memberId: uuid()
      .notNull()
      .references(() => members.id),
    word: text({ enum: summaryWords }),
    note: text().notNull().default(''),
    byId: uuid().references(() => people.id),
    at: moment(),
  },
  (t) => [primaryKey({ columns: [t.threadId, t.memberId] }), walledBySummary(t.threadId)],
)
