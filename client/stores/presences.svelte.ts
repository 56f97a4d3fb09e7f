import { SvelteMap } from 'svelte/reactivity'
import type { Presence } from '../../contract/events'
import type { Directory } from './directory.svelte'

/** Who has a thread open right now. */
export class Presences {
  readonly #threads = new SvelteMap<string, Presence['people']>()
  readonly #directory: Directory

  constructor(directory: Directory) {
    this.#directory = directory
  }

  keep({ threadId, people }: Presence) {
    this.#threads.set(threadId, people)
  }

  /** Everyone else who has it open. */
  in = (threadId: string) => this.#others(threadId)
  /** Those of them who are writing. */
  typingIn = (threadId: string) => this.#others(threadId).filter((each) => each.typing)

  clear = () => this.#threads.clear()

  #others(threadId: string) {
    const people = this.#threads.get(threadId) ?? []
    return people.filter(({ personId }) => personId !== this.#directory.me?.personId)
  }
}
