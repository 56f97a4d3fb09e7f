import { SvelteMap } from 'svelte/reactivity'
import type { Input } from '../../contract/endpoint'
import type { Emoji } from '../../contract/limits'
import type {
  editPost,
  listPostVersions,
  Post,
  react,
  removePost,
  restorePost,
  unreact,
  writePost,
} from '../../contract/posts'
import { Refused, type Api } from '../lib/api'
import type { Live } from '../lib/live.svelte'
import type { Storage } from '../lib/storage'
import type { Directory } from './directory.svelte'
import { OpenThread } from './openThread.svelte'
import type { Threads } from './threads.svelte'

/** A post that the server has not confirmed yet. */
export interface Pending extends Input<typeof writePost> {
  authorId: string
  createdAt: string
  /** Why it did not go through; undefined while it is on its way or waiting for the connection. */
  failure?: string
}

const outboxKey = 'outbox'

/** Posts of the threads this page has open, and those on their way to the server. */
export class Posts {
  readonly #open = new SvelteMap<string, OpenThread>()
  readonly #pending = new SvelteMap<string, Pending>()
  readonly #sending = new Set<string>()
  readonly #api: Api
  readonly #live: Live
  readonly #storage: Storage
  readonly #threads: Threads
  readonly #directory: Directory

  constructor(api: Api, live: Live, storage: Storage, threads: Threads, directory: Directory) {
    this.#api = api
    this.#live = live
    this.#storage = storage
    this.#threads = threads
    this.#directory = directory
  }

  /** Opens a thread at the first unread post, or at `around`; stays live until `close`. */
  open(threadId: string, around?: string): OpenThread {
    const open = new OpenThread(threadId, this.#api, this.#live, this.#threads)
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
    if (this.#pending.has(post.id)) this.#settle(post.id)
  }

  reload = (threadId: string) => this.#open.get(threadId)?.reload()
  lose(threadId: string) {
    this.#open.get(threadId)?.lose()
    this.#threads.drop(threadId)
  }

  /** Posts of a thread that are on their way, oldest first. */
  pendingIn = (threadId: string) => [...this.#pending.values()].filter((post) => post.threadId === threadId)
  get pending() {
    return [...this.#pending.values()]
  }

  /** Puts a post on the page at once and sends it; it is kept on this device until the server has it. */
  write(post: Omit<Input<typeof writePost>, 'id'> & { id?: string }): string {
    const id = post.id ?? crypto.randomUUID()
    const authorId = this.#directory.me!.personId
    this.#pending.set(id, { ...post, id, authorId, createdAt: new Date().toISOString() })
    this.#store()
    void this.#send(id)
    return id
  }

  /** Tries a failed post again. */
  retry = (id: string) => this.#send(id)

  /** Gives a failed post up; its text is the answer, so that it is not lost. */
  withdraw(id: string) {
    const text = this.#pending.get(id)?.text
    this.#settle(id)
    return text
  }

  /** Sends everything that is still on this device. */
  resend() {
    const me = this.#directory.me?.personId
    for (const post of this.#storage.read<Pending[]>(outboxKey) ?? []) {
      if (post.authorId === me && !this.#pending.has(post.id)) this.#pending.set(post.id, post)
    }
    for (const id of this.#pending.keys()) void this.#send(id)
  }

  async #send(id: string) {
    const pending = this.#pending.get(id)
    if (!pending || this.#sending.has(id)) return
    this.#sending.add(id)
    this.#pending.set(id, { ...pending, failure: undefined })
    try {
      const { threadId, parentId, text, fileIds } = pending
      const input = { id, threadId, parentId, text, fileIds }
      this.keep(await this.#api.call<typeof writePost>('POST /api/posts', input))
      this.#settle(id)
    } catch (error) {
      this.#fail({ ...pending, failure: undefined }, error)
    } finally {
      this.#sending.delete(id)
    }
  }

  #fail(pending: Pending, error: unknown) {
    const waits = error instanceof Refused && error.code === 'offline'
    const failure = waits ? undefined : (error as Error).message
    this.#pending.set(pending.id, { ...pending, failure })
    this.#store()
    // The connection may be back before the socket notices that it was gone.
    if (waits) setTimeout(() => void this.#send(pending.id), 3_000)
  }

  #settle(id: string) {
    this.#pending.delete(id)
    this.#store()
  }

  #store() {
    const others = (this.#storage.read<Pending[]>(outboxKey) ?? []).filter(
      ({ authorId }) => authorId !== this.#directory.me?.personId,
    )
    this.#storage.write(outboxKey, [...others, ...this.#pending.values()])
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
    this.#pending.clear()
  }
}
