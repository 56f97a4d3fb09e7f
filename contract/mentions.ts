import { Type, type Static } from 'typebox'
import { Id, Timestamp } from './common'
import { endpoint } from './endpoint'

/** That someone named me in a post. Holds no text: the post says it to those who may read it. */
export const Mention = Type.Object({
  postId: Id,
  threadId: Id,
  /** The post's number, so that a read mark tells whether it was seen. */
  number: Type.Integer(),
  authorId: Id,
  createdAt: Timestamp,
})
export type Mention = Static<typeof Mention>

export const listMentions = endpoint({
  method: 'GET',
  path: '/api/mentions',
  policy: 'forum.use',
  summary: 'The newest fifty times one was named, in threads one may read',
  input: Type.Object({}),
  reply: Type.Array(Mention),
})
