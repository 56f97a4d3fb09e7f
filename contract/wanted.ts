import { asksOf, fits, keysOf, wordsIn, type Ask } from './folding'

/** Words one after the other, each by what it is looked for under. */
export interface Phrase {
  asks: Ask[][]
  /** Not as it was typed, but something that means the same or is written nearly so. */
  isAlso: boolean
}

/** What must be there in one form or another. Whoever knows more that means the same adds a phrase. */
export interface Part {
  /** The words as they were typed. */
  typed: string[]
  isQuoted: boolean
  phrases: Phrase[]
}

/** Reads what was typed: all its words, those in quotation marks together. Empty where there is no word in it. */
export function parseWords(typed: string): Part[] {
  const text = typed.normalize('NFC').replace(/[\p{Cc}\p{Cs}]/gu, ' ')
  const runs: { text: string; isQuoted: boolean }[] = []
  for (const [, quoted, loose = ''] of text.matchAll(/["“”„«»]([^"“”„«»]*)["“”„«»]|([^"“”„«»]+)/gu)) {
    if (quoted !== undefined) runs.push({ text: quoted, isQuoted: true })
    else runs.push(...loose.split(/\s+/).map((text) => ({ text, isQuoted: false })))
  }
  const said = runs.filter(({ text }) => wordsIn(text).length)
  return said.map(({ text, isQuoted }, at) => ({
    ...{ typed: wordsIn(text).map(({ word }) => word), isQuoted },
    // The last one is still being typed: what begins with it is found, too.
    phrases: [{ asks: asksOfAll(text, !isQuoted && at === said.length - 1), isAlso: false }],
  }))
}

/** Something that means the same as what was typed. */
export const alsoPhrase = (text: string): Phrase => ({ asks: asksOfAll(text, false), isAlso: true })

function asksOfAll(text: string, isOpen: boolean): Ask[][] {
  const words = wordsIn(text)
  return words.map(({ word }, at) => asksOf(word, isOpen && at === words.length - 1))
}

export interface Span {
  start: number
  end: number
  /** Found by something else than what was typed. */
  isAlso: boolean
}

/** Where in a text stands what is looked for, each whole word or phrase once. */
export function findSpans(text: string, parts: Part[]): Span[] {
  const words = wordsIn(text).map(({ word, ...span }) => ({ ...span, keys: keysOf(word) }))
  const phrases = parts.flatMap((part) => part.phrases)
  phrases.sort((a, b) => b.asks.length - a.asks.length || Number(a.isAlso) - Number(b.isAlso))
  const spans: Span[] = []
  for (let at = 0; at < words.length; at++) {
    const found = phrases.find(({ asks }) => asks.every((ask, step) => fits(words[at + step]?.keys ?? [], ask)))
    if (!found) continue
    const last = at + found.asks.length - 1
    spans.push({ start: words[at]!.start, end: words[last]!.end, isAlso: found.isAlso })
    at = last
  }
  return spans
}
