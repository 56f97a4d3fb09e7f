import { Type, type Static } from 'typebox'
import { Answer } from './answers'
import { Day, Id, Line, Nullable, OneOf, Timestamp, Version } from './common'
import { endpoint } from './endpoint'
import { againStates, consultationKinds, questionKinds, seatStates, urgencies } from './kinds'
import { limits } from './limits'
import { Summary } from './summaries'

/** A sub-question, as it is asked. `unit` is for a number, `options` for a choice. */
const question = {
  id: Id,
  text: Line(limits.questionCharacters),
  kind: OneOf(questionKinds),
  unit: Type.String({ maxLength: limits.unitCharacters }),
  options: Type.Array(Line(), { maxItems: limits.optionsPerQuestion, uniqueItems: true }),
}
export const SubQuestion = Type.Object({
  ...question,
  /** Grows when it is put otherwise: what was said to an earlier one waits to be confirmed. */
  edition: Type.Integer(),
})
export type SubQuestion = Static<typeof SubQuestion>

/** An asked member's place in a consultation, as everyone who reads the thread sees it. */
export const Seat = Type.Object({
  memberId: Id,
  state: OneOf(seatStates),
  /** Who holds the baton: sees to it that it is answered; null: nobody yet. */
  holderId: Nullable(Id),
  /** "We need until …"; null: no word of it. */
  needsUntil: Nullable(Timestamp),
  /** The post in which the institution speaks; null while it owes. */
  postId: Nullable(Id),
  /** What it said since it was asked again; null: it was not. */
  again: Nullable(OneOf(againStates)),
})
export type Seat = Static<typeof Seat>

/** A thread that asks members to answer by a date. */
export const Consultation = Type.Object({
  threadId: Id,
  askedById: Id,
  askedAt: Timestamp,
  kind: OneOf(consultationKinds),
  urgency: OneOf(urgencies),
  dueAt: Timestamp,
  /** The IANA name of the zone in which the asker set the date: `Europe/Vienna`. */
  zone: Type.String(),
  /** At the date, when all seats were settled, or by the asker's word; null while it runs. */
  closedAt: Nullable(Timestamp),
  /** Who closed it; null: it closed by itself. */
  closedById: Nullable(Id),
  /** When it was last asked again whether the answers are still true, and by whom; see contract/rounds.ts. */
  askedAgainAt: Nullable(Timestamp),
  askedAgainById: Nullable(Id),
  questions: Type.Array(SubQuestion),
  /** By the code of the member. */
  seats: Type.Array(Seat),
  /** The thread's revision when it last changed. */
  version: Version,
})
export type Consultation = Static<typeof Consultation>

/** What a list shows of it: `9/13, 2 drafting, 2 days left`. Part of the thread. */
export const Standing = Type.Object({
  dueAt: Timestamp,
  closedAt: Nullable(Timestamp),
  asked: Type.Integer(),
  settled: Type.Integer(),
  drafting: Type.Integer(),
  /** How many of those who owe said until when they need, and the latest of it; null: nobody did. */
  needing: Type.Integer(),
  needsUntil: Nullable(Timestamp),
})
export type Standing = Static<typeof Standing>

/** What is asked, of whom and until when. */
export const asking = {
  kind: OneOf(consultationKinds),
  urgency: OneOf(urgencies),
  dueAt: Timestamp,
  zone: Type.String({ minLength: 1, maxLength: 60 }),
  memberIds: Type.Array(Id, { minItems: 1, maxItems: limits.membersPerReach, uniqueItems: true }),
  questions: Type.Array(Type.Object(question, { additionalProperties: false }), { maxItems: limits.subQuestions }),
}
export const Asking = Type.Object(asking, { additionalProperties: false })
export type Asking = Static<typeof Asking>

export const askForAnswers = endpoint({
  method: 'PUT',
  path: '/api/threads/:threadId/consultation',
  policy: 'consultation.ask',
  summary: 'Ask members for answers by a date, or change what is asked, of whom and until when',
  input: Type.Object({ threadId: Id, ...asking }),
  reply: Consultation,
})

export const closeConsultation = endpoint({
  method: 'PUT',
  path: '/api/threads/:threadId/consultation/closed',
  policy: 'consultation.ask',
  summary: 'Wait for answers no longer; whoever still answers is late',
  input: Type.Object({ threadId: Id }),
  reply: Consultation,
})

export const reopenConsultation = endpoint({
  method: 'DELETE',
  path: '/api/threads/:threadId/consultation/closed',
  policy: 'consultation.ask',
  summary: 'Wait for answers again, until the date',
  input: Type.Object({ threadId: Id }),
  reply: Consultation,
})

/** A consultation whole: what the institutions answered, each of its versions, and the summary as far as one sees it. */
export const Comparison = Type.Object({
  consultation: Consultation,
  answers: Type.Array(Answer),
  summary: Nullable(Summary),
  /** The thread's revision these stand for, or an earlier one. */
  revision: Type.Integer(),
})
export type Comparison = Static<typeof Comparison>

export const openConsultation = endpoint({
  method: 'GET',
  path: '/api/threads/:threadId/consultation',
  policy: 'channel.read',
  summary: 'What is asked in a thread, how each seat stands, and all answers; null where nothing is asked',
  input: Type.Object({ threadId: Id }),
  reply: Nullable(Comparison),
})

/** When answers would be due, by working days of the asker's country; `meeting` only where one is recorded. */
export const Suggestion = Type.Object({ urgency: OneOf(urgencies), dueAt: Timestamp })
export type Suggestion = Static<typeof Suggestion>

export const suggestDates = endpoint({
  method: 'GET',
  path: '/api/consultations/dates',
  policy: 'forum.use',
  summary: "When answers would be due for each urgency, in the zone of one's institution",
  input: Type.Object({}),
  reply: Type.Object({
    zone: Type.String(),
    /** The next meeting of the network; null: not recorded. */
    meetingOn: Nullable(Day),
    suggestions: Type.Array(Suggestion),
  }),
})

export const setMeeting = endpoint({
  method: 'PUT',
  path: '/api/house/meeting',
  policy: 'member.edit',
  summary: "Record the day of the network's next meeting; null: not recorded",
  input: Type.Object({ on: Nullable(Day) }),
  reply: Type.Object({ on: Nullable(Day) }),
})
