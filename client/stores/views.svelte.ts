import type { Channel } from '../../contract/channels'
import type { Thread } from '../../contract/threads'
import type { View, viewAs } from '../../contract/views'
import type { Api } from '../lib/api'

/** What others would list, for the secretariat. Kept by nobody but who looks. */
export class Views {
  readonly #api: Api

  constructor(api: Api) {
    this.#api = api
  }

  as = (personId: string) => new ViewAs(this.#api, personId)
}

/** What one person would list, of what we may read ourselves, as far as it was loaded. */
export class ViewAs {
  #first = $state.raw<View>()
  #threads = $state.raw<Thread[]>([])
  #next = $state.raw<string | null>(null)
  readonly #api: Api
  readonly #personId: string

  constructor(api: Api, personId: string) {
    this.#api = api
    this.#personId = personId
  }

  get isLoaded() {
    return this.#first !== undefined
  }
  get isAdmitted() {
    return this.#first?.admitted ?? false
  }
  get groupIds() {
    return this.#first?.groupIds ?? []
  }
  get channels(): Channel[] {
    return (this.#first?.channels ?? []).filter(({ parentId }) => parentId === null)
  }
  get threads() {
    return this.#threads
  }
  get hasMore() {
    return this.#next !== null
  }

  /** Loads the first page, or the next one. */
  async more() {
    const input = { personId: this.#personId, ...(this.#next && { cursor: this.#next }) }
    const view = await this.#api.call<typeof viewAs>('GET /api/people/:personId/view', input)
    this.#first ??= view
    this.#threads = [...this.#threads, ...view.threads]
    this.#next = view.next
  }
}
