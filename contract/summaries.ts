import { Type, type Static } from 'typebox'
import { Id, Nullable, OneOf, Timestamp, Version } from './common'
import { endpoint } from './endpoint'
import { summaryStates, summaryWords } from './kinds'
import { limits } from './limits'

const paragraph = {
  id: Id,
  /** Markdown. */
  text: Type.String({ minLength: 1, maxLength: limits.paragraphCharacters, pattern: '\\S' }),
  /** The answers it rests on, as they were at that moment (`changedAt`): what changed since shows. */
  sources: Type.Array(Type.Object({ answerId: Id, asOf: Timestamp }, { additionalProperties: false }), {
    maxItems: limits.sourcesPerParagraph,
  }),
}
export const Paragraph = Type.Object(paragraph, { additionalProperties: false })
export type Paragraph = Static<typeof Paragraph>

/** What the asker makes of the answers. As a draft it is the asker's alone. */
export const Summary = Type.Object({
  threadId: Id,
  writtenById: Id,
  state: OneOf(summaryStates),
  paragraphs: Type.Array(Paragraph),
  /** When the quoted institutions were asked, and when silence counts as consent; null in a draft. */
  askedAt: Nullable(Timestamp),
  dueAt: Nullable(Timestamp),
  /** One for each quoted institution, by its code; in a draft, what was objected before. */
  words: Type.Array(
    Type.Object({
      memberId: Id,
      /** null: not a word yet. */
      word: Nullable(OneOf(summaryWords)),
      /** Why not. */
      note: Type.String(),
      byId: Nullable(Id),
      at: Nullable(Timestamp),
    }),
  ),
  version: Version,
})
export type Summary = Static<typeof Summary>

export const saveSummary = endpoint({
  method: 'PUT',
  path: '/api/threads/:threadId/summary',
  policy: 'summary.write',
  summary: 'Write the summary; one that was put to the institutions becomes a draft again',
  input: Type.Object({
    threadId: Id,
    paragraphs: Type.Array(Paragraph, { maxItems: limits.summaryParagraphs }),
    /** The version one wrote on; 0 where there was none. */
    version: Version,
  }),
  reply: Summary,
})

export const askSummary = endpoint({
  method: 'PUT',
  path: '/api/threads/:threadId/summary/asked',
  policy: 'summary.write',
  summary: 'Put the summary to the quoted institutions; it stands at once where nobody else is quoted',
  input: Type.Object({ threadId: Id, version: Version }),
  reply: Summary,
})

export const answerSummary = endpoint({
  method: 'PUT',
  path: '/api/threads/:threadId/summary/word',
  policy: 'summary.answer',
  summary: 'Confirm for a quoted institution, or object and say why',
  input: Type.Object({
    threadId: Id,
    word: OneOf(['confirmed', 'objected'] as const),
    note: Type.String({ maxLength: limits.reasonCharacters }),
  }),
  reply: Summary,
})
