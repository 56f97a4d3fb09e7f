import { SvelteMap } from 'svelte/reactivity'
import type { Input } from '../../contract/endpoint'
import type { admit, dismiss, GroupPerson, listGroupPeople } from '../../contract/groups'
import type { Invitation, invite, listInvitations, withdrawInvitation } from '../../contract/invitations'
import type { editMember, eraseChair, recordChair } from '../../contract/members'
import type { assignRole, disablePerson, enablePerson, Person } from '../../contract/people'
import type { Api } from '../lib/api'
import type { Directory } from './directory.svelte'

/** Running the house: invitations, accounts, members, chairs, and who is in which group. */
export class Administration {
  /** Those still open, newest first; undefined until they were asked for. */
  invitations = $state.raw<Invitation[]>()
  readonly #groupPeople = new SvelteMap<string, GroupPerson[]>()
  readonly #api: Api
  readonly #directory: Directory

  constructor(api: Api, directory: Directory) {
    this.#api = api
    this.#directory = directory
  }

  async loadInvitations() {
    this.invitations = await this.#api.call<typeof listInvitations>('GET /api/invitations', {})
  }

  /** Invites someone; the answer is the link, which nobody can ask for again. */
  async invite(person: Input<typeof invite>): Promise<string> {
    const { link } = await this.#api.call<typeof invite>('POST /api/invitations', person)
    await this.loadInvitations()
    return link
  }

  async withdraw(invitationId: string) {
    await this.#api.call<typeof withdrawInvitation>('DELETE /api/invitations/:invitationId', { invitationId })
    this.invitations = this.invitations?.filter(({ id }) => id !== invitationId)
  }

  async assignRole(personId: string, role: Person['role']) {
    const input = { personId, role }
    return this.#keep(await this.#api.call<typeof assignRole>('PUT /api/people/:personId/role', input))
  }

  /** Closes an account: its sessions end at once, what was written stays. */
  async disable(personId: string) {
    return this.#keep(await this.#api.call<typeof disablePerson>('PUT /api/people/:personId/disabled', { personId }))
  }

  async enable(personId: string) {
    return this.#keep(await this.#api.call<typeof enablePerson>('DELETE /api/people/:personId/disabled', { personId }))
  }

  async editMember(change: Input<typeof editMember>) {
    const saved = await this.#api.call<typeof editMember>('PUT /api/members/:memberId', change)
    return this.#directory.members.keep(saved)
  }

  async recordChair(year: number, memberId: string) {
    const chair = await this.#api.call<typeof recordChair>('PUT /api/chairs/:year', { year, memberId })
    this.#directory.chairs = [...this.#otherChairs(year), chair].sort((a, b) => a.year - b.year)
  }

  /** Makes a year "not recorded" again. */
  async eraseChair(year: number) {
    await this.#api.call<typeof eraseChair>('DELETE /api/chairs/:year', { year })
    this.#directory.chairs = this.#otherChairs(year)
  }

  /** Who is in a group; undefined until it was asked for. */
  peopleOf = (groupId: string) => this.#groupPeople.get(groupId)

  async loadPeopleOf(groupId: string) {
    const people = await this.#api.call<typeof listGroupPeople>('GET /api/groups/:groupId/people', { groupId })
    this.#groupPeople.set(groupId, people)
  }

  /** Brings a person into a group, or changes whether they convene it. */
  async admit(groupId: string, personId: string, convenor: boolean) {
    const input = { groupId, personId, convenor }
    const people = await this.#api.call<typeof admit>('PUT /api/groups/:groupId/people/:personId', input)
    this.#groupPeople.set(groupId, people)
  }

  async dismiss(groupId: string, personId: string) {
    const input = { groupId, personId }
    const people = await this.#api.call<typeof dismiss>('DELETE /api/groups/:groupId/people/:personId', input)
    this.#groupPeople.set(groupId, people)
  }

  /** Forgets who is in the groups that are not ours to look into any more. */
  keepOnly(groupIds: Set<string>) {
    for (const groupId of this.#groupPeople.keys()) if (!groupIds.has(groupId)) this.#groupPeople.delete(groupId)
  }

  clear() {
    this.invitations = undefined
    this.#groupPeople.clear()
  }

  #keep = (person: Person) => this.#directory.people.keep(person)
  #otherChairs = (year: number) => this.#directory.chairs.filter((chair) => chair.year !== year)
}
