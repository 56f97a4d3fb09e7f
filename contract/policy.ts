import type { audiences, writers } from './channels'
import type { memberStatuses } from './members'
import type { roles } from './limits'

/** Who acts. Everything a rule may know of a person. */
export interface Actor {
  id: string
  memberId: string
  memberStatus: (typeof memberStatuses)[number]
  role: (typeof roles)[number]
  memberships: { groupId: string; convenor: boolean }[]
}

interface Place {
  audience: (typeof audiences)[number]
  groupId: string | null
  writers: (typeof writers)[number]
}
interface InChannel {
  channel: Place
}
interface Written extends InChannel {
  authorId: string
}
interface WrittenPost extends Written {
  removedById: string | null
}
interface Attachment {
  uploaderId: string
  /** The post that carries it; null for a mere upload. */
  post: WrittenPost | null
}
interface OfGroup {
  groupId: string
}

/** What each ability is about. `null`: nothing in particular. */
interface Subjects {
  'session.start': null
  'forum.use': null
  'channel.read': InChannel
  'thread.start': InChannel
  'thread.edit': Written
  'post.write': InChannel
  'post.read': WrittenPost
  'post.react': WrittenPost
  'post.edit': WrittenPost
  'post.remove': WrittenPost
  'post.restore': WrittenPost
  'file.upload': null
  'file.read': Attachment
  'group.look': OfGroup
  'group.admit': OfGroup
  'person.edit': { id: string }
  'person.govern': null
  'member.edit': null
  'invitation.manage': null
  'audit.read': { groupId: string | null }
}
export type Ability = keyof Subjects
type Rule<S> = (me: Actor, subject: S) => boolean

/**
 * Every permission there is, a line each. A rule is asked by the server before it acts, by the rooms before they let
 * someone in, and by the client before it draws a button. Nobody signed in: only `session.start`.
 */
const rules: { [A in Ability]: Rule<Subjects[A]> } = {
  'session.start': () => true,
  'forum.use': () => true,

  'channel.read': (me, { channel }) => isAddressed(me, channel),
  'thread.start': (me, { channel }) =>
    isAddressed(me, channel) && (channel.writers === 'audience' || moderates(me, channel)),
  'thread.edit': (me, thread) => isAddressed(me, thread.channel) && thread.authorId === me.id,

  'post.write': (me, { channel }) => isAddressed(me, channel),
  'post.read': (me, post) => isAddressed(me, post.channel) && post.removedById === null,
  'post.react': (me, post) => isAddressed(me, post.channel) && post.removedById === null,
  'post.edit': (me, post) => isAddressed(me, post.channel) && post.authorId === me.id && post.removedById === null,
  'post.remove': (me, post) => isAddressed(me, post.channel) && post.authorId === me.id && post.removedById === null,
  'post.restore': (me, post) => isAddressed(me, post.channel) && post.authorId === me.id && post.removedById === me.id,
  'file.upload': () => true,
  'file.read': (me, { uploaderId, post }) => (post ? rules['post.read'](me, post) : uploaderId === me.id),

  'group.look': (me, { groupId }) => isIn(me, groupId) || me.role === 'secretariat',
  'group.admit': (me, { groupId }) => convenes(me, groupId) || me.role === 'secretariat',

  'person.edit': (me, person) => me.id === person.id || me.role === 'secretariat',
  'person.govern': (me) => me.role === 'secretariat',
  'member.edit': (me) => me.role === 'secretariat',
  'invitation.manage': (me) => me.role === 'secretariat',

  'audit.read': (me, { groupId }) => (groupId === null ? me.role === 'secretariat' : convenes(me, groupId)),
}

/** Whether `actor` may do this to that. Pure: what it does not see, it does not know. */
export function can<A extends Ability>(actor: Actor | null, ability: A, subject: Subjects[A]): boolean {
  if (!actor) return ability === 'session.start'
  return rules[ability](actor, subject)
}
export type Subject<A extends Ability> = Subjects[A]

/** The abilities that are about nothing in particular; they can be decided before anything is looked up. */
export const isGeneral = (ability: Ability) => general.has(ability)
const general = new Set<Ability>([
  'session.start',
  'forum.use',
  'file.upload',
  'person.govern',
  'member.edit',
  'invitation.manage',
])

function isAddressed(me: Actor, channel: Place): boolean {
  if (channel.audience === 'group') return channel.groupId !== null && isIn(me, channel.groupId)
  return channel.audience === 'network' || me.memberStatus === 'full'
}

const isIn = (me: Actor, groupId: string) => me.memberships.some((membership) => membership.groupId === groupId)
const convenes = (me: Actor, groupId: string) => me.memberships.some((m) => m.groupId === groupId && m.convenor)

function moderates(me: Actor, channel: Place): boolean {
  if (channel.groupId) return convenes(me, channel.groupId)
  return me.role !== 'person'
}
