import { Type, type Static } from 'typebox'
import { Announcement } from './announcements'
import { Answer } from './answers'
import { Channel } from './channels'
import { Id, uuid, Version } from './common'
import { Consultation } from './consultations'
import { Consent } from './consents'
import { Document } from './documents'
import { Draft } from './drafts'
import { endpoint } from './endpoint'
import { Term } from './glossary'
import { Group, GroupPeople } from './groups'
import { limits } from './limits'
import { Member } from './members'
import { Mention } from './mentions'
import { Note } from './notes'
import { Person } from './people'
import { Post } from './posts'
import { ReadMark } from './reads'
import { Summary } from './summaries'
import { Thread } from './threads'

/** Everything that can happen, each with the whole thing as it is now. */
export const Event = Type.Union([
  Type.Object({ type: Type.Literal('thread.saved'), thread: Thread }),
  /** It is not in this channel any more. Only ids: who may not know more is not told more. */
  Type.Object({ type: Type.Literal('thread.removed'), threadId: Id, channelId: Id }),
  /** Posts left the one thread for the other: load anew what is open of them. Only ids. */
  Type.Object({ type: Type.Literal('posts.moved'), threadId: Id, intoId: Id }),
  Type.Object({ type: Type.Literal('post.saved'), post: Post }),
  Type.Object({ type: Type.Literal('note.saved'), note: Note }),
  Type.Object({ type: Type.Literal('consent.saved'), consent: Consent }),
  Type.Object({ type: Type.Literal('consultation.saved'), consultation: Consultation }),
  Type.Object({ type: Type.Literal('answer.saved'), answer: Answer }),
  Type.Object({ type: Type.Literal('summary.saved'), summary: Summary }),
  /** It is a draft again, which its author alone sees. */
  Type.Object({ type: Type.Literal('summary.removed'), threadId: Id }),
  Type.Object({ type: Type.Literal('document.saved'), document: Document }),
  /** It was taken out of the library. Only ids. */
  Type.Object({ type: Type.Literal('document.removed'), documentId: Id, channelId: Id }),
  Type.Object({ type: Type.Literal('channel.saved'), channel: Channel }),
  Type.Object({ type: Type.Literal('group.saved'), group: Group }),
  Type.Object({ type: Type.Literal('groupPeople.saved'), groupPeople: GroupPeople }),
  Type.Object({ type: Type.Literal('announcement.saved'), announcement: Announcement }),
  Type.Object({ type: Type.Literal('member.saved'), member: Member }),
  Type.Object({ type: Type.Literal('term.saved'), term: Term }),
  Type.Object({ type: Type.Literal('term.removed'), termId: Id }),
  Type.Object({ type: Type.Literal('person.saved'), person: Person }),
  Type.Object({ type: Type.Literal('read.saved'), mark: ReadMark }),
  Type.Object({ type: Type.Literal('draft.saved'), draft: Draft }),
  Type.Object({ type: Type.Literal('mention.saved'), mention: Mention }),
  /** Something one keeps order over, reported, or wrote and that waits, stands otherwise: ask again. */
  Type.Object({ type: Type.Literal('moderation.changed') }),
  /**
   * What waits for one's institution, or what it asked, stands otherwise: ask again. `draft`: nothing is, but the words of
   * its draft there.
   */
  Type.Object({
    type: Type.Literal('desk.changed'),
    draft: Type.Optional(Type.Object({ threadId: Id, version: Version })),
  }),
  /** What one may see has changed, by more than one thing: load the forum again. */
  Type.Object({ type: Type.Literal('forum.changed') }),
])
export type Event = Static<typeof Event>

/**
 * A room is where a stream of events is heard.
 * `network`: everyone signed in, the directory. `person:ID`: oneself, on every device. Both are joined by connecting.
 * `channel:ID`: its list of threads, and its documents. `thread:ID`: its posts. `group:ID`: who is in it. These are watched by asking.
 */
export type Room = 'network' | `person:${string}` | `channel:${string}` | `thread:${string}` | `group:${string}`
export const WatchableRoom = Type.Unsafe<Room>({ type: 'string', pattern: `^(channel|thread|group):${uuid}$` })

/**
 * All that one write did in one room. It leads from the revision `after` to `revision`. Revisions have no gaps: whoever
 * stands at 12 and hears a frame that leads from 13 has missed something, and asks for what came after 12.
 */
export interface Frame {
  room: Room
  after: number
  revision: number
  events: Event[]
}

/** Who has a thread open right now, and who of them is writing. Said afresh at each change; never stored. */
export interface Presence {
  threadId: string
  people: { personId: string; typing: boolean }[]
}

export const watchInput = Type.Object({ room: WatchableRoom })
export const typingInput = Type.Object({ threadId: Id, typing: Type.Boolean() })

/** The answer to `watch`: the revision from which on events arrive, or why not. */
export type Watched = { revision: number } | { code: 'not_found' | 'invalid' | 'broken' | 'too_many' }

export interface ToServer {
  watch: (input: Static<typeof watchInput>, answer: (watched: Watched) => void) => void
  unwatch: (input: Static<typeof watchInput>) => void
  typing: (input: Static<typeof typingInput>) => void
}
export interface ToClient {
  frame: (frame: Frame) => void
  presence: (presence: Presence) => void
  /** The socket is in the rooms it starts with, which stand at these revisions; `version` is the server's build. */
  ready: (state: { revisions: Record<string, number>; version: string }) => void
}

/** What a room said after a revision. `complete: false`: too much; load it afresh. */
export const Changes = Type.Object({
  revision: Type.Integer(),
  complete: Type.Boolean(),
  events: Type.Array(Event, { maxItems: limits.catchUpEvents }),
})
export type Changes = Static<typeof Changes>

export const listChanges = endpoint({
  method: 'GET',
  path: '/api/changes',
  policy: 'forum.use',
  summary: 'What a room said after a revision',
  input: Type.Object({
    room: Type.Unsafe<Room>({ type: 'string', pattern: `^(network|(person|channel|thread|group):${uuid})$` }),
    after: Type.Integer({ minimum: 0 }),
  }),
  reply: Changes,
})
