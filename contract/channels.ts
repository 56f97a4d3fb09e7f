import { Type, type Static } from 'typebox'
import { Id, Nothing, Nullable, OneOf, Slug, Version } from './common'
import { endpoint } from './endpoint'

export const audiences = ['network', 'full', 'group'] as const
export const writers = ['audience', 'moderators'] as const

/** A place with an audience. */
export const Channel = Type.Object({
  id: Id,
  slug: Slug,
  name: Type.String(),
  purpose: Type.String(),
  /** `full`: people of full members; `group`: people of `groupId`. */
  audience: OneOf(audiences),
  groupId: Nullable(Id),
  /** Who may start threads. Whoever reads may reply. */
  writers: OneOf(writers),
  position: Type.Integer(),
  version: Version,
})
export type Channel = Static<typeof Channel>

/** Those who can read a channel, by institution: the answer to "Who will read this?". */
export const Readership = Type.Array(Type.Object({ memberId: Id, personIds: Type.Array(Id) }))
export type Readership = Static<typeof Readership>

export const listReaders = endpoint({
  method: 'GET',
  path: '/api/channels/:channelId/readers',
  policy: 'channel.read',
  summary: 'Who can read a channel, computed by the rule that lets them',
  input: Type.Object({ channelId: Id }),
  reply: Readership,
})

export const readChannel = endpoint({
  method: 'PUT',
  path: '/api/channels/:channelId/read',
  policy: 'channel.read',
  summary: 'Mark everything in a channel as read',
  input: Type.Object({ channelId: Id }),
  reply: Nothing,
})
