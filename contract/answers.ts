import { Type, type Static } from 'typebox'
import { Day, Id, Nullable, OneOf, Timestamp, Version } from './common'
import { endpoint } from './endpoint'
import { answerKinds, labels } from './kinds'
import { limits } from './limits'

const { cellCharacters: characters } = limits

const cell = {
  questionId: Id,
  /** One of `plainValues`, a number as it is written (`3.5`), an option; empty where only `text` answers. */
  value: Type.String({ maxLength: limits.lineCharacters }),
  /** The short text that answers, or a word to the value. */
  text: Type.String({ maxLength: characters.text }),
  /** The legal basis. */
  basis: Type.String({ maxLength: characters.basis }),
  /** What was seen in practice. */
  practice: Type.String({ maxLength: characters.practice }),
  source: Type.String({ maxLength: characters.source }),
  /** The day as of which this is so. */
  asOf: Nullable(Day),
}
const edition = Type.Integer({ minimum: 1 })
/** What an institution says to one sub-question, while it is written. `edition`: the one its writer had before them. */
export const DraftCell = Type.Object({ ...cell, edition: Type.Optional(edition) }, { additionalProperties: false })
export type DraftCell = Static<typeof DraftCell>
export const DraftCells = Type.Array(DraftCell, { maxItems: limits.subQuestions })

/** The same, released. `edition`: that of the sub-question it answers, or was confirmed for. */
export const Cell = Type.Object({ ...cell, edition: Type.Integer() })
export type Cell = Static<typeof Cell>

/** Sub-questions as somebody had them before them: refused when others are asked by now, or they are put otherwise. */
export const ReadQuestions = Type.Array(Type.Object({ questionId: Id, edition }, { additionalProperties: false }), {
  maxItems: limits.subQuestions,
})
export type ReadQuestions = Static<typeof ReadQuestions>

/** One version of an institution's answer, released by a focal point. What it says is also the text of its post. */
export const Answer = Type.Object({
  id: Id,
  threadId: Id,
  memberId: Id,
  /** 1, 2, 3 …: which of the institution's versions it is. */
  number: Type.Integer(),
  kind: OneOf(answerKinds),
  postId: Id,
  /** The focal point. */
  releasedById: Id,
  releasedAt: Timestamp,
  /** The institution took it back, and owes again. */
  withdrawnAt: Nullable(Timestamp),
  /** When it last said something else than before: words were taken out, it was hidden, withdrawn, confirmed for a question that is put otherwise. */
  changedAt: Timestamp,
  /** When, on which day there, and by whom it was last said to be still true; null: never. */
  confirmedAt: Nullable(Timestamp),
  confirmedOn: Nullable(Day),
  confirmedById: Nullable(Id),
  /** It came because the institution was asked again: whatever the date was then, it is not late. */
  isRenewal: Type.Boolean(),
  /** What it says besides its cells; with these empty while its post is taken away. */
  text: Type.String(),
  cells: Type.Array(Cell),
  /** The thread's revision when it last changed. */
  version: Version,
})
export type Answer = Static<typeof Answer>

export const releaseAnswer = endpoint({
  method: 'POST',
  path: '/api/threads/:threadId/answers',
  policy: 'answer.release',
  summary: "Release the institution's answer: what it drafted, that it has nothing to report, or that it declines",
  input: Type.Object({
    threadId: Id,
    id: Id,
    postId: Id,
    kind: OneOf(answerKinds),
    read: ReadQuestions,
    /** With `answer`: the version of the draft one has read. */
    draftVersion: Type.Optional(Version),
    /** With the other two: a word to it; may be empty. */
    text: Type.Optional(Type.String({ maxLength: limits.reasonCharacters })),
    /** Where one saw the thread: refused when more people read it where it is by now. */
    seen: Type.Optional(Type.Object({ channelId: Id, label: OneOf(labels) })),
  }),
  reply: Answer,
})

export const withdrawAnswer = endpoint({
  method: 'DELETE',
  path: '/api/answers/:answerId',
  policy: 'answer.release',
  summary: "Take the institution's answer back: it owes one again",
  input: Type.Object({ answerId: Id }),
  reply: Answer,
})

export const restoreAnswer = endpoint({
  method: 'PUT',
  path: '/api/answers/:answerId/standing',
  policy: 'answer.release',
  summary: 'Let an answer stand again that was taken back, as long as there is no newer one',
  input: Type.Object({ answerId: Id }),
  reply: Answer,
})

export const confirmAnswer = endpoint({
  method: 'PUT',
  path: '/api/answers/:answerId/confirmation',
  policy: 'answer.release',
  summary: 'Say that what was answered is still true, for the sub-questions as they are put now',
  input: Type.Object({ answerId: Id, read: ReadQuestions }),
  reply: Answer,
})
