import { sql } from 'drizzle-orm'
import { check, index, integer, jsonb, pgTable, text, uuid, type AnyPgColumn } from 'drizzle-orm/pg-core'
import type { TermWord } from '../../contract/glossary'
import { termStates } from '../../contract/termLanguages'
import { moment } from './columns'
import { people } from './people'
import { walledTerms } from './wall'

/** Terms, and what is suggested to be added to one (`ofId`). Without who suggested it, it came with the forum. */
export const terms = pgTable(
  'terms',
  {
    id: uuid().primaryKey(),
    ofId: uuid().references((): AnyPgColumn => terms.id, { onDelete: 'cascade' }),
    definition: text().notNull(),
    words: jsonb().$type<TermWord[]>().notNull(),
    state: text({ enum: termStates }).notNull(),
    suggestedById: uuid().references(() => people.id),
    suggestedAt: moment().notNull(),
    reviewedById: uuid().references(() => people.id),
    reviewedAt: moment(),
    /** It has left the glossary, or was no longer suggested; for some weeks it can come back. */
    removedAt: moment(),
    removedById: uuid().references(() => people.id),
    version: integer().notNull().default(1),
  },
  (t) => [
    walledTerms(t.state, t.removedAt),
    index('terms_of').on(t.ofId),
    check(
      'terms_state',
      // A suggestion for a term that was accepted has gone into it.
      sql`${t.state} in ('suggested', 'accepted') and (${t.ofId} is null or ${t.state} = 'suggested' or ${t.removedAt} is not null)`,
    ),
    check('terms_words', sql`jsonb_typeof(${t.words}) = 'array'`),
    check('terms_removed', sql`(${t.removedById} is null) = (${t.removedAt} is null)`),
    check('terms_reviewed', sql`(${t.reviewedById} is null) = (${t.reviewedAt} is null)`),
  ],
)
