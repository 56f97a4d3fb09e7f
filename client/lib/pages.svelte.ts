/** How far a list was loaded that comes page by page. */
export type Reached = 'empty' | 'loading' | 'partial' | 'whole' | 'failed'

/** Loads a list page by page. What is on a page is kept by `load`, before the list is said to have come so far. */
export class Pages {
  #state = $state<Reached>('empty')
  #cursor: string | undefined
  readonly #load: (cursor?: string) => Promise<{ next: string | null }>

  constructor(load: (cursor?: string) => Promise<{ next: string | null }>) {
    this.#load = load
  }

  get state() {
    return this.#state
  }

  /** Loads the next page; does nothing while one is under way or when there is none. */
  async more() {
    if (this.#state === 'loading' || this.#state === 'whole') return
    this.#state = 'loading'
    try {
      const { next } = await this.#load(this.#cursor)
      this.#cursor = next ?? undefined
      this.#state = next ? 'partial' : 'whole'
    } catch (error) {
      this.#state = 'failed'
      throw error
    }
  }

  /** From the beginning. */
  async reload() {
    this.#cursor = undefined
    this.#state = 'empty'
    await this.more()
  }
}
