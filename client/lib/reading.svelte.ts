import { tick } from 'svelte'
import { SvelteSet } from 'svelte/reactivity'
import type { Post } from '../../contract/posts'
import type { Forum } from '../stores/forum.svelte'
import type { OpenThread } from '../stores/openThread.svelte'
import { onScreen } from './onscreen'
import { bringTo, elementOf, holding, keepPlace, keptPlace } from './place'
import { query } from './router'

/** Where one is in an open thread: what is on screen, what is new, and the ways to get from post to post. */
export class Reading {
  readonly open: OpenThread
  readonly #forum: Forum
  readonly #visible = new SvelteSet<string>()
  /** One is where one shall be; only now is what is on screen seen, and more loaded. */
  isPlaced = $state(false)
  /** The first post that was unread on arriving; a line stands above it. */
  newFrom = $state<string>()
  /** The post that was gone to. */
  lit = $state<string>()
  #lastAtOpening = 0
  /** From this number on nothing becomes read by being looked at: it was just made unread. */
  #heldFrom = Infinity

  constructor(forum: Forum, threadId: string) {
    this.#forum = forum
    this.open = forum.posts.open(threadId, keptPlace()?.postId || query('post') || undefined)
  }

  get #thread() {
    return this.#forum.threads.get(this.open.id)
  }

  #isUnread = (post: Post) =>
    !post.removedAt &&
    !post.hidden &&
    post.authorId !== this.#forum.directory.me?.personId &&
    !this.#forum.reads.isRead(this.open.id, post.number)

  /** The numbers of posts that came in since, and are neither read nor on screen. */
  get below(): number[] {
    const thread = this.#thread
    if (!thread || !this.isPlaced) return []
    const shown = new Set(this.open.posts.filter(({ id }) => this.#visible.has(id)).map(({ number }) => number))
    return this.#forum.reads
      .unreadNumbers(thread)
      .flatMap(([from, to]) => numbers(Math.max(from, this.#lastAtOpening + 1), to))
      .filter((number) => !shown.has(number))
  }

  /** Once the posts are drawn: back where one was, or to the post of the address, or to the first unread, or the end. */
  async arrive() {
    const { posts } = this.open
    const first = posts.find(this.#isUnread)
    const [kept, wanted] = [keptPlace(), query('post')]
    this.#lastAtOpening = this.#thread?.lastNumber ?? 0
    // Above the question itself there is nothing to set it off from.
    if (first && first.number > 1) this.newFrom = first.id
    await tick()
    if (kept && this.open.get(kept.postId)) await bringTo(kept)
    else if (wanted && this.open.get(wanted)) await this.#light(wanted)
    else if (first && (first !== posts[0] || this.open.hasBefore)) await bringTo({ postId: first.id })
    else if (!first && posts.length > 1) await bringTo({ postId: posts.at(-1)!.id, edge: 'end' })
    this.isPlaced = true
  }

  /** Shows a post, wherever in the thread it is. */
  async goTo(postId: string) {
    if (!this.open.get(postId)) await this.open.reload(postId)
    await this.#light(postId)
  }

  async goToNew() {
    const { below } = this
    const isNew = (post: Post) => below.includes(post.number)
    if (!this.open.posts.some(isNew)) await this.open.reload()
    const first = this.open.posts.find(isNew) ?? this.open.posts.find(this.#isUnread)
    if (!first) return
    this.newFrom ??= first.id
    await this.#light(first.id)
  }

  /** To the next or previous post. */
  async step(by: 1 | -1) {
    const all = this.open.posts
    const at = all.findIndex((post) => post === this.current)
    const next = all[this.lit ? at + by : Math.max(at, 0)]
    if (next) await this.#light(next.id)
  }

  async nextUnread() {
    const all = this.open.posts
    const at = all.findIndex((post) => post === this.current)
    const next = all.slice(at + 1).find(this.#isUnread) ?? all.find(this.#isUnread)
    if (next) await this.#light(next.id)
  }

  /** The post that keys are about: the one gone to, or the topmost on screen. */
  get current() {
    return this.lit && this.#visible.has(this.lit) ? this.open.get(this.lit) : this.#topmost
  }
  get #topmost() {
    return this.open.posts.find(({ id }) => this.#visible.has(id))
  }

  async showSent(postId: string) {
    await tick()
    elementOf(postId)?.scrollIntoView({ block: 'center' })
  }

  async unreadFrom({ id, number }: Post) {
    this.#heldFrom = number
    this.newFrom = id
    await this.#forum.reads.unread(this.open.id, number, this.open.asOf)
  }

  watch = (postId: string, number: number) =>
    onScreen({
      shown: (isShown) => void (isShown ? this.#visible.add(postId) : this.#visible.delete(postId)),
      seen: () => {
        if (this.isPlaced && number < this.#heldFrom) this.#forum.reads.saw(this.open.id, number, this.open.asOf)
      },
    })

  earlier = () => holding(this.open.posts[0]?.id ?? '', () => this.open.more('before'))
  later = () => this.open.more('after')

  /** Notes where one is, for coming back. */
  note() {
    const postId = this.isPlaced && this.#topmost?.id
    const top = postId ? elementOf(postId)?.getBoundingClientRect().top : undefined
    if (postId && top !== undefined) keepPlace({ postId, top })
  }

  async #light(postId: string) {
    this.lit = postId
    await bringTo({ postId })
    elementOf(postId)?.focus({ preventScroll: true })
  }
}

const numbers = (from: number, to: number) => Array.from({ length: Math.max(0, to - from + 1) }, (_, at) => from + at)
