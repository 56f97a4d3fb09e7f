import { Type, type Static } from 'typebox'
import { Id, Line, Nothing, Nullable, OneOf, Timestamp, Version } from './common'
import { endpoint } from './endpoint'
import { limits } from './limits'
import { termLanguages, termStates } from './termLanguages'

/** How a term is said in one language; a language may have several words for it, or none that is known. */
export const TermWord = Type.Object({ language: OneOf(termLanguages), text: Type.String() })
export type TermWord = Static<typeof TermWord>

/** A term with its equivalents, or what somebody suggests to add to one. */
export const Term = Type.Object({
  id: Id,
  /** Of a suggestion: the term it would add to. null: a term of its own. */
  ofId: Nullable(Id),
  /** In English; of a suggestion for a term, empty where that keeps its own. */
  definition: Type.String(),
  /** The first English one is what it is listed by. */
  words: Type.Array(TermWord),
  state: OneOf(termStates),
  /** null: it came with the forum. */
  suggestedById: Nullable(Id),
  suggestedAt: Timestamp,
  /** Since it was last changed, somebody who keeps order has looked through its words; null: not yet. */
  reviewedById: Nullable(Id),
  reviewedAt: Nullable(Timestamp),
  version: Version,
})
export type Term = Static<typeof Term>

const Definition = Type.String({ maxLength: limits.definitionCharacters })
const Words = Type.Array(Type.Object({ language: OneOf(termLanguages), text: Line(limits.termWordCharacters) }), {
  maxItems: limits.wordsPerTerm,
})

export const listTerms = endpoint({
  method: 'GET',
  path: '/api/glossary',
  policy: 'forum.use',
  summary: 'The glossary, with what is suggested for it; guests see what was accepted',
  input: Type.Object({}),
  reply: Type.Object({ terms: Type.Array(Term) }),
})

export const suggestTerm = endpoint({
  method: 'POST',
  path: '/api/glossary/terms',
  policy: 'term.suggest',
  summary: 'Suggest a term, or for one that is there further words or another definition',
  input: Type.Object({ id: Id, ofId: Nullable(Id), definition: Definition, words: Words }),
  reply: Term,
})

export const editTerm = endpoint({
  method: 'PUT',
  path: '/api/glossary/terms/:termId',
  policy: 'term.edit',
  summary: 'Change a term, or what one suggested; it has to be reviewed anew then',
  input: Type.Object({ termId: Id, definition: Definition, words: Words, version: Version }),
  reply: Term,
})

export const acceptTerm = endpoint({
  method: 'PUT',
  path: '/api/glossary/terms/:termId/acceptance',
  policy: 'term.order',
  summary: 'Accept a suggestion as one has seen it; the answer is the term as it is then',
  input: Type.Object({ termId: Id, version: Version }),
  reply: Term,
})

export const reviewTerm = endpoint({
  method: 'PUT',
  path: '/api/glossary/terms/:termId/review',
  policy: 'term.order',
  summary: 'Mark a term as reviewed as one has seen it, or as not yet reviewed',
  input: Type.Object({ termId: Id, reviewed: Type.Boolean(), version: Version }),
  reply: Term,
})

export const removeTerm = endpoint({
  method: 'DELETE',
  path: '/api/glossary/terms/:termId',
  policy: 'term.edit',
  summary: 'Remove a term with what is suggested for it; decline a suggestion, or take back an own one',
  input: Type.Object({ termId: Id }),
  reply: Nothing,
})

export const restoreTerm = endpoint({
  method: 'PUT',
  path: '/api/glossary/terms/:termId/standing',
  policy: 'term.restore',
  summary:
    'Put back, within some weeks, a term that was removed, a suggestion that was declined or an own one taken back',
  input: Type.Object({ termId: Id }),
  reply: Term,
})
