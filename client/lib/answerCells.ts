import type { DraftCell } from '../../contract/answers'
import type { SubQuestion } from '../../contract/consultations'
import { isPlain, type PlainValue } from '../../contract/kinds'
import { fits } from '../../contract/values'

/** What an institution is about to answer. */
export interface Content {
  text: string
  cells: DraftCell[]
}

/** The words of a plain value are in the message catalogue; anything else stands for itself. */
export const plainOf = (value: string): PlainValue | undefined => (isPlain(value) ? value : undefined)

export const cellFor = (cells: DraftCell[], questionId: string): DraftCell =>
  cells.find((cell) => cell.questionId === questionId) ?? {
    ...{ questionId, value: '', text: '', basis: '', practice: '', source: '', asOf: null },
  }

/** The same cells with one of them changed. */
export const withCell = (cells: DraftCell[], cell: DraftCell) => [
  ...cells.filter(({ questionId }) => questionId !== cell.questionId),
  cell,
]

/** How many of what stands behind a value are filled in. */
export const behind = ({ basis, practice, source, asOf }: DraftCell) =>
  [basis, practice, source, asOf].filter((each) => each?.trim()).length

export const saysSomething = (cell: DraftCell) =>
  [cell.value, cell.text, cell.basis, cell.practice, cell.source].some((each) => each.trim())

/** Whether the question was put otherwise since this was said to it. */
export const isOlder = (cell: DraftCell, { edition }: SubQuestion) =>
  saysSomething(cell) && cell.edition !== undefined && cell.edition < edition

export const isEmpty = ({ text, cells }: Content) => !text.trim() && !cells.some(saysSomething)

/** What was released, as the beginning of a newer version: without what answers a question no longer. */
export const takenUp = (cells: DraftCell[], questions: SubQuestion[]): DraftCell[] =>
  questions.flatMap((question) => {
    const cell = cells.find(({ questionId }) => questionId === question.id)
    return cell ? [{ ...cell, value: fits(question, cell.value) ? cell.value : '' }] : []
  })

export const isSame = (a: Content, b: Content) =>
  a.text === b.text &&
  a.cells.length === b.cells.length &&
  a.cells.every((cell) => {
    const other = cellFor(b.cells, cell.questionId)
    return (Object.keys(cell) as (keyof DraftCell)[]).every((field) => cell[field] === other[field])
  })

/** What was put aside together with what stands: its values win, and no words of either are lost. */
export function joined(now: Content, aside: Content): Content {
  const both = (first: string, second: string, between = ' ') =>
    first.includes(second.trim()) ? first : second.includes(first.trim()) ? second : `${first}${between}${second}`
  const cells = aside.cells.filter(saysSomething).map((cell) => {
    const there = cellFor(now.cells, cell.questionId)
    const words = { text: both(there.text, cell.text), basis: both(there.basis, cell.basis) }
    const rest = { practice: both(there.practice, cell.practice), source: both(there.source, cell.source) }
    // Of two editions the older: whoever writes on looks again.
    const edition = Math.min(cell.edition ?? Infinity, there.edition ?? Infinity)
    const seen = edition < Infinity ? { edition } : {}
    return { ...cell, ...words, ...rest, ...seen, value: cell.value || there.value, asOf: cell.asOf ?? there.asOf }
  })
  return { text: both(now.text, aside.text, '\n\n'), cells: cells.reduce(withCell, now.cells) }
}
