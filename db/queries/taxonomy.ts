import { asc } from 'drizzle-orm'
import type { Taxonomy } from '../../contract/taxonomy'
import type { Database } from '../database'
import { places, topicGroups, topics } from '../schema/taxonomy'

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
