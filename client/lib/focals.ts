import type { Directory } from '../stores/directory.svelte'

/** Who is named to answer for a member, of its people who read a channel, or of all; nobody: each of these may. */
export const focalIdsOf = (directory: Directory, memberId: string, channelId?: string) =>
  directory
    .peopleOf(memberId, channelId)
    .filter(({ focal }) => focal)
    .map(({ id }) => id)

/** Those who may answer for a member, by name. */
export function speakersOf(directory: Directory, memberId: string, channelId?: string) {
  const people = directory.peopleOf(memberId, channelId)
  return people.some(({ focal }) => focal) ? people.filter(({ focal }) => focal) : people
}
