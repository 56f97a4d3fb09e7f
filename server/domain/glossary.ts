import { isDeepStrictEqual } from 'node:util'
import type { Input } from '../../contract/endpoint'
import type {
  acceptTerm,
  editTerm,
  removeTerm,
  restoreTerm,
  reviewTerm,
  suggestTerm,
  Term,
} from '../../contract/glossary'
import { limits } from '../../contract/limits'
import { can } from '../../contract/policy'
import * as queries from '../../db/queries/glossary'
import { advanceNetwork } from '../../db/queries/members'
import { authorize } from '../authorize'
import type { Context } from '../context'
import { notFound, Refusal } from '../errors'
import { pace } from '../pace'
import { checked, checkRoom, without } from '../termContent'
import { bringBack, withdraw } from '../termRemoval'

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
  await checkRoom(ctx)
  // It stays until this stands there.
  if (ofId) await queries.lockTerm(ctx.db, ofId)
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
  const content = await checked(ctx, before, said)
  const { definition, words } = before
  // Also when it is said once more because the answer was lost.
  if (isDeepStrictEqual(content, { definition, words })) return presentTerm(before)
  checkSeen(before, version)
  const isOwn = before.state === 'suggested' && before.suggestedById === ctx.actor.id
  if (!isOwn) ctx.audit({ act: 'term.edit', groupId: null, termId })
  return saved(ctx, await queries.updateTerm(ctx.db, termId, { ...content, ...unreviewed }))
}

/** What was suggested for a term goes into it, and the suggestion leaves. Accepted once more, it is the term as it is. */
export async function accept(ctx: Context, { termId, version }: Input<typeof acceptTerm>) {
  authorize(ctx, 'term.order', null)
  // In the order in which a term is removed: first the one of its own.
  const ofId = (await queries.findTerm(ctx.db, termId))?.ofId
  const of = ofId ? await held(ctx, ofId) : undefined
  const before = await queries.lockTerm(ctx.db, termId)
  if (before?.state === 'accepted' && (of || !before.removedAt)) {
    ctx.unchanged()
    return presentTerm(of ?? before)
  }
  if (!before || before.removedAt) throw notFound()
  checkSeen(before, version)
  ctx.audit({ act: 'term.accept', groupId: null, termId: ofId ?? termId })
  if (!of) {
    await checked(ctx, before, before)
    return saved(ctx, await queries.updateTerm(ctx.db, termId, { state: 'accepted' }))
  }
  const words = [...of.words, ...without(before.words, of.words)]
  if (words.length > limits.wordsPerTerm) {
    throw new Refusal('conflict', `A term has at most ${limits.wordsPerTerm} words. Take some out first.`, 'words')
  }
  const definition = before.definition || of.definition
  await withdraw(ctx, before, { state: 'accepted' })
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
  const before = found(ctx, await queries.lockTerm(ctx.db, termId), { orBy: ctx.actor.id })
  authorize(ctx, 'term.edit', before)
  if (before.removedAt) {
    ctx.unchanged()
    return {}
  }
  pace(ctx, 'changes')
  const isOwn = before.state === 'suggested' && before.suggestedById === ctx.actor.id
  if (!isOwn) ctx.audit({ act: before.state === 'accepted' ? 'term.remove' : 'term.decline', groupId: null, termId })
  await withdraw(ctx, before)
  return {}
}

export async function restore(ctx: Context, { termId }: Input<typeof restoreTerm>) {
  // In the order in which a suggestion is accepted: first the term it is for.
  const ofId = (await queries.findTerm(ctx.db, termId))?.ofId
  const of = ofId ? await queries.lockTerm(ctx.db, ofId) : undefined
  const before = await queries.lockTerm(ctx.db, termId)
  if (!before || !can(ctx.actor, 'directory.follow', null)) throw notFound()
  if (!before.removedAt) {
    // Whoever could have put it back; what was an own suggestion may have been accepted since.
    const isOwn = before.suggestedById === ctx.actor.id
    authorize(ctx, 'term.restore', { ...before, state: 'suggested', removedById: isOwn ? ctx.actor.id : null })
    ctx.unchanged()
    return presentTerm(before)
  }
  authorize(ctx, 'term.restore', before)
  pace(ctx, 'changes')
  if (of?.removedAt) throw new Refusal('conflict', 'The term it is for was removed. Put that back first.')
  if (of && before.state === 'accepted') throw new Refusal('conflict', 'This was accepted, and is in the term now.')
  await checkRoom(ctx)
  await checked(ctx, before, before)
  const isOwn = before.state === 'suggested' && before.removedById === before.suggestedById
  if (!isOwn) ctx.audit({ act: 'term.restore', groupId: null, termId })
  return bringBack(ctx, before)
}

export const presentTerm = (row: queries.TermRow): Term => ({
  ...{ id: row.id, ofId: row.ofId, definition: row.definition, words: row.words, state: row.state },
  ...{ suggestedById: row.suggestedById, suggestedAt: row.suggestedAt.toISOString() },
  ...{ reviewedById: row.reviewedById, reviewedAt: row.reviewedAt?.toISOString() ?? null },
  version: row.version,
})

/** Tells everyone of the network how a term stands. */
export async function saved(ctx: Context, row: queries.TermRow) {
  const term = presentTerm(row)
  ctx.publish('network', await advanceNetwork(ctx.db), { type: 'term.saved', term })
  return term
}

export const unreviewed = { reviewedById: null, reviewedAt: null }

const readable = async (ctx: Context, termId: string) => found(ctx, await queries.findTerm(ctx.db, termId))
const held = async (ctx: Context, termId: string) => found(ctx, await queries.lockTerm(ctx.db, termId))

/** A term that one reads; one that has left is there only for whoever took it out, who may not know yet. */
function found(ctx: Context, row: queries.TermRow | undefined, { orBy }: { orBy?: string } = {}) {
  const hasLeft = row?.removedAt && row.removedById !== orBy
  if (!row || hasLeft || !can(ctx.actor, 'term.read', row)) throw notFound()
  return row
}

function checkSeen(row: queries.TermRow, version: number) {
  if (row.version !== version) throw new Refusal('conflict', 'This was changed meanwhile. Look at it again first.')
}
