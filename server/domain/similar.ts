import type { Input } from '../../contract/endpoint'
import { limits } from '../../contract/limits'
import type { listSimilar, Similar } from '../../contract/similar'
import { parseWords, type Part } from '../../contract/wanted'
import * as queries from '../../db/queries/similar'
import type { Context } from '../context'
import { withMeanings } from '../meanings'
import { pace } from '../pace'
import { presentThread } from './threads'

/** What was asked before that is like what somebody is about to ask, in any language the glossary knows its words in. */
export async function list(ctx: Context, { title }: Input<typeof listSimilar>): Promise<{ similar: Similar[] }> {
  const words = tellingIn((await withMeanings(ctx, parseWords(title))).parts)
  if (!words.length) return { similar: [] }
  pace(ctx, 'searches')
  const { found, readable } = await queries.findSimilar(ctx.db, ctx.actor, words)
  if (!found.length) return { similar: [] }
  const ids = likest(found, words.length, readable)
  const threads = await queries.loadSimilar(ctx.db, ids)
  const answered = ids.length ? await queries.listAnswered(ctx.db, ids) : []
  return {
    similar: ids.flatMap((id): Similar[] => {
      const thread = threads.find((each) => each.id === id)
      if (!thread) return []
      const said = answered.filter(({ threadId }) => threadId === id)
      return [
        {
          thread: presentThread(thread),
          askedAgainAt: thread.askedAgainAt?.toISOString() ?? null,
          answered: said.map(({ memberId, at }) => ({ memberId, at: at.toISOString() })),
        },
      ]
    }),
  }
}

/** English words that stand in questions of every kind, beside those that stand in most titles of the forum itself. */
const empty = new Set(
  'about and any are can did does for from had has have how into its not our that the their there they this was what when where which who why will with would you your'.split(
    ' ',
  ),
)
const wordsAtMost = 8

/** The words by which a question can be told from others; a single one may be short. */
function tellingIn(parts: Part[]) {
  const lengthOf = ({ phrases: [phrase] }: Part) => phrase!.words.join('').length
  const said = new Map(parts.map((part) => [part.phrases[0]!.words.join(' ').toLowerCase(), part]))
  const telling = [...said].filter(([word, part]) => lengthOf(part) >= (said.size > 1 ? 3 : 2) && !empty.has(word))
  return telling
    .map(([, part]) => part)
    .sort((a, b) => lengthOf(b) - lengthOf(a))
    .slice(0, wordsAtMost)
}

/** What is said in the text of a question tells less than what it is called. */
const inText = 0.4
/** Of all that a title says, so much must be shared. */
const enough = 0.25

/**
 * The threads that share most, by what each word tells: the fewer hold it, the more. All of it is counted among what the
 * person may read, so that nothing else makes a difference.
 */
function likest(found: queries.Likeness[], words: number, readable: number): string[] {
  const weights = Array.from({ length: words }, (_, word) => weightOf(found, word, readable))
  const all = weights.reduce((sum, { weight }) => sum + weight, 0)
  const threads = new Map<string, { named: Set<number>; shares: number[] }>()
  for (const { word, source, threadId } of found) {
    const thread = threads.get(threadId) ?? { named: new Set(), shares: [] }
    const isNamed = source < 2
    thread.shares[word] = Math.max(thread.shares[word] ?? 0, weights[word]!.weight * (isNamed ? 1 : inText))
    if (isNamed) thread.named.add(word)
    threads.set(threadId, thread)
  }
  /** It is called alike: by a word that tells, or by several that tell little each. */
  const isAlike = (named: Set<number>) => named.size > 2 || [...named].some((word) => !weights[word]!.isCommon)
  return [...threads]
    .map(([id, { named, shares }]) => ({
      id,
      isAlike: isAlike(named),
      share: shares.reduce((sum, each) => sum + each, 0),
    }))
    .filter((thread) => thread.share >= enough * all && (thread.isAlike || thread.share > 2 * inText))
    .sort((a, b) => Number(b.isAlike) - Number(a.isAlike) || b.share - a.share)
    .slice(0, limits.similarThreads)
    .map(({ id }) => id)
}

function weightOf(found: queries.Likeness[], word: number, readable: number) {
  const threads = new Set(found.filter((each) => each.word === word).map(({ threadId }) => threadId)).size
  if (!threads) return { weight: 0, isCommon: true }
  const isCommon = threads >= queries.likenesses || (threads > 3 && threads * 4 > readable)
  return { weight: isCommon ? 0.1 : Math.log2(1 + queries.likenesses / threads), isCommon }
}
