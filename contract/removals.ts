import { Type } from 'typebox'
import { Id, Line, Nothing } from './common'
import { endpoint } from './endpoint'
import { Thread } from './threads'

export const hideThread = endpoint({
  method: 'PUT',
  path: '/api/threads/:threadId/hiding',
  policy: 'thread.order',
  summary: "Take a thread from everyone's sight but the moderators', and say why",
  input: Type.Object({ threadId: Id, reason: Line() }),
  reply: Thread,
})

export const restoreThread = endpoint({
  method: 'DELETE',
  path: '/api/threads/:threadId/hiding',
  policy: 'thread.order',
  summary: 'Put a hidden thread back where it was',
  input: Type.Object({ threadId: Id }),
  reply: Thread,
})

export const removeThread = endpoint({
  method: 'DELETE',
  path: '/api/threads/:threadId',
  policy: 'thread.order',
  summary: 'Remove a hidden thread for good, with all that was written in it and all its files',
  input: Type.Object({ threadId: Id }),
  reply: Nothing,
})
