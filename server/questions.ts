import type { DraftCell } from '../contract/answers'
import type { Asking } from '../contract/consultations'
import { redactionMark } from '../contract/markup'
import { keepsMarks } from '../contract/passages'
import { fits, readingsOf } from '../contract/values'
import { hasAnswers } from '../db/queries/answers'
import { dropQuestion, listAllQuestions, saveQuestion, type QuestionRow } from '../db/queries/consultations'
import type { Context } from './context'
import { Refusal } from './errors'

/**
 * Puts the sub-questions as they are asked now. One that is put otherwise after somebody answered gets a new edition:
 * what was said stays, and waits to be confirmed.
 */
export async function saveQuestions(ctx: Context, threadId: string, asked: Asking['questions']) {
  const before = await listAllQuestions(ctx.db, threadId)
  const isAnswered = await hasAnswers(ctx.db, threadId)
  for (const { id } of before) if (!asked.some((each) => each.id === id)) await dropQuestion(ctx.db, id)
  for (const [position, question] of asked.entries()) {
    const { id, kind } = question
    if (kind === 'choice' && question.options.length < 2) {
      throw new Refusal('invalid', 'Give at least two options to choose from.', 'questions')
    }
    const put = { kind, text: question.text.trim(), unit: question.unit.trim(), options: question.options }
    const was = before.find((each) => each.id === id)
    const edition = (was?.edition ?? 1) + (was && isAnswered && isOther(was, put) ? 1 : 0)
    if (was && !keepsMarks([was.text, ...was.options].join('\n'), [put.text, ...put.options].join('\n'))) {
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

const isOther = (was: QuestionRow, put: Pick<QuestionRow, 'kind' | 'text' | 'unit' | 'options'>) =>
  was.kind !== put.kind ||
  was.text !== put.text ||
  was.unit !== put.unit ||
  was.options.join('\n') !== put.options.join('\n')

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
