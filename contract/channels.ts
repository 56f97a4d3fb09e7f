import { Type, type Static } from 'typebox'
import { Id, Line, Nothing, Nullable, OneOf, Slug, Version } from './common'
import { endpoint } from './endpoint'
import { audiences, writers } from './kinds'
import { limits } from './limits'

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

const Purpose = Type.String({ maxLength: limits.purposeCharacters })
const Persons = Type.Array(Id, { maxItems: limits.personsPerChannel, uniqueItems: true })
const named = {
  /** Of the audience `persons`: all who read it. */
  personIds: Persons,
  /** Those of them who keep order, and say who else is named; at least one. */
  leadIds: Persons,
}

export const makeChannel = endpoint({
  method: 'POST',
  path: '/api/channels',
  policy: 'channel.make',
  summary: 'Make a channel of the house, or of a group; null where one is not among those who read it',
  input: Type.Object({
    id: Id,
    name: Line(limits.titleCharacters),
    purpose: Purpose,
    /** This and the group never change. */
    audience: OneOf(audiences),
    groupId: Nullable(Id),
    ...named,
    writers: OneOf(writers),
  }),
  reply: Nullable(Channel),
})

export const editChannel = endpoint({
  method: 'PUT',
  path: '/api/channels/:channelId',
  policy: 'channel.edit',
  summary: 'Change what a channel is called and for, and who starts threads in it',
  input: Type.Object({
    channelId: Id,
    name: Line(limits.titleCharacters),
    purpose: Purpose,
    writers: OneOf(writers),
  }),
  reply: Channel,
})

export const nameForChannel = endpoint({
  method: 'PUT',
  path: '/api/channels/:channelId/people',
  policy: 'channel.edit',
  summary: 'Say whom a channel of named persons is for; whoever is left out loses it at once. Null: that was oneself',
  input: Type.Object({ channelId: Id, ...named }),
  reply: Nullable(Channel),
})

const archived = { policy: 'channel.edit', input: Type.Object({ channelId: Id }), reply: Channel } as const
export const archiveChannel = endpoint({
  ...archived,
  method: 'PUT',
  path: '/api/channels/:channelId/archived',
  summary: 'Archive a channel: it stays readable, and nothing is written in it any more',
})

export const reopenChannel = endpoint({
  ...archived,
  method: 'DELETE',
  path: '/api/channels/:channelId/archived',
  summary: 'Take a channel out of the archive',
})

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
