import type { acceptInvitation, openInvitation } from '../../contract/invitations'
import type { Input } from '../../contract/endpoint'
import type { becomePersona, describeHouse, House, listPersonas, signIn, signOut } from '../../contract/session'
import type { Api } from '../lib/api'

/** Getting in and out. After each of these the forum is opened anew. */
export class Session {
  readonly #api: Api
  house = $state<House>()

  constructor(api: Api) {
    this.#api = api
  }

  async lookAround() {
    this.house = await this.#api.call<typeof describeHouse>('GET /api/house', {})
    return this.house
  }

  signIn = (email: string, password: string) => this.#api.call<typeof signIn>('POST /api/session', { email, password })
  signOut = () => this.#api.call<typeof signOut>('DELETE /api/session', {})
  openInvitation = (token: string) => this.#api.call<typeof openInvitation>('POST /api/invitations/open', { token })
  accept = (account: Input<typeof acceptInvitation>) =>
    this.#api.call<typeof acceptInvitation>('POST /api/invitations/accept', account)
  personas = () => this.#api.call<typeof listPersonas>('GET /api/personas', {})
  become = (personId: string) =>
    this.#api.call<typeof becomePersona>('POST /api/personas/:personId/session', { personId })
}
