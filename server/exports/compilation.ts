import type { Label, SeatState, SummaryWord } from '../../contract/kinds'
import type { SeatCounts } from '../../contract/standing'

/** A consultation as its reader may hand it in: everything already in words, in the order it is printed. */
export interface Compilation {
  title: string
  /** The question as it was asked; Markdown. */
  question: string
  asker: { person: string; institution: string }
  askedAt: Date
  dueAt: Date
  /** The zone in which dates are printed. */
  zone: string
  closedAt: Date | null
  /** When it was last asked again, of how many institutions, and how many said whether it is still true; null: never. */
  again: { at: Date; asked: number; said: number } | null
  exportedAt: Date
  label: Label
  /** Released by the chair; otherwise every page says "Peer consultation, not an official position". */
  isReleased: boolean
  places: string[]
  topics: string[]
  counts: SeatCounts
  questions: CompiledQuestion[]
  /** One for each asked member, by its code. */
  rows: CompiledRow[]
  /** The institutions' answers that stand, in the order of their members. */
  annex: CompiledAnswer[]
  /** null: there is none, or it does not stand yet. */
  summary: CompiledSummary | null
  /** `*` explained, where a name bears one. */
  footnote: string | null
}

export interface CompiledQuestion {
  number: number
  text: string
  unit: string
  /** How often each value was given, in the order of the question, as on its page; null where values are not countable. */
  counts: { value: string; times: number }[] | null
}

export interface CompiledRow {
  code: string
  institution: string
  isObserver: boolean
  state: SeatState
  /** In words: `answered`, `nothing to report`, `owes`. */
  stateInWords: string
  isLate: boolean
  /** Of the annex; null where there is no answer. */
  annexNumber: number | null
  /** One for each question. */
  cells: CompiledCell[]
}

export interface CompiledCell {
  /** In words: `yes`, `3.5 m²`; empty where no value was given. */
  value: string
  /** The text that answers, or a word to the value; Markdown, like what stands behind it. */
  text: string
  basis: string
  practice: string
  source: string
  /** `2026-11-28`. */
  asOf: string | null
  /** The sub-question was put otherwise since. */
  isToConfirm: boolean
  /** The day it was last confirmed, where that lies too far back: `2024-03-01`. */
  unconfirmedSince: string | null
}

export interface CompiledAnswer {
  number: number
  institution: string
  code: string
  focalPoint: string
  version: number
  releasedAt: Date
  isLate: boolean
  /** Markdown. */
  text: string
}

export interface CompiledSummary {
  paragraphs: { text: string; sources: string[]; isChanged: boolean }[]
  /** What the quoted institutions said. */
  words: { institution: string; code: string; word: SummaryWord }[]
}
