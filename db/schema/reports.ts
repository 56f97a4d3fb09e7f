import { sql } from 'drizzle-orm'
import { boolean, check, index, pgTable, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { reportDecisions, reportReasons } from '../../contract/kinds'
import { moment } from './columns'
import { people } from './people'
import { posts } from './posts'
import { walledByPost, walledByReport } from './wall'

/** What was reported of one post, as one case; all that is said until it is decided belongs to it. */
export const reports = pgTable(
  'reports',
  {
    id: uuid().primaryKey(),
    postId: uuid()
      .notNull()
      .references(() => posts.id, { onDelete: 'cascade' }),
    createdAt: moment().notNull(),
    changedAt: moment().notNull(),
    assigneeId: uuid().references(() => people.id),
    /** It took the post from sight until someone has looked. */
    quarantined: boolean().notNull().default(false),
    decision: text({ enum: reportDecisions }),
    decidedAt: moment(),
    decidedById: uuid().references(() => people.id),
  },
  (t) => [
    uniqueIndex('reports_open')
      .on(t.postId)
      .where(sql`${t.decidedAt} is null`),
    index('reports_post').on(t.postId),
    index('reports_decided').on(t.decidedAt),
    check('reports_decision', sql`(${t.decidedAt} is null) = (${t.decision} is null)`),
    walledByPost(t.postId),
  ],
)

/** What one person said against a post. */
export const complaints = pgTable(
  'complaints',
  {
    id: uuid().primaryKey(),
    reportId: uuid()
      .notNull()
      .references(() => reports.id, { onDelete: 'cascade' }),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    reason: text({ enum: reportReasons }).notNull(),
    note: text().notNull(),
    at: moment().notNull(),
    /** When the person was last shown how it was decided. */
    seenAt: moment(),
  },
  (t) => [
    unique('complaints_once').on(t.reportId, t.personId),
    index('complaints_person').on(t.personId, t.at),
    walledByReport(t.reportId),
  ],
)

/** What moderators note for each other on a case. */
export const reportNotes = pgTable(
  'report_notes',
  {
    id: uuid().primaryKey(),
    reportId: uuid()
      .notNull()
      .references(() => reports.id, { onDelete: 'cascade' }),
    byId: uuid()
      .notNull()
      .references(() => people.id),
    text: text().notNull(),
    at: moment().notNull(),
  },
  (t) => [index('report_notes_report').on(t.reportId, t.at), walledByReport(t.reportId)],
)
