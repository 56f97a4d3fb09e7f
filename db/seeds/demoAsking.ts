import type {
  AnswerKind,
  ConsultationKind,
  QuestionKind,
  ReminderKind,
  SummaryState,
  SummaryWord,
  Urgency,
} from '../../contract/kinds'
import type { PostSeed } from './demoThreads'

/** What a thread of the demo asks members to answer. */
export interface AskingSeed {
  kind: ConsultationKind
  urgency: Urgency
  due: string
  questions: QuestionSeed[]
  /** By the code of each asked member, what is to be said of its seat. */
  of: Partial<Record<'AX' | 'BX' | 'GX' | 'DX' | 'EX', SeatSeed>>
  /** By its asker's hand. */
  closed?: string
  /** Asked again whether it is still true; who said so. */
  again?: { by: string; at: string; confirmed: Partial<Record<keyof AskingSeed['of'], { by: string; at: string }>> }
  reminders?: { to: string; kind: ReminderKind; at: string }[]
  summary?: SummarySeed
}

export interface QuestionSeed {
  text: string
  kind: QuestionKind
  unit: string
  options: string[]
  /** How it was put until then. */
  before?: { text: string; until: string }
}

export const asked = (kind: QuestionKind, text: string, more: Partial<QuestionSeed> = {}): QuestionSeed => ({
  ...{ kind, text, unit: '', options: [] },
  ...more,
})

export interface SeatSeed {
  passes?: { to: string; by: string; at: string; note?: string }[]
  draft?: { by: string; at: string; version: number; ready?: true; cells?: CellsSeed; text: string }
  needsUntil?: string
}

export interface SummarySeed {
  state: SummaryState
  /** Each with the numbers of the posts it rests on. */
  paragraphs: { text: string; from: number[] }[]
  asked?: {
    at: string
    due: string
    words: Partial<Record<keyof AskingSeed['of'], { word: SummaryWord; by?: string; at: string } | null>>
  }
}

/** What an institution says in a post; the text of the post is what it says besides. */
export interface AnswerSeed {
  kind: AnswerKind
  cells: CellsSeed
}

/** In the order of the questions; null: nothing to that one. */
export type CellsSeed = (CellSeed | null)[]

export interface CellSeed {
  value: string
  text: string
  basis?: string
  practice?: string
  source?: string
  /** So many days ago: `40d`. */
  asOf?: string
}

/** A value, a word to it, and what stands behind. */
export const cell = (value: string, text = '', behind: Omit<CellSeed, 'value' | 'text'> = {}): CellSeed => ({
  value,
  text,
  ...behind,
})

/** Somebody releases the answer of their institution. */
export const answered = (
  by: string,
  at: string,
  cells: CellsSeed,
  text = '',
  then: Partial<PostSeed> = {},
): PostSeed => ({ by, at, text, answer: { kind: 'answer', cells }, ...then })

/** The same, where there is nothing to report, or one declines. */
export const spared = (
  kind: 'nothing' | 'declined',
  by: string,
  at: string,
  text: string,
  then: Partial<PostSeed> = {},
): PostSeed => ({ by, at, text, answer: { kind, cells: [] }, ...then })
