import { Type } from 'typebox'
import { Id, OneOf } from './common'
import { endpoint } from './endpoint'
import { reaches } from './kinds'
import { aim, Difference, GuestIds, MemberIds } from './reaches'
import { Thread } from './threads'

export const moveThread = endpoint({
  method: 'PUT',
  path: '/api/threads/:threadId/channel',
  policy: 'thread.order',
  summary: 'Move a thread to another channel that is as confidential, or more so',
  input: Type.Object({ threadId: Id, channelId: Id }),
  reply: Thread,
})

export const narrowThread = endpoint({
  method: 'PUT',
  path: '/api/threads/:threadId/reach',
  policy: 'thread.narrow',
  summary: 'Let fewer people read a thread; to let anyone more read it, its contributors are asked',
  input: Type.Object({ threadId: Id, ...aim }),
  reply: Thread,
})

export const previewThreadReach = endpoint({
  method: 'GET',
  path: '/api/threads/:threadId/reach/difference',
  policy: 'channel.read',
  summary: 'Who would gain and who would lose a thread, and who would be asked for it',
  input: Type.Object({
    ...{ threadId: Id, channelId: Id, to: OneOf(reaches), isPublic: Type.Boolean() },
    groupId: Type.Optional(Id),
    memberIds: Type.Optional(MemberIds),
    guestIds: Type.Optional(GuestIds),
  }),
  reply: Type.Object({
    ...Difference.properties,
    /** Whether its contributors have to consent. */
    isWider: Type.Boolean(),
    /** Those who would be asked. */
    askedIds: Type.Array(Id),
  }),
})
