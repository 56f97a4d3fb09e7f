import { and, eq, inArray, or } from 'drizzle-orm'
import type { Actor } from '../../contract/policy'
import { channels } from '../schema/channels'

/** `channel.read` of contract/policy.ts as a condition on `channels`; a test shows that the two always agree. */
export function readableBy(actor: Actor) {
  const groupIds = actor.memberships.map((membership) => membership.groupId)
  return or(
    eq(channels.audience, 'network'),
    actor.memberStatus === 'full' ? eq(channels.audience, 'full') : undefined,
    groupIds.length ? and(eq(channels.audience, 'group'), inArray(channels.groupId, groupIds)) : undefined,
  )
}
