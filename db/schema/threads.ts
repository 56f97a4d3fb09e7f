import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Standing } from '../../contract/consultations'
import { labels } from '../../contract/kinds'
import { channels } from './channels'
import { moment, ranges, searchVector } from './columns'
import { people } from './people'
import { places, topics } from './taxonomy'
import { walledByChannel, walledByThread } from './wall'

export const threads = pgTable(
  'threads',
  {
    id: uuid().primaryKey(),
    channelId: uuid()
      .notNull()
      .references(() => channels.id),
    /** The channel of the house in whose list it stands: `channelId` itself, or the one above. */
    topId: uuid()
      .notNull()
      .references(() => channels.id),
    authorId: uuid()
      .notNull()
      .references(() => people.id),
    title: text().notNull(),
    label: text({ enum: labels }).notNull(),
    locked: boolean().notNull().default(false),
    pinnedUntil: moment(),
    answerId: uuid(),
    slowSeconds: integer().notNull().default(0),
    /** Where a hidden thread was, and goes back to. */
    hiddenFromId: uuid().references(() => channels.id),
    /** All its posts are in this one now; it stands in no list, and its links lead there. */
    mergedIntoId: uuid().references((): AnyPgColumn => threads.id),
    /** The open request to let more people read it. */
    consentId: uuid(),
    /** How its consultation stands, as lists show it; null where it asks nobody to answer. */
    consultation: jsonb().$type<Standing>(),
    createdAt: moment().notNull(),
    activeAt: moment().notNull(),
    lastNumber: integer().notNull().default(0),
    gone: ranges()
      .notNull()
      .default(sql`'{}'`),
    /** Counts changes of what stands in this row and its places and topics. */
    version: integer().notNull().default(1),
    /** The revision of the stream `thread:ID`: its posts and the thread itself. */
    revision: bigint({ mode: 'number' }).notNull().default(0),
    /** The revision at which posts were last carried into it or out of it. */
    transferRevision: bigint({ mode: 'number' }).notNull().default(0),
    /** The channel's revision when the thread last changed. */
    channelRevision: bigint({ mode: 'number' }).notNull().default(0),
    words: searchVector().generatedAlwaysAs(sql`search_vector(title)`),
  },
  (t) => [
    // Lists go through these backwards. An index made with .desc() puts nulls last, and then no `order by … desc` uses it.
    index('threads_active').on(t.activeAt, t.id),
    index('threads_top_active').on(t.topId, t.activeAt, t.id),
    index('threads_channel_revision').on(t.channelId, t.channelRevision),
    index('threads_author').on(t.authorId, t.activeAt, t.id),
    index('threads_words').using('gin', t.words),
    index('threads_hidden_from')
      .on(t.hiddenFromId)
      .where(sql`${t.hiddenFromId} is not null`),
    index('threads_merged_into')
      .on(t.mergedIntoId)
      .where(sql`${t.mergedIntoId} is not null`),
    check('threads_slow', sql`${t.slowSeconds} >= 0`),
    check('threads_label', sql`${t.label} in ('public', 'network', 'members', 'group')`),
    check('threads_title', sql`${t.title} ~ '\\S' and length(${t.title}) <= 200`),
    walledByChannel(t.channelId),
  ],
)

export const threadPlaces = pgTable(
  'thread_places',
  {
    threadId: uuid()
      .notNull()
      .references(() => threads.id, { onDelete: 'cascade' }),
    place: text()
      .notNull()
      .references(() => places.slug),
  },
  (t) => [
    primaryKey({ columns: [t.threadId, t.place] }),
    index('thread_places_place').on(t.place, t.threadId),
    walledByThread(t.threadId),
  ],
)

export const threadTopics = pgTable(
  'thread_topics',
  {
    threadId: uuid()
      .notNull()
      .references(() => threads.id, { onDelete: 'cascade' }),
    topic: text()
      .notNull()
      .references(() => topics.slug),
  },
  (t) => [
    primaryKey({ columns: [t.threadId, t.topic] }),
    index('thread_topics_topic').on(t.topic, t.threadId),
    walledByThread(t.threadId),
  ],
)

/** That a thread left a channel, for whoever was away: only ids. */
export const departures = pgTable(
  'departures',
  {
    channelId: uuid()
      .notNull()
      .references(() => channels.id, { onDelete: 'cascade' }),
    threadId: uuid().notNull(),
    /** The channel's revision when it left. */
    revision: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.channelId, t.threadId] }),
    index('departures_revision').on(t.channelId, t.revision),
    walledByChannel(t.channelId),
  ],
)
