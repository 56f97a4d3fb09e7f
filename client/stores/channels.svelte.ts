import type {
  archiveChannel,
  Channel,
  editChannel,
  makeChannel,
  nameForChannel,
  reopenChannel,
} from '../../contract/channels'
import type { Input } from '../../contract/endpoint'
import type { appointLead, listLeaderless } from '../../contract/leads'
import type { Api } from '../lib/api'
import type { Directory } from './directory.svelte'

/** Making channels and changing them. That one may read another is heard live, like everything. */
export class Channels {
  readonly #api: Api
  readonly #directory: Directory

  constructor(api: Api, directory: Directory) {
    this.#api = api
    this.#directory = directory
  }

  /** The id is the caller's, so that trying again makes it once. Null: it is not for oneself to read. */
  async make(channel: Input<typeof makeChannel>) {
    return this.#keep(await this.#api.call<typeof makeChannel>('POST /api/channels', channel))
  }

  async edit(change: Input<typeof editChannel>) {
    return this.#keep(await this.#api.call<typeof editChannel>('PUT /api/channels/:channelId', change))
  }

  /** Says anew whom a channel of named persons is for, and who of them leads. */
  async name(people: Input<typeof nameForChannel>) {
    return this.#keep(await this.#api.call<typeof nameForChannel>('PUT /api/channels/:channelId/people', people))
  }

  /** Those of named persons in which nobody keeps order, for the secretariat. */
  leaderless = () => this.#api.call<typeof listLeaderless>('GET /api/leads', {})

  appoint = (channelId: string, personId: string) =>
    this.#api.call<typeof appointLead>('PUT /api/leads/:channelId', { channelId, personId })

  async archive(channelId: string) {
    return this.#keep(
      await this.#api.call<typeof archiveChannel>('PUT /api/channels/:channelId/archived', { channelId }),
    )
  }

  async reopen(channelId: string) {
    const route = 'DELETE /api/channels/:channelId/archived'
    return this.#keep(await this.#api.call<typeof reopenChannel>(route, { channelId }))
  }

  #keep = (channel: Channel | null) => channel && this.#directory.channels.keep(channel)
}
