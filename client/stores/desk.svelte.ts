import type { Desk as Loaded, openDesk, seeReminder } from '../../contract/desk'
import type { Absence, openAbsence, setAbsence } from '../../contract/focals'
import { Refused, type Api } from '../lib/api'
import type { Reads } from './reads.svelte'
import type { Threads } from './threads.svelte'

/** What waits for my institution, what I hold, and what we asked. */
export class Desk {
  #loaded = $state.raw<Loaded>()
  /** Counts what was asked for: an answer that comes after a later one is of no use. */
  #turn = 0
  readonly #api: Api
  readonly #threads: Threads
  readonly #reads: Reads

  constructor(api: Api, threads: Threads, reads: Reads) {
    this.#api = api
    this.#threads = threads
    this.#reads = reads
  }

  /** Undefined until it is here. */
  get loaded() {
    return this.#loaded
  }

  owes = (threadId: string) => this.#loaded?.owed.some((each) => each.threadId === threadId) ?? false

  /** Asks for it; where it is away, the next change or visit brings it. */
  async load() {
    const turn = ++this.#turn
    try {
      const desk = await this.#api.call<typeof openDesk>('GET /api/desk', {})
      if (turn !== this.#turn) return
      desk.marks.forEach((mark) => this.#reads.keep(mark))
      desk.threads.forEach((thread) => this.#threads.keep(thread))
      this.#loaded = desk
    } catch (error) {
      if (!(error instanceof Refused)) throw error
    }
  }

  async see(reminderId: string) {
    await this.#api.call<typeof seeReminder>('PUT /api/reminders/:reminderId/seen', { reminderId })
    if (!this.#loaded) return
    const reminders = this.#loaded.reminders.filter(({ id }) => id !== reminderId)
    this.#loaded = { ...this.#loaded, reminders }
  }

  absence = () => this.#api.call<typeof openAbsence>('GET /api/me/absence', {})
  setAbsence = (absence: Absence | null) => this.#api.call<typeof setAbsence>('PUT /api/me/absence', { absence })

  clear() {
    this.#turn++
    this.#loaded = undefined
  }
}
