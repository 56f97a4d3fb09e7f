import { Type, type Static } from 'typebox'
import { Id, Ranges, Version } from './common'
import { endpoint } from './endpoint'

/** Which posts of a thread one person has seen, by number. Personal: it travels in that person's own room. */
export const ReadMark = Type.Object({ threadId: Id, read: Ranges, version: Version })
export type ReadMark = Static<typeof ReadMark>

/** The `revision` of the page of posts whose numbers are meant: where posts were carried since, nothing is marked. */
const AsOf = Type.Optional(Type.Integer({ minimum: 0 }))

export const markRead = endpoint({
  method: 'PUT',
  path: '/api/threads/:threadId/read',
  policy: 'channel.read',
  summary: 'Add the numbers of posts that were on screen to what one has read',
  input: Type.Object({
    threadId: Id,
    numbers: Type.Array(Type.Integer({ minimum: 1, maximum: 1_000_000 }), { minItems: 1, maxItems: 500 }),
    asOf: AsOf,
  }),
  reply: ReadMark,
})

export const markUnread = endpoint({
  method: 'PUT',
  path: '/api/threads/:threadId/unread',
  policy: 'channel.read',
  summary: 'Make a post, and all that were written after it, unread again',
  input: Type.Object({
    threadId: Id,
    number: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    asOf: AsOf,
  }),
  reply: ReadMark,
})
