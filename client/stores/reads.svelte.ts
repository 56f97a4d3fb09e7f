import type { readChannel } from '../../contract/channels'
import { includes, size, unread } from '../../contract/ranges'
import type { markRead, markUnread, ReadMark } from '../../contract/reads'
import type { Thread } from '../../contract/threads'
import type { Api } from '../lib/api'
import { Shelf } from '../lib/shelf.svelte'

/** What I have read, by the numbers of posts; the same on all my pages and devices. */
export class Reads {
  readonly #marks = new Shelf<ReadMark>((mark) => mark.threadId)
  readonly #api: Api
  readonly #seen = new Map<string, { asOf?: number; numbers: Set<number> }>()
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(api: Api) {
    this.#api = api
  }

  keep = (mark: ReadMark) => this.#marks.keep(mark)
  get = (threadId: string) => this.#marks.get(threadId)

  /** How many posts of a thread I have not seen. */
  unreadIn = (thread: Thread) => size(this.unreadNumbers(thread))
  unreadNumbers = (thread: Thread) => unread(thread, this.get(thread.id)?.read ?? [])
  isRead = (threadId: string, number: number) => includes(this.get(threadId)?.read ?? [], number)

  /** Notes that a post was on screen; what was seen within half a second is sent together. */
  saw(threadId: string, number: number, asOf?: number) {
    if (this.isRead(threadId, number)) return
    const seen = this.#seen.get(threadId)
    // By numbers of another time nothing can be said any more.
    const numbers = seen?.asOf === asOf ? seen?.numbers : undefined
    this.#seen.set(threadId, { asOf, numbers: (numbers ?? new Set()).add(number) })
    this.#timer ??= setTimeout(() => void this.send(), 500)
  }

  /** Sends what was seen; what does not arrive is seen again. */
  async send() {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const seen = [...this.#seen]
    this.#seen.clear()
    await Promise.all(
      seen.map(([threadId, { asOf, numbers }]) => numbers.size && this.#mark(threadId, [...numbers], asOf)),
    )
  }

  async #mark(threadId: string, numbers: number[], asOf?: number) {
    try {
      const input = { threadId, numbers: numbers.slice(0, 500), asOf }
      this.keep(await this.#api.call<typeof markRead>('PUT /api/threads/:threadId/read', input))
    } catch {
      // They stay unread, which is the truth until the server knows better.
    }
  }

  /** Makes a post, and all after it, unread again. */
  async unread(threadId: string, number: number, asOf?: number) {
    const seen = this.#seen.get(threadId)?.numbers
    for (const each of seen ?? []) if (each >= number) seen!.delete(each)
    const input = { threadId, number, asOf }
    this.keep(await this.#api.call<typeof markUnread>('PUT /api/threads/:threadId/unread', input))
  }

  async channel(channelId: string) {
    await this.#api.call<typeof readChannel>('PUT /api/channels/:channelId/read', { channelId })
  }

  get all() {
    return this.#marks.all
  }

  /** Too much was missed: marks are loaded again with what they are on. */
  forget() {
    this.#marks.clear()
  }

  clear() {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#seen.clear()
    this.#marks.clear()
  }
}
