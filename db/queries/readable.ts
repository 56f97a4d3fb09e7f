import { and, eq, inArray, ne, not, or, sql, type SQL } from 'drizzle-orm'
import type { Actor } from '../../contract/policy'
import { channels } from '../schema/channels'

/** `channel.read` of contract/policy.ts as a condition on `channels`; a test shows that the two always agree. */
export function readableBy(actor: Actor): SQL {
  return and(
    or(not(channels.moderatorsOnly), moderatedBy(actor)),
    or(isNamed(actor), and(isWithinMembers(actor), hasInAudience(actor))),
  )!
}

/** `post.order` of the same: where an actor keeps order. */
export const moderatedAndReadableBy = (actor: Actor): SQL => and(readableBy(actor), moderatedBy(actor) ?? sql`false`)!

const isNamed = ({ id }: Actor) =>
  sql`exists (select from channel_people n where n.channel_id = ${channels.id} and n.person_id = ${id})`

const isWithinMembers = ({ memberId }: Actor) =>
  sql`(not exists (select from channel_members m where m.channel_id = ${channels.id})
    or exists (select from channel_members m where m.channel_id = ${channels.id} and m.member_id = ${memberId}))`

function hasInAudience({ memberStatus, memberships }: Actor) {
  if (memberStatus === 'partner') return sql`false`
  return or(
    eq(channels.audience, 'network'),
    memberStatus === 'full' ? eq(channels.audience, 'full') : undefined,
    isOfGroups(memberships),
  )
}

function moderatedBy({ id, role, memberStatus, memberships }: Actor) {
  if (memberStatus === 'partner') return sql`false`
  const leads = sql`exists (select from channel_people n
    where n.channel_id = ${channels.id} and n.person_id = ${id} and n.lead)`
  return or(
    isOfGroups(memberships.filter(({ convenor }) => convenor)),
    and(eq(channels.audience, 'persons'), leads),
    role === 'person' ? undefined : and(ne(channels.audience, 'group'), ne(channels.audience, 'persons')),
  )
}

const isOfGroups = (memberships: Actor['memberships']) =>
  memberships.length
    ? inArray(
        channels.groupId,
        memberships.map(({ groupId }) => groupId),
      )
    : undefined
