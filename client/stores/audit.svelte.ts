import type { ActNoun } from '../../contract/acts'
import type { Act, listAudit } from '../../contract/audit'
import type { Api } from '../lib/api'
import { Pages } from '../lib/pages.svelte'

/** The logs of acts: of a group for its convenors, of the house for the secretariat. Kept by nobody but who looks. */
export class Audit {
  readonly #api: Api

  constructor(api: Api) {
    this.#api = api
  }

  /** null: the house. */
  log = (groupId: string | null, noun?: ActNoun) => new Log(this.#api, groupId, noun)
}

/** A log, newest first, as far as it was loaded. */
export class Log {
  #acts = $state.raw<Act[]>([])
  readonly #pages = new Pages((cursor) => this.#load(cursor))
  readonly #api: Api
  readonly #filter: { groupId?: string; noun?: ActNoun }

  constructor(api: Api, groupId: string | null, noun?: ActNoun) {
    this.#api = api
    this.#filter = { ...(groupId && { groupId }), ...(noun && { noun }) }
  }

  get acts() {
    return this.#acts
  }
  get state() {
    return this.#pages.state
  }

  more = () => this.#pages.more()

  async #load(cursor?: string) {
    const page = await this.#api.call<typeof listAudit>('GET /api/audit', { ...this.#filter, cursor })
    this.#acts = [...this.#acts, ...page.acts]
    return page
  }
}
