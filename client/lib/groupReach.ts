import { can, type Ability, type Actor } from '../../contract/policy'
import type { Channel } from '../../contract/channels'
import type { Directory } from '../stores/directory.svelte'

/** Whom a change of a group is about: a person there is, or whoever an invitation is for. */
export type Candidate = Omit<Actor, 'memberships'>

/**
 * What we know of that somebody reads by being in a group, and would not otherwise: whole channels, and channels in which
 * some threads are for its people only.
 */
export function readThrough(directory: Directory, groupId: string, who: Candidate) {
  const inside = { groupId, convenor: false }
  const found = directory.channels.all.filter(isOnlyBy(who, 'channel.read', [], [inside]))
  const whole = found.filter(({ parentId }) => parentId === null)
  const tops = found.map(({ id, parentId }) => (parentId === null ? undefined : directory.topOf(id)))
  const partly = new Set(tops.filter((top) => top !== undefined && !whole.includes(top)) as Channel[])
  return { whole: inOrder(whole), partly: inOrder([...partly]) }
}

/** The channels we know of in which somebody keeps order by convening a group, and would not otherwise. */
export function keptThrough(directory: Directory, groupId: string, who: Candidate) {
  const [inside, convenor] = [false, true].map((convenor) => ({ groupId, convenor }))
  return directory.channelList.filter(isOnlyBy(who, 'post.order', [inside!], [convenor!]))
}

/** By the rules that the server asks, too. */
const isOnlyBy =
  (who: Candidate, ability: Ability & ('channel.read' | 'post.order'), without: Memberships, by: Memberships) =>
  (channel: Channel) =>
    can({ ...who, memberships: by }, ability, { channel }) &&
    !can({ ...who, memberships: without }, ability, { channel })
type Memberships = Actor['memberships']

const inOrder = (channels: Channel[]) =>
  channels.sort((a, b) => a.position - b.position || a.name.localeCompare(b.name))
