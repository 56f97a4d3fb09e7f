import { Type } from 'typebox'
import { Id, Line } from './common'
import { endpoint } from './endpoint'
import { limits } from './limits'
import { Difference } from './reaches'
import { Thread } from './threads'

export const splitThread = endpoint({
  method: 'POST',
  path: '/api/threads/:threadId/split',
  policy: 'thread.order',
  summary: 'Carry posts, with the replies to them, into a thread of their own beside this one',
  input: Type.Object({
    threadId: Id,
    /** The id of the new thread. */
    id: Id,
    title: Line(limits.titleCharacters),
    postIds: Type.Array(Id, { minItems: 1, maxItems: limits.postsPerSplit, uniqueItems: true }),
  }),
  reply: Thread,
})

const into = Type.Object({ threadId: Id, intoId: Id })

export const mergeThread = endpoint({
  method: 'PUT',
  path: '/api/threads/:threadId/into/:intoId',
  policy: 'thread.order',
  summary: 'Carry all posts of a thread into another, in the order of time; its links lead there from then on',
  input: into,
  reply: Thread,
})

export const previewMerge = endpoint({
  method: 'GET',
  path: '/api/threads/:threadId/into/:intoId/difference',
  policy: 'thread.order',
  summary: 'Who would lose the posts of a thread by merging it into another',
  input: into,
  reply: Difference,
})

export const locatePost = endpoint({
  method: 'GET',
  path: '/api/posts/:postId/thread',
  policy: 'channel.read',
  summary: 'The thread a post is in now: it may have been carried there from another',
  input: Type.Object({ postId: Id }),
  reply: Type.Object({ threadId: Id }),
})
