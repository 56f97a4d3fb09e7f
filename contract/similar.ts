import { Type, type Static } from 'typebox'
import { Id, Nullable, Timestamp } from './common'
import { endpoint } from './endpoint'
import { limits } from './limits'
import { Thread } from './threads'

/**
 * A question that was asked before. `answered`: which institutions had something to say to it, and when last;
 * `askedAgainAt`: when they were last asked whether it is still true.
 */
export const Similar = Type.Object({
  thread: Thread,
  answered: Type.Array(Type.Object({ memberId: Id, at: Timestamp })),
  askedAgainAt: Nullable(Timestamp),
})
export type Similar = Static<typeof Similar>

export const listSimilar = endpoint({
  method: 'GET',
  path: '/api/threads/similar',
  policy: 'forum.use',
  summary: 'Questions one may read that share telling words with a title that is being typed, the likest first',
  input: Type.Object({ title: Type.String({ minLength: 1, maxLength: limits.titleCharacters }) }),
  reply: Type.Object({ similar: Type.Array(Similar, { maxItems: limits.similarThreads }) }),
})
