import { SvelteMap } from 'svelte/reactivity'
import type { Emoji } from '../../contract/limits'
import type { Note } from '../../contract/notes'
import type { editPost, listPostVersions, Post, react, removePost, restorePost, unreact } from '../../contract/posts'
import type { Api } from '../lib/api'
import type { Live } from '../lib/live.svelte'
import type { Storage } from '../lib/storage'
import type { Consultations } from './consultations.svelte'
import type { Directory } from './directory.svelte'
import { isHeld, type HeldPosts } from './heldPosts.svelte'
import { OpenThread } from './openThread.svelte'
import { Outbox } from './outbox.svelte'
import type { Reaches } from './reaches.svelte'
import type { Threads } from './threads.svelte'

interface Beside {
  threads: Threads
  directory: Directory
  reaches: Reaches
  heldPosts: HeldPosts
  consultations: Consultations
}

/** Posts of the threads this page has open, and those on their way to the server. */
export class Posts {
  readonly #open = new SvelteMap<string, OpenThread>()
  readonly #outbox: Outbox
  readonly #api: Api
  readonly #live: Live
  readonly #threads: Threads
  readonly #reaches: Reaches
  readonly #consultations: Consultations

  constructor(
    api: Api,
    live: Live,
    storage: Storage,
    { threads, directory, reaches, heldPosts, consultations }: Beside,
  ) {
    this.#consultations = consultations
    this.#reaches = reaches
    this.#api = api
    this.#live = live
    this.#threads = threads
    this.#outbox = new Outbox(api, storage, directory, async (reply) =>
      isHeld(reply) ? heldPosts.keep(reply) : this.#sent(reply),
    )
  }

  /** Opens a thread at the first unread post, or at `around`; stays live until `close`. */
  open(threadId: string, around?: string): OpenThread {
    const open = new OpenThread(threadId, this.#api, this.#live, this.#threads)
    open.onConsents = (consents) => consents.forEach(this.#reaches.keep)
    open.onLoaded = () => this.#consultations.load(threadId)
    open.onAsked = async () => this.#consultations.of(threadId) ?? this.#consultations.load(threadId)
    open.onClose = () => this.#open.get(threadId) === open && this.#open.delete(threadId)
    this.#open.get(threadId)?.close()
    this.#open.set(threadId, open)
    void open.load(around)
    return open
  }

  get = (threadId: string) => this.#open.get(threadId)
  get all() {
    return [...this.#open.values()]
  }

  keep(post: Post) {
    this.#open.get(post.threadId)?.keep(post)
    this.settle(post.id)
  }

  note = (note: Note) => this.#open.get(note.threadId)?.note(note)

  reload = (threadId: string) => this.#open.get(threadId)?.reload()
  /** Posts went from one thread to another: what is open of the two is loaded anew, where one is. */
  moved({ threadId, intoId }: { threadId: string; intoId: string }) {
    for (const id of [threadId, intoId]) void this.#open.get(id)?.reloadHere()
  }
  lose(threadId: string) {
    this.#open.get(threadId)?.lose()
    this.#threads.drop(threadId)
  }

  /** Posts of a thread that are on their way, oldest first. */
  pendingIn = (threadId: string) => this.pending.filter((post) => post.threadId === threadId)
  get pending() {
    return this.#outbox.all
  }
  /** Puts a post on the page at once and sends it; it is kept on this device until the server has it. */
  write = (post: Parameters<Outbox['write']>[0]) => this.#outbox.write({ seen: this.#seen(post.threadId), ...post })
  retry(id: string) {
    const pending = this.pending.find((post) => post.id === id)
    return this.#outbox.retry(id, pending && this.#seen(pending.threadId))
  }
  withdraw = (id: string) => this.#outbox.withdraw(id)
  resend = () => this.#outbox.resend()
  /** The server has it. */
  settle = (id: string) => this.#outbox.settle(id)

  /** For whom one writes there. */
  #seen(threadId: string) {
    const thread = this.#threads.get(threadId)
    return thread && { channelId: thread.channelId, label: thread.label }
  }

  async #sent(post: Post) {
    this.keep(post)
    // It stands beyond the end of what is loaded: the page goes there.
    const open = this.#open.get(post.threadId)
    if (open?.state === 'open' && !open.get(post.id)) await open.reload(post.id)
  }

  async edit(postId: string, text: string) {
    this.keep(await this.#api.call<typeof editPost>('PUT /api/posts/:postId', { postId, text }))
  }
  async remove(postId: string) {
    this.keep(await this.#api.call<typeof removePost>('DELETE /api/posts/:postId', { postId }))
  }
  async restore(postId: string) {
    this.keep(await this.#api.call<typeof restorePost>('DELETE /api/posts/:postId/removal', { postId }))
  }
  async react(postId: string, emoji: Emoji) {
    this.keep(await this.#api.call<typeof react>('PUT /api/posts/:postId/reactions/:emoji', { postId, emoji }))
  }
  async unreact(postId: string, emoji: Emoji) {
    this.keep(await this.#api.call<typeof unreact>('DELETE /api/posts/:postId/reactions/:emoji', { postId, emoji }))
  }
  versions = (postId: string) => this.#api.call<typeof listPostVersions>('GET /api/posts/:postId/versions', { postId })

  clear() {
    for (const open of this.#open.values()) open.close()
    this.#open.clear()
    this.#outbox.clear()
  }
}
