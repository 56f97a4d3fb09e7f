import { Type, type Static } from 'typebox'
import { Id, Nothing, Timestamp } from './common'
import { endpoint } from './endpoint'
import { Reason } from './hiding'

/** That someone cannot sign in, until when and why; for those who keep order in the house, and the person. */
export const Suspension = Type.Object({ personId: Id, until: Timestamp, reason: Type.String() })
export type Suspension = Static<typeof Suspension>

export const listSuspensions = endpoint({
  method: 'GET',
  path: '/api/suspensions',
  policy: 'suspension.look',
  summary: 'Who cannot sign in for a time, by when it ends',
  input: Type.Object({}),
  reply: Type.Array(Suspension),
})

export const suspendPerson = endpoint({
  method: 'PUT',
  path: '/api/people/:personId/suspension',
  policy: 'person.suspend',
  summary: 'Keep a person out until a moment, for a reason they are told; their sessions end at once',
  input: Type.Object({ personId: Id, until: Timestamp, reason: Reason }),
  reply: Suspension,
})

export const resumePerson = endpoint({
  method: 'DELETE',
  path: '/api/people/:personId/suspension',
  policy: 'person.suspend',
  summary: 'Let a suspended person in again, early',
  input: Type.Object({ personId: Id }),
  reply: Nothing,
})
