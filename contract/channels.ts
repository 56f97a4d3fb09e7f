import { Type, type Static } from 'typebox'
import { Id, Nothing, Nullable, OneOf, Slug, Version } from './common'
import { endpoint } from './endpoint'
import { audiences, writers } from './kinds'

/**
 * A place with an audience. One that stands below another (`parentId`) holds threads of that channel which fewer, or
 * other, people may read: it is in no list of channels, its threads stand in the list of the one above.
 */
export const Channel = Type.Object({
  id: Id,
  parentId: Nullable(Id),
  slug: Slug,
  name: Type.String(),
  purpose: Type.String(),
  audience: OneOf(audiences),
  /** Of the audience `group`. */
  groupId: Nullable(Id),
  /** Of the audience, only people of these members; empty: all. */
  memberIds: Type.Array(Id),
  /** Named persons, who read whatever the audience: the whole audience of `persons`, guests anywhere else. */
  personIds: Type.Array(Id),
  /** Those of the named who keep order in a channel of `persons`. */
  leadIds: Type.Array(Id),
  /** Only those who keep order here: what was hidden. */
  moderatorsOnly: Type.Boolean(),
  /** Readable, and nothing is written in it any more. */
  archived: Type.Boolean(),
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
