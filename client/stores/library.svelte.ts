import type { Input } from '../../contract/endpoint'
import type { Event } from '../../contract/events'
import type { listLibrary, Shelved } from '../../contract/library'
import { again } from '../lib/again'
import { Refused, type Api } from '../lib/api'
import type { Reached } from '../lib/pages.svelte'
import { Documents } from './documents.svelte'
import type { Forum } from './forum.svelte'
import type { Reads } from './reads.svelte'
import type { Threads } from './threads.svelte'

export type LibraryFilter = Omit<Input<typeof listLibrary>, 'cursor'>

/** The library of an open page: its code is fetched with it, and until somebody goes there a forum has none. */
export const libraryOf = (forum: Forum) => (forum.library ??= new Library(forum))

/** What the network knows already: consultations that are closed, and the documents beside them. */
export class Library {
  readonly documents: Documents
  #entries = $state.raw<Shelved[]>([])
  #filter = $state.raw<LibraryFilter>()
  #state = $state<Reached>('empty')
  #cursor: string | undefined
  /** Counts what was asked for: an answer that comes after a later question is of no use. */
  #turn = 0
  readonly #api: Api
  readonly #threads: Threads
  readonly #reads: Reads

  constructor({ api, threads, reads, directory }: Forum) {
    this.#api = api
    this.#threads = threads
    this.#reads = reads
    this.documents = new Documents(api, directory)
  }

  get state() {
    return this.#state
  }
  get filter() {
    return this.#filter
  }

  /** As the threads are now: one that is asked anew has left the library. */
  get entries(): Shelved[] {
    return this.#entries.flatMap((entry) => {
      const thread = this.#threads.get(entry.thread.id)
      return thread && this.#fits(thread) ? [{ ...entry, thread }] : []
    })
  }

  /** Shows the library so. */
  async show(filter: LibraryFilter) {
    this.#filter = filter
    this.#entries = []
    this.#cursor = undefined
    this.#state = 'empty'
    await this.more()
  }

  /** Loads the next page; does nothing while one is under way or when there is none. */
  async more() {
    if (!this.#filter || this.#state === 'loading' || this.#state === 'whole') return
    const turn = ++this.#turn
    this.#state = 'loading'
    try {
      const page = await this.#load(this.#cursor)
      if (turn !== this.#turn) return
      this.#take([...this.#entries, ...page.entries], page.next)
    } catch (error) {
      if (turn === this.#turn) this.#state = 'failed'
      throw error
    }
  }

  /** Something happened: what came in or left shows by itself. */
  hear(event: Event) {
    if (event.type === 'document.saved') this.documents.keep(event.document)
    if (event.type === 'document.removed') this.documents.drop(event.documentId)
    if (event.type !== 'thread.saved' || !this.#filter) return
    const { id, consultation, lastNumber, version } = event.thread
    if (!consultation?.closedAt) return
    const known = this.#entries.find(({ thread }) => thread.id === id)
    const before = this.#threads.get(id)
    // Something came to pass in it that is no post: its summary may stand now.
    const isSettled = before && before.version < version && before.lastNumber === lastNumber
    // Or it closed, or closed anew.
    if (known?.thread.consultation?.closedAt !== consultation.closedAt || isSettled) void this.refresh()
  }

  /** Loads again what is shown. */
  readonly refresh = again(async () => {
    const { list } = this.documents
    await Promise.all([this.#filter && this.#again(), list && list.state !== 'empty' && list.reload()]).catch(
      (error) => {
        if (!(error instanceof Refused)) throw error
      },
    )
  })

  clear() {
    this.#turn++
    this.#entries = []
    this.#filter = this.#cursor = undefined
    this.#state = 'empty'
    this.documents.clear()
  }

  async #again() {
    const turn = ++this.#turn
    const wanted = Math.max(1, this.#entries.length)
    const entries: Shelved[] = []
    let next: string | null | undefined
    do {
      const page = await this.#load(next ?? undefined)
      if (turn !== this.#turn) return
      entries.push(...page.entries)
      next = page.next
    } while (next && entries.length < wanted)
    this.#take(entries, next)
  }

  async #load(cursor?: string) {
    const page = await this.#api.call<typeof listLibrary>('GET /api/library', { ...this.#filter, cursor })
    page.marks.forEach((mark) => this.#reads.keep(mark))
    page.entries.forEach(({ thread }) => this.#threads.keep(thread))
    return page
  }

  #take(entries: Shelved[], next: string | null) {
    const ids = new Set<string>()
    // One that closed between two pages may stand in both.
    this.#entries = entries.filter(({ thread: { id } }) => !ids.has(id) && ids.add(id))
    this.#cursor = next ?? undefined
    this.#state = next ? 'partial' : 'whole'
  }

  #fits({ consultation, hidden, places, topics }: Shelved['thread']) {
    const { place, topic } = this.#filter ?? {}
    if (!consultation?.closedAt || hidden) return false
    return (!place || places.includes(place)) && (!topic || topics.includes(topic))
  }
}
