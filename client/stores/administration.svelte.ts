import { SvelteMap } from 'svelte/reactivity'
import type { setMeeting } from '../../contract/consultations'
import type { Input } from '../../contract/endpoint'
import type { nameFocal, setClearing } from '../../contract/focals'
import type { admit, dismiss, editGroup, GroupPeople, listGroupPeople, makeGroup } from '../../contract/groups'
import type {
  Invitation,
  invite,
  inviteToGroup,
  listGroupInvitations,
  listInvitations,
  withdrawGroupInvitation,
  withdrawInvitation,
} from '../../contract/invitations'
import type { listJobs } from '../../contract/jobs'
import type { editMember, eraseChair, recordChair } from '../../contract/members'
import type { assignRole, disablePerson, enablePerson, Person } from '../../contract/people'
import type { Api } from '../lib/api'
import type { Directory } from './directory.svelte'

/** Running the house: invitations, accounts, members, chairs, and who is in which group. */
export class Administration {
  /** Those still open, newest first; undefined until they were asked for. */
  invitations = $state.raw<Invitation[]>()
  readonly #intoGroups = new SvelteMap<string, Invitation[]>()
  readonly #groupPeople = new SvelteMap<string, GroupPeople>()
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

  /** The open invitations that convenors of a group made into it, as far as they were asked for. */
  invitationsInto = (groupId: string) => this.#intoGroups.get(groupId) ?? []

  async loadInvitationsInto(groupId: string) {
    const path = 'GET /api/groups/:groupId/invitations'
    this.#intoGroups.set(groupId, await this.#api.call<typeof listGroupInvitations>(path, { groupId }))
  }

  async inviteInto(person: Input<typeof inviteToGroup>): Promise<string> {
    const { link } = await this.#api.call<typeof inviteToGroup>('POST /api/groups/:groupId/invitations', person)
    await this.loadInvitationsInto(person.groupId)
    return link
  }

  async withdrawFrom(groupId: string, invitationId: string) {
    const path = 'DELETE /api/groups/:groupId/invitations/:invitationId'
    await this.#api.call<typeof withdrawGroupInvitation>(path, { groupId, invitationId })
    this.#intoGroups.set(
      groupId,
      this.invitationsInto(groupId).filter(({ id }) => id !== invitationId),
    )
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

  /** Lets a person answer for their institution, or not. */
  async nameFocal(personId: string, focal: boolean) {
    const input = { personId, focal }
    return this.#keep(await this.#api.call<typeof nameFocal>('PUT /api/people/:personId/focal', input))
  }

  /** "My institution clears": what one wrote is released by another. */
  async setClearing(memberId: string, clears: boolean) {
    const input = { memberId, clears }
    const saved = await this.#api.call<typeof setClearing>('PUT /api/members/:memberId/clearing', input)
    return this.#directory.members.keep(saved)
  }

  setMeeting = (on: string | null) => this.#api.call<typeof setMeeting>('PUT /api/house/meeting', { on })

  /** What the forum does by itself, and how it fares. */
  jobs = () => this.#api.call<typeof listJobs>('GET /api/jobs', {})

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

  async makeGroup(group: Input<typeof makeGroup>) {
    return this.#directory.groups.keep(await this.#api.call<typeof makeGroup>('POST /api/groups', group))
  }

  async editGroup(group: Input<typeof editGroup>) {
    return this.#directory.groups.keep(await this.#api.call<typeof editGroup>('PUT /api/groups/:groupId', group))
  }

  /** Who is in a group; undefined until it was asked for. */
  peopleOf = (groupId: string) => this.#groupPeople.get(groupId)?.people

  async loadPeopleOf(groupId: string) {
    this.keepPeople(await this.#api.call<typeof listGroupPeople>('GET /api/groups/:groupId/people', { groupId }))
  }

  keepPeople(groupPeople: GroupPeople) {
    const { groupId, version } = groupPeople
    if (version >= (this.#groupPeople.get(groupId)?.version ?? 0)) this.#groupPeople.set(groupId, groupPeople)
  }

  /** Brings a person into a group, or changes whether they convene it, and when it ends by itself. */
  async admit(groupId: string, personId: string, convenor: boolean, until?: string | null) {
    const input = { groupId, personId, convenor, ...(until !== undefined && { until }) }
    this.keepPeople(await this.#api.call<typeof admit>('PUT /api/groups/:groupId/people/:personId', input))
  }

  async dismiss(groupId: string, personId: string) {
    const input = { groupId, personId }
    this.keepPeople(await this.#api.call<typeof dismiss>('DELETE /api/groups/:groupId/people/:personId', input))
  }

  /** Forgets who is in the groups that are not ours to look into any more, and asks again where that is out of date. */
  keepOnly(groupIds: Set<string>, revisions: Record<string, number>) {
    for (const [groupId, { version }] of this.#groupPeople) {
      if (!groupIds.has(groupId)) this.#groupPeople.delete(groupId)
      else if (version < (revisions[`group:${groupId}`] ?? 0)) void this.loadPeopleOf(groupId).catch(() => undefined)
    }
  }

  clear() {
    this.invitations = undefined
    this.#intoGroups.clear()
    this.#groupPeople.clear()
  }

  #keep = (person: Person) => this.#directory.people.keep(person)
  #otherChairs = (year: number) => this.#directory.chairs.filter((chair) => chair.year !== year)
}
