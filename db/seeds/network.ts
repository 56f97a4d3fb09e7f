import { randomUUID } from 'node:crypto'
import type { Database } from '../database'
import { foundHouse } from '../queries/members'
import { channels } from '../schema/channels'
import { groups } from '../schema/groups'
import { chairs, members } from '../schema/members'
import * as taxonomy from '../schema/taxonomy'
import { seedGlossary } from './glossary'
import type { MemberSeed } from './members'
import { places, topicGroups } from './taxonomy'

/** What a new installation stands on: members, chairs, the two groups, the channels, the taxonomy, the glossary. */
export async function seedNetwork(
  db: Database,
  kind: 'network' | 'demo',
  memberSeeds: MemberSeed[],
  chairSeeds: [year: number, code: string][],
) {
  await db.transaction(async (tx) => {
    await foundHouse(tx, kind)
    const memberRows = memberSeeds.map((seed) => ({ id: randomUUID(), ...seed }))
    await tx.insert(members).values(memberRows)
    const idOf = new Map(memberRows.map(({ code, id }) => [code, id]))
    if (chairSeeds.length) {
      await tx.insert(chairs).values(chairSeeds.map(([year, code]) => ({ year, memberId: idOf.get(code)! })))
    }
    await tx.insert(groups).values(groupSeeds)
    await tx.insert(channels).values(channelSeeds.map((seed, position) => ({ id: randomUUID(), position, ...seed })))
    await seedTaxonomy(tx)
    await seedGlossary(tx)
  })
}

async function seedTaxonomy(db: Database) {
  await db.insert(taxonomy.places).values(places.map(([slug, name], position) => ({ slug, name, position })))
  const groupRows = topicGroups.map(([slug, name], position) => ({ slug, name, position }))
  await db.insert(taxonomy.topicGroups).values(groupRows)
  const topics = topicGroups.flatMap(([groupSlug, , each]) => each.map(([slug, name]) => ({ groupSlug, slug, name })))
  await db.insert(taxonomy.topics).values(topics.map((topic, position) => ({ ...topic, position })))
}

const [legal, medical] = [randomUUID(), randomUUID()]
const groupSeeds = [
  { id: legal, slug: 'legal', name: 'Legal group', purpose: 'Law, standards and recommendations' },
  { id: medical, slug: 'medical', name: 'Medical group', purpose: 'Health in places of detention' },
]

const channelSeeds = [
  {
    slug: 'consultations',
    name: 'Consultations',
    purpose: 'Practical questions from our visits, to the whole network',
    audience: 'network' as const,
  },
  {
    slug: 'announcements',
    name: 'Announcements',
    purpose: 'News from the chair and the secretariat',
    audience: 'network' as const,
    writers: 'moderators' as const,
  },
  {
    slug: 'legal',
    name: 'Legal',
    purpose: 'For the people of the legal group',
    audience: 'group' as const,
    groupId: legal,
  },
  {
    slug: 'medical',
    name: 'Medical',
    purpose: 'For the people of the medical group',
    audience: 'group' as const,
    groupId: medical,
  },
  {
    slug: 'full-members',
    name: 'Full members',
    purpose: 'For full members only',
    audience: 'full' as const,
  },
]
