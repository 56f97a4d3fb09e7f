import type { Readership } from '../contract/channels'
import { can, type Actor } from '../contract/policy'
import { findChannel, type ChannelRow } from '../db/queries/channels'
import { lockPeople } from '../db/queries/reads'
import { listActors } from '../db/queries/sessions'
import type { Context } from './context'

/**
 * Those of some people who read a channel, held with whoever acts in the order of their ids. They are looked for once
 * they are held: to someone who lost it while we waited, nothing is said.
 */
export async function holdReaders(ctx: Context, channelId: string, personIds: Iterable<string>) {
  const ids = new Set(personIds)
  await lockPeople(ctx.db, [...ids, ctx.actor.id])
  const channel = (await findChannel(ctx.db, channelId))!
  return (await listActors(ctx.db)).filter((person) => ids.has(person.id) && can(person, 'channel.read', { channel }))
}

/**
 * Who is in a group is for its people to know: whoever is let in by name is told who else is, and who keeps order there;
 * and that the people of the group read it, without who they are.
 */
export const toldTo = (actor: Actor, readers: Actor[], channel: ChannelRow) =>
  channel.groupId === null || can(actor, 'group.hear', { groupId: channel.groupId })
    ? readers
    : readers.filter((each) => channel.personIds.includes(each.id) || can(each, 'post.order', { channel }))

/** People under their institutions. */
export function byMember(people: { id: string; memberId: string }[]): Readership {
  const members = new Map<string, string[]>()
  for (const { id, memberId } of people) members.set(memberId, [...(members.get(memberId) ?? []), id])
  return [...members].map(([memberId, personIds]) => ({ memberId, personIds }))
}
