import { Type, type Static } from 'typebox'
import { Readership } from './channels'
import { Id } from './common'
import { endpoint } from './endpoint'
import { Thread } from './threads'

/** Who will read something that did not before, and who will not any more. */
export const Difference = Type.Object({ gain: Readership, lose: Readership })
export type Difference = Static<typeof Difference>

const toChannel = Type.Object({ threadId: Id, channelId: Id })

export const moveThread = endpoint({
  method: 'PUT',
  path: '/api/threads/:threadId/channel',
  policy: 'thread.order',
  summary: 'Move a thread to another channel that is as confidential, or more so',
  input: toChannel,
  reply: Thread,
})

export const previewMove = endpoint({
  method: 'GET',
  path: '/api/threads/:threadId/channel/:channelId/difference',
  policy: 'thread.order',
  summary: 'Who would gain and who would lose a thread by moving it',
  input: toChannel,
  reply: Difference,
})
