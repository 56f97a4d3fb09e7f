import type { Because } from '../contract/search'
import { openTermIndex, plainOf, type TermIndex } from '../contract/terms'
import type { TermWord } from '../contract/glossary'
import { asksOfPhrase, findSpans, phraseOf, type Part, type Phrase } from '../contract/wanted'
import { listAcceptedTerms } from '../db/queries/glossary'
import type { Context } from './context'

/** A run of what was typed that is in the glossary, and how else it is said. */
interface Meaning {
  typed: string
  /** What it is a form of. */
  own: string
  /** The parts it stands in: they are found by any of these as well. */
  parts: Part[]
  others: { word: TermWord; phrase: Phrase }[]
}
export interface Wanted {
  parts: Part[]
  meanings: Meaning[]
}

/**
 * What is looked for, and with each word that is in the glossary all that means the same, in every language. The glossary
 * is asked anew each time, so that an edit of it counts at once.
 */
export async function withMeanings(ctx: Context, typed: Part[]): Promise<Wanted> {
  const terms = await listAcceptedTerms(ctx.db)
  const meanings = meaningsOf(typed, indexOf(ctx, terms), new Map(terms.map(({ id, words }) => [id, words])))
  const parts = typed.map((part) => {
    const others = meanings.filter(({ parts: of }) => of.includes(part)).flatMap((meaning) => meaning.others)
    return others.length ? { ...part, phrases: [...part.phrases, ...others.map(({ phrase }) => phrase)] } : part
  })
  return { parts, meanings }
}

/** By what a text was found that does not say what was typed; null where it does. */
export function becauseOf(text: string, { parts, meanings }: Wanted): Because | null {
  if (!meanings.length) return null
  const said = [...new Set(findSpans(text, parts).map(({ start, end }) => text.slice(start, end)))]
  const isSaid = (phrase: Phrase) => said.some((each) => findSpans(each, [{ phrases: [phrase] }]).length)
  for (const { typed, own, parts: of, others } of meanings) {
    if (of.every(({ phrases: [phrase] }) => isSaid(phrase!))) continue
    const other = others.find(({ phrase }) => isSaid(phrase))
    // Another form of the very word needs no explanation.
    if (other && plainOf(other.word.text) !== own) return { typed, ...other.word }
  }
  return null
}

function meaningsOf(typed: Part[], index: TermIndex, words: Map<string, TermWord[]>): Meaning[] {
  let at = 0
  const places = typed.map((part) => {
    const said = part.phrases[0]!.words.join(' ')
    const place = { part, said, start: at, end: at + said.length }
    at = place.end + 1
    return place
  })
  const text = places.map(({ said }) => said).join(' ')
  return index.find(text).flatMap(({ start, end, meant }) => {
    const within = places.filter((place) => place.start < end && place.end > start)
    // Of what was typed in quotation marks, a part is not meant by itself.
    if (within.some((place) => place.start < start || place.end > end)) return []
    const others = once(meant.flatMap(({ termId }) => words.get(termId) ?? []))
    return [
      {
        typed: text.slice(start, end),
        own: plainOf(meant[0]!.word.text),
        parts: within.map(({ part }) => part),
        others,
      },
    ]
  })
}

/** Words that are looked for in the same way, as those of neighbouring languages often are, but once. */
function once(words: TermWord[]) {
  const known = new Set<string>()
  return words.flatMap((word) => {
    const phrase = openEnded(word.text)
    const asks = JSON.stringify(asksOfPhrase(phrase))
    if (known.has(asks)) return []
    known.add(asks)
    return [{ word, phrase }]
  })
}

/** With any ending: of a longer word, the last vowel is an ending already (`izolacij`). */
function openEnded(text: string): Phrase {
  const { words } = phraseOf(text)
  const last = words.at(-1) ?? ''
  if (last.length < 5) return { words, isOpen: false }
  const isEnding = /[aeiouyаеиоуяюαεηιουω]\p{M}*$/iu.test(last.normalize('NFD'))
  const stem = last.length > 5 && isEnding ? last.normalize('NFC').slice(0, -1) : last
  return { words: [...words.slice(0, -1), stem], isOpen: true }
}

/** The index made last, as long as the glossary is the same; one for each server in this process. */
function indexOf({ throttle }: Context, terms: Awaited<ReturnType<typeof listAcceptedTerms>>) {
  const stamp = terms.map(({ id, version }) => `${id} ${version}`).join()
  let made = indexes.get(throttle)
  if (made?.stamp !== stamp) indexes.set(throttle, (made = { stamp, index: openTermIndex(terms) }))
  return made.index
}
const indexes = new WeakMap<object, { stamp: string; index: TermIndex }>()
