import { asksOf, fits, keysOf, wordsIn, type Ask } from './folding'

/** Words that stand one after the other; of an open one the last is still being typed. */
export interface Phrase {
  words: string[]
  isOpen: boolean
}

/** What must be there in one form or another: as it was typed, or one of what means the same. */
export interface Part {
  phrases: Phrase[]
}

/** Reads what was typed: all its words, those in quotation marks together. Empty where there is no word in it. */
export function parseWords(typed: string): Part[] {
  const text = typed.normalize('NFC').replace(/[\p{Cc}\p{Cs}]/gu, ' ')
  const phrases: Phrase[] = []
  for (const [, quoted, loose = ''] of text.matchAll(/["“”„«»]([^"“”„«»]*)["“”„«»]|([^"“”„«»]+)/gu)) {
    const runs = quoted === undefined ? loose.split(/\s+/).map(phraseOf) : [phraseOf(quoted)]
    const said = runs.filter(({ words }) => words.length)
    if (said.length) phrases.forEach((phrase) => (phrase.isOpen = false))
    phrases.push(...said.map((phrase) => ({ ...phrase, isOpen: quoted === undefined && phrase === said.at(-1) })))
  }
  return phrases.map((phrase) => ({ phrases: [phrase] }))
}

export const phraseOf = (text: string): Phrase => ({ words: wordsIn(text).map(({ word }) => word), isOpen: false })

export interface Span {
  start: number
  end: number
}

/** Where in a text stands what is looked for, each whole word or phrase once. */
export function findSpans(text: string, parts: Part[]): Span[] {
  const words = wordsIn(text).map(({ word, ...span }) => ({ ...span, keys: keysOf(word) }))
  const phrases = parts.flatMap((part) => part.phrases.map(asksOfPhrase)).sort((a, b) => b.length - a.length)
  const spans: Span[] = []
  for (let at = 0; at < words.length; at++) {
    const found = phrases.find((asks) => asks.every((ask, step) => fits(words[at + step]?.keys ?? [], ask)))
    if (!found) continue
    spans.push({ start: words[at]!.start, end: words[at + found.length - 1]!.end })
    at += found.length - 1
  }
  return spans
}

/** Of each word of a phrase, under what it is looked for. */
export const asksOfPhrase = ({ words, isOpen }: Phrase): Ask[][] =>
  words.map((word, at) => asksOf(word, isOpen && at === words.length - 1))
