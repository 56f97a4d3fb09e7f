import { fits, nearAsksOf } from '../contract/folding'
import { limits } from '../contract/limits'
import { slipsBetween, slipsIn } from '../contract/nearness'
import { asksOfPhrase, parseWords, type Part } from '../contract/wanted'
import { findByWords, findNearWords, idOf, type Found, type SearchFilter } from '../db/queries/search'
import type { Context } from './context'
import { cursorOf, parseCursor } from './domain/cursor'
import { Refusal } from './errors'
import { withMeanings, type Wanted } from './meanings'

/** What was found, and by which words: those that were typed, then those that are written nearly so. */
export interface Finding {
  found: Found[]
  wanted: Wanted
  next: string | null
}

/**
 * One page of what holds the words that were typed. Where that is less than a page, what holds words that are nearly
 * the same comes after it.
 */
export async function lookFor(ctx: Context, typed: string, filter: SearchFilter, size: number, cursor?: string) {
  const wanted = await withMeanings(ctx, parseWords(typed))
  const words = wanted.parts
  const after = parsePlace(cursor)
  const page: Finding = { found: [], wanted, next: null }
  if (!after?.isNear) {
    const exact = await findByWords(ctx.db, ctx.actor, { words, filter, after }, size + 1)
    page.found = exact.slice(0, size)
    if (exact.length > size) page.next = placeOf(page.found.at(-1)!, false)
    if (cursor || exact.length >= size) return page
  }
  const near = await widened(ctx, words)
  if (!near) return page
  const rest = size - page.found.length
  const more = await findByWords(ctx.db, ctx.actor, { words: near, without: words, filter, after }, rest + 1)
  const found = [...page.found, ...more.slice(0, rest)]
  return { found, wanted: { ...wanted, parts: near }, next: more.length > rest ? placeOf(found.at(-1)!, true) : null }
}

/** With words that were said where one reads and may have been meant; undefined where there are none. */
async function widened(ctx: Context, parts: Part[]): Promise<Part[] | undefined> {
  const asked = parts.map(({ isQuoted, phrases: [typed] }) =>
    isQuoted || typed!.words.length > 1 ? [] : nearAsksOf(typed!.words[0]!).filter((key) => slipsIn(lettersOf(key))),
  )
  if (!asked.flat().length) return undefined
  const said = await findNearWords(ctx.db, [...new Set(asked.flat())])
  const wider = parts.map((part, at): Part => {
    const known = part.phrases.map(asksOfPhrase).flatMap((asks) => (asks.length === 1 ? asks[0]! : []))
    const near = said
      .filter(({ askedFor, word }) => asked[at]!.includes(askedFor) && !fits([word], known))
      .map(({ askedFor, word }) => ({
        word,
        slips: slipsBetween(askedFor, word),
        allowed: slipsIn(lettersOf(askedFor)),
      }))
      .filter(({ slips, allowed }) => slips <= allowed)
      .sort((a, b) => a.slips - b.slips || (a.word < b.word ? -1 : 1))
    const nearest = near.filter(({ slips }) => slips === near[0]!.slips).slice(0, limits.nearWords)
    const phrase = { words: [], isOpen: false, near: nearest.map(({ word }) => word) }
    return nearest.length ? { ...part, phrases: [...part.phrases, phrase] } : part
  })
  return wider.some((part, at) => part !== parts[at]) ? wider : undefined
}

/** Without the letter that says in which script it is. */
const lettersOf = (key: string) => key.replace(/^[XY]/, '').length

/** Where a page ends: how it was found, in which source, and after what. */
const placeOf = (last: Found, isNear: boolean) =>
  `${isNear ? 'near' : 'exact'}.${last.source}.${cursorOf(last.at, idOf(last))}`

function parsePlace(cursor: string | undefined) {
  if (cursor === undefined) return undefined
  const [, how, source, place] = /^(near|exact)\.(\d)\.(.+)$/.exec(cursor) ?? []
  if (!place) throw new Refusal('invalid', 'This is not the cursor of a page; start from the first.', 'cursor')
  return { ...parseCursor(place)!, isNear: how === 'near', source: Number(source) }
}
