import { asksOf, keysOf, wordsIn } from './folding'
import type { TermWord } from './glossary'
import { kept } from './kept'

/** A place in a text where a term is said; two terms may share a word. */
export interface Occurrence {
  start: number
  end: number
  /** What it is a form of, as that stands in the glossary. */
  meant: Meant[]
}
export interface Meant {
  termId: string
  word: TermWord
}
export interface TermIndex {
  /** Where terms stand in a text, in its order and apart; of several, the one of more words, then the more exact. */
  find(text: string): Occurrence[]
}

/** Made once for a glossary: then a word of a text is looked up by its first letters. */
export function openTermIndex(terms: { id: string; words: TermWord[] }[]): TermIndex {
  const entries = new Map<string, Entry[]>()
  for (const { id: termId, words } of terms) {
    for (const word of words) {
      const parts = partsOf(word.text)
      for (const key of new Set(parts[0]?.map(startOf))) {
        if (!entries.has(key)) entries.set(key, [])
        entries.get(key)!.push({ termId, word, parts })
      }
    }
  }
  return { find: (text) => find(text, entries) }
}

/**
 * Whether a word is another one with another ending, both folded. Of five letters or more the beginning has to be the
 * same but for the last two; a shorter one takes one letter more (`cells`), and the shortest none.
 */
export function isInflected(said: string, word: string): boolean {
  if (said === word) return true
  const mark = markOf(word)
  const letters = word.length - mark
  if (letters < 4) return false
  if (said.startsWith(word)) return said.length <= word.length + (letters === 4 ? 1 : 4)
  if (letters === 4 || said.length > word.length + 3) return false
  return said.startsWith(word.slice(0, mark + Math.max(5, letters - 2)))
}

/** A text as it is compared: two that differ in signs, marks and capitals alone are the same. */
export const plainOf = (text: string) =>
  wordsIn(text)
    .map(({ word }) => keysOf(word)[0])
    .join(' ')

interface Entry extends Meant {
  parts: string[][]
}

/** Words of other scripts are folded to a letter that says so, and theirs in Latin ones. */
const markOf = (key: string) => (key[0] === 'X' || key[0] === 'Y' ? 1 : 0)
/** What two forms of a word have in common in any case. */
const startOf = (key: string) => key.slice(0, 4 + markOf(key))

function find(text: string, entries: Map<string, Entry[]>): Occurrence[] {
  const [said, found] = [saidIn(text), [] as Occurrence[]]
  for (let at = 0; at < said.length; at++) {
    const { meant, words } = bestAt(said, at, entries)
    if (!words) continue
    const last = at + words - 1
    found.push({ start: said[at]!.start, end: said[last]!.end, meant })
    at = last
  }
  return found
}

/** What stands at a place of a text, and over how many words. */
function bestAt(said: Said[], at: number, entries: Map<string, Entry[]>) {
  let best = { words: 0, distance: Infinity, meant: [] as Meant[] }
  const candidates = new Set(said[at]!.keys.flatMap((key) => entries.get(startOf(key)) ?? []))
  for (const { parts, termId, word } of candidates) {
    if (parts.length < best.words) continue
    const distance = distanceOf(parts, said, at)
    if (distance === Infinity || (parts.length === best.words && distance > best.distance)) continue
    const isEqual = parts.length === best.words && distance === best.distance
    if (!isEqual) best = { words: parts.length, distance, meant: [{ termId, word }] }
    else if (!best.meant.some((each) => each.termId === termId)) best.meant.push({ termId, word })
  }
  return best
}

/** By how much the words at a place of a text have other endings; Infinity where they are other words. */
function distanceOf(parts: string[][], said: Said[], at: number) {
  let distance = 0
  for (const [offset, asks] of parts.entries()) {
    const word = said[at + offset]
    if (!word || (offset > 0 && !word.follows)) return Infinity
    distance += endingOf(word.keys, asks)
    if (distance === Infinity) return distance
  }
  return distance
}

function endingOf(keys: readonly string[], asks: string[]) {
  let least = Infinity
  for (const key of keys) {
    for (const ask of asks) {
      if (key === ask) return 0
      if (isInflected(key, ask)) least = Math.min(least, 1 + Math.abs(key.length - ask.length))
    }
  }
  return least
}

interface Said {
  keys: readonly string[]
  start: number
  end: number
  /** Nothing but spaces, or what joins words, stands before it. */
  follows: boolean
}

export function saidIn(text: string): Said[] {
  let before = 0
  return wordsIn(text).map(({ word, start, end }) => {
    const follows = /^,?[\s\-‐‑'’]+$/.test(text.slice(before, start))
    before = end
    return { keys: keysOf(word), start, end, follows }
  })
}

/** Under what each word of a term is looked for. The longest part of making an index: a page does it in pieces before. */
export const partsOf = (text: string) => wordsIn(text).map(({ word }) => asksKnown(word))

const asksKnown = kept((word) => asksOf(word).map(({ key }) => key))
