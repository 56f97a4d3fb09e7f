import { Type, type Static } from 'typebox'
import { Id, Nullable, OneOf, Timestamp, Version } from './common'
import { endpoint } from './endpoint'
import { consentStates, labels } from './kinds'
import { limits } from './limits'
import { aim, Difference } from './reaches'

/**
 * Somebody asks to let more people read a thread. Whoever wrote what stands in it is asked; it is done with the last
 * yes, and one no ends it.
 */
export const Consent = Type.Object({
  id: Id,
  threadId: Id,
  askedById: Id,
  at: Timestamp,
  reason: Type.String(),
  /** The label it would have. */
  label: OneOf(labels),
  answers: Type.Array(
    Type.Object({
      personId: Id,
      /** null: no answer yet. */
      yes: Nullable(Type.Boolean()),
      at: Nullable(Timestamp),
    }),
  ),
  state: OneOf(consentStates),
  version: Version,
})
export type Consent = Static<typeof Consent>

export const askConsent = endpoint({
  method: 'POST',
  path: '/api/threads/:threadId/consents',
  policy: 'thread.widen',
  summary: 'Ask the contributors of a thread to let more people read it; done at once where nobody else wrote',
  input: Type.Object({
    threadId: Id,
    id: Id,
    ...aim,
    reason: Type.String({ maxLength: limits.reasonCharacters }),
  }),
  reply: Consent,
})

export const previewConsent = endpoint({
  method: 'GET',
  path: '/api/consents/:consentId/difference',
  policy: 'channel.read',
  summary: 'Who would gain and who would lose the thread',
  input: Type.Object({ consentId: Id }),
  reply: Difference,
})

export const answerConsent = endpoint({
  method: 'PUT',
  path: '/api/consents/:consentId/answer',
  policy: 'consent.answer',
  summary: 'Say yes or no; with the last yes it is done',
  input: Type.Object({ consentId: Id, yes: Type.Boolean() }),
  reply: Consent,
})

export const withdrawConsent = endpoint({
  method: 'DELETE',
  path: '/api/consents/:consentId',
  policy: 'consent.withdraw',
  summary: 'Ask no longer',
  input: Type.Object({ consentId: Id }),
  reply: Consent,
})
