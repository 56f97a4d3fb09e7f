import type { Input } from '../../contract/endpoint'
import type {
  acceptTerm,
  editTerm,
  listTerms,
  removeTerm,
  restoreTerm,
  reviewTerm,
  suggestTerm,
  Term,
  TermWord,
} from '../../contract/glossary'
import { openTermIndex, partsOf } from '../../contract/terms'
import { again } from '../lib/again'
import type { Api } from '../lib/api'
import { Shelf } from '../lib/shelf.svelte'
import type { Forum } from './forum.svelte'

/** The glossary of this page; loaded when it is first wanted, and kept up to date from then on. */
export function openGlossary(forum: Forum): Glossary {
  if (!forum.glossary) {
    forum.glossary = new Glossary(forum.api)
    void bring(forum, forum.glossary)
  }
  return forum.glossary
}

async function bring(forum: Forum, glossary: Glossary) {
  await glossary.load().catch(() => {
    // Without a connection just then.
    setTimeout(() => forum.glossary === glossary && void bring(forum, glossary), retryMilliseconds)
  })
}
const retryMilliseconds = 5_000

/** The words of the trade in all languages, and what is suggested for them. */
export class Glossary {
  readonly #terms = new Shelf<Term>((term) => term.id)
  /** Those that left while the list was on its way. */
  readonly #left = new Set<string>()
  #isLoaded = $state(false)
  readonly #api: Api
  /** Finds in a text what is said of the glossary; made anew only when that changes. */
  readonly index = $derived.by(() => openTermIndex(this.accepted))

  constructor(api: Api) {
    this.#api = api
  }

  get isLoaded() {
    return this.#isLoaded
  }
  get = (termId: string) => this.#terms.get(termId)
  get all() {
    return this.#terms.all
  }

  /** The terms of the glossary, by their English names. */
  get accepted(): Term[] {
    return this.all
      .filter(({ state }) => state === 'accepted')
      .sort((a, b) => nameOf(a).localeCompare(nameOf(b), 'en') || (a.id < b.id ? -1 : 1))
  }
  /** What waits for a moderator, the oldest first. */
  get suggested(): Term[] {
    return this.all
      .filter(({ state }) => state === 'suggested')
      .sort((a, b) => a.suggestedAt.localeCompare(b.suggestedAt) || (a.id < b.id ? -1 : 1))
  }

  /** Loads it, or loads it again. */
  readonly load = again(async () => {
    const before = this.all
    this.#left.clear()
    const { terms } = await this.#api.call<typeof listTerms>('GET /api/glossary', {})
    await prepare(terms)
    const there = new Set(terms.map(({ id }) => id))
    for (const { id } of before) if (!there.has(id)) this.#terms.drop(id)
    for (const term of terms) if (!this.#left.has(term.id)) this.#terms.keep(term)
    this.#isLoaded = true
  })

  keep = (term: Term) => {
    this.#left.delete(term.id)
    this.#terms.keep(term)
  }

  drop(termId: string) {
    this.#left.add(termId)
    this.#terms.drop(termId)
  }

  /** For `ofId`, further words or another definition; without, a term. */
  async suggest(term: Input<typeof suggestTerm>) {
    return this.#terms.keep(await this.#api.call<typeof suggestTerm>('POST /api/glossary/terms', term))
  }

  async edit(
    { id: termId, version }: Pick<Term, 'id' | 'version'>,
    { definition, words }: { definition: string; words: TermWord[] },
  ) {
    const input = { termId, version, definition, words }
    return this.#terms.keep(await this.#api.call<typeof editTerm>('PUT /api/glossary/terms/:termId', input))
  }

  async accept({ id: termId, ofId, version }: Term) {
    const path = 'PUT /api/glossary/terms/:termId/acceptance'
    const term = this.#terms.keep(await this.#api.call<typeof acceptTerm>(path, { termId, version }))
    if (ofId) this.drop(termId)
    return term
  }

  async review({ id: termId, version }: Term, reviewed: boolean) {
    const path = 'PUT /api/glossary/terms/:termId/review'
    return this.#terms.keep(await this.#api.call<typeof reviewTerm>(path, { termId, reviewed, version }))
  }

  /** Removes a term, declines a suggestion, or takes back an own one. */
  async remove({ id: termId }: Pick<Term, 'id'>) {
    await this.#api.call<typeof removeTerm>('DELETE /api/glossary/terms/:termId', { termId })
    const withIt = this.all.filter((term) => term.id === termId || term.ofId === termId)
    for (const { id } of withIt) this.drop(id)
  }

  /** Brings it back, with what left together with it. */
  async restore({ id: termId }: Pick<Term, 'id'>) {
    const path = 'PUT /api/glossary/terms/:termId/standing'
    this.keep(await this.#api.call<typeof restoreTerm>(path, { termId }))
  }
}

/** Reads the words of terms a few at a time: all at once would hold up whoever types. */
async function prepare(terms: Term[]) {
  let start = performance.now()
  for (const { text } of terms.flatMap(({ words }) => words)) {
    partsOf(text)
    if (performance.now() - start < atOnceMilliseconds) continue
    await new Promise((resolve) => setTimeout(resolve))
    start = performance.now()
  }
}
const atOnceMilliseconds = 10

/** What a term is listed by; of a suggestion for another one, of what it has. */
export const nameOf = ({ words }: Pick<Term, 'words'>) =>
  (words.find(({ language }) => language === 'en') ?? words[0])?.text ?? ''
