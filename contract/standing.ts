import type { Answer, Cell } from './answers'
import type { Consultation, Seat, SubQuestion } from './consultations'
import { isSettled, type SeatState } from './kinds'
import type { Paragraph } from './summaries'

/** How answers stand: page and document ask the same lines, so that they never disagree. */

/** The answer that stands in a seat: neither withdrawn nor superseded. It may be out of sight. */
export const standingIn = ({ memberId, postId }: Pick<Seat, 'memberId' | 'postId'>, answers: Answer[]) =>
  answers.find((answer) => postId && answer.postId === postId && answer.memberId === memberId && !answer.withdrawnAt)

/** Nobody releases an answer that says nothing: its post was taken from sight. */
export const isOutOfSight = ({ kind, text, cells, withdrawnAt }: Answer) =>
  kind === 'answer' && withdrawnAt === null && !text && !cells.length

type Dates = Pick<Consultation, 'dueAt' | 'closedAt' | 'closedById'>
/** Whether what is said at a moment comes too late: after the date, or after somebody waited no longer. */
export const isLateAt = ({ dueAt, closedAt, closedById }: Dates, moment: string) =>
  moment > dueAt || (closedAt !== null && closedById !== null && moment > closedAt)
export const isLate = (consultation: Dates, { releasedAt, isRenewal }: Pick<Answer, 'releasedAt' | 'isRenewal'>) =>
  !isRenewal && isLateAt(consultation, releasedAt)

/**
 * The day as of which a cell is shown to be so, on the page and in documents: the one it bears, or the later one on which
 * its institution said that it is still true. What was released says what it said.
 */
export function shownAsOf({ asOf }: Pick<Cell, 'asOf'>, { confirmedOn }: Pick<Answer, 'confirmedOn'>) {
  return asOf && confirmedOn ? (asOf > confirmedOn ? asOf : confirmedOn) : (asOf ?? confirmedOn)
}

/** How far a round of asking again is: how many were asked, and how many said whether it is still true. */
export function roundOf(seats: Pick<Seat, 'again'>[]) {
  const asked = seats.filter(({ again }) => again)
  return { asked: asked.length, said: asked.filter(({ again }) => again !== 'asked').length }
}

/** Whether what was said waits to be confirmed: its sub-question was put otherwise since. */
export const waits = (cell: Cell | undefined, { edition }: SubQuestion) => cell !== undefined && cell.edition < edition

export type Source = Paragraph['sources'][number]
/** What became of an answer since a paragraph was made to rest on it. */
export type SourceState = 'same' | 'gone' | 'withdrawn' | 'hidden' | 'superseded' | 'changed'

export function sourceState(answers: Answer[], { answerId, asOf }: Source): SourceState {
  const answer = answers.find(({ id }) => id === answerId)
  if (!answer) return 'gone'
  if (answer.withdrawnAt) return 'withdrawn'
  if (isOutOfSight(answer)) return 'hidden'
  if (answers.some(({ memberId, number }) => memberId === answer.memberId && number > answer.number))
    return 'superseded'
  return answer.changedAt === asOf ? 'same' : 'changed'
}
export const isChanged = (answers: Answer[], source: Source) => sourceState(answers, source) !== 'same'

/** How the seats stand, in numbers. `owing`: all that are waited for, whether somebody there drafts or not. */
export type SeatCounts = Record<SeatState | 'asked' | 'settled' | 'owing', number>
export function countsOf(seats: Pick<Seat, 'state'>[]): SeatCounts {
  const counts = { owes: 0, 'passed-on': 0, drafting: 0, answered: 0, nothing: 0, declined: 0 }
  for (const { state } of seats) counts[state] += 1
  const settled = seats.filter(({ state }) => isSettled(state)).length
  return { ...counts, asked: seats.length, settled, owing: seats.length - settled }
}
