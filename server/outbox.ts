import type { FastifyBaseLogger } from 'fastify'
import type { Event, Frame, Room } from '../contract/events'
import { Acts } from './acts'
import type { Cut } from './context'
import { withoutContent } from './errors'
import type { House } from './house'

/** What one write has to tell, held until it is committed. */
export class Outbox {
  /** What is put in the log, in the same transaction. */
  readonly acts = new Acts()
  #frames = new Map<Room, Frame>()
  #cuts: Cut[] = []
  #works: (() => Promise<void> | void)[] = []
  #release = () => {}

  readonly #house: House

  constructor(house: House) {
    this.#house = house
  }

  /** All a write says in a room goes out as one frame, under the last revision it gave the room. */
  publish(room: Room, revision: number, event: Event) {
    const frame = this.#frames.get(room)
    if (frame) Object.assign(frame, { revision, events: [...frame.events, event] })
    else this.#frames.set(room, { room, after: revision - 1, revision, events: [event] })
  }

  cut(cut: Cut) {
    this.#cuts.push(cut)
  }

  afterCommit(work: () => Promise<void> | void) {
    this.#works.push(work)
  }

  /** Just before the commit: who loses access loses it now, and waits at the door until it is done. */
  hold() {
    if (this.#cuts.length) this.#release = this.#house.realtime.cut(this.#cuts)
  }

  /** The commit failed, or was done and the answer lost: whoever would have been told comes back and asks. */
  abandon() {
    this.#release()
    this.#house.realtime.recall([...this.#frames.keys()])
  }

  async deliver(log: FastifyBaseLogger) {
    this.#release()
    for (const frame of this.#frames.values()) this.#house.realtime.emit(frame)
    for (const work of this.#works) {
      try {
        await work()
      } catch (error) {
        log.error({ err: withoutContent(error) }, 'work after commit failed')
      }
    }
  }
}
