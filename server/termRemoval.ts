import { advanceNetwork } from '../db/queries/members'
import * as queries from '../db/queries/glossary'
import type { Context } from './context'
import { saved } from './domain/glossary'

/** A term leaves the glossary, and with it what is suggested for it. All of it is held. */
export async function withdraw(ctx: Context, { id }: queries.TermRow, change: Partial<queries.TermRow> = {}) {
  for (const { id: withIt } of await queries.listSuggestionsFor(ctx.db, id)) await leave(ctx, withIt)
  await leave(ctx, id, change)
}

/** It stands there again, and so does what left together with it. */
export async function bringBack(ctx: Context, { id, removedAt }: queries.TermRow) {
  const withIt = await queries.listRemovedWith(ctx.db, id, removedAt!)
  const there = { removedAt: null, removedById: null }
  const term = await saved(ctx, await queries.updateTerm(ctx.db, id, there))
  for (const each of withIt) await saved(ctx, await queries.updateTerm(ctx.db, each.id, there))
  return term
}

/** It goes for good, whether it stands there or has left; nothing of its words is kept. */
export async function erase(ctx: Context, row: queries.TermRow) {
  if (!row.removedAt) await withdraw(ctx, row)
  await queries.deleteTerm(ctx.db, row.id)
}

async function leave(ctx: Context, termId: string, change: Partial<queries.TermRow> = {}) {
  await queries.updateTerm(ctx.db, termId, { ...change, removedAt: ctx.now, removedById: ctx.actor.id })
  ctx.publish('network', await advanceNetwork(ctx.db), { type: 'term.removed', termId })
}
