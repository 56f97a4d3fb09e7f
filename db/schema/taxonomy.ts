import { integer, pgTable, text } from 'drizzle-orm/pg-core'

export const places = pgTable('places', {
  slug: text().primaryKey(),
  name: text().notNull(),
  position: integer().notNull(),
})

export const topicGroups = pgTable('topic_groups', {
  slug: text().primaryKey(),
  name: text().notNull(),
  position: integer().notNull(),
})

export const topics = pgTable('topics', {
  slug: text().primaryKey(),
  groupSlug: text()
    .notNull()
    .references(() => topicGroups.slug),
  name: text().notNull(),
  position: integer().notNull(),
})
