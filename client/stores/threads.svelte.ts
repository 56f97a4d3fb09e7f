import type { Input } from '../../contract/endpoint'
import type { moveThread, previewMove } from '../../contract/moves'
import type { editThread, listThreads, openThread, startThread, Thread } from '../../contract/threads'
import { Refused, type Api } from '../lib/api'
import { Shelf } from '../lib/shelf.svelte'
import type { Directory } from './directory.svelte'
import type { Reads } from './reads.svelte'

export type ThreadFilter = Omit<Input<typeof listThreads>, 'cursor'>

/** The threads this page has heard of, and the lists that show them. */
export class Threads {
  readonly #shelf = new Shelf<Thread>((thread) => thread.id)
  readonly #api: Api
  readonly #reads: Reads
  readonly #directory: Directory
  #lists = $state.raw<ThreadList[]>([])

  constructor(api: Api, reads: Reads, directory: Directory) {
    this.#api = api
    this.#reads = reads
    this.#directory = directory
  }

  keep = (thread: Thread) => this.#shelf.keep(thread)

  /**
   * Something happened to a thread. One that this page does not know yet may be old and read long ago: it comes in
   * together with its read mark, or everything in it would count as unread.
   */
  hear(thread: Thread) {
    const isNew = thread.version <= newlyAsked
    if (isNew || this.get(thread.id) || this.#reads.get(thread.id)) return void this.keep(thread)
    void this.load(thread.id).catch((error) => error instanceof Refused && error.passes && this.keep(thread))
  }

  get = (threadId: string) => this.#shelf.get(threadId)

  get all() {
    return this.#shelf.all
  }

  /** Asks a question; id and post id are the caller's, so that trying again asks it once. */
  async start(question: Input<typeof startThread>) {
    const { thread } = await this.#api.call<typeof startThread>('POST /api/threads', question)
    return this.keep(thread)
  }

  async edit(change: Input<typeof editThread>) {
    return this.keep(await this.#api.call<typeof editThread>('PUT /api/threads/:threadId', change))
  }

  /** Who would gain and who would lose it. */
  previewMove = (threadId: string, channelId: string) =>
    this.#api.call<typeof previewMove>('GET /api/threads/:threadId/channel/:channelId/difference', {
      threadId,
      channelId,
    })

  async move(threadId: string, channelId: string) {
    return this.keep(
      await this.#api.call<typeof moveThread>('PUT /api/threads/:threadId/channel', { threadId, channelId }),
    )
  }

  async load(threadId: string) {
    const { thread, mark } = await this.#api.call<typeof openThread>('GET /api/threads/:threadId', { threadId })
    this.#reads.keep(mark)
    return this.keep(thread)
  }

  /** How many threads in a channel's list hold something unread for me. */
  unreadIn(channelId: string) {
    const isThere = (thread: Thread) => this.#directory.isWithin(thread.channelId, channelId)
    return this.all.filter((thread) => isThere(thread) && this.#reads.unreadIn(thread) > 0).length
  }

  /** Opens a list; it stays live until it is closed. */
  list(filter: ThreadFilter): ThreadList {
    const list = new ThreadList(this.#api, filter, this, this.#reads, this.#directory)
    this.#lists = [...this.#lists, list]
    list.onClose = () => (this.#lists = this.#lists.filter((other) => other !== list))
    return list
  }

  get lists() {
    return this.#lists
  }

  /** Loads every open list again. */
  async refresh() {
    await Promise.all(this.#lists.map((list) => list.reload()))
  }

  /** Forgets the threads of other channels, but for some. */
  keepOnly(channelIds: Set<string>, threadIds = new Set<string>()) {
    for (const { id, channelId } of this.all) {
      if (!channelIds.has(channelId) && !threadIds.has(id)) this.#shelf.drop(id)
    }
  }

  drop = (threadId: string) => this.#shelf.drop(threadId)

  clear() {
    this.#shelf.clear()
    this.#lists = []
  }
}

/**
 * A list of threads, as far as it was loaded. It holds no threads of its own: it shows all known ones that fit the
 * filter and are not older than what was loaded, so that it is live without being told.
 */
export class ThreadList {
  readonly filter: ThreadFilter
  onClose = () => {}
  #state = $state<'empty' | 'loading' | 'partial' | 'whole' | 'failed'>('empty')
  #oldest = $state.raw<Thread>()
  #cursor: string | undefined
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
    return this.#state
  }

  get threads(): Thread[] {
    if (!this.#oldest && this.#state !== 'whole') return []
    return this.#threads.all.filter((thread) => this.#fits(thread) && this.#isLoaded(thread)).sort(newestFirst)
  }

  /** Loads the next page; does nothing while one is under way or when there is none. */
  async more() {
    if (this.#state === 'loading' || this.#state === 'whole') return
    this.#state = 'loading'
    try {
      const page = await this.#api.call<typeof listThreads>('GET /api/threads', {
        ...this.filter,
        cursor: this.#cursor,
      })
      page.marks.forEach((mark) => this.#reads.keep(mark))
      page.threads.forEach((thread) => this.#threads.keep(thread))
      this.#oldest = page.threads.at(-1) ?? this.#oldest
      this.#cursor = page.next ?? undefined
      this.#state = page.next ? 'partial' : 'whole'
    } catch (error) {
      this.#state = 'failed'
      throw error
    }
  }

  async reload() {
    this.#cursor = this.#oldest = undefined
    this.#state = 'empty'
    await this.more()
  }

  close() {
    this.onClose()
  }

  #isLoaded = (thread: Thread) => this.#state === 'whole' || newestFirst(thread, this.#oldest!) <= 0

  #fits(thread: Thread) {
    const { channelId, place, topic, unread, ours } = this.filter
    if (channelId && !this.#directory.isWithin(thread.channelId, channelId)) return false
    if (place && !thread.places.includes(place)) return false
    if (topic && !thread.topics.includes(topic)) return false
    if (unread && this.#reads.unreadIn(thread) === 0) return false
    return !ours || this.#directory.memberOf(thread.authorId)?.id === this.#directory.actor?.memberId
  }
}

/** The version of a thread that was just asked: made, and then given its first post. */
const newlyAsked = 2
const newestFirst = (a: Thread, b: Thread) => b.activeAt.localeCompare(a.activeAt) || b.id.localeCompare(a.id)
