import { isDeepStrictEqual } from 'node:util'
import type { Input } from '../../contract/endpoint'
import type { acceptTerm, editTerm, removeTerm, reviewTerm, suggestTerm, Term, TermWord } from '../../contract/glossary'
import { limits } from '../../contract/limits'
import { can } from '../../contract/policy'
import { plainOf } from '../../contract/terms'
import * as queries from '../../db/queries/glossary'
import { advanceNetwork } from '../../db/queries/members'
import { authorize } from '../authorize'
import type { Context } from '../context'
import { notFound, Refusal } from '../errors'
import { pace } from '../pace'

export async function list(ctx: Context): Promise<{ terms: Term[] }> {
  const rows = (await queries.listTerms(ctx.db)).filter((row) => can(ctx.actor, 'term.read', row))
  // Who of the network did what is nothing that guests are told.
  const isFollowed = can(ctx.actor, 'directory.follow', null)
  const shown = isFollowed ? rows : rows.map((row) => ({ ...row, suggestedById: null, reviewedById: null }))
  return { terms: shown.map(presentTerm) }
}

export async function suggest(ctx: Context, { id, ofId, ...said }: Input<typeof suggestTerm>) {
  authorize(ctx, 'term.suggest', null)
  const known = await queries.findTerm(ctx.db, id)
  if (known) return presentTerm(found(ctx, known))
  pace(ctx, 'suggestions')
  if ((await queries.countTerms(ctx.db)) >= limits.terms) {
    throw new Refusal('conflict', 'The glossary is full. Ask a moderator to remove what nobody needs.')
  }
  const content = await checked(ctx, { id, ofId }, said)
  const made = await queries.insertTerm(ctx.db, {
    ...{ id, ofId, ...content, state: 'suggested' as const },
    ...{ suggestedById: ctx.actor.id, suggestedAt: ctx.now },
  })
  return made ? saved(ctx, made) : presentTerm(await readable(ctx, id))
}

export async function edit(ctx: Context, { termId, version, ...said }: Input<typeof editTerm>) {
  const before = await held(ctx, termId)
  authorize(ctx, 'term.edit', before)
  pace(ctx, 'changes')
  checkSeen(before, version)
  const content = await checked(ctx, before, said)
  const { definition, words } = before
  if (isDeepStrictEqual(content, { definition, words })) return presentTerm(before)
  const isOwn = before.state === 'suggested' && before.suggestedById === ctx.actor.id
  if (!isOwn) ctx.audit({ act: 'term.edit', groupId: null, termId })
  return saved(ctx, await queries.updateTerm(ctx.db, termId, { ...content, ...unreviewed }))
}

/** What was suggested for a term goes into it, and the suggestion with it. */
export async function accept(ctx: Context, { termId, version }: Input<typeof acceptTerm>) {
  authorize(ctx, 'term.order', null)
  // In the order in which a term is removed: first the one of its own.
  const { ofId } = await readable(ctx, termId)
  const of = ofId ? await held(ctx, ofId) : undefined
  const before = await held(ctx, termId)
  if (before.state === 'accepted') {
    ctx.unchanged()
    return presentTerm(before)
  }
  checkSeen(before, version)
  ctx.audit({ act: 'term.accept', groupId: null, termId: ofId ?? termId })
  if (!of) {
    await checked(ctx, before, before)
    return saved(ctx, await queries.updateTerm(ctx.db, termId, { state: 'accepted' }))
  }
  const words = [...of.words, ...without(before.words, of.words)].slice(0, limits.wordsPerTerm)
  const definition = before.definition || of.definition
  await removed(ctx, termId)
  return saved(ctx, await queries.updateTerm(ctx.db, of.id, { words, definition, ...unreviewed }))
}

export async function review(ctx: Context, { termId, reviewed, version }: Input<typeof reviewTerm>) {
  authorize(ctx, 'term.order', null)
  const before = await held(ctx, termId)
  if (before.state !== 'accepted') throw new Refusal('conflict', 'Accept it first, and review it then.')
  if ((before.reviewedAt !== null) === reviewed) {
    ctx.unchanged()
    return presentTerm(before)
  }
  checkSeen(before, version)
  ctx.audit({ act: 'term.review', groupId: null, termId, details: { to: reviewed } })
  const change = reviewed ? { reviewedById: ctx.actor.id, reviewedAt: ctx.now } : unreviewed
  return saved(ctx, await queries.updateTerm(ctx.db, termId, change))
}

export async function remove(ctx: Context, { termId }: Input<typeof removeTerm>) {
  const before = await held(ctx, termId)
  authorize(ctx, 'term.edit', before)
  pace(ctx, 'changes')
  const isOwn = before.state === 'suggested' && before.suggestedById === ctx.actor.id
  if (!isOwn) ctx.audit({ act: before.state === 'accepted' ? 'term.remove' : 'term.decline', groupId: null, termId })
  for (const { id } of await queries.listSuggestionsFor(ctx.db, termId)) await removed(ctx, id)
  await removed(ctx, termId)
  return {}
}

export const presentTerm = ({ suggestedAt, reviewedAt, ...row }: queries.TermRow): Term => ({
  ...row,
  suggestedAt: suggestedAt.toISOString(),
  reviewedAt: reviewedAt?.toISOString() ?? null,
})

/** Tells everyone of the network how a term stands. */
export async function saved(ctx: Context, row: queries.TermRow) {
  const term = presentTerm(row)
  ctx.publish('network', await advanceNetwork(ctx.db), { type: 'term.saved', term })
  return term
}

const unreviewed = { reviewedById: null, reviewedAt: null }

async function removed(ctx: Context, termId: string) {
  if (!(await queries.deleteTerm(ctx.db, termId))) return
  ctx.publish('network', await advanceNetwork(ctx.db), { type: 'term.removed', termId })
}

const readable = async (ctx: Context, termId: string) => found(ctx, await queries.findTerm(ctx.db, termId))
const held = async (ctx: Context, termId: string) => found(ctx, await queries.lockTerm(ctx.db, termId))

function found(ctx: Context, row: queries.TermRow | undefined) {
  if (!row || !can(ctx.actor, 'term.read', row)) throw notFound()
  return row
}

function checkSeen(row: queries.TermRow, version: number) {
  if (row.version !== version) throw new Refusal('conflict', 'This was changed meanwhile. Look at it again first.')
}

interface Content {
  definition: string
  words: TermWord[]
}

/** What was typed, in order, and found to be enough. */
async function checked(ctx: Context, { id, ofId }: { id: string; ofId: string | null }, said: Content) {
  const content = { definition: tidy(said.definition), words: without(said.words.map(tidied), []) }
  if (ofId) return checkAddition(ctx, ofId, content)
  const name = content.words.find(({ language }) => language === 'en')
  if (!name) throw new Refusal('invalid', 'Give the English word: the glossary is listed by it.', 'words')
  if (!content.definition) throw new Refusal('invalid', 'Say in a sentence what it means.', 'definition')
  const others = (await queries.listAcceptedTerms(ctx.db)).filter((each) => each.id !== id)
  if (others.some(({ words }) => words.some((word) => isSame(word, name)))) {
    throw new Refusal('conflict', `“${name.text}” is in the glossary already. Suggest what it lacks there.`, 'words')
  }
  return content
}

async function checkAddition(ctx: Context, ofId: string, { definition, words }: Content) {
  const of = await queries.findTerm(ctx.db, ofId)
  if (of?.state !== 'accepted') throw new Refusal('invalid', 'There is no such term.', 'ofId')
  const added = { definition: definition === of.definition ? '' : definition, words: without(words, of.words) }
  if (added.definition || added.words.length) return added
  throw new Refusal('invalid', 'All of this stands there already.', 'words')
}

/** Words that are not among others, each once. */
function without(words: TermWord[], others: TermWord[]) {
  return words.filter((word, at) => ![...others, ...words.slice(0, at)].some((other) => isSame(other, word)))
}
const isSame = (a: TermWord, b: TermWord) => a.language === b.language && plainOf(a.text) === plainOf(b.text)
const tidied = ({ language, text }: TermWord) => ({ language, text: tidy(text) })
const tidy = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim()
