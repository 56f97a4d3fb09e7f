import type { Channel } from '../../contract/channels'
import type { Member } from '../../contract/members'
import { can, type Actor } from '../../contract/policy'
import type { Narrowing } from '../../contract/reaches'
import type { Place } from '../../contract/subjects'
import type { Forum } from '../stores/forum.svelte'
import type { AskingForm } from './asking'

type Stores = Pick<Forum, 'directory' | 'reaches'>

/**
 * The members that can be asked where a channel is read, or by those a question in it is for, by code. Whom a channel is
 * for as an institution is asked even while nobody of it has an account.
 */
export async function askable(stores: Stores, channel: Channel, reach?: Narrowing): Promise<Member[]> {
  const { directory } = stores
  const place = placeOf(channel, reach, directory.actor?.memberId)
  const readers =
    place.audience === 'group' || place.audience === 'persons'
      ? new Set(await readersOf(stores, channel.id, reach))
      : undefined
  return directory.members.all
    .filter((member) => member.status !== 'partner' && (readers ? readers.has(member.id) : reads(member, place)))
    .sort((a, b) => a.code.localeCompare(b.code))
}

/** Of the members that can be asked, those that are. `kept`: they have answered, and keep their seats. */
export function askedOf({ whom, memberIds, withOwn }: AskingForm, possible: Member[], own = '', kept: string[] = []) {
  const isWanted = ({ id, status }: Member) => {
    if (whom === 'chosen') return memberIds.includes(id)
    if (id === own && !withOwn) return false
    return whom === 'group' ? memberIds.includes(id) : whom === 'all' || status === 'full'
  }
  const wanted = possible.filter(isWanted).map(({ id }) => id)
  return [...wanted, ...kept.filter((id) => !wanted.includes(id))]
}

/** The members that have people in a group, of those who read a channel. */
export const membersIn = (stores: Stores, channelId: string, groupId: string) =>
  readersOf(stores, channelId, { to: 'group', groupId, memberIds: [] })

async function readersOf({ directory, reaches }: Stores, channelId: string, reach?: Narrowing) {
  const readers = reach && reach.to !== 'all' ? reaches.readers(channelId, reach) : directory.readers(channelId)
  return (await readers).map(({ memberId }) => memberId)
}

function placeOf(channel: Channel, reach: Narrowing | undefined, own = ''): Place {
  if (reach?.to === 'full' || reach?.to === 'group') return { ...channel, audience: reach.to, memberIds: [] }
  if (reach?.to === 'members') return { ...channel, memberIds: [own, ...reach.memberIds] }
  return channel
}

/** Whether a channel is for somebody of a member, whoever that is. */
function reads({ id, status }: Member, channel: Place) {
  const anyone: Actor = { id: '', memberId: id, memberStatus: status, role: 'person', memberships: [] }
  return can(anyone, 'channel.read', { channel })
}
