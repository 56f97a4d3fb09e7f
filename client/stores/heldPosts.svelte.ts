import type {
  approvePost,
  dropHeldPost,
  HeldPost,
  listHeldPosts,
  openHolding,
  refusePost,
  setHolding,
} from '../../contract/heldPosts'
import { Refused, type Api } from '../lib/api'

/** What the server answers a post or a question with that waits. */
export const isHeld = <T extends object>(reply: T | HeldPost): reply is HeldPost => 'refusedAt' in reply

/** What waits for a moderator: mine, and what others wrote where I keep order. */
export class HeldPosts {
  #waiting = $state.raw<HeldPost[]>()
  #own = $state.raw<HeldPost[]>([])
  /** The last that began to wait while this page was open. */
  latest: string | undefined
  /** Counts what was asked for: an answer that comes after a later one is of no use. */
  #turn = 0
  readonly #api: Api
  readonly #settle: (postId: string) => void

  /** `settle`: the server has it; it must not be sent again. */
  constructor(api: Api, settle: (postId: string) => void) {
    this.#api = api
    this.#settle = settle
  }

  /** The oldest on top; undefined until they were asked for. */
  get waiting() {
    return this.#waiting
  }
  /** What I wrote that waits, or was refused; the newest on top. */
  get own() {
    return this.#own
  }
  /** The same, of the answers in one thread, the oldest on top. */
  ownIn = (threadId: string) => this.#own.filter((held) => held.threadId === threadId && !held.isQuestion).toReversed()

  /** Asks for it; where it is away, the next change or visit brings it. */
  async load() {
    const turn = ++this.#turn
    try {
      const { waiting, own } = await this.#api.call<typeof listHeldPosts>('GET /api/held-posts', {})
      if (turn !== this.#turn) return
      this.#waiting = waiting
      this.#own = own
      own.forEach(({ id }) => this.#settle(id))
    } catch (error) {
      if (!(error instanceof Refused)) throw error
    }
  }

  /** Something of mine that begins to wait. */
  keep(held: HeldPost) {
    this.latest = held.id
    this.#own = [held, ...this.#own.filter(({ id }) => id !== held.id)]
    void this.load()
  }

  async approve(heldId: string) {
    await this.#api.call<typeof approvePost>('PUT /api/held-posts/:heldId/approval', { heldId })
    this.#decided(heldId)
  }
  async refuse(heldId: string, reason: string) {
    await this.#api.call<typeof refusePost>('PUT /api/held-posts/:heldId/refusal', { heldId, reason })
    this.#decided(heldId)
  }
  async drop(heldId: string) {
    await this.#api.call<typeof dropHeldPost>('DELETE /api/me/held-posts/:heldId', { heldId })
    this.#own = this.#own.filter(({ id }) => id !== heldId)
  }

  /** How many first posts of each new person wait. */
  holding = async () => (await this.#api.call<typeof openHolding>('GET /api/house/holding', {})).posts
  setHolding = (posts: number) => this.#api.call<typeof setHolding>('PUT /api/house/holding', { posts })

  clear() {
    this.#turn++
    this.#waiting = undefined
    this.#own = []
  }

  #decided(heldId: string) {
    this.#waiting = this.#waiting?.filter(({ id }) => id !== heldId)
  }
}
