import { Type } from 'typebox'
import { Id, Timestamp } from './common'
import { endpoint } from './endpoint'
import { limits } from './limits'
import { Thread } from './threads'

/** Why, in a line; its readers see it in the thread. */
export const Reason = Type.String({ maxLength: limits.lineCharacters })

const about = { threadId: Id }

export const pinThread = endpoint({
  method: 'PUT',
  path: '/api/threads/:threadId/pin',
  policy: 'thread.order',
  summary: "Keep a thread on top of its channel's list until a date",
  input: Type.Object({ ...about, until: Timestamp }),
  reply: Thread,
})

export const unpinThread = endpoint({
  method: 'DELETE',
  path: '/api/threads/:threadId/pin',
  policy: 'thread.order',
  summary: 'Let a thread stand where its newest post puts it',
  input: Type.Object(about),
  reply: Thread,
})

export const lockThread = endpoint({
  method: 'PUT',
  path: '/api/threads/:threadId/lock',
  policy: 'thread.order',
  summary: 'Let only moderators write in a thread',
  input: Type.Object({ ...about, reason: Type.Optional(Reason) }),
  reply: Thread,
})

export const unlockThread = endpoint({
  method: 'DELETE',
  path: '/api/threads/:threadId/lock',
  policy: 'thread.order',
  summary: 'Let everyone who reads a thread write in it again',
  input: Type.Object(about),
  reply: Thread,
})

export const slowThread = endpoint({
  method: 'PUT',
  path: '/api/threads/:threadId/slow',
  policy: 'thread.order',
  summary: 'Set the least time between two posts of one person in a thread; 0: none',
  input: Type.Object({ ...about, seconds: Type.Integer({ minimum: 0, maximum: limits.slowSeconds }) }),
  reply: Thread,
})

export const answerThread = endpoint({
  method: 'PUT',
  path: '/api/threads/:threadId/answer',
  policy: 'thread.answer',
  summary: 'Mark a post as the answer to the question',
  input: Type.Object({ ...about, postId: Id }),
  reply: Thread,
})

export const unanswerThread = endpoint({
  method: 'DELETE',
  path: '/api/threads/:threadId/answer',
  policy: 'thread.answer',
  summary: 'Say that the question is open again',
  input: Type.Object(about),
  reply: Thread,
})
