import { SvelteMap } from 'svelte/reactivity'

/** Keeps one copy of each thing, the newest: keeping it twice, or an old one late, changes nothing. */
export class Shelf<T extends { version: number }> {
  readonly #things = new SvelteMap<string, T>()
  readonly #key: (thing: T) => string

  constructor(key: (thing: T) => string) {
    this.#key = key
  }

  keep(thing: T): T {
    const key = this.#key(thing)
    const known = this.#things.get(key)
    if (known && known.version >= thing.version) return known
    this.#things.set(key, thing)
    return thing
  }

  get = (key: string) => this.#things.get(key)
  drop = (key: string) => this.#things.delete(key)
  clear = () => this.#things.clear()

  get all(): T[] {
    return [...this.#things.values()]
  }
}
