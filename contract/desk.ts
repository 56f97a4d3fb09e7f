import { Type, type Static } from 'typebox'
import { Seat } from './consultations'
import { Day, Id, Nothing, Nullable, OneOf, Timestamp } from './common'
import { endpoint } from './endpoint'
import { reminderKinds, summaryStates } from './kinds'
import { ReadMark } from './reads'
import { AskedAgain } from './rounds'
import { Thread } from './threads'

/** That an answer is owed soon; for who holds the baton, or the focal points where nobody does. */
export const Reminder = Type.Object({
  id: Id,
  threadId: Id,
  kind: OneOf(reminderKinds),
  at: Timestamp,
})
export type Reminder = Static<typeof Reminder>

/** Where one's institution owes an answer. How all seats stand is in the thread's `consultation`. */
export const Owed = Type.Object({
  threadId: Id,
  askedById: Id,
  dueAt: Timestamp,
  zone: Type.String(),
  closedAt: Nullable(Timestamp),
  /** The own seat. */
  seat: Seat,
})
export type Owed = Static<typeof Owed>

/** What one's institution asked; `summary`: how far that is, null where there is none yet. */
export const Asked = Type.Object({ threadId: Id, askedById: Id, summary: Nullable(OneOf(summaryStates)) })
export type Asked = Static<typeof Asked>

/** What waits for one's institution, and what it asked. Threads one may read only. */
export const Desk = Type.Object({
  /** In consultations that run, and those whose date passed within two weeks; the first due first. */
  owed: Type.Array(Owed),
  /** Running consultations of one's institution, and those that closed within a month. */
  asked: Type.Array(Asked),
  /** Where one's institution is quoted in a summary and has not said a word. */
  quotedIn: Type.Array(Id),
  /** Answers of one's institution that are asked about again, and of which it has not said whether they are still true. */
  again: Type.Array(AskedAgain),
  /** Where a colleague asks for a draft to be released. */
  ready: Type.Array(Id),
  /** One's own, not yet seen. */
  reminders: Type.Array(Reminder),
  /** The next meeting of the network; null: not recorded. */
  meetingOn: Nullable(Day),
  /** What the forum should have done by itself and has not, by the names of the jobs; for the secretariat. */
  alarms: Type.Array(Type.String()),
  /** The threads of all these. */
  threads: Type.Array(Thread),
  marks: Type.Array(ReadMark),
})
export type Desk = Static<typeof Desk>

export const openDesk = endpoint({
  method: 'GET',
  path: '/api/desk',
  policy: 'forum.use',
  summary: "What waits for one's institution: what it owes, what one holds, what it asked",
  input: Type.Object({}),
  reply: Desk,
})

export const seeReminder = endpoint({
  method: 'PUT',
  path: '/api/reminders/:reminderId/seen',
  policy: 'forum.use',
  summary: 'Put a reminder away',
  input: Type.Object({ reminderId: Id }),
  reply: Nothing,
})
