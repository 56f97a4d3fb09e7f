import { SvelteMap } from 'svelte/reactivity'
import type {
  Answer,
  confirmAnswer,
  ReadQuestions,
  releaseAnswer,
  restoreAnswer,
  withdrawAnswer,
} from '../../contract/answers'
import type {
  Asking,
  askForAnswers,
  closeConsultation,
  Consultation,
  openConsultation,
  reopenConsultation,
  suggestDates,
} from '../../contract/consultations'
import type { AnswerKind, ExportFormat } from '../../contract/kinds'
import type { askAgain } from '../../contract/rounds'
import type { needTime, openSeat, OwnSeat, passBaton } from '../../contract/seats'
import { standingIn } from '../../contract/standing'
import type { answerSummary, askSummary, Paragraph, saveSummary, Summary } from '../../contract/summaries'
import { Refused, type Api } from '../lib/api'
import type { Live } from '../lib/live.svelte'
import { Shelf } from '../lib/shelf.svelte'
import type { Directory } from './directory.svelte'
import type { Threads } from './threads.svelte'

/** What is asked in the threads this page has open, how each seat stands, what was answered, and the summary. */
export class Consultations {
  readonly #consultations = new Shelf<Consultation>((each) => each.threadId)
  readonly #answers = new Shelf<Answer>((answer) => answer.id)
  readonly #summaries = new Shelf<Summary>((summary) => summary.threadId)
  readonly #seats = new SvelteMap<string, OwnSeat>()
  /** Counts what was asked for, and answered, of own seats. */
  #turn = 0
  readonly #turns = new Map<string, number>()
  readonly #api: Api
  readonly #live: Live
  readonly #threads: Threads
  readonly #directory: Directory

  constructor(api: Api, live: Live, threads: Threads, directory: Directory) {
    this.#api = api
    this.#live = live
    this.#threads = threads
    this.#directory = directory
  }

  keep = (consultation: Consultation) => this.#consultations.keep(consultation)
  /** The thread may have become one only now: then my institution's seat is to be loaded. */
  hear(consultation: Consultation) {
    const { threadId } = this.keep(consultation)
    if (this.isAsked(threadId) && !this.#seats.has(threadId)) void this.loadSeat(threadId).catch(() => undefined)
  }
  keepAnswer = (answer: Answer) => this.#answers.keep(answer)
  keepSummary = (summary: Summary) => this.#summaries.keep(summary)

  /** It is a draft again: mine is still mine to see. */
  summaryLeft(threadId: string) {
    if (this.#summaries.get(threadId)?.writtenById !== this.#directory.actor?.id) this.#summaries.drop(threadId)
  }

  /** Of a thread I read no more, nothing. */
  of = (threadId: string) => (this.#threads.get(threadId) ? this.#consultations.get(threadId) : undefined)
  /** Every version of every institution, in the order they were released. */
  answersOf = (threadId: string) =>
    this.#answers.all
      .filter((answer) => answer.threadId === threadId)
      .sort((a, b) => a.releasedAt.localeCompare(b.releasedAt) || a.id.localeCompare(b.id))
  answer = (answerId: string) => this.#answers.get(answerId)
  answerIn = (postId: string) => this.#answers.all.find((answer) => answer.postId === postId)
  /** The answer of a member that stands; undefined while it owes. */
  standingOf(threadId: string, memberId: string) {
    const seat = this.of(threadId)?.seats.find((each) => each.memberId === memberId)
    return seat && standingIn(seat, this.#answers.all)
  }
  summaryOf = (threadId: string) => this.#summaries.get(threadId)
  /** The seat of my institution as its people see it; undefined where it is not asked, or not loaded. */
  seatOf = (threadId: string) => this.#seats.get(threadId)
  isAsked = (threadId: string) =>
    this.of(threadId)?.seats.some(({ memberId }) => memberId === this.#directory.actor?.memberId) ?? false

  /** Loads what is asked in a thread, all answers, and the own seat. */
  async load(threadId: string) {
    const found = await this.#api.call<typeof openConsultation>('GET /api/threads/:threadId/consultation', { threadId })
    if (!found) return
    this.keep(found.consultation)
    found.answers.forEach(this.keepAnswer)
    if (found.summary) this.keepSummary(found.summary)
    else this.#summaries.drop(threadId)
    this.#live.readAt(`thread:${threadId}`, found.revision)
    await this.loadSeat(threadId)
  }

  /** What was asked for before something newer came is of no use. */
  async loadSeat(threadId: string) {
    if (!this.isAsked(threadId)) return void this.#seats.delete(threadId)
    const turn = ++this.#turn
    this.#turns.set(threadId, turn)
    const seat = await this.#api.call<typeof openSeat>('GET /api/threads/:threadId/seat', { threadId })
    await this.#directory.askReaders(this.#threads.get(threadId)?.channelId ?? '').catch(() => undefined)
    if (this.#turns.get(threadId) === turn) this.#seats.set(threadId, seat)
  }

  keepSeat(seat: OwnSeat) {
    this.#turns.set(seat.threadId, ++this.#turn)
    this.#seats.set(seat.threadId, seat)
    return seat
  }

  dates = () => this.#api.call<typeof suggestDates>('GET /api/consultations/dates', {})

  /** Asks for answers in a thread, or asks otherwise. */
  async ask(threadId: string, asking: Asking) {
    const route = 'PUT /api/threads/:threadId/consultation'
    this.keep(await this.#api.call<typeof askForAnswers>(route, { threadId, ...asking }))
    await this.loadSeat(threadId)
  }
  async close(threadId: string) {
    const route = 'PUT /api/threads/:threadId/consultation/closed'
    this.keep(await this.#api.call<typeof closeConsultation>(route, { threadId }))
  }
  async reopen(threadId: string) {
    const route = 'DELETE /api/threads/:threadId/consultation/closed'
    this.keep(await this.#api.call<typeof reopenConsultation>(route, { threadId }))
  }
  async askAgain(threadId: string) {
    this.keep(await this.#api.call<typeof askAgain>('PUT /api/threads/:threadId/consultation/again', { threadId }))
  }

  async pass(threadId: string, personId: string | null, note: string) {
    const route = 'PUT /api/threads/:threadId/seat/holder'
    this.keepSeat(await this.#api.call<typeof passBaton>(route, { threadId, personId, note }))
  }
  async needTime(threadId: string, until: string | null) {
    this.keep(await this.#api.call<typeof needTime>('PUT /api/threads/:threadId/seat/time', { threadId, until }))
  }

  /** The sub-questions as they are on this page: what one says counts for these words only. */
  readOf = (threadId: string): ReadQuestions =>
    this.of(threadId)?.questions.map(({ id: questionId, edition }) => ({ questionId, edition })) ?? []

  /** The ids are the caller's: sent again, it is released once. */
  async release(threadId: string, ids: { id: string; postId: string }, said: Said) {
    const thread = this.#threads.get(threadId)
    const seen = thread && { channelId: thread.channelId, label: thread.label }
    const input = { threadId, ...ids, read: this.readOf(threadId), ...said, ...(seen && { seen }) }
    const route = 'POST /api/threads/:threadId/answers'
    const answer = this.keepAnswer(await this.#asOf(threadId, this.#api.call<typeof releaseAnswer>(route, input)))
    await this.loadSeat(threadId)
    return answer
  }
  async withdraw(answerId: string) {
    return this.keepAnswer(await this.#api.call<typeof withdrawAnswer>('DELETE /api/answers/:answerId', { answerId }))
  }
  async restore(answerId: string) {
    const route = 'PUT /api/answers/:answerId/standing'
    return this.keepAnswer(await this.#api.call<typeof restoreAnswer>(route, { answerId }))
  }
  async confirm(answerId: string, seen?: { threadId: string; read: ReadQuestions }) {
    const route = 'PUT /api/answers/:answerId/confirmation'
    const threadId = seen?.threadId ?? this.answer(answerId)!.threadId
    const read = seen?.read ?? this.readOf(threadId)
    return this.keepAnswer(await this.#asOf(threadId, this.#api.call<typeof confirmAnswer>(route, { answerId, read })))
  }
  /** Where something is otherwise than this page knows, it looks again before it says so. */
  async #asOf<T>(threadId: string, said: Promise<T>) {
    try {
      return await said
    } catch (error) {
      if (error instanceof Refused && error.code === 'conflict') await this.load(threadId).catch(() => undefined)
      throw error
    }
  }

  async saveSummary(threadId: string, paragraphs: Paragraph[], version: number) {
    const route = 'PUT /api/threads/:threadId/summary'
    return this.keepSummary(await this.#api.call<typeof saveSummary>(route, { threadId, paragraphs, version }))
  }
  async askSummary(threadId: string, version: number) {
    const route = 'PUT /api/threads/:threadId/summary/asked'
    return this.keepSummary(await this.#api.call<typeof askSummary>(route, { threadId, version }))
  }
  async answerSummary(threadId: string, word: 'confirmed' | 'objected', note: string) {
    const route = 'PUT /api/threads/:threadId/summary/word'
    return this.keepSummary(await this.#api.call<typeof answerSummary>(route, { threadId, word, note }))
  }

  /** Where the document is downloaded from. */
  exportAddress = (threadId: string, format: ExportFormat) => `/api/threads/${threadId}/export?format=${format}`

  clear() {
    for (const shelf of [this.#consultations, this.#answers, this.#summaries]) shelf.clear()
    this.#seats.clear()
  }
}

type Said = { kind: AnswerKind; draftVersion?: number; text?: string; read?: ReadQuestions }
