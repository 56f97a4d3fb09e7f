import { Type, type Static } from 'typebox'
import { Answer } from './answers'
import { Id, Timestamp } from './common'
import { Consultation, SubQuestion } from './consultations'
import { endpoint } from './endpoint'

/**
 * A round: institutions whose answers stand in a closed consultation are asked whether they are still true. Each says so,
 * or releases a newer version; how far it is, is with the seats of the consultation.
 */
export const askAgain = endpoint({
  method: 'PUT',
  path: '/api/threads/:threadId/consultation/again',
  policy: 'consultation.again',
  summary: 'Ask the institutions whose answers stand whether they are still true; one round at a time',
  input: Type.Object({ threadId: Id }),
  reply: Consultation,
})

/** An answer of one's institution that is asked about again: what it says, and to what. */
export const AskedAgain = Type.Object({
  at: Timestamp,
  byId: Id,
  answer: Answer,
  questions: Type.Array(SubQuestion),
})
export type AskedAgain = Static<typeof AskedAgain>
