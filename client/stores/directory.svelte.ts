import { SvelteMap } from 'svelte/reactivity'
import type { Channel, listReaders, Readership } from '../../contract/channels'
import type { Forum as Loaded } from '../../contract/forum'
import type { Group } from '../../contract/groups'
import type { Chair, Member } from '../../contract/members'
import type { Person } from '../../contract/people'
import { can, type Actor } from '../../contract/policy'
import type { Me } from '../../contract/session'
import type { Taxonomy } from '../../contract/taxonomy'
import type { Api } from '../lib/api'
import { Shelf } from '../lib/shelf.svelte'

/** Who and what there is: members, people, groups, channels, the taxonomy, and oneself. */
export class Directory {
  readonly members = new Shelf<Member>((member) => member.id)
  readonly people = new Shelf<Person>((person) => person.id)
  readonly groups = new Shelf<Group>((group) => group.id)
  readonly channels = new Shelf<Channel>((channel) => channel.id)
  chairs = $state.raw<Chair[]>([])
  taxonomy = $state.raw<Taxonomy>({ places: [], topicGroups: [] })
  me = $state.raw<Me>()
  memberships = $state.raw<Actor['memberships']>([])
  readonly #readers = new SvelteMap<string, Set<string>>()
  readonly #api: Api

  constructor(api: Api) {
    this.#api = api
  }

  fill(forum: Loaded) {
    forum.members.forEach((member) => this.members.keep(member))
    forum.people.forEach((person) => this.people.keep(person))
    forum.groups.forEach((group) => this.groups.keep(group))
    const readable = new Set(forum.channels.map((channel) => channel.id))
    for (const { id } of this.channels.all) if (!readable.has(id)) this.channels.drop(id)
    forum.channels.forEach((channel) => this.channels.keep(channel))
    this.chairs = forum.chairs
    this.taxonomy = forum.taxonomy
    this.me = forum.me
    this.memberships = forum.memberships
  }

  /** Oneself as the policy sees it, for `can(directory.actor, …)`. */
  get actor(): Actor | null {
    const person = this.me && this.people.get(this.me.personId)
    const member = person && this.members.get(person.memberId)
    if (!person || !member) return null
    return {
      id: person.id,
      memberId: member.id,
      memberStatus: member.status,
      role: person.role,
      memberships: this.memberships,
    }
  }

  /** The channels in the order of the house. */
  get channelList() {
    // One below another stands in no list, not even of those who cannot read the one above.
    const shown = this.channels.all.filter(({ parentId }) => parentId === null)
    return shown.sort((a, b) => a.position - b.position || a.name.localeCompare(b.name))
  }

  /** The channel in whose list a channel's threads stand: itself, or the one above where that is ours to read. */
  topOf(channelId: string) {
    const channel = this.channels.get(channelId)
    return (channel?.parentId && this.channels.get(channel.parentId)) || channel
  }
  isWithin = (channelId: string, topId: string) => channelId === topId || this.topOf(channelId)?.id === topId

  /** Members by their English names. */
  get memberList() {
    return this.members.all.sort(byName)
  }
  /** Everyone, also those whose accounts are closed, by name. */
  get peopleList() {
    return this.people.all.sort(byName)
  }
  get groupList() {
    return this.groups.all.sort(byName)
  }
  /** The people of a member whose accounts are open, by name; where it was asked who reads a channel, those of them. */
  peopleOf(memberId: string, channelId = '') {
    const readers = this.#readers.get(channelId)
    const isOf = ({ id, memberId: of, disabled }: Person) =>
      of === memberId && !disabled && (!readers || readers.has(id))
    return this.peopleList.filter(isOf)
  }
  /** Asks who reads a channel, where that is not everyone of a member. */
  async askReaders(channelId: string) {
    const audience = this.channels.get(channelId)?.audience
    if (audience !== 'group' && audience !== 'persons') return
    const readers = await this.readers(channelId)
    this.#readers.set(channelId, new Set(readers.flatMap(({ personIds }) => personIds)))
  }

  channelBySlug = (slug: string) => this.channels.all.find((channel) => channel.slug === slug)
  mayStartIn = (channel: Channel) => can(this.actor, 'thread.start', { channel })

  /** The groups whose people we may know. */
  get groupsToLookInto() {
    return this.groups.all.map(({ id }) => id).filter((groupId) => can(this.actor, 'group.look', { groupId }))
  }

  memberOf(personId: string) {
    const person = this.people.get(personId)
    return person && this.members.get(person.memberId)
  }

  /** People under their institutions. */
  byMember(personIds: string[]): Readership {
    const memberIds = new Set(personIds.flatMap((id) => this.people.get(id)?.memberId ?? []))
    const isOf = (memberId: string) => (id: string) => this.people.get(id)?.memberId === memberId
    return [...memberIds].map((memberId) => ({ memberId, personIds: personIds.filter(isOf(memberId)) }))
  }

  placeName = (slug: string) => this.taxonomy.places.find((place) => place.slug === slug)?.name ?? slug
  topicName = (slug: string) =>
    this.taxonomy.topicGroups.flatMap((group) => group.topics).find((topic) => topic.slug === slug)?.name ?? slug

  /** Who can read a channel, by institution. */
  readers = (channelId: string) =>
    this.#api.call<typeof listReaders>('GET /api/channels/:channelId/readers', { channelId })

  clear() {
    for (const shelf of [this.members, this.people, this.groups, this.channels]) shelf.clear()
    this.#readers.clear()
    this.me = undefined
    this.memberships = []
    this.chairs = []
  }
}

const byName = (a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name)
