import type { Answer } from '../contract/answers'
import type { Consultation, SubQuestion } from '../contract/consultations'
import { isPlain, type SeatState } from '../contract/kinds'
import { unconfirmedSince } from '../contract/reviews'
import { countsOf as seatCounts, isChanged, isLate, roundOf, shownAsOf, standingIn, waits } from '../contract/standing'
import { timesOf, withPoint } from '../contract/values'
import type { Summary } from '../contract/summaries'
import type { Taxonomy } from '../contract/taxonomy'
import type { MemberRow } from '../db/queries/members'
import type { PersonRow } from '../db/queries/people'
import type { ThreadRow } from '../db/queries/threads'
import { valueInWords } from './answerText'
import type { Compilation, CompiledAnswer, CompiledCell, CompiledRow, CompiledSummary } from './exports/compilation'

interface Sources {
  thread: ThreadRow
  consultation: Consultation
  /** Each version, as its page knows it. */
  answers: Answer[]
  /** What the posts of answers say, for those that were not taken away. */
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
  return {
    ...{ title: thread.title, question, asker, zone: consultation.zone, exportedAt, label: thread.label },
    ...{ askedAt: new Date(consultation.askedAt), dueAt: new Date(consultation.dueAt) },
    closedAt: consultation.closedAt ? new Date(consultation.closedAt) : null,
    again: consultation.askedAgainAt
      ? { at: new Date(consultation.askedAgainAt), ...roundOf(consultation.seats) }
      : null,
    isReleased: thread.label === 'public',
    places: namesOf(taxonomy.places, thread.places),
    topics: namesOf(
      taxonomy.topicGroups.flatMap((group) => group.topics),
      thread.topics,
    ),
    counts: seatCounts(consultation.seats),
    questions: consultation.questions.map((question, index) => ({
      ...{ number: index + 1, text: question.text, unit: question.unit },
      counts: ['yes', 'choice'].includes(question.kind) ? countsOf(sources, question) : null,
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

function annexOf(sources: Sources): CompiledAnswer[] {
  return sources.consultation.seats
    .flatMap((seat) => {
      const answer = standingIn(seat, sources.answers)
      const post = sources.posts.find(({ id }) => id === answer?.postId)
      return answer && post ? [{ answer, text: post.text }] : []
    })
    .map(({ answer, text }, index) => {
      const member = sources.members.find(({ id }) => id === answer.memberId)!
      return {
        ...{ number: index + 1, institution: member.name, code: member.code, version: answer.number },
        focalPoint: authorOf(sources, answer.releasedById).person,
        releasedAt: new Date(answer.releasedAt),
        isLate: isLate(sources.consultation, answer),
        text,
      }
    })
}

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
  const answer = standingIn(seat, sources.answers)
  const annexNumber = annex.find(({ code }) => code === member.code)?.number ?? null
  const inWords = stateInWords[seat.state] + (answer && annexNumber === null ? `, ${hiddenInWords}` : '')
  return {
    ...{ code: member.code, institution: member.name, isObserver: member.status === 'observer', state: seat.state },
    ...{ stateInWords: inWords, isLate: answer !== undefined && isLate(sources.consultation, answer), annexNumber },
    cells: sources.consultation.questions.map((question) => cellOf(sources, question, answer)),
  }
}
const hiddenInWords = 'taken from sight by a moderator'

function cellOf(
  { consultation, exportedAt }: Sources,
  question: SubQuestion,
  answer: Answer | undefined,
): CompiledCell {
  const cell = answer?.cells.find(({ questionId }) => questionId === question.id)
  if (!answer || !cell) return emptyCell
  const value = valueInWords(withPoint(cell.value), question.unit)
  const { text, basis, practice, source } = cell
  const asOf = shownAsOf(cell, answer)
  const since = unconfirmedSince(cell, answer, exportedAt)
  return {
    value,
    text,
    basis,
    practice,
    source,
    asOf,
    isToConfirm: waits(cell, question),
    unconfirmedSince: since && dayIn(since, consultation.zone),
  }
}
const emptyCell: CompiledCell = {
  ...{ value: '', text: '', basis: '', practice: '', source: '', asOf: null },
  ...{ isToConfirm: false, unconfirmedSince: null },
}
/** A day as it was named, or that of a moment where the consultation is. */
const dayIn = (since: string, zone: string) =>
  since.length === 10 ? since : new Date(since).toLocaleDateString('sv-SE', { timeZone: zone })

/** How often each value was given by the answers that stand; null while nobody has said anything. */
function countsOf({ consultation, answers }: Sources, question: SubQuestion) {
  const values = consultation.seats.flatMap((seat) => {
    const cells = standingIn(seat, answers)?.cells ?? []
    return cells.find(({ questionId }) => questionId === question.id)?.value || []
  })
  if (!values.length) return null
  const inWords = (value: string) => (isPlain(value) ? valueInWords(value, '') : value)
  return timesOf(question, values).map(({ value, times }) => ({ value: inWords(value), times }))
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
      isChanged: sources.some((source) => isChanged(answers, source)),
    })),
    words: summary.words.flatMap(({ memberId, word }) => {
      const member = members.find(({ id }) => id === memberId)
      return member && word ? [{ institution: member.name, code: member.code, word }] : []
    }),
  }
}
