import { Type, type Static } from 'typebox'
import { Id, Line, OneOf, Nullable, Ranges, Slug, Timestamp, Version } from './common'
import { Consent } from './consents'
import { Asking, Standing } from './consultations'
import { endpoint } from './endpoint'
import { HeldPost } from './heldPosts'
import { labels } from './kinds'
import { limits } from './limits'
import { Note } from './notes'
import { Post } from './posts'
import { Narrowing } from './reaches'
import { ReadMark } from './reads'

/** A question or discussion in a channel. Holds nothing personal and nothing of its text. */
export const Thread = Type.Object({
  id: Id,
  channelId: Id,
  authorId: Id,
  title: Type.String(),
  label: OneOf(labels),
  /** Nobody but its moderators writes in it any more. */
  locked: Type.Boolean(),
  /** On top of its list until then. */
  pinnedUntil: Nullable(Timestamp),
  /** The post that answers the question, as its author or a moderator sees it. */
  answerId: Nullable(Id),
  /** The least time between two posts of one person; 0: none. */
  slowSeconds: Type.Integer(),
  /** Taken from everyone's sight but the moderators'. */
  hidden: Type.Boolean(),
  places: Type.Array(Slug),
  topics: Type.Array(Slug),
  /** How it stands, where it asks members to answer by a date. */
  consultation: Nullable(Standing),
  createdAt: Timestamp,
  /** When it last got a post; lists are in this order. */
  activeAt: Timestamp,
  /** The number of the newest post. */
  lastNumber: Type.Integer(),
  /** Numbers of posts that were removed; they count as neither posts nor unread. */
  gone: Ranges,
  version: Version,
})
export type Thread = Static<typeof Thread>

const Text = Type.String({ minLength: 1, maxLength: limits.postCharacters, pattern: '\\S' })
const Title = Line(limits.titleCharacters)
const Places = Type.Array(Slug, { maxItems: limits.placesPerThread, uniqueItems: true })
const Topics = Type.Array(Slug, { maxItems: limits.topicsPerThread, uniqueItems: true })

export const startThread = endpoint({
  method: 'POST',
  path: '/api/threads',
  policy: 'thread.start',
  summary: 'Ask a question in a channel; asking with the same ids again changes nothing',
  input: Type.Object({
    id: Id,
    /** The id of the question's own post. */
    postId: Id,
    channelId: Id,
    /** For fewer than all who read there. */
    reach: Type.Optional(Narrowing),
    /** Makes it a consultation at once. */
    asking: Type.Optional(Asking),
    title: Title,
    text: Text,
    places: Places,
    topics: Topics,
    fileIds: Type.Array(Id, { maxItems: limits.filesPerPost, uniqueItems: true }),
  }),
  /** One of the first questions of a new person waits. */
  reply: Type.Union([Type.Object({ thread: Thread, post: Post }), HeldPost]),
})

export const editThread = endpoint({
  method: 'PUT',
  path: '/api/threads/:threadId',
  policy: 'thread.edit',
  summary: 'Change title, places and topics',
  input: Type.Object({ threadId: Id, title: Title, places: Places, topics: Topics }),
  reply: Thread,
})

/** Threads with one's read marks on them. `next` goes into `cursor` for the page after this one; null at the end. */
export const ThreadPage = Type.Object({
  threads: Type.Array(Thread),
  marks: Type.Array(ReadMark),
  next: Nullable(Type.String()),
})
export type ThreadPage = Static<typeof ThreadPage>

export const listThreads = endpoint({
  method: 'GET',
  path: '/api/threads',
  policy: 'forum.use',
  summary: 'Threads one may read, last active first; of one channel, or of all',
  input: Type.Object({
    channelId: Type.Optional(Id),
    place: Type.Optional(Slug),
    topic: Type.Optional(Slug),
    unread: Type.Optional(Type.Boolean()),
    /** Started by someone of one's own member. */
    ours: Type.Optional(Type.Boolean()),
    /** Consultations in which one's own member has not answered. */
    owed: Type.Optional(Type.Boolean()),
    cursor: Type.Optional(Type.String({ maxLength: 100 })),
  }),
  reply: ThreadPage,
})

export const openThread = endpoint({
  method: 'GET',
  path: '/api/threads/:threadId',
  policy: 'channel.read',
  summary: 'One thread and the own read mark on it',
  input: Type.Object({ threadId: Id }),
  reply: Type.Object({ thread: Thread, mark: ReadMark }),
})

/** A run of posts in the order they are shown, without holes. */
export const PostPage = Type.Object({
  posts: Type.Array(Post),
  /** Whether posts are shown before the first, and after the last, of these. */
  before: Type.Boolean(),
  after: Type.Boolean(),
  /** What was done to the thread; empty in the pages after and before another. */
  notes: Type.Array(Note),
  /** What its contributors are being asked; empty in the pages after and before another. */
  consents: Type.Array(Consent),
  /** The thread's revision these posts stand for, or an earlier one. */
  revision: Type.Integer(),
})
export type PostPage = Static<typeof PostPage>

export const listPosts = endpoint({
  method: 'GET',
  path: '/api/threads/:threadId/posts',
  policy: 'channel.read',
  summary: 'Posts: after or before one, around one, or (with none of these) around the first unread',
  input: Type.Object({
    threadId: Id,
    after: Type.Optional(Id),
    before: Type.Optional(Id),
    around: Type.Optional(Id),
  }),
  reply: PostPage,
})
