import { labelOf } from './kinds'
import type { Actor, Place, Subjects, WrittenPost } from './subjects'

export type { Actor } from './subjects'
export type Ability = keyof Subjects
type Rule<S> = (me: Actor, subject: S) => boolean

/**
 * Every permission there is, a line each. A rule is asked by the server before it acts, by the rooms before they let
 * someone in, and by the client before it draws a button. Nobody signed in: only `session.start`.
 */
const rules: { [A in Ability]: Rule<Subjects[A]> } = {
  'session.start': () => true,
  'forum.use': () => true,
  /** Who is in the house, with groups and chairs, and how that changes. Guests know names only. */
  'directory.follow': (me) => !isGuest(me),

  // Channels, and everything that stands in them
  'channel.read': (me, { channel }) => isAddressed(me, channel),
  'channel.make': (me, { groupId }) => (groupId === null ? isSecretary(me) : convenes(me, groupId)),
  'channel.edit': (me, { channel }) => isAddressed(me, channel) && administers(me, channel),
  // Of a channel of named persons that nobody leads: who of them does. It opens it to nobody.
  'channel.appoint': isSecretary,
  'thread.start': (me, { channel }) =>
    isAddressed(me, channel) &&
    !isGuest(me) &&
    !channel.archived &&
    (channel.writers === 'audience' || moderates(me, channel)),
  'thread.edit': (me, { channel, authorId }) =>
    isAddressed(me, channel) && !channel.archived && (authorId === me.id || moderates(me, channel)),
  'thread.order': (me, { channel }) => isAddressed(me, channel) && moderates(me, channel),
  'thread.answer': (me, { channel, authorId }) =>
    isAddressed(me, channel) && !channel.archived && (authorId === me.id || moderates(me, channel)),

  'thread.narrow': (me, { channel, authorId }) =>
    isAddressed(me, channel) && (authorId === me.id || moderates(me, channel)),
  'thread.widen': (me, { channel, authorId }) =>
    isAddressed(me, channel) && !channel.archived && (authorId === me.id || moderates(me, channel)),
  'thread.publish': (me, { channel, chairId }) =>
    isAddressed(me, channel) && (isSecretary(me) || (chairId !== null && !isGuest(me) && me.memberId === chairId)),
  'consent.answer': (me, { channel, askedIds }) => isAddressed(me, channel) && askedIds.includes(me.id),
  'consent.withdraw': (me, { channel, askedById }) =>
    isAddressed(me, channel) && (askedById === me.id || moderates(me, channel)),

  // A group's thread leaves the forum by the hand of its author and its convenors only.
  'thread.export': (me, { channel, authorId }) =>
    isAddressed(me, channel) && (labelOf(channel) !== 'group' || authorId === me.id || moderates(me, channel)),

  // Consultations: who asks, and who answers for an institution. No office reads what others draft.
  'consultation.ask': (me, { channel, authorId }) =>
    isAddressed(me, channel) && !isGuest(me) && !channel.archived && (authorId === me.id || moderates(me, channel)),
  // It puts a question on others' desks and changes no word of anybody: whoever may begin one there may ask one again.
  'consultation.again': (me, { channel, locked }) =>
    rules['thread.start'](me, { channel }) && rules['post.write'](me, { channel, locked }),
  'seat.read': (me, { channel, memberId }) => isAddressed(me, channel) && !isGuest(me) && me.memberId === memberId,
  'seat.fill': (me, { channel, memberId }) =>
    isAddressed(me, channel) && !isGuest(me) && !channel.archived && me.memberId === memberId,
  'answer.release': (me, { channel, memberId, focalIds }) =>
    rules['seat.fill'](me, { channel, memberId }) && speaks(me, focalIds),
  'summary.write': (me, { channel, askedById }) =>
    isAddressed(me, channel) && !isGuest(me) && !channel.archived && askedById === me.id,
  'summary.answer': (me, { channel, memberIds, focalIds }) =>
    isAddressed(me, channel) && !channel.archived && memberIds.includes(me.memberId) && speaks(me, focalIds),

  'post.write': (me, { channel, locked }) =>
    isAddressed(me, channel) && !channel.archived && (!locked || moderates(me, channel)),
  'post.read': (me, post) => isAddressed(me, post.channel) && stands(post),
  'post.react': (me, post) => isAddressed(me, post.channel) && !post.channel.archived && stands(post),
  'post.edit': (me, post) => isAddressed(me, post.channel) && !post.channel.archived && isOwn(me, post) && stands(post),
  'post.remove': (me, post) => isAddressed(me, post.channel) && isOwn(me, post) && stands(post),
  'post.restore': (me, post) =>
    isAddressed(me, post.channel) && isOwn(me, post) && post.removedById === me.id && !post.hidden,
  'post.report': (me, post) => isAddressed(me, post.channel) && stands(post),
  'post.look': (me, post) =>
    isAddressed(me, post.channel) && isOutOfSight(post) && (post.authorId === me.id || moderates(me, post.channel)),
  'post.order': (me, { channel }) => isAddressed(me, channel) && moderates(me, channel),
  'report.read': (me, { channel }) => isAddressed(me, channel) && moderates(me, channel),
  'held.read': (me, { channel }) => isAddressed(me, channel) && moderates(me, channel),
  // What stands in the library beside the threads: read by who reads the channel, looked after by who keeps order there.
  'document.keep': (me, { channel }) => isAddressed(me, channel) && !channel.archived && moderates(me, channel),
  'file.upload': () => true,
  'file.read': (me, { uploaderId, post, document, heldIn }) =>
    post
      ? rules['post.read'](me, post) || rules['post.look'](me, post)
      : document
        ? isAddressed(me, document.channel) && !document.removed
        : uploaderId === me.id || (heldIn !== null && rules['held.read'](me, { channel: heldIn })),

  'group.look': (me, { groupId }) => isIn(me, groupId) || isSecretary(me),
  'group.hear': (me, { groupId }) => isIn(me, groupId),
  // The secretariat runs the house without reading the groups: its own people come in by a convenor's word only.
  'group.admit': (me, { groupId, role }) => convenes(me, groupId) || (isSecretary(me) && role !== 'secretariat'),
  'group.dismiss': (me, { groupId }) => convenes(me, groupId) || isSecretary(me),
  'group.invite': (me, { groupId }) => convenes(me, groupId),
  'group.govern': isSecretary,

  'person.edit': (me, person) => me.id === person.id || isSecretary(me),
  'person.suspend': (me, person) =>
    rules['suspension.look'](me, null) && me.id !== person.id && (person.role !== 'secretariat' || isSecretary(me)),
  'suspension.look': holdsOffice,
  'person.govern': isSecretary,
  'person.view': isSecretary,
  'member.edit': isSecretary,
  'member.clear': (me, { memberId, focalIds }) => !isGuest(me) && me.memberId === memberId && speaks(me, focalIds),
  'focal.name': (me, { memberId, focalIds }) =>
    isSecretary(me) || (!isGuest(me) && me.memberId === memberId && focalIds.includes(me.id)),
  'job.look': isSecretary,
  'invitation.manage': isSecretary,

  // The glossary: whoever moderates the house keeps it, and everyone of the network may suggest.
  'term.read': (me, { state }) => !isGuest(me) || state === 'accepted',
  'term.suggest': (me) => !isGuest(me),
  'term.edit': (me, { state, suggestedById }) =>
    holdsOffice(me) || (!isGuest(me) && state === 'suggested' && suggestedById === me.id),
  /** A suggestion that its author took back is theirs to make again; what was removed or declined, a moderator's. */
  'term.restore': (me, { state, suggestedById, removedById }) =>
    state === 'suggested' && removedById && removedById === suggestedById
      ? !isGuest(me) && removedById === me.id
      : holdsOffice(me),
  'term.order': holdsOffice,

  'audit.read': (me, { groupId }) => (groupId === null ? isSecretary(me) : convenes(me, groupId)),
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
  'channel.appoint',
  'group.govern',
  'person.govern',
  'person.view',
  'member.edit',
  'invitation.manage',
  'job.look',
  'term.suggest',
  'term.order',
])

/** Whether a channel is for someone. Every rule about what stands in a channel begins here. */
function isAddressed(me: Actor, channel: Place): boolean {
  if (channel.moderatorsOnly && !moderates(me, channel)) return false
  if (channel.personIds.includes(me.id)) return true
  if (channel.memberIds.length && !channel.memberIds.includes(me.memberId)) return false
  return isOfAudience(me, channel)
}

function isOfAudience(me: Actor, { audience, groupId }: Place): boolean {
  if (isGuest(me) || audience === 'persons') return false
  if (audience === 'group') return groupId !== null && isIn(me, groupId)
  return audience === 'network' || me.memberStatus === 'full'
}

/** Who keeps order: in a group its convenors, among named persons those who lead, elsewhere the house's moderators. */
function moderates(me: Actor, { audience, groupId, leadIds }: Place): boolean {
  if (isGuest(me)) return false
  if (audience === 'group') return groupId !== null && convenes(me, groupId)
  if (audience === 'persons') return leadIds.includes(me.id)
  return holdsOffice(me)
}

/** Who names a channel and says who may write in it: as it is moderated, but the house's own are the secretariat's. */
const administers = (me: Actor, channel: Place) =>
  channel.audience === 'group' || channel.audience === 'persons' ? moderates(me, channel) : isSecretary(me)

/** Of a partner: asks nothing, answers where a thread was opened to them; and holds no office, whatever is kept of them. */
function isGuest(me: Actor) {
  return me.memberStatus === 'partner'
}
function holdsOffice(me: Actor) {
  return !isGuest(me) && me.role !== 'person'
}
function isSecretary(me: Actor) {
  return holdsOffice(me) && me.role === 'secretariat'
}
const isIn = (me: Actor, groupId: string) =>
  !isGuest(me) && me.memberships.some((membership) => membership.groupId === groupId)
const convenes = (me: Actor, groupId: string) =>
  !isGuest(me) && me.memberships.some((m) => m.groupId === groupId && m.convenor)
/** What one said oneself; an institution's answer is withdrawn, and a later version follows. */
const isOwn = (me: Actor, { authorId, answerOf }: WrittenPost) => answerOf === null && authorId === me.id
/** Whether one answers for one's institution. */
const speaks = (me: Actor, focalIds: string[]) => focalIds.length === 0 || focalIds.includes(me.id)
const stands = ({ removedById, hidden }: WrittenPost) => removedById === null && !hidden
const isOutOfSight = ({ removedById, hidden }: WrittenPost) => removedById === null && hidden
