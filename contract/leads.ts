import { Type, type Static } from 'typebox'
import { Id, Nothing } from './common'
import { endpoint } from './endpoint'

/**
 * A channel of named persons in which nobody keeps order: all who lead it are kept out of the forum. What it is called is
 * for those who read it to know; of those named there, only who can sign in is said.
 */
export const Leaderless = Type.Object({ channelId: Id, personIds: Type.Array(Id) })
export type Leaderless = Static<typeof Leaderless>

export const listLeaderless = endpoint({
  method: 'GET',
  path: '/api/leads',
  policy: 'channel.appoint',
  summary: 'The channels of named persons that nobody leads just now, and who of those named could',
  input: Type.Object({}),
  reply: Type.Array(Leaderless),
})

export const appointLead = endpoint({
  method: 'PUT',
  path: '/api/leads/:channelId',
  policy: 'channel.appoint',
  summary: 'Let one of the persons named in a channel that nobody leads keep order in it',
  input: Type.Object({ channelId: Id, personId: Id }),
  reply: Nothing,
})
