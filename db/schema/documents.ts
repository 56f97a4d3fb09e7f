import { sql } from 'drizzle-orm'
import { bigint, check, date, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { documentKinds } from '../../contract/kinds'
import { channels } from './channels'
import { moment, searchVector } from './columns'
import { people } from './people'
import { places, topics } from './taxonomy'
import { walledByChannel, walledByDocument } from './wall'

/** What stands in the library beside the threads. Its files are in `files`. */
export const documents = pgTable(
  'documents',
  {
    id: uuid().primaryKey(),
    channelId: uuid()
      .notNull()
      .references(() => channels.id),
    kind: text({ enum: documentKinds }).notNull(),
    title: text().notNull(),
    datedOn: date({ mode: 'string' }).notNull(),
    note: text().notNull(),
    addedById: uuid()
      .notNull()
      .references(() => people.id),
    addedAt: moment().notNull(),
    /** Taken out of the library; for some weeks it can be put back. */
    removedAt: moment(),
    /** The channel's revision when it last changed. */
    revision: bigint({ mode: 'number' }).notNull(),
    words: searchVector().generatedAlwaysAs(sql`search_vector(title || ' ' || note)`),
  },
  (t) => [
    // Lists go through it backwards.
    index('documents_dated')
      .on(t.datedOn, t.id)
      .where(sql`${t.removedAt} is null`),
    index('documents_channel').on(t.channelId, t.revision),
    index('documents_words').using('gin', t.words),
    check('documents_kind', sql`${t.kind} in ('declaration', 'conclusions', 'report', 'other')`),
    check('documents_title', sql`${t.title} ~ '\\S' and length(${t.title}) <= 200`),
    walledByChannel(t.channelId),
  ],
)

export const documentPlaces = pgTable(
  'document_places',
  {
    documentId: uuid()
      .notNull()
      .references(() => documents.id, { onDelete: 'cascade' }),
    place: text()
      .notNull()
      .references(() => places.slug),
  },
  (t) => [
    primaryKey({ columns: [t.documentId, t.place] }),
    index('document_places_place').on(t.place, t.documentId),
    walledByDocument(t.documentId),
  ],
)

export const documentTopics = pgTable(
  'document_topics',
  {
    documentId: uuid()
      .notNull()
      .references(() => documents.id, { onDelete: 'cascade' }),
    topic: text()
      .notNull()
      .references(() => topics.slug),
  },
  (t) => [
    primaryKey({ columns: [t.documentId, t.topic] }),
    index('document_topics_topic').on(t.topic, t.documentId),
    walledByDocument(t.documentId),
  ],
)
