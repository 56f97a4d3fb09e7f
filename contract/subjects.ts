import type { Audience, MemberStatus, writers } from './kinds'
import type { roles } from './limits'

/** Who acts. Everything a rule may know of a person. */
export interface Actor {
  id: string
  memberId: string
  memberStatus: MemberStatus
  role: (typeof roles)[number]
  /** Those that stand: one that has run out is none. */
  memberships: { groupId: string; convenor: boolean }[]
}

/** What a rule may know of a channel; see contract/channels.ts. */
export interface Place {
  audience: Audience
  groupId: string | null
  memberIds: string[]
  personIds: string[]
  leadIds: string[]
  moderatorsOnly: boolean
  archived: boolean
  writers: (typeof writers)[number]
}
interface InChannel {
  channel: Place
}
interface Written extends InChannel {
  authorId: string
}
interface Talk extends InChannel {
  locked: boolean
}
export interface WrittenPost extends Written {
  removedById: string | null
  hidden: boolean
  /** The member whose answer it is. */
  answerOf: string | null
}
/** The seat of a member, or its answer. */
interface OfMember extends InChannel {
  memberId: string
}
/** `focalIds`: who may answer for the member; none: all its people. */
interface Speaking extends OfMember {
  focalIds: string[]
}
interface Attachment {
  uploaderId: string
  /** The post that carries it; null for a mere upload. */
  post: WrittenPost | null
  /** Where the post is to stand that waits with it. */
  heldIn: Place | null
  /** The document of the library that carries it. */
  document: (InChannel & { removed: boolean }) | null
}
interface OfGroup {
  groupId: string
}
interface Admission extends OfGroup {
  /** Of the person who is to be in the group. */
  role: Actor['role']
}

interface Suggested {
  state: 'suggested' | 'accepted'
  suggestedById: string | null
}

/** What each ability is about. `null`: nothing in particular. */
export interface Subjects {
  'session.start': null
  'forum.use': null
  'directory.follow': null
  'channel.read': InChannel
  'channel.make': { groupId: string | null }
  'channel.edit': InChannel
  'channel.appoint': null
  'thread.start': InChannel
  'thread.edit': Written
  'thread.order': InChannel
  'thread.answer': Written
  'thread.narrow': Written
  'thread.widen': Written
  'thread.publish': InChannel & { chairId: string | null }
  'consent.answer': InChannel & { askedIds: string[] }
  'consent.withdraw': InChannel & { askedById: string }
  'thread.export': Written
  'consultation.ask': Written
  'consultation.again': Talk
  'seat.read': OfMember
  'seat.fill': OfMember
  'answer.release': Speaking
  'summary.write': InChannel & { askedById: string }
  /** A summary in which these members are quoted. */
  'summary.answer': InChannel & { memberIds: string[]; focalIds: string[] }
  'post.write': Talk
  'post.read': WrittenPost
  'post.react': WrittenPost
  'post.edit': WrittenPost
  'post.remove': WrittenPost
  'post.restore': WrittenPost
  'post.report': WrittenPost
  'post.look': WrittenPost
  'post.order': InChannel
  'report.read': InChannel
  'held.read': InChannel
  'document.keep': InChannel
  'file.upload': null
  'file.read': Attachment
  'group.look': OfGroup
  'group.hear': OfGroup
  'group.admit': Admission
  'group.dismiss': OfGroup
  'group.invite': OfGroup
  'group.govern': null
  'person.edit': { id: string }
  /** Whom it is about. */
  'person.suspend': { id: string; role: Actor['role'] }
  'suspension.look': null
  'person.govern': null
  'person.view': null
  'member.edit': null
  'member.clear': { memberId: string; focalIds: string[] }
  'focal.name': { memberId: string; focalIds: string[] }
  'job.look': null
  'invitation.manage': null
  'term.read': Suggested
  'term.suggest': null
  'term.edit': Suggested
  'term.restore': Suggested & { removedById: string | null }
  'term.order': null
  'audit.read': { groupId: string | null }
}
