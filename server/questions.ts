import { isDeepStrictEqual } from 'node:util'
import type { DraftCell, ReadQuestions } from '../contract/answers'
import type { Asking, Consultation } from '../contract/consultations'
import { redactionMark } from '../contract/markup'
import { keepsMarks } from '../contract/passages'
import { fits, readingsOf } from '../contract/values'
import { dropQuestion, listAllQuestions, saveQuestion, type QuestionRow } from '../db/queries/consultations'
import type { Context } from './context'
import { Refusal } from './errors'

/**
 * Puts the sub-questions as they are asked now. One that is put otherwise gets a new edition, for somebody may be
 * answering it: what was said stays, and waits to be confirmed.
 */
export async function saveQuestions(ctx: Context, threadId: string, asked: Asking['questions']) {
  const before = await listAllQuestions(ctx.db, threadId)
  for (const { id } of before) if (!asked.some((each) => each.id === id)) await dropQuestion(ctx.db, id)
  for (const [position, question] of asked.entries()) {
    const { id, kind } = question
    const put = { kind, text: question.text.trim(), unit: question.unit.trim(), options: question.options }
    const was = before.find((each) => each.id === id)
    const edition = (was?.edition ?? 1) + (was && isOther(was, put) ? 1 : 0)
    if (was && !keepsMarks(wordsOf(was), wordsOf(put))) {
      throw new Refusal(
        'conflict',
        `A moderator took words out here. Leave ${redactionMark} where it stands.`,
        'questions',
      )
    }
    const isOurs = await saveQuestion(ctx.db, { id, threadId, position, ...put, edition, dropped: false })
    if (!isOurs) throw new Refusal('conflict', 'This id belongs to something else; choose a new one.', 'questions')
  }
}

/** Asked once more because the reply was lost: it stands so already. */
export function isAskedSo(now: Consultation, { dueAt, memberIds, questions, ...asking }: Asking) {
  const { kind, urgency, zone } = now
  const put = questions.map(({ text, unit, ...rest }) => ({ ...rest, text: text.trim(), unit: unit.trim() }))
  return (
    isDeepStrictEqual({ kind, urgency, zone }, asking) &&
    Date.parse(now.dueAt) === Date.parse(dueAt) &&
    isDeepStrictEqual(now.seats.map(({ memberId }) => memberId).sort(), memberIds.toSorted()) &&
    isDeepStrictEqual(
      now.questions.map(({ edition: _edition, ...question }) => question),
      put,
    )
  )
}

const wordsOf = ({ text, unit, options }: Pick<QuestionRow, 'text' | 'unit' | 'options'>) =>
  [text, unit, ...options].join('\n')

export function checkQuestions(asked: Asking['questions']) {
  if (asked.some(({ kind, options }) => kind === 'choice' && options.length < 2)) {
    throw new Refusal('invalid', 'Give at least two options to choose from.', 'questions')
  }
}

const isOther = (was: QuestionRow, put: Pick<QuestionRow, 'kind' | 'text' | 'unit' | 'options'>) =>
  was.kind !== put.kind ||
  was.text !== put.text ||
  was.unit !== put.unit ||
  was.options.join('\n') !== put.options.join('\n')

/** What is said counts for the words its sayer has read, and for no others. */
export function checkRead(questions: QuestionRow[], read: ReadQuestions) {
  const isRead = ({ id, edition }: QuestionRow) =>
    read.some((each) => each.questionId === id && each.edition === edition)
  if (read.length === questions.length && questions.every(isRead)) return
  throw new Refusal(
    'conflict',
    'What is asked was put otherwise meanwhile. Read it as it is put now, and say it then; what you wrote is kept.',
    'read',
  )
}

/** Whether what was answered can still stand: what a question takes no longer has to be changed. */
export function checkStillFits(questions: QuestionRow[], cells: { questionId: string; value: string }[]) {
  for (const question of questions) {
    const cell = cells.find(({ questionId }) => questionId === question.id)
    if (!cell || fits(question, cell.value)) continue
    throw new Refusal(
      'conflict',
      `"${cell.value}" does not answer "${question.text}" as it is put now. Write a newer version instead.`,
      'read',
    )
  }
}

/** The cells that say something, as they are released; refuses what does not fit its question. */
export function checkedCells(questions: QuestionRow[], cells: DraftCell[]) {
  return questions.flatMap((question) => {
    const cell = cells.find(({ questionId }) => questionId === question.id)
    if (!cell || !saysSomething(cell)) return []
    const value = checkedValue(question, cell.value.trim())
    const { text, basis, practice, source, asOf } = cell
    const texts = { text: text.trim(), basis: basis.trim(), practice: practice.trim(), source: source.trim() }
    return [{ questionId: question.id, edition: question.edition, value, ...texts, asOf }]
  })
}
const saysSomething = ({ value, text, basis, practice, source }: DraftCell) =>
  [value, text, basis, practice, source].some((each) => each.trim())

/** A number is kept in one form, or the page and a sheet would read it differently. */
function checkedValue(question: QuestionRow, value: string) {
  const refused = (why: string) => new Refusal('invalid', `"${value}" ${why} "${question.text}".`, 'cells')
  if (!fits(question, value)) throw refused('does not answer')
  if (question.kind !== 'number') return value
  const [one, other] = readingsOf(value)
  if (other) throw refused(`can be read as ${one} or as ${other}; write it so, in the answer to`)
  return one!
}
