import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import type { Database } from '../database'
import { channelPeople, channels } from '../schema/channels'
import { isAdmitted } from './sessions'
import { members } from '../schema/members'
import { people } from '../schema/people'

/** The channels of named persons in which none of the admitted leads, with the admitted; but where there are none. */
export const listLeaderless = (db: Database) =>
  db
    .select({
      channelId: channels.id,
      personIds: sql<string[]>`array_agg(${people.id} order by ${people.name}, ${people.id})`,
    })
    .from(channels)
    .innerJoin(channelPeople, eq(channelPeople.channelId, channels.id))
    .innerJoin(people, eq(people.id, channelPeople.personId))
    .innerJoin(members, eq(members.id, people.memberId))
    .where(
      and(eq(channels.audience, 'persons'), isNull(channels.parentId), isAdmitted, sql`${members.status} <> 'partner'`),
    )
    .groupBy(channels.id)
    .having(sql`not bool_or(${channelPeople.lead})`)
    .orderBy(asc(channels.id))

/** Lets a person who is named in a channel lead it, and those below it. */
export function setLead(db: Database, channelId: string, personId: string) {
  const all = db
    .select({ id: channels.id })
    .from(channels)
    .where(or(eq(channels.id, channelId), eq(channels.parentId, channelId)))
  return db
    .update(channelPeople)
    .set({ lead: true })
    .where(and(inArray(channelPeople.channelId, all), eq(channelPeople.personId, personId)))
}
