import type { Input } from '../../contract/endpoint'
import type { listThreads, Thread } from '../../contract/threads'
import type { Api } from '../lib/api'
import { Pages } from '../lib/pages.svelte'
import type { Directory } from './directory.svelte'
import type { Reads } from './reads.svelte'
import type { Threads } from './threads.svelte'

export type ThreadFilter = Omit<Input<typeof listThreads>, 'cursor'>

/**
 * A list of threads, as far as it was loaded. It holds no threads of its own: it shows all known ones that fit the
 * filter and are not older than what was loaded, so that it is live without being told.
 */
export class ThreadList {
  readonly filter: ThreadFilter
  onClose = () => {}
  readonly #pages = new Pages((cursor) => this.#load(cursor))
  #oldest = $state.raw<Thread>()
  readonly #api: Api
  readonly #threads: Threads
  readonly #reads: Reads
  readonly #directory: Directory

  constructor(api: Api, filter: ThreadFilter, threads: Threads, reads: Reads, directory: Directory) {
    this.#api = api
    this.filter = filter
    this.#threads = threads
    this.#reads = reads
    this.#directory = directory
  }

  get state() {
    return this.#pages.state
  }

  get threads(): Thread[] {
    if (!this.#oldest && this.state !== 'whole') return []
    const shown = this.#threads.all.filter((thread) => this.#fits(thread))
    const onTop = this.filter.channelId ? shown.filter(this.#threads.isPinned).sort(newestFirst) : []
    const rest = shown.filter((thread) => !onTop.includes(thread) && this.#isLoaded(thread)).sort(newestFirst)
    return [...onTop, ...rest]
  }

  more = () => this.#pages.more()

  reload() {
    this.#oldest = undefined
    return this.#pages.reload()
  }

  close() {
    this.onClose()
  }

  async #load(cursor?: string) {
    const page = await this.#api.call<typeof listThreads>('GET /api/threads', { ...this.filter, cursor })
    page.marks.forEach((mark) => this.#reads.keep(mark))
    page.threads.forEach((thread) => this.#threads.keep(thread))
    this.#oldest = page.threads.at(-1) ?? this.#oldest
    return page
  }

  #isLoaded = (thread: Thread) => this.state === 'whole' || newestFirst(thread, this.#oldest!) <= 0

  #fits(thread: Thread) {
    const { channelId, place, topic, unread, ours, owed } = this.filter
    if (channelId && !this.#directory.isWithin(thread.channelId, channelId)) return false
    if (place && !thread.places.includes(place)) return false
    if (topic && !thread.topics.includes(topic)) return false
    if (unread && this.#reads.unreadIn(thread) === 0) return false
    if (owed && !this.#threads.isOwed(thread.id)) return false
    return !ours || this.#directory.memberOf(thread.authorId)?.id === this.#directory.actor?.memberId
  }
}

const newestFirst = (a: Thread, b: Thread) => b.activeAt.localeCompare(a.activeAt) || b.id.localeCompare(a.id)
