import { Type, type Static } from 'typebox'
import { DraftCells } from './answers'
import { Id, Nullable, Timestamp, Version } from './common'
import { Consultation } from './consultations'
import { endpoint } from './endpoint'
import { limits } from './limits'

/** What colleagues of one institution write together; nobody else knows more of it than that there is one. */
export const AnswerDraft = Type.Object({
  text: Type.String(),
  cells: DraftCells,
  /** Whose turn it is to write; the others read along, and may take over. */
  writerId: Id,
  /** Everyone who wrote in it since it was begun; who did last is the last. */
  writerIds: Type.Array(Id),
  writtenAt: Timestamp,
  /** Its writer asks a focal point to release it. */
  ready: Type.Boolean(),
  version: Version,
})
export type AnswerDraft = Static<typeof AnswerDraft>

/** The baton went to somebody. */
export const Pass = Type.Object({
  personId: Nullable(Id),
  /** null: by itself, to the deputy of who is away. */
  byId: Nullable(Id),
  at: Timestamp,
  note: Type.String(),
})
export type Pass = Static<typeof Pass>

/** The seat of one's own institution, as only its people see it. */
export const OwnSeat = Type.Object({
  threadId: Id,
  memberId: Id,
  /** null: nobody has begun. */
  draft: Nullable(AnswerDraft),
  /** What the institution said last and took back, to go on from; null where its last word stands, or was taken away. */
  withdrawn: Nullable(Type.Object({ text: Type.String(), cells: DraftCells })),
  /** Whom the baton went to, the first first. */
  passes: Type.Array(Pass),
})
export type OwnSeat = Static<typeof OwnSeat>

export const openSeat = endpoint({
  method: 'GET',
  path: '/api/threads/:threadId/seat',
  policy: 'seat.read',
  summary: "The draft of one's institution, and where its baton went",
  input: Type.Object({ threadId: Id }),
  reply: OwnSeat,
})

export const saveAnswerDraft = endpoint({
  method: 'PUT',
  path: '/api/threads/:threadId/seat/draft',
  policy: 'seat.fill',
  summary: "Write the draft of one's institution, where it is one's turn; an empty one is thrown away",
  input: Type.Object({
    threadId: Id,
    text: Type.String({ maxLength: limits.answerCharacters }),
    cells: DraftCells,
    /** The version one wrote on; 0 where there was none. */
    version: Version,
    /** Takes the turn from whoever has it. */
    takeOver: Type.Boolean(),
    ready: Type.Boolean(),
  }),
  reply: OwnSeat,
})

export const passBaton = endpoint({
  method: 'PUT',
  path: '/api/threads/:threadId/seat/holder',
  policy: 'seat.fill',
  summary: 'Say who of the institution sees to an answer, with a note; null: nobody',
  input: Type.Object({
    threadId: Id,
    personId: Nullable(Id),
    note: Type.String({ maxLength: limits.reasonCharacters }),
  }),
  reply: OwnSeat,
})

export const needTime = endpoint({
  method: 'PUT',
  path: '/api/threads/:threadId/seat/time',
  policy: 'seat.fill',
  summary: 'Tell the asker until when the institution needs; null: no longer',
  input: Type.Object({ threadId: Id, until: Nullable(Timestamp) }),
  reply: Consultation,
})
