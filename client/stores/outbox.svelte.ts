import { SvelteMap } from 'svelte/reactivity'
import type { Input, Reply } from '../../contract/endpoint'
import type { File } from '../../contract/files'
import type { writePost } from '../../contract/posts'
import { Refused, type Api } from '../lib/api'
import type { Storage } from '../lib/storage'
import type { Directory } from './directory.svelte'

/** A post that the server has not confirmed yet. */
export interface Pending extends Input<typeof writePost> {
  authorId: string
  createdAt: string
  /** Why it did not go through; undefined while it is on its way or waiting for the connection. */
  failure?: string
  /** It is on this device only, and why: until the connection is back, or until it is its turn. */
  waits?: Refused['code']
  /** The moment from which on it may be sent, where the server named one. */
  until?: number
  /** What it carries, for taking it back to the editor. */
  files?: File[]
}

const outboxKey = 'outbox'
const pauseMilliseconds = 2_000

/** Posts on their way to the server, kept on this device until they are there. */
export class Outbox {
  readonly #pending = new SvelteMap<string, Pending>()
  #sending = false
  #timer: ReturnType<typeof setTimeout> | undefined
  readonly #api: Api
  readonly #storage: Storage
  readonly #directory: Directory
  readonly #sent: (reply: Reply<typeof writePost>) => Promise<void>

  constructor(
    api: Api,
    storage: Storage,
    directory: Directory,
    sent: (reply: Reply<typeof writePost>) => Promise<void>,
  ) {
    this.#api = api
    this.#storage = storage
    this.#directory = directory
    this.#sent = sent
  }

  get all() {
    return [...this.#pending.values()]
  }

  write(post: Omit<Input<typeof writePost>, 'id'> & Pick<Partial<Pending>, 'id' | 'files'>): string {
    const id = post.id ?? crypto.randomUUID()
    const authorId = this.#directory.me!.personId
    this.#pending.set(id, { ...post, id, authorId, createdAt: new Date().toISOString() })
    this.#store()
    void this.#send()
    return id
  }

  /** Tries a failed post again, in the thread as one sees it now. */
  retry(id: string, seen: Pending['seen']) {
    this.#change(id, { failure: undefined, until: undefined, seen })
    return this.#send()
  }

  /** Gives a failed post up; what it was is the answer, so that nothing is lost. */
  withdraw(id: string) {
    const pending = this.#pending.get(id)
    this.settle(id)
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

  /** The server has it. */
  settle(id: string) {
    if (this.#pending.delete(id)) this.#store(id)
  }

  clear() {
    clearTimeout(this.#timer)
    this.#pending.clear()
  }

  /** Sends one after the other, in the order they were written: a reply may be to the one before it. */
  async #send() {
    if (this.#sending) return
    this.#sending = true
    clearTimeout(this.#timer)
    try {
      for (let next = this.#next(); next; next = this.#next()) await this.#sendOne(next)
    } finally {
      this.#sending = false
    }
    const until = Math.min(...this.all.map(({ failure, until }) => (failure || !until ? Infinity : until)))
    if (until < Infinity) this.#timer = setTimeout(() => void this.#send(), Math.max(0, until - Date.now()))
  }

  /** The first whose turn it is. Where one waits in a thread, those after it there wait with it; others go on. */
  #next() {
    const now = Date.now()
    const held = new Set<string>()
    return this.all.find(({ threadId, failure, until = 0 }) => {
      if (failure || held.has(threadId)) return false
      if (until > now) held.add(threadId)
      return until <= now
    })
  }

  async #sendOne({ id, threadId, parentId, text, fileIds, seen }: Pending) {
    try {
      const input = { id, threadId, parentId, text, fileIds, ...(seen && { seen }) }
      const reply = await this.#api.call<typeof writePost>('POST /api/posts', input)
      this.settle(id)
      await this.#sent(reply)
    } catch (error) {
      const { code, seconds } = error instanceof Refused ? error : {}
      const waits = code && ['offline', 'unavailable', 'too_many'].includes(code) ? code : undefined
      const until = seconds && Date.now() + seconds * 1000
      this.#change(id, waits ? { waits, until } : { waits, failure: (error as Error).message })
      // The connection may be back before the socket notices that it was gone.
      if (waits && !until) await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds))
    }
  }

  #change(id: string, change: Partial<Pending>) {
    const pending = this.#pending.get(id)
    if (!pending) return
    this.#pending.set(id, { ...pending, ...change })
    this.#store()
  }

  /** What other tabs and other people have left on this device stays. */
  #store(settled?: string) {
    const kept = (this.#storage.read<Pending[]>(outboxKey) ?? []).filter(
      ({ id }) => id !== settled && !this.#pending.has(id),
    )
    this.#storage.write(outboxKey, [...kept, ...this.#pending.values()])
  }
}
