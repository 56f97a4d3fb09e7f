import type { Mention } from '../../contract/mentions'
import type { Reads } from './reads.svelte'

/** Where I was named. */
export class Mentions {
  #all = $state.raw<Mention[]>([])
  readonly #reads: Reads

  constructor(reads: Reads) {
    this.#reads = reads
  }

  fill(mentions: Mention[]) {
    this.#all = mentions
  }

  keep(mention: Mention) {
    this.#all = [mention, ...this.#all.filter((other) => other.postId !== mention.postId)]
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
