import type { Reply } from '../../contract/endpoint'
import type { searchThread } from '../../contract/search'
import { Refused, type Api } from '../lib/api'

/** How long nothing is typed before it is looked for. */
const pauseMilliseconds = 200

type Found = Reply<typeof searchThread>
const nothing: Found = { posts: [], also: [], marked: [], more: false }

/** The search within one thread: which of its posts hold the words, and at which of them one is. */
export class ThreadSearch {
  words = $state('')
  #found = $state.raw(nothing)
  #at = $state(-1)
  #state = $state<'idle' | 'looking' | 'done'>('idle')
  #problem = $state.raw<Refused>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #asked = 0
  readonly #api: Api
  readonly #threadId: string
  readonly #goTo: (postId: string) => Promise<unknown>

  constructor(api: Api, threadId: string, goTo: (postId: string) => Promise<unknown>) {
    this.#api = api
    this.#threadId = threadId
    this.#goTo = goTo
  }

  get count() {
    return this.#found.posts.length
  }
  /** From 1 on; 0 where one is at none. */
  get at() {
    return this.#at + 1
  }
  get also() {
    return this.#found.also
  }
  /** Words that were found beside those that were typed, as they stand in the posts. */
  get marked() {
    return this.#found.marked
  }
  /** There are earlier posts, which are not among these. */
  get more() {
    return this.#found.more
  }
  get state() {
    return this.#state
  }
  get problem() {
    return this.#problem
  }
  get current() {
    return this.#found.posts[this.#at]?.id
  }

  /** Looks for the words once nothing more is typed, and goes to the first post that holds them. */
  ask() {
    clearTimeout(this.#timer)
    const asked = ++this.#asked
    this.#state = this.words.trim() ? 'looking' : 'idle'
    if (this.#state === 'idle') this.#show(nothing)
    else this.#timer = setTimeout(() => void this.#look(asked), pauseMilliseconds)
  }

  /** To the next one, or the one before; after the last comes the first. */
  async step(by: 1 | -1) {
    if (!this.count) return
    this.#at = (this.#at + by + this.count) % this.count
    await this.#goTo(this.#found.posts[this.#at]!.id)
  }

  /** Nothing that is still on its way counts any more. */
  close() {
    clearTimeout(this.#timer)
    this.#asked++
  }

  async #look(asked: number) {
    try {
      const input = { threadId: this.#threadId, q: this.words }
      const found = await this.#api.call<typeof searchThread>('GET /api/threads/:threadId/search', input)
      if (asked !== this.#asked) return
      this.#show(found)
      this.#problem = undefined
      this.#state = 'done'
      await this.step(1)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      if (asked !== this.#asked) return
      this.#problem = error
      this.#state = 'done'
    }
  }

  #show(found: Found) {
    this.#found = found
    this.#at = -1
  }
}
