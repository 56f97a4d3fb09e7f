import { Type, type Static } from 'typebox'
import { Nullable, Timestamp, uuid, Version } from './common'
import { endpoint } from './endpoint'
import { limits } from './limits'

/**
 * Where a draft belongs: a reply in `thread:ID`, a change to `post:ID`, `document:ID` or `term:ID`, what is suggested for a
 * term in `addition:ID`; a new question in `ask`, a new document in `document`, a new term in `term`.
 */
const DraftKey = Type.String({ pattern: `^(ask|document|term|(thread|post|document|term|addition):${uuid})$` })

/** What someone is in the midst of writing, on any of their devices. With neither text nor form it is none. */
export const Draft = Type.Object({
  key: DraftKey,
  text: Type.String(),
  /** What the form holds besides the text, as the client keeps it (title, places, files …). */
  form: Type.Record(Type.String(), Type.Unknown()),
  savedAt: Timestamp,
  version: Version,
})
export type Draft = Static<typeof Draft>

export const openDraft = endpoint({
  method: 'GET',
  path: '/api/drafts/:key',
  policy: 'forum.use',
  summary: 'A draft as it was last saved, on whichever device; null where there is none',
  input: Type.Object({ key: DraftKey }),
  reply: Nullable(Draft),
})

export const saveDraft = endpoint({
  method: 'PUT',
  path: '/api/drafts/:key',
  policy: 'forum.use',
  summary: 'Keep a draft; an empty one is thrown away',
  input: Type.Object({
    key: DraftKey,
    text: Type.String({ maxLength: limits.postCharacters }),
    form: Type.Record(Type.String({ maxLength: 40 }), Type.Unknown(), { maxProperties: 12 }),
  }),
  reply: Draft,
})
