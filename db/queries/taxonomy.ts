import { and, asc, eq, exists, sql } from 'drizzle-orm'
import type { Taxonomy } from '../../contract/taxonomy'
import type { Database } from '../database'
import { places, topicGroups, topics } from '../schema/taxonomy'
import { threadPlaces, threads, threadTopics } from '../schema/threads'

export async function findTaxonomy(db: Database): Promise<Taxonomy> {
  const [placeRows, groupRows, topicRows] = await Promise.all([
    db.select().from(places).orderBy(asc(places.position)),
    db.select().from(topicGroups).orderBy(asc(topicGroups.position)),
    db.select().from(topics).orderBy(asc(topics.position)),
  ])
  return {
    places: placeRows.map(({ slug, name }) => ({ slug, name })),
    topicGroups: groupRows.map(({ slug, name }) => ({
      ...{ slug, name },
      topics: topicRows.filter((topic) => topic.groupSlug === slug).map(({ slug, name }) => ({ slug, name })),
    })),
  }
}

/** Gives a thread other tags than it had. */
export async function retagThread(db: Database, threadId: string, places: string[], topics: string[]) {
  await db.delete(threadPlaces).where(eq(threadPlaces.threadId, threadId))
  await db.delete(threadTopics).where(eq(threadTopics.threadId, threadId))
  await tagThread(db, threadId, places, topics)
}

export async function tagThread(db: Database, threadId: string, places: string[], topics: string[]) {
  if (places.length) await db.insert(threadPlaces).values(places.map((place) => ({ threadId, place })))
  if (topics.length) await db.insert(threadTopics).values(topics.map((topic) => ({ threadId, topic })))
}

export const hasPlace = (db: Database, place: string) =>
  exists(
    db
      .select({ one: sql`1` })
      .from(threadPlaces)
      .where(and(eq(threadPlaces.threadId, threads.id), eq(threadPlaces.place, place))),
  )

export const hasTopic = (db: Database, topic: string) =>
  exists(
    db
      .select({ one: sql`1` })
      .from(threadTopics)
      .where(and(eq(threadTopics.threadId, threads.id), eq(threadTopics.topic, topic))),
  )
