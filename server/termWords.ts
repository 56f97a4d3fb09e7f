import { findPassage, redact } from '../contract/passages'
import { can } from '../contract/policy'
import { limits } from '../contract/limits'
import { listTerms, lockTerm, updateTerm, type TermRow } from '../db/queries/glossary'
import type { Context } from './context'
import { saved } from './domain/glossary'

/** The terms and suggestions in which a passage stands; for whoever keeps the glossary. */
export async function listTermsSaying(ctx: Context, passage: string): Promise<TermRow[]> {
  if (!can(ctx.actor, 'term.order', null)) return []
  const says = (text: string) => findPassage(text, passage).length > 0
  return (await listTerms(ctx.db)).filter((row) => says(row.definition) || row.words.some(({ text }) => says(text)))
}

/** Takes a passage out of the glossary, wherever in it that stands. */
export async function redactTerms(ctx: Context, passage: string) {
  for (const { id } of await listTermsSaying(ctx, passage)) {
    // As it is once nobody else changes it any more.
    const row = await lockTerm(ctx.db, id)
    if (!row) continue
    const definition = redact(row.definition, passage, limits.definitionCharacters)
    const words = row.words.map((word) => ({ ...word, text: redact(word.text, passage, limits.termWordCharacters) }))
    await saved(ctx, await updateTerm(ctx.db, id, { definition, words }))
  }
}
