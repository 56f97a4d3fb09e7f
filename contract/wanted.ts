import { asksOf, fits, keysOf, wordsIn, type Ask } from './folding'
import { kept, keptFor } from './kept'

/** Words that stand one after the other; of an open one the last is still being typed. */
export interface Phrase {
  words: string[]
  isOpen: boolean
  /** Instead of what was typed, keys that are nearly so: any of them. */
  near?: string[]
}

/** What must be there in one form or another: as it was typed, or as one of what means the same or is written nearly so. */
export interface Part {
  phrases: Phrase[]
  isQuoted?: boolean
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
  // The last one is still being typed: what begins with it is found, too.
  const isOpen = (at: number) => at === said.length - 1 && !said[at]!.isQuoted
  return said.map(({ text, isQuoted }, at) => ({ isQuoted, phrases: [{ ...phraseOf(text), isOpen: isOpen(at) }] }))
}

export const phraseOf = (text: string): Phrase => ({ words: wordsIn(text).map(({ word }) => word), isOpen: false })

/** Of each word of a phrase, under what it is looked for. */
export const asksOfPhrase = keptFor(({ words, isOpen, near }: Phrase): Ask[][] =>
  near
    ? [near.map((key) => ({ key, isStart: false }))]
    : words.map((word, at) => asksOf(word, isOpen && at === words.length - 1)),
)

export interface Span {
  start: number
  end: number
  /** Found by a word that is nearly what was typed. */
  isNear: boolean
}

/** Where in a text stands what is looked for, each whole word or phrase once. */
export function findSpans(text: string, parts: Part[]): Span[] {
  const words = wordsIn(text).map(({ word, ...span }) => ({ ...span, keys: keysOf(word) }))
  const looked = lookedFor(parts)
  const spans: Span[] = []
  for (let at = 0; at < words.length; at++) {
    const found = looked(words[at]!.keys).find(({ asks }) =>
      asks.every((ask, step) => fits(words[at + step]?.keys ?? [], ask)),
    )
    if (!found) continue
    const last = at + found.asks.length - 1
    spans.push({ start: words[at]!.start, end: words[last]!.end, isNear: found.isNear })
    at = last
  }
  return spans
}

interface Looked {
  asks: Ask[][]
  isNear: boolean
}

const firstLetters = 3

/** Of the phrases those that may begin with a word of these keys, the longer first: of many, few share its first letters. */
const lookedFor = keptFor((parts: Part[]): ((keys: readonly string[]) => Looked[]) => {
  const phrases = parts
    .flatMap((part) => part.phrases)
    .map((phrase): Looked => ({ asks: asksOfPhrase(phrase), isNear: Boolean(phrase.near) }))
    .sort((a, b) => b.asks.length - a.asks.length || Number(a.isNear) - Number(b.isNear))
  const mayBegin = ({ asks: [first] }: Looked, letters: string[]) =>
    first?.some(({ key }) => letters.some((some) => key.startsWith(some) || some.startsWith(key)))
  const opening = kept((letters) => phrases.filter((phrase) => mayBegin(phrase, letters.split(' '))))
  return (keys) => opening(keys.map((key) => key.slice(0, firstLetters)).join(' '))
})
