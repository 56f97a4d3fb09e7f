import type { Input } from '../../contract/endpoint'
import type { moveThread } from '../../contract/moves'
import type { editThread, openThread, startThread, Thread } from '../../contract/threads'
import type { locatePost } from '../../contract/transfers'
import { Refused, type Api } from '../lib/api'
import { Moments } from '../lib/moments.svelte'
import { Shelf } from '../lib/shelf.svelte'
import type { Directory } from './directory.svelte'
import { isHeld, type HeldPosts } from './heldPosts.svelte'
import type { Reads } from './reads.svelte'
import { ThreadList, type ThreadFilter } from './threadList.svelte'

/** The threads this page has heard of, and the lists that show them. */
export class Threads {
  readonly #shelf = new Shelf<Thread>((thread) => thread.id)
  readonly #api: Api
  readonly #reads: Reads
  readonly #directory: Directory
  readonly #heldPosts: HeldPosts
  /** When pins end. */
  readonly #moments = new Moments()
  #lists = $state.raw<ThreadList[]>([])

  constructor(api: Api, reads: Reads, directory: Directory, heldPosts: HeldPosts) {
    this.#heldPosts = heldPosts
    this.#api = api
    this.#reads = reads
    this.#directory = directory
  }

  /** Whether my institution owes an answer there; the desk knows. */
  isOwed: (threadId: string) => boolean = () => false

  keep = (thread: Thread) => this.#shelf.keep(thread)

  /** Whether it stands on top of its list now; read again by itself when that ends. */
  isPinned = ({ pinnedUntil }: Thread) => pinnedUntil !== null && !this.#moments.isPast(pinnedUntil)

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

  /** Asks a question; id and post id are the caller's, so that trying again asks it once. Undefined: it waits. */
  async start(question: Input<typeof startThread>) {
    const reply = await this.#api.call<typeof startThread>('POST /api/threads', question)
    if (!isHeld(reply)) return this.keep(reply.thread)
    this.#heldPosts.keep(reply)
    return undefined
  }

  async edit(change: Input<typeof editThread>) {
    return this.keep(await this.#api.call<typeof editThread>('PUT /api/threads/:threadId', change))
  }

  async move(threadId: string, channelId: string) {
    return this.keep(
      await this.#api.call<typeof moveThread>('PUT /api/threads/:threadId/channel', { threadId, channelId }),
    )
  }

  /** The thread a post is in now. */
  locate = (postId: string) => this.#api.call<typeof locatePost>('GET /api/posts/:postId/thread', { postId })

  async load(threadId: string) {
    const { thread, mark } = await this.#api.call<typeof openThread>('GET /api/threads/:threadId', { threadId })
    this.#reads.keep(mark)
    // It was merged into another.
    if (thread.id !== threadId) this.drop(threadId)
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
    this.#moments.clear()
    this.#shelf.clear()
    this.#lists = []
  }
}

/** The version of a thread that was just asked: made, and then given its first post. */
const newlyAsked = 2
