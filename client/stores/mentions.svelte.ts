import type { Mention } from '../../contract/mentions'
import type { Reads } from './reads.svelte'

/** Where I was named. */
export class Mentions {
  #all = $state.raw<Mention[]>([])
  readonly #reads: Reads

  constructor(reads: Reads) {
    this.#reads = reads
  }

  /** All there are as of a revision; what was heard since then stays. */
  fill(mentions: Mention[], revision: number) {
    const later = this.#all.filter((mention) => mention.version > revision)
    this.#all = mentions
    later.forEach((mention) => this.keep(mention))
  }

  keep(mention: Mention) {
    const known = this.#all.find((other) => other.postId === mention.postId)
    if (known && known.version >= mention.version) return
    const others = this.#all.filter((other) => other !== known)
    this.#all = mention.removed ? others : [...others, mention].sort(newestFirst)
  }

  /** Newest first. */
  get all() {
    return this.#all
  }

  /** Those I have not read. */
  get open() {
    return this.#all.filter((mention) => !this.#reads.isRead(mention.threadId, mention.number))
  }

  clear() {
    this.#all = []
  }
}

const newestFirst = (a: Mention, b: Mention) =>
  b.createdAt.localeCompare(a.createdAt) || b.postId.localeCompare(a.postId)
