import type { Room } from '../../contract/events'
import type { Live } from './live.svelte'

/** The rooms a page follows from its beginning to its end: the directory, one's own, one's channels and groups. */
export class Followed {
  readonly #live: Live
  readonly #releases = new Map<Room, () => void>()

  constructor(live: Live) {
    this.#live = live
  }

  /** Follows these rooms from now on and no others. Of channels and groups the server is asked; the rest come by themselves. */
  follow(revisions: Record<string, number>) {
    for (const [room, revision] of Object.entries(revisions) as [Room, number][]) {
      if (!/^(channel|group):/.test(room)) this.#live.begin(room, revision)
      else if (!this.#releases.has(room)) this.#releases.set(room, this.#live.watch(room, revision))
    }
    for (const [room, release] of this.#releases) {
      if (room in revisions) continue
      release()
      this.#releases.delete(room)
    }
  }

  forget = (room: Room) => this.#releases.delete(room)
  clear = () => this.#releases.clear()
}
