import type { Consent } from '../../contract/consents'
import type { Note } from '../../contract/notes'
import type { Post } from '../../contract/posts'
import type { listPosts, Thread } from '../../contract/threads'
import { Refused, type Api } from '../lib/api'
import type { Live } from '../lib/live.svelte'
import { Shelf } from '../lib/shelf.svelte'
import type { Threads } from './threads.svelte'

type Direction = Partial<Record<'after' | 'before' | 'around', string>>

/**
 * One thread on the page: a run of its posts without holes, which grows in both directions and is kept live. A post
 * that comes in beyond an end that is not loaded is not shown; it will be there when one gets there.
 */
export class OpenThread {
  readonly id: string
  onClose = () => {}
  onConsents: (consents: Consent[]) => void = () => {}
  /** Loads what is asked in it. */
  onLoaded: () => Promise<void> = async () => {}
  /** It is a consultation: loads what is asked where that is not here. */
  onAsked: () => Promise<unknown> = async () => {}
  state = $state<'loading' | 'open' | 'lost' | 'failed'>('loading')
  /** Where what was asked for is now: the thread was merged into this one, or the post carried there. */
  leadsTo = $state.raw<{ threadId: string; postId?: string; merged: boolean }>()
  /** Whether there are posts before and after those shown. */
  hasBefore = $state(false)
  hasAfter = $state(false)
  /** The revision at which the posts were loaded: their numbers are those of then, or of later. */
  asOf: number | undefined
  readonly #posts = new Shelf<Post>((post) => post.id)
  readonly #notes = new Shelf<Note>((note) => note.id)
  readonly #api: Api
  readonly #live: Live
  readonly #threads: Threads
  #release: (() => void) | undefined
  #isClosed = false
  #busy = false
  /** How often the posts were loaded from anew: an answer to a question asked before that is of no use. */
  #turn = 0

  constructor(id: string, api: Api, live: Live, threads: Threads) {
    this.id = id
    this.#api = api
    this.#live = live
    this.#threads = threads
  }

  /** In the order they are shown: each question or answer with the replies to it. */
  get posts(): Post[] {
    return this.#posts.all.sort(byPlace)
  }

  /** What was done to the thread, oldest first. */
  get notes(): Note[] {
    return this.#notes.all.sort((a, b) => a.at.localeCompare(b.at) || a.version - b.version || a.id.localeCompare(b.id))
  }

  get = (postId: string) => this.#posts.get(postId)

  /** Where the post is in another thread now, this leads there, unless one stays here anyway. */
  async load(around?: string, { stay = false } = {}) {
    try {
      const { id: threadId } = await this.#threads.load(this.id)
      if (threadId !== this.id) return this.#lead({ threadId, postId: around, merged: true })
      const page = await this.#first(around, stay)
      if (!page || this.#isClosed) return
      const { revision } = page
      const release = this.#live.watch(`thread:${this.id}`, revision)
      this.#release?.()
      this.#release = release
      // By now: it may have been asked for answers since.
      if (this.#threads.get(this.id)?.consultation) await this.onLoaded()
      this.state = 'open'
    } catch (error) {
      const isGone = error instanceof Refused && error.code === 'not_found'
      if (!isGone || !(around && (await this.#locate(around)))) this.state = isGone ? 'lost' : 'failed'
    }
  }

  /** Loads the posts before, or after, those shown. */
  async more(direction: 'before' | 'after') {
    const edge = direction === 'before' ? this.posts[0] : this.posts.at(-1)
    const isEnd = direction === 'before' ? !this.hasBefore : !this.hasAfter
    if (!edge || isEnd || this.#busy) return
    this.#busy = true
    try {
      const { revision } = await this.#fetch({ [direction]: edge.id })
      // A post that came meanwhile was beyond the end and not shown; now it may be the next one.
      this.#live.readAt(`thread:${this.id}`, revision)
    } finally {
      this.#busy = false
    }
  }

  /** Loads afresh around a post, or where one should go on reading; what is shown stays until that is there. */
  async reload(around?: string, { stay = false } = {}) {
    this.#release?.()
    await this.load(around, { stay })
  }

  /** Loads afresh about where one is. */
  reloadHere() {
    const shown = this.posts
    return this.reload(shown[Math.floor(shown.length / 2)]?.id, { stay: true })
  }

  keep(post: Post) {
    if (this.#isShown(post)) this.#posts.keep(post)
  }

  /** What is asked in it now may have been said while its posts were on their way. */
  hear({ consultation }: Thread) {
    if (consultation && this.state === 'open') void this.onAsked().catch(() => undefined)
  }

  note = (note: Note) => this.#notes.keep(note)

  /** It is not ours to read any more. */
  lose() {
    this.#posts.clear()
    this.#notes.clear()
    this.state = 'lost'
  }

  close() {
    this.#isClosed = true
    this.#release?.()
    this.onClose()
  }

  /** The posts around one; where that one is not in this thread, those where one should go on reading. */
  async #first(around: string | undefined, stay: boolean) {
    if (!around) return this.#fetch({})
    return this.#fetch({ around }).catch(async (error: unknown) => {
      if (!(error instanceof Refused && ['not_found', 'invalid'].includes(error.code))) throw error
      return !stay && (await this.#locate(around)) ? undefined : this.#fetch({})
    })
  }

  /** Whether a post is in another thread now; then that is where this leads. */
  async #locate(postId: string) {
    const found = await this.#threads.locate(postId).catch(() => undefined)
    if (!found || found.threadId === this.id) return false
    this.#lead({ threadId: found.threadId, postId, merged: false })
    return true
  }

  #lead(to: NonNullable<typeof this.leadsTo>) {
    this.#posts.clear()
    this.#notes.clear()
    this.leadsTo = to
  }

  async #fetch(direction: Direction) {
    const input = { threadId: this.id, ...direction }
    const isAnew = !direction.before && !direction.after
    const turn = isAnew ? ++this.#turn : this.#turn
    const page = await this.#api.call<typeof listPosts>('GET /api/threads/:threadId/posts', input)
    if (turn !== this.#turn) return page
    if (isAnew) {
      this.asOf = page.revision
      this.#posts.clear()
      this.#notes.clear()
    }
    this.onConsents(page.consents)
    page.notes.forEach((note) => this.#notes.keep(note))
    if (!direction.before) this.hasAfter = page.after
    if (!direction.after) this.hasBefore = page.before
    page.posts.forEach((post) => this.#posts.keep(post))
    return page
  }

  #isShown(post: Post) {
    const [first, last] = [this.posts[0], this.posts.at(-1)]
    if (!first || !last) return this.state === 'open'
    const isBefore = byPlace(post, first) < 0
    const isAfter = byPlace(post, last) > 0
    return !(isBefore && this.hasBefore) && !(isAfter && this.hasAfter)
  }
}

const byPlace = (a: Post, b: Post) => a.root - b.root || a.number - b.number
