import type { Asking } from '../../contract/consultations'
import '../messages/consult'
import { askingOf, said, type AskingForm } from './asking'

/**
 * As it waited for a moderator, to be put otherwise and sent again. What stands in the form already stays, with the
 * sub-questions below its own.
 */
export function formAgain(waited: Asking | null, there?: AskingForm): AskingForm {
  if (!waited) return there ?? { ...askingOf('quick'), isOn: false }
  const { kind, urgency, dueAt, zone, memberIds } = waited
  const questions = waited.questions.map((question) => ({ ...question, id: crypto.randomUUID() }))
  const form = { ...askingOf(kind), isOn: true, whom: 'chosen' as const, memberIds, urgency, own: { dueAt, zone } }
  if (!there?.isOn || isAsGiven(there)) return { ...form, questions }
  return { ...there, questions: [...there.questions, ...questions] }
}

/** Nobody has put in anything by hand. */
const isAsGiven = (form: AskingForm) => {
  const given = askingOf(form.kind)
  const isOwn = form.whom !== given.whom || form.urgency !== given.urgency || !form.withOwn
  return !isOwn && said(form.questions) === said(given.questions)
}
