import { isPlain, type AnswerKind, type PlainValue } from '../../contract/kinds'
import type { DraftCell } from '../../contract/answers'

/** A sub-question as it was put when it was answered. */
export interface Put {
  id: string
  text: string
  unit: string
  edition: number
}

/** What an answer says as the text of its post; a test compares it with what the server makes of answers. */
export function demoAnswerText(kind: AnswerKind, questions: Put[], cells: DraftCell[], text: string) {
  const said = questions.flatMap((question, index) => {
    const cell = cells.find(({ questionId }) => questionId === question.id)
    return cell ? [saidTo(question, index + 1, cell)] : []
  })
  return [openings[kind], ...said, text].filter(Boolean).join('\n\n')
}

function saidTo({ text: asked, unit }: Put, number: number, { value, text, basis, practice, source, asOf }: DraftCell) {
  const words = isPlain(value) ? plainWords[value] : [value, value && unit].filter(Boolean).join(' ')
  const behind = [
    basis && `- Legal basis: ${basis}`,
    practice && `- Practice: ${practice}`,
    source && `- Source: ${source}`,
    asOf && `- As of ${asOf}`,
  ]
  return [`**${number}. ${asked}** ${[words, text].filter(Boolean).join('. ')}`, ...behind.filter(Boolean)].join('\n')
}

const openings: Record<AnswerKind, string> = {
  answer: '',
  nothing: 'Nothing to report.',
  declined: 'We do not answer this.',
}

const plainWords: Record<PlainValue, string> = {
  yes: 'Yes',
  partly: 'Partly',
  no: 'No',
  'not-regulated': 'Not regulated',
  'not-applicable': 'Not applicable',
  'no-data': 'No data',
}
