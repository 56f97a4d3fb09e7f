import { can, type Actor } from '../../contract/policy'
import type { Directory } from '../stores/directory.svelte'

/** The channels we know that a person reads by being in a group, and would not otherwise; by the rule that lets them. */
export function channelsThrough(directory: Directory, groupId: string, personId: string) {
  const person = directory.people.get(personId)
  const member = directory.memberOf(personId)
  if (!person || !member) return []
  const outside: Actor = {
    id: personId,
    memberId: member.id,
    memberStatus: member.status,
    role: person.role,
    memberships: [],
  }
  const inside: Actor = { ...outside, memberships: [{ groupId, convenor: false }] }
  return directory.channelList.filter(
    (channel) => can(inside, 'channel.read', { channel }) && !can(outside, 'channel.read', { channel }),
  )
}
