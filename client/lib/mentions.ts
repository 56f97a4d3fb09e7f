import type { Person } from '../../contract/people'
import type { Member } from '../../contract/members'

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

/** How a mention stands in the text. */
export const written = ({ id, name }: Person) => `@[${name.replace(/[[\]\n]/g, ' ').trim()}](person:${id}) `

const nameOf = ({ person, member }: Candidate) => `${member?.name ?? ''} ${person.name}`
/** Without capitals and accents, so that `sasa` finds Saša. */
const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
