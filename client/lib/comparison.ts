import type { Answer, Cell } from '../../contract/answers'
import type { Consultation, Seat, SubQuestion } from '../../contract/consultations'
import { isPlain } from '../../contract/kinds'
import type { Member } from '../../contract/members'
import { unconfirmedSince } from '../../contract/reviews'
import { isLate, isOutOfSight, standingIn, waits } from '../../contract/standing'
import { compareValues, numberOf, timesOf } from '../../contract/values'

/** An asked member in the table: its seat, the answer that stands, and what that says to each sub-question. */
export interface Row {
  member: Member | undefined
  seat: Seat
  /** undefined while it owes. */
  answer: Answer | undefined
  isLate: boolean
  /** Somebody who keeps order took it from sight: it is there, and says nothing. */
  isHidden: boolean
  cells: (Cell | undefined)[]
  /** A sub-question was put otherwise since. */
  isToConfirm: boolean
}

/** Since when a cell of a row is unconfirmed, as of a moment; null while it holds, or says nothing. */
export function fadedSince({ cells, answer }: Pick<Row, 'cells' | 'answer'>, column: number, now: number) {
  const cell = cells[column]
  return cell && answer ? unconfirmedSince(cell, answer, new Date(now)) : null
}

/** One for each seat, by the code of the member. */
export function rowsOf(
  consultation: Consultation,
  answers: Answer[],
  memberOf: (memberId: string) => Member | undefined,
): Row[] {
  const { seats, questions } = consultation
  const rows = seats.map((seat): Row => {
    const answer = standingIn(seat, answers)
    const cells = questions.map(({ id }) => answer?.cells.find(({ questionId }) => questionId === id))
    return {
      ...{ member: memberOf(seat.memberId), seat, answer, cells },
      isLate: answer !== undefined && isLate(consultation, answer),
      isHidden: answer !== undefined && isOutOfSight(answer),
      isToConfirm: cells.some((cell, index) => waits(cell, questions[index]!)),
    }
  })
  return rows.sort(byCode)
}

/** Whether more stands behind a cell than it shows. */
export const hasMore = ({ basis, practice, source, asOf }: Cell) => Boolean(basis || practice || source || asOf)

/** How often each value was given to a sub-question, and of numbers the span. */
export interface Tally {
  bars: { value: string; times: number }[]
  numbers: { least: number; median: number; most: number; times: number } | undefined
}
/** undefined where there is nothing to count: for short texts, and while nobody has said anything. */
export function tallyOf(rows: Row[], question: SubQuestion, index: number): Tally | undefined {
  if (question.kind === 'text') return undefined
  const values = rows.flatMap(({ cells }) => cells[index]?.value || [])
  if (!values.length) return undefined
  const bars = timesOf(question, values)
  return { bars, numbers: question.kind === 'number' ? spanOf(values.filter((each) => !isPlain(each))) : undefined }
}

function spanOf(values: string[]) {
  const sorted = values
    .map(numberOf)
    .filter((each) => !Number.isNaN(each))
    .sort((a, b) => a - b)
  if (!sorted.length) return undefined
  const middle = sorted.length / 2
  const median = (sorted[Math.ceil(middle - 1)]! + sorted[Math.floor(middle)]!) / 2
  return { least: sorted[0]!, median, most: sorted.at(-1)!, times: sorted.length }
}

/** The values that were given to a sub-question, each once, in the order of the question. */
export function valuesIn(rows: Row[], question: SubQuestion, index: number) {
  const given = new Set(rows.flatMap(({ cells }) => cells[index]?.value || []))
  return [...given].sort((a, b) => compareValues(question, a, b))
}

/** What is shown of the table. `value`: of one sub-question. */
export interface Filter {
  state: Seat['state'] | ''
  status: Member['status'] | ''
  questionId: string
  value: string
  isAnswered: boolean
}
export const noFilter: Filter = { state: '', status: '', questionId: '', value: '', isAnswered: false }

export function filtered(rows: Row[], questions: SubQuestion[], filter: Filter) {
  const column = questions.findIndex(({ id }) => id === filter.questionId)
  return rows.filter(
    ({ seat, member, cells }) =>
      (!filter.isAnswered || seat.state === 'answered') &&
      (!filter.state || seat.state === filter.state) &&
      (!filter.status || member?.status === filter.status) &&
      (column < 0 || !filter.value || cells[column]?.value === filter.value),
  )
}

/** By which column the rows are; `questionId` empty: by member. */
export interface Order {
  questionId: string
  isDescending: boolean
}
/** Who said nothing comes last, whichever way it goes. */
export function sorted(rows: Row[], questions: SubQuestion[], { questionId, isDescending }: Order) {
  const column = questions.findIndex(({ id }) => id === questionId)
  const sign = isDescending ? -1 : 1
  if (column < 0) return rows.toSorted((a, b) => sign * byCode(a, b))
  const said = (row: Row) => row.cells[column]?.value || row.cells[column]?.text || ''
  return rows.toSorted((a, b) => {
    const [left, right] = [said(a), said(b)]
    if (!left || !right) return Number(!left) - Number(!right) || byCode(a, b)
    return sign * compareValues(questions[column]!, left, right) || byCode(a, b)
  })
}

const byCode = (a: Row, b: Row) => (a.member?.code ?? '~').localeCompare(b.member?.code ?? '~')

/** Short enough for the head of a column; the whole stands above the table. */
export const shortened = (text: string, characters = 44) =>
  text.length <= characters ? text : `${text.slice(0, characters).replace(/\s+\S*$/, '')} …`
