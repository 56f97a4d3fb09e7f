import { Type, type Static } from 'typebox'
import { Nullable, Timestamp } from './common'
import { endpoint } from './endpoint'

/** Something the forum does by itself, and how it fares. */
export const Job = Type.Object({
  name: Type.String(),
  /** How often it runs. */
  everySeconds: Type.Integer(),
  /** When it last came to its end; null: never yet. */
  finishedAt: Nullable(Timestamp),
  /** When it last failed, and the kind of error; null: not since it last came to its end. */
  failedAt: Nullable(Timestamp),
  error: Type.String(),
  /** It has not come to its end for three times as long as it should. */
  isLate: Type.Boolean(),
})
export type Job = Static<typeof Job>

export const listJobs = endpoint({
  method: 'GET',
  path: '/api/jobs',
  policy: 'job.look',
  summary: 'What the forum does by itself, and when it last did',
  input: Type.Object({}),
  reply: Type.Array(Job),
})
