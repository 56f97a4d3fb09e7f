import { Type, type Static } from 'typebox'
import { Announcement } from './announcements'
import { Channel } from './channels'
import { Consent } from './consents'
import { endpoint } from './endpoint'
import { Group } from './groups'
import { Chair, Member } from './members'
import { Mention } from './mentions'
import { Person } from './people'
import { ReadMark } from './reads'
import { Me } from './session'
import { Taxonomy } from './taxonomy'
import { Thread } from './threads'

/** What a page starts from, as one person sees it: the directory, the channels, and what is unread. */
export const Forum = Type.Object({
  me: Me,
  /** Groups one is in, and whether one convenes them. */
  memberships: Type.Array(Type.Object({ groupId: Type.String(), convenor: Type.Boolean() })),
  members: Type.Array(Member),
  chairs: Type.Array(Chair),
  people: Type.Array(Person),
  groups: Type.Array(Group),
  /** The newest of one's groups, `limits.announcements` of each. */
  announcements: Type.Array(Announcement),
  channels: Type.Array(Channel),
  taxonomy: Taxonomy,
  /** The most recently active threads with something unread, at most `limits.unreadThreads`, and those one was named in. */
  threads: Type.Array(Thread),
  marks: Type.Array(ReadMark),
  mentions: Type.Array(Mention),
  /** Where one is asked to let more people read what one wrote, and has not answered. */
  asked: Type.Array(Consent),
  /** Of `network`, one's own room, each channel's and each of one's groups', read before the rest: what came since can be asked for. */
  revisions: Type.Record(Type.String(), Type.Integer()),
})
export type Forum = Static<typeof Forum>

export const openForum = endpoint({
  method: 'GET',
  path: '/api/forum',
  policy: 'forum.use',
  summary: 'All a client starts from',
  input: Type.Object({}),
  reply: Forum,
})
