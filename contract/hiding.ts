import { Type, type Static } from 'typebox'
import { Id, Line, Nullable, Timestamp } from './common'
import { endpoint } from './endpoint'
import { File } from './files'
import { limits } from './limits'
import { Post } from './posts'

export const Reason = Line(limits.reasonCharacters)

export const hidePost = endpoint({
  method: 'PUT',
  path: '/api/posts/:postId/hidden',
  policy: 'post.order',
  summary: 'Take a post from sight, for a reason that its thread is told; it may come back',
  input: Type.Object({ postId: Id, reason: Reason }),
  reply: Post,
})

export const showPost = endpoint({
  method: 'DELETE',
  path: '/api/posts/:postId/hidden',
  policy: 'post.order',
  summary: 'Give a hidden post back',
  input: Type.Object({ postId: Id }),
  reply: Post,
})

export const erasePost = endpoint({
  method: 'DELETE',
  path: '/api/posts/:postId/content',
  policy: 'post.order',
  summary: 'Remove a hidden post for good: text, history, reactions, mentions and files; only that it was there stays',
  input: Type.Object({ postId: Id }),
  reply: Post,
})

export const lookAtPost = endpoint({
  method: 'GET',
  path: '/api/posts/:postId/hidden',
  policy: 'post.look',
  summary: 'What a hidden post says, for its author and the moderators of the place',
  input: Type.Object({ postId: Id }),
  reply: Type.Object({ text: Type.String(), files: Type.Array(File) }),
})

/** A post out of sight, as the list of them shows it to those who may bring it back. */
export const HiddenPost = Type.Object({
  post: Post,
  channelId: Id,
  title: Type.String(),
  /** Who hid it, when and why; null while only a report did. */
  byId: Nullable(Id),
  at: Nullable(Timestamp),
  reason: Type.String(),
})
export type HiddenPost = Static<typeof HiddenPost>

export const listHiddenPosts = endpoint({
  method: 'GET',
  path: '/api/hidden-posts',
  policy: 'forum.use',
  summary: 'The posts that are out of sight where one keeps order, the newest first',
  input: Type.Object({}),
  reply: Type.Array(HiddenPost),
})
