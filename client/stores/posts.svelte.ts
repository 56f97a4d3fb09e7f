import { SvelteMap } from 'svelte/reactivity'
import type { Input } from '../../contract/endpoint'
import type { File } from '../../contract/files'
import type { Emoji } from '../../contract/limits'
import type { Note } from '../../contract/notes'
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
  /** It is on this device only, and why: until the connection is back, or until it is its turn. */
  waits?: Refused['code']
  /** What it carries, for taking it back to the editor. */
  files?: File[]
}

const outboxKey = 'outbox'
const pauseMilliseconds = 2_000

/** Posts of the threads this page has open, and those on their way to the server. */
export class Posts {
  readonly #open = new SvelteMap<string, OpenThread>()
  readonly #pending = new SvelteMap<string, Pending>()
  #sending = false
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

  note = (note: Note) => this.#open.get(note.threadId)?.note(note)

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
  write(post: Omit<Input<typeof writePost>, 'id'> & Pick<Partial<Pending>, 'id' | 'files'>): string {
    const id = post.id ?? crypto.randomUUID()
    const authorId = this.#directory.me!.personId
    this.#pending.set(id, { ...post, id, authorId, createdAt: new Date().toISOString() })
    this.#store()
    void this.#send()
    return id
  }

  /** Tries a failed post again. */
  retry(id: string) {
    this.#change(id, { failure: undefined })
    return this.#send()
  }

  /** Gives a failed post up; what it was is the answer, so that nothing is lost. */
  withdraw(id: string) {
    const pending = this.#pending.get(id)
    this.#settle(id)
    return pending
  }

  /** Sends everything that is still on this device. */
  resend() {
    const me = this.#directory.me?.personId
    for (const post of this.#storage.read<Pending[]>(outboxKey) ?? []) {
      if (post.authorId === me && !this.#pending.has(post.id)) this.#pending.set(post.id, { ...post, waits: undefined })
    }
    void this.#send()
  }

  /** Sends one after the other, in the order they were written: a reply may be to the one before it. */
  async #send() {
    if (this.#sending) return
    this.#sending = true
    try {
      for (let next = this.#next(); next; next = this.#next()) await this.#sendOne(next)
    } finally {
      this.#sending = false
    }
  }

  #next = () => this.pending.find(({ failure }) => !failure)

  async #sendOne({ id, threadId, parentId, text, fileIds }: Pending) {
    try {
      const input = { id, threadId, parentId, text, fileIds }
      this.keep(await this.#api.call<typeof writePost>('POST /api/posts', input))
      this.#settle(id)
      // It stands beyond the end of what is loaded: the page goes there.
      const open = this.#open.get(threadId)
      if (open?.state === 'open' && !open.get(id)) await open.reload(id)
    } catch (error) {
      const code = error instanceof Refused ? error.code : undefined
      const waits = code && ['offline', 'unavailable', 'too_many'].includes(code) ? code : undefined
      this.#change(id, waits ? { waits } : { waits, failure: (error as Error).message })
      // The connection may be back before the socket notices that it was gone.
      if (waits) await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds))
    }
  }

  #change(id: string, change: Partial<Pending>) {
    const pending = this.#pending.get(id)
    if (!pending) return
    this.#pending.set(id, { ...pending, ...change })
    this.#store()
  }

  #settle(id: string) {
    this.#pending.delete(id)
    this.#store(id)
  }

  /** What other tabs and other people have left on this device stays. */
  #store(settled?: string) {
    const kept = (this.#storage.read<Pending[]>(outboxKey) ?? []).filter(
      ({ id }) => id !== settled && !this.#pending.has(id),
    )
    this.#storage.write(outboxKey, [...kept, ...this.#pending.values()])
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
