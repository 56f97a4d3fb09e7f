import { mentionPattern } from '../../contract/markup'
import type { Member } from '../../contract/members'
import type { Person } from '../../contract/people'

export interface Candidate {
  person: Person
  member: Member | undefined
}

/** The mention being typed at the caret: where its `@` stands and what follows it; null where there is none. */
export function mentionAt(text: string, caret: number): { start: number; query: string } | null {
  const match = /(?:^|[\s(>])@([\p{L}\p{M}\p{N}' .-]{0,40})$/u.exec(text.slice(0, caret))
  if (!match) return null
  const query = match[1]!
  // Two words are a name; what follows is the sentence.
  if (query.startsWith(' ') || query.split(' ').length > 3) return null
  return { start: caret - query.length - 1, query }
}

/** Those a query may mean, by institution (code or name) or by any of their names; institutions in order. */
export function matching(candidates: Candidate[], query: string, limit = 8): Candidate[] {
  const wanted = folded(query)
  return candidates
    .filter(({ person, member }) => {
      const words = [member?.code, member?.name, person.name].map((word) => folded(word ?? ''))
      return words.some((word) => word.startsWith(wanted) || word.includes(` ${wanted}`))
    })
    .sort((a, b) => nameOf(a).localeCompare(nameOf(b)))
    .slice(0, limit)
}

/** Who is named, by the names that stand in the text. */
export type Named = ReadonlyMap<string, string>

/** A name as it can stand in a mention. */
export const mentionName = ({ name }: Person) => name.replace(/[[\]\s]+/g, ' ').trim()

/** Those whom a text names. */
export const namedIn = (text: string): Named =>
  new Map([...text.matchAll(mentionPattern)].map(([, name, personId]) => [name!, personId!]))

/** A text as one writes it: a mention is `@Name`, without the id that nobody types. */
export const asTyped = (text: string) => text.replace(mentionPattern, '@$1')

/** The same as it is kept, with the ids of those who are named. */
export function asKept(typed: string, named: Named) {
  const names = [...named.keys()].sort((a, b) => b.length - a.length).map(escape)
  if (!names.length) return typed
  const pattern = new RegExp(`@(${names.join('|')})(?![\\p{L}\\p{M}\\p{N}])`, 'gu')
  return typed.replace(pattern, (_, name: string) => `@[${name}](person:${named.get(name)})`)
}

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
const nameOf = ({ person, member }: Candidate) => `${member?.name ?? ''} ${person.name}`
/** Without capitals and accents, so that `sasa` finds Saša. */
const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
