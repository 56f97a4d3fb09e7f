import type { Event, Frame, listChanges, Room } from '../../contract/events'
import { Refused, type Api } from './api'

/** What is told of rooms that fell behind. */
export interface StreamListener {
  keep(event: Event): void
  /** A room is too far behind to be caught up: what is shown of it must be loaded afresh. Fails where it cannot. */
  stale(room: Room): Promise<void> | undefined
}

/**
 * Keeps rooms without gaps: of each it knows the revision it stands at, and whatever comes later than the next one,
 * or while we were away, is asked for.
 */
export class Streams {
  readonly #api: Api
  readonly #listener: StreamListener
  readonly #revisions = new Map<Room, number>()
  /** Where the rooms stand by what the server said last. */
  readonly #goals = new Map<Room, number>()
  readonly #catching = new Set<Room>()

  constructor(api: Api, listener: StreamListener) {
    this.#api = api
    this.#listener = listener
  }

  at = (room: Room) => this.#revisions.get(room)

  /** Says at which revision a room was loaded. Of one that is followed already nothing may be left out. */
  begin(room: Room, revision: number) {
    if (!this.#revisions.has(room)) this.#revisions.set(room, revision)
  }

  /** Something of a room was read at a revision; what was said since then may have been about that, and is asked for. */
  readAt(room: Room, revision: number) {
    const known = this.#revisions.get(room)
    if (known === undefined || known <= revision) return
    this.#revisions.set(room, revision)
    this.reached(room, known)
  }

  forget(room: Room) {
    this.#revisions.delete(room)
    this.#goals.delete(room)
  }

  clear() {
    this.#revisions.clear()
    this.#goals.clear()
  }

  hear({ room, after, revision, events }: Frame) {
    const known = this.#revisions.get(room)
    if (known === undefined || revision <= known) return
    if (after > known) return this.reached(room, revision)
    this.#revisions.set(room, revision)
    events.forEach((event) => this.#listener.keep(event))
  }

  /** The room stands at this revision: if we do not, ask for what we missed. */
  reached(room: Room, revision: number) {
    this.#goals.set(room, Math.max(revision, this.#goals.get(room) ?? 0))
    if (!this.#isBehind(room) || this.#catching.has(room)) return
    this.#catching.add(room)
    void this.#catchUp(room).finally(() => this.#catching.delete(room))
  }

  #isBehind(room: Room) {
    const known = this.#revisions.get(room)
    return known !== undefined && known < (this.#goals.get(room) ?? 0)
  }

  /** Asks until we stand where the room does: what comes in meanwhile may lead further still. */
  async #catchUp(room: Room) {
    for (let attempt = 0; this.#isBehind(room); attempt++) {
      if (attempt) await pause(attempt - 1)
      const after = this.#revisions.get(room)
      if (after === undefined) return
      try {
        const changes = await this.#api.call<typeof listChanges>('GET /api/changes', { room, after })
        if (!this.#revisions.has(room)) return
        if (changes.complete) changes.events.forEach((event) => this.#listener.keep(event))
        else await this.#listener.stale(room)
        this.#advance(room, after, changes.revision)
      } catch (error) {
        if (!(error instanceof Refused) || !error.passes) return
      }
    }
  }

  /** Not where we were put back meanwhile (see `readAt`): what lies before `after` is still to be asked for. */
  #advance(room: Room, after: number, revision: number) {
    const known = this.#revisions.get(room)
    if (known !== undefined && known >= after && known < revision) this.#revisions.set(room, revision)
  }
}

/** Longer each time, up to some five seconds; not the same for everyone. */
export const pause = (attempt: number) =>
  new Promise((resolve) => setTimeout(resolve, Math.min(200 * 2 ** attempt, 5_000) * (0.75 + Math.random() / 2)))
