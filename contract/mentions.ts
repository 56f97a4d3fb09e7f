import { Type, type Static } from 'typebox'
import { Id, Timestamp, Version } from './common'
import { endpoint } from './endpoint'

/** That someone named me in a post. Holds no text: the post says it to those who may read it. */
export const Mention = Type.Object({
  postId: Id,
  threadId: Id,
  /** The post's number, so that a read mark tells whether it was seen. */
  number: Type.Integer(),
  authorId: Id,
  createdAt: Timestamp,
  /** The post was taken away, and what it said with it. */
  removed: Type.Boolean(),
  /** The revision of one's own stream when this was last said. */
  version: Version,
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
