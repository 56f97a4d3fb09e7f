import { expect } from 'vitest'
import type { Thread } from '../contract/threads'
import type { Storage } from '../client/lib/storage'
import { Forum } from '../client/stores/forum.svelte'
import { snapshot } from './snapshot'

/** A person at a page: the real client, without pixels. */
export class Someone {
  name = ''
  email = ''
  id = ''
  cookie: string | undefined
  readonly base: string
  readonly kept = new Map<string, string>()
  forum: Forum

  constructor(base: string, cookie?: string) {
    this.base = base
    this.cookie = cookie
    this.forum = this.newPage()
  }

  get threads() {
    return this.forum.threads
  }
  get posts() {
    return this.forum.posts
  }
  get orders() {
    return this.forum.orders
  }
  get reads() {
    return this.forum.reads
  }
  get directory() {
    return this.forum.directory
  }

  /** Another tab, or a fresh visit, with the same session. */
  newPage() {
    return new Forum({ base: this.base, storage: this.#storage(), fetch: this.fetch, socket: this.#socket() })
  }

  async reopens() {
    this.forum.leave()
    this.forum = this.newPage()
    await this.forum.open()
  }

  /** Opens a thread and waits until it is there, or is not. */
  async opens(thread: Pick<Thread, 'id'>) {
    const open = this.posts.open(thread.id)
    await expect.poll(() => open.state).not.toBe('loading')
    return open
  }

  /** Asks a question in a channel. */
  async asks(slug: string, title: string, text = `${title} We would like to know.`, tags: Partial<Tags> = {}) {
    const channel = this.directory.channelBySlug(slug)
    if (!channel) throw new Error(`${this.name} sees no channel ${slug}.`)
    const ids = { id: crypto.randomUUID(), postId: crypto.randomUUID(), channelId: channel.id }
    const thread = await this.threads.start({ ...ids, title, text, places: [], topics: [], fileIds: [], ...tags })
    if (!thread) throw new Error(`What ${this.name} asks waits for a moderator.`)
    return thread
  }

  /** Writes in a thread; the id of the post is known before the server answers. */
  says(
    thread: Pick<Thread, 'id'>,
    text: string,
    { to = null, files = [] }: { to?: string | null; files?: string[] } = {},
  ) {
    return this.posts.write({ threadId: thread.id, parentId: to, text, fileIds: files })
  }

  /** The texts of an open thread, in the order they are shown; `null` where a post was removed. */
  sees(thread: Pick<Thread, 'id'>) {
    return this.posts.get(thread.id)?.posts.map((post) => (post.removedAt ? null : post.text))
  }

  /** What the events built up on this page equals, before long, what a visit that begins only then loads. */
  async isInSync() {
    for (const start = Date.now(); ;) {
      try {
        // What is not there any more for the one, and not heard of yet by the other, is a difference as well.
        const [built, loaded] = await this.#compare()
        return expect(built).toEqual(loaded)
      } catch (difference) {
        if (Date.now() - start > 8_000) throw difference
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    }
  }

  async #compare() {
    const fresh = this.newPage()
    try {
      await fresh.open()
      const loaded = await snapshot(this.forum, fresh)
      return [await snapshot(this.forum, this.forum), loaded]
    } finally {
      fresh.leave()
    }
  }

  leave() {
    this.forum.leave()
  }

  /** `fetch` as a browser would do it: with cookies, and naming the page's origin. */
  fetch: typeof fetch = async (input, init = {}) => {
    const headers = new Headers(init.headers)
    headers.set('origin', this.base)
    if (this.cookie) headers.set('cookie', this.cookie)
    const response = await fetch(input, { ...init, headers })
    const set = response.headers.get('set-cookie')?.split(';')[0]
    if (set) this.cookie = set.endsWith('=') ? undefined : set
    return response
  }

  #socket() {
    // Asked for at every handshake: signing in changes the cookie.
    const headers = () => ({ origin: this.base, ...(this.cookie && { cookie: this.cookie }) })
    const extraHeaders = {} as Record<string, string>
    return {
      extraHeaders: new Proxy(extraHeaders, {
        get: (_, key) => Reflect.get(headers(), key),
        ownKeys: () => Object.keys(headers()),
        getOwnPropertyDescriptor: (_, key) => Object.getOwnPropertyDescriptor(headers(), key),
      }),
    }
  }

  #storage(): Storage {
    return {
      read: (key) => (this.kept.has(key) ? JSON.parse(this.kept.get(key)!) : undefined),
      write: (key, value) => void this.kept.set(key, JSON.stringify(value)),
      remove: (key) => void this.kept.delete(key),
    }
  }
}

interface Tags {
  places: string[]
  topics: string[]
  fileIds: string[]
}
