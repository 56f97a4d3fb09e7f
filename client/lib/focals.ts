import type { Directory } from '../stores/directory.svelte'

/** Who is named to answer for a member, of those whose accounts are open; nobody: all its people may. */
export const focalIdsOf = (directory: Directory, memberId: string) =>
  directory
    .peopleOf(memberId)
    .filter(({ focal }) => focal)
    .map(({ id }) => id)

/** Those who may answer for a member, by name. */
export function speakersOf(directory: Directory, memberId: string) {
  const people = directory.peopleOf(memberId)
  return people.some(({ focal }) => focal) ? people.filter(({ focal }) => focal) : people
}
