import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { channels } from './channels'
import { walledByChannel } from './wall'

/**
 * The words that were said in each channel, as contract/folding.ts writes them: what somebody may have meant who typed a
 * little wrong. Triggers keep it (in the migrations); what is no longer said is forgotten there.
 */
export const lexicon = pgTable(
  'lexicon',
  {
    channelId: uuid()
      .notNull()
      .references(() => channels.id, { onDelete: 'cascade' }),
    word: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.channelId, t.word] }),
    index('lexicon_near').using('gin', t.word.op('gin_trgm_ops')),
    walledByChannel(t.channelId),
  ],
)
