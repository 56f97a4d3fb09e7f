import type { DraftCell } from '../contract/answers'
import { isPlain, type AnswerKind, type PlainValue } from '../contract/kinds'
import type { QuestionRow } from '../db/queries/consultations'

/** In the working language of the network, as posts are found by and quoted. */
export const plainWords: Record<PlainValue, string> = {
  yes: 'Yes',
  partly: 'Partly',
  no: 'No',
  'not-regulated': 'Not regulated',
  'not-applicable': 'Not applicable',
  'no-data': 'No data',
}

/** A value in words: `Partly`, `3.5 m²`. */
export const valueInWords = (value: string, unit: string) =>
  isPlain(value) ? plainWords[value] : [value, value && unit].filter(Boolean).join(' ')

const openings: Record<AnswerKind, string> = {
  answer: '',
  nothing: 'Nothing to report.',
  declined: 'We do not answer this.',
}

/** What an institution's answer says, as the Markdown of its post: whatever finds, quotes or redacts posts, does so with it. */
export function answerText(kind: AnswerKind, questions: QuestionRow[], cells: DraftCell[], text: string) {
  const said = questions.flatMap((question, index) => {
    const cell = cells.find(({ questionId }) => questionId === question.id)
    return cell ? [saidTo(question, index + 1, cell)] : []
  })
  return [openings[kind], ...said, text.trim()].filter(Boolean).join('\n\n')
}

function saidTo({ text: asked, unit }: QuestionRow, number: number, cell: DraftCell) {
  const value = valueInWords(cell.value, unit)
  const said = [value, oneLine(cell.text)].filter(Boolean).join('. ')
  const behind = [
    cell.basis && `Legal basis: ${oneLine(cell.basis)}`,
    cell.practice && `Practice: ${oneLine(cell.practice)}`,
    cell.source && `Source: ${oneLine(cell.source)}`,
    cell.asOf && `As of ${cell.asOf}`,
  ]
  return [`**${number}. ${oneLine(asked)}** ${said}`.trim(), ...behind.filter(Boolean).map((line) => `- ${line}`)].join(
    '\n',
  )
}

const oneLine = (text: string) => text.trim().replace(/\s*\n\s*/g, ' ')
