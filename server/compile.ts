import { cameLate } from '../contract/answering'
import type { Consultation } from '../contract/consultations'
import { isPlain, seatStates, type SeatState } from '../contract/kinds'
import type { Summary } from '../contract/summaries'
import type { Taxonomy } from '../contract/taxonomy'
import type { AnswerRow, CellRow } from '../db/queries/answers'
import type { MemberRow } from '../db/queries/members'
import type { PersonRow } from '../db/queries/people'
import type { ThreadRow } from '../db/queries/threads'
import { valueInWords } from './answerText'
import type { Compilation, CompiledAnswer, CompiledCell, CompiledRow, CompiledSummary } from './exports/compilation'

interface Sources {
  thread: ThreadRow
  consultation: Consultation
  /** Each version; of those whose post was taken away, nothing is told. */
  answers: AnswerRow[]
  cells: CellRow[]
  /** What the posts of answers say, for those that stand. */
  posts: { id: string; text: string }[]
  question: string
  summary: Summary | null
  members: MemberRow[]
  people: PersonRow[]
  taxonomy: Taxonomy
  exportedAt: Date
}

/** The designation's footnote, wherever the name with the asterisk stands. */
const footnote =
  '* This designation is without prejudice to positions on status, and is in line with UNSCR 1244/1999 and the ICJ ' +
  'opinion on the Kosovo declaration of independence.'

/** Puts a consultation into words and numbers as they are printed: the same that its page shows. */
export function compile(sources: Sources): Compilation {
  const { thread, consultation, question, exportedAt, taxonomy } = sources
  const annex = annexOf(sources)
  const rows = consultation.seats.map((seat) => rowOf(sources, seat, annex))
  const asker = authorOf(sources, consultation.askedById)
  const counts = Object.fromEntries(
    seatStates.map((state) => [state, consultation.seats.filter((seat) => seat.state === state).length]),
  ) as Record<SeatState, number>
  const { answered, nothing, declined } = counts
  return {
    ...{ title: thread.title, question, asker, zone: consultation.zone, exportedAt, label: thread.label },
    ...{ askedAt: new Date(consultation.askedAt), dueAt: new Date(consultation.dueAt) },
    closedAt: consultation.closedAt ? new Date(consultation.closedAt) : null,
    isReleased: thread.label === 'public',
    places: namesOf(taxonomy.places, thread.places),
    topics: namesOf(
      taxonomy.topicGroups.flatMap((group) => group.topics),
      thread.topics,
    ),
    counts: { ...counts, asked: consultation.seats.length, settled: answered + nothing + declined },
    questions: consultation.questions.map(({ id, text, unit, kind }, index) => ({
      ...{ number: index + 1, text, unit },
      counts: kind === 'yes' || kind === 'choice' ? countsOf(sources, id) : null,
    })),
    ...{ rows, annex, summary: summaryOf(sources) },
    footnote: [...rows, asker].some(({ institution }) => institution.endsWith('*')) ? footnote : null,
  }
}

const namesOf = (all: { slug: string; name: string }[], slugs: string[]) =>
  all.filter(({ slug }) => slugs.includes(slug)).map(({ name }) => name)

function authorOf({ people, members }: Sources, personId: string) {
  const person = people.find(({ id }) => id === personId)
  return { person: person?.name ?? '', institution: members.find(({ id }) => id === person?.memberId)?.name ?? '' }
}

/** The answer of a seat that stands and can be read. */
const standing = ({ answers }: Sources, { postId }: { postId: string | null }) =>
  answers.find((answer) => answer.postId === postId && !answer.isGone)

function annexOf(sources: Sources): CompiledAnswer[] {
  return sources.consultation.seats
    .flatMap((seat) => {
      const answer = standing(sources, seat)
      return answer ? [answer] : []
    })
    .map((answer, index) => {
      const member = sources.members.find(({ id }) => id === answer.memberId)!
      return {
        ...{ number: index + 1, institution: member.name, code: member.code, version: answer.number },
        focalPoint: authorOf(sources, answer.releasedById).person,
        releasedAt: answer.releasedAt,
        isLate: isLate(sources, answer),
        text: sources.posts.find(({ id }) => id === answer.postId)?.text ?? '',
      }
    })
}

const isLate = ({ consultation }: Sources, { releasedAt }: AnswerRow) =>
  cameLate(consultation, releasedAt.toISOString())

export const stateInWords: Record<SeatState, string> = {
  owes: 'owes',
  'passed-on': 'passed on',
  drafting: 'drafting',
  answered: 'answered',
  nothing: 'nothing to report',
  declined: 'declined',
}

function rowOf(sources: Sources, seat: Consultation['seats'][number], annex: CompiledAnswer[]): CompiledRow {
  const member = sources.members.find(({ id }) => id === seat.memberId)!
  const answer = standing(sources, seat)
  return {
    ...{ code: member.code, institution: member.name, isObserver: member.status === 'observer', state: seat.state },
    ...{ stateInWords: stateInWords[seat.state], isLate: answer !== undefined && isLate(sources, answer) },
    annexNumber: annex.find(({ code }) => code === member.code)?.number ?? null,
    cells: sources.consultation.questions.map((question) => cellOf(sources, question, answer)),
  }
}

function cellOf({ cells }: Sources, question: Consultation['questions'][number], answer?: AnswerRow): CompiledCell {
  const cell = cells.find(({ answerId, questionId }) => answerId === answer?.id && questionId === question.id)
  if (!cell) return { value: '', basis: '', practice: '', source: '', asOf: null, isToConfirm: false }
  const value = [valueInWords(cell.value, question.unit), cell.text].filter(Boolean).join('. ')
  const { basis, practice, source, asOf } = cell
  return { value, basis, practice, source, asOf, isToConfirm: cell.edition < question.edition }
}

/** How often each value was given by the answers that stand. */
function countsOf(sources: Sources, questionId: string) {
  const times = new Map<string, number>()
  for (const seat of sources.consultation.seats) {
    const answer = standing(sources, seat)
    const value = sources.cells.find((cell) => cell.answerId === answer?.id && cell.questionId === questionId)?.value
    if (value) times.set(value, (times.get(value) ?? 0) + 1)
  }
  const inWords = (value: string) => (isPlain(value) ? valueInWords(value, '') : value)
  return [...times]
    .map(([value, count]) => ({ value: inWords(value), times: count }))
    .sort((a, b) => b.times - a.times || a.value.localeCompare(b.value))
}

/** Only one that stands goes into a document. */
function summaryOf({ summary, answers, members }: Sources): CompiledSummary | null {
  if (summary?.state !== 'standing') return null
  const codeOf = (memberId: string) => members.find(({ id }) => id === memberId)?.code ?? ''
  const found = (answerId: string) => answers.find(({ id }) => id === answerId)
  return {
    paragraphs: summary.paragraphs.map(({ text, sources }) => ({
      text,
      sources: [...new Set(sources.map(({ answerId }) => codeOf(found(answerId)?.memberId ?? '')))].filter(Boolean),
      isChanged: sources.some(({ answerId, asOf }) => isChanged(answers, found(answerId), asOf)),
    })),
    words: summary.words.flatMap(({ memberId, word }) => {
      const member = members.find(({ id }) => id === memberId)
      return member && word ? [{ institution: member.name, code: member.code, word }] : []
    }),
  }
}

/** Whether an answer is another one than when it was quoted: taken away, superseded, withdrawn, or its words changed. */
const isChanged = (answers: AnswerRow[], answer: AnswerRow | undefined, asOf: string) =>
  !answer ||
  answer.isGone ||
  answer.changedAt.toISOString() !== asOf ||
  answers.some((other) => other.memberId === answer.memberId && other.number > answer.number)
