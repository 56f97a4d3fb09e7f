import { Type, type Static } from 'typebox'
import { Id, Line, Nothing, Nullable, Slug, Timestamp } from './common'
import { Asking } from './consultations'
import { endpoint } from './endpoint'
import { File } from './files'
import { limits } from './limits'

/**
 * What a new person wrote and no moderator has let through: in no thread, without a number, and known to nobody but its
 * author and those who keep order where it is to stand.
 */
export const HeldPost = Type.Object({
  /** The id it has as a post, once it is one. */
  id: Id,
  /** The thread it answers in, or the one it begins. */
  threadId: Id,
  parentId: Nullable(Id),
  isQuestion: Type.Boolean(),
  /** Null to an author who does not read that channel: not any more, or not yet. */
  channelId: Nullable(Id),
  authorId: Id,
  title: Type.String(),
  text: Type.String(),
  places: Type.Array(Slug),
  topics: Type.Array(Slug),
  files: Type.Array(File),
  /** What is asked of members with it, and until when; the date is moved where it has passed once it is let through. */
  asking: Nullable(Asking),
  createdAt: Timestamp,
  refusedAt: Nullable(Timestamp),
  /** Why it was refused. */
  reason: Type.String(),
})
export type HeldPost = Static<typeof HeldPost>

export const listHeldPosts = endpoint({
  method: 'GET',
  path: '/api/held-posts',
  policy: 'forum.use',
  summary: "What waits where one keeps order, the oldest first; and what of one's own waits or was refused",
  input: Type.Object({}),
  reply: Type.Object({ waiting: Type.Array(HeldPost), own: Type.Array(HeldPost) }),
})

const Held = Type.Object({ heldId: Id })

export const approvePost = endpoint({
  method: 'PUT',
  path: '/api/held-posts/:heldId/approval',
  policy: 'post.order',
  summary: "Let a held post through: it is written now, as its author's",
  input: Held,
  reply: Nothing,
})

export const refusePost = endpoint({
  method: 'PUT',
  path: '/api/held-posts/:heldId/refusal',
  policy: 'post.order',
  summary: 'Refuse a held post; its author is told why and keeps the text',
  input: Type.Object({ heldId: Id, reason: Line(limits.reasonCharacters) }),
  reply: Nothing,
})

export const dropHeldPost = endpoint({
  method: 'DELETE',
  path: '/api/me/held-posts/:heldId',
  policy: 'forum.use',
  summary: 'Throw away what one wrote and no moderator has let through',
  input: Held,
  reply: Nothing,
})

export const Holding = Type.Object({ posts: Type.Integer({ minimum: 0, maximum: limits.heldPosts }) })
export type Holding = Static<typeof Holding>

export const openHolding = endpoint({
  method: 'GET',
  path: '/api/house/holding',
  policy: 'person.govern',
  summary: 'How many first posts of each new person wait for a moderator; 0: none',
  input: Type.Object({}),
  reply: Holding,
})

export const setHolding = endpoint({
  method: 'PUT',
  path: '/api/house/holding',
  policy: 'person.govern',
  summary: 'Say how many first posts of each new person wait for a moderator; what waits already goes on waiting',
  input: Holding,
  reply: Holding,
})
