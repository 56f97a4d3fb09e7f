import type { Asking, Consultation, suggestDates } from '../../contract/consultations'
import type { Reply } from '../../contract/endpoint'
import type { ConsultationKind, QuestionKind, Urgency } from '../../contract/kinds'
import { limits } from '../../contract/limits'
import { t } from './messages.svelte'

export type Dates = Reply<typeof suggestDates>
export type AskedQuestion = Asking['questions'][number]

/** What is asked, of whom and until when, while somebody makes up their mind. */
export interface AskingForm {
  /** Whether anybody is asked to answer by a date. */
  isOn: boolean
  kind: ConsultationKind
  whom: 'all' | 'full' | 'group' | 'chosen'
  groupId: string | null
  /** Of the group, or those that were chosen. */
  memberIds: string[]
  withOwn: boolean
  urgency: Urgency
  /** With the urgency `chosen`. */
  own: { dueAt: string; zone: string } | null
  questions: AskedQuestion[]
}

const template = (kind: ConsultationKind): Pick<AskingForm, 'isOn' | 'urgency' | 'questions'> => ({
  isOn: kind !== 'announcement',
  urgency: kind === 'comparison' || kind === 'opinion' ? 'standard' : 'soon',
  questions: templateQuestions(kind),
})

const templateQuestions = (kind: ConsultationKind): AskedQuestion[] => {
  const put = (answered: QuestionKind, text: string, options = ''): AskedQuestion => ({
    ...{ id: crypto.randomUUID(), text, kind: answered, unit: '', options: options ? options.split('\n') : [] },
  })
  if (kind === 'comparison') {
    const [rule, practice, advice] = [
      t('consult.template.comparison.1'),
      t('consult.template.comparison.2'),
      t('consult.template.comparison.3'),
    ]
    return [put('yes', rule), put('yes', practice), put('text', advice)]
  }
  if (kind === 'document') {
    const shared = t('consult.template.document.2.options')
    return [put('yes', t('consult.template.document.1')), put('choice', t('consult.template.document.2'), shared)]
  }
  if (kind === 'expert') {
    return [put('yes', t('consult.template.expert.1')), put('text', t('consult.template.expert.2'))]
  }
  if (kind !== 'opinion') return []
  const opinions = t('consult.template.opinion.1.options')
  return [put('choice', t('consult.template.opinion.1'), opinions), put('text', t('consult.template.opinion.2'))]
}

export const askingOf = (kind: ConsultationKind): AskingForm => ({
  ...template(kind),
  ...{ kind, whom: 'all', groupId: null, memberIds: [], withOwn: true, own: null },
})

/** For a question of another kind: what was put in by hand stays as it is. */
export function ofKind(form: AskingForm, kind: ConsultationKind): AskingForm {
  const [was, is] = [template(form.kind), template(kind)]
  const isUntouched = said(form.questions) === said(was.questions) || form.questions.every(({ text }) => !text.trim())
  return {
    ...{ ...form, kind, isOn: form.isOn === was.isOn ? is.isOn : form.isOn },
    urgency: form.urgency === was.urgency ? is.urgency : form.urgency,
    questions: isUntouched ? is.questions : form.questions,
  }
}
export const said = (questions: AskedQuestion[]) =>
  JSON.stringify(questions.map(({ text, kind, unit, options }) => [text, kind, unit, options]))

/** As it stands in a thread. `possible`: all who could be asked there. */
export function formOf({ kind, dueAt, zone, seats, questions }: Consultation, possible: string[]): AskingForm {
  const memberIds = seats.map(({ memberId }) => memberId)
  const isAll = possible.length === memberIds.length && possible.every((id) => memberIds.includes(id))
  return {
    ...{ isOn: true, kind, whom: isAll ? 'all' : 'chosen', groupId: null, memberIds, withOwn: true },
    ...{ urgency: 'chosen', own: { dueAt, zone } },
    questions: questions.map(({ id, text, kind, unit, options }) => ({ id, text, kind, unit, options })),
  }
}

/** When answers are due; undefined where that is not known. */
export function dueOf({ urgency, own }: AskingForm, dates: Dates | undefined, now: number) {
  if (urgency === 'chosen') return own?.dueAt
  if (urgency === 'field') return new Date(now + 3_600_000).toISOString()
  return dates?.suggestions.find((each) => each.urgency === urgency)?.dueAt
}

/** What keeps it from being asked, in words; empty when nothing does. */
export function problemOf(form: AskingForm, memberIds: string[], dueAt: string | undefined, now: number) {
  if (!memberIds.length) return t('consult.problem.nobody')
  if (!dueAt) return t('consult.problem.date')
  if (Date.parse(dueAt) <= now) return t('consult.problem.past')
  const questions = cleaned(form.questions)
  if (questions.length > limits.subQuestions) return t('consult.problem.manyQuestions', { count: limits.subQuestions })
  const choices = questions.filter(({ kind }) => kind === 'choice')
  const short = choices.find(({ options }) => options.length < 2)
  if (short) return t('consult.problem.options', { question: short.text })
  const count = limits.optionsPerQuestion
  const long = choices.find(({ options }) => options.length > count)
  return long ? t('consult.problem.manyOptions', { question: long.text, count }) : ''
}

/** As it goes to the server: without empty sub-questions, and with what belongs to their kind only. */
export const cleaned = (questions: AskedQuestion[]) =>
  questions
    .map(({ id, text, kind, unit, options }) => ({
      ...{ id, kind, text: text.trim(), unit: kind === 'number' ? unit.trim() : '' },
      options: kind === 'choice' ? [...new Set(options.map((each) => each.trim()).filter(Boolean))] : [],
    }))
    .filter(({ text }) => text)

/** Whether some sub-question that was asked before is put otherwise now: what was answered to it waits to be confirmed. */
export const isPutOtherwise = (before: AskedQuestion[], now: AskedQuestion[]) =>
  cleaned(now).some((question) => {
    const was = before.find(({ id }) => id === question.id)
    return was !== undefined && said(cleaned([was])) !== said([question])
  })
