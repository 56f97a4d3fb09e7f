import { findPassage, redact } from '../contract/passages'
import { can } from '../contract/policy'
import { limits } from '../contract/limits'
import { listTermsKept, lockTerm, updateTerm, type TermRow } from '../db/queries/glossary'
import type { Context } from './context'
import { saved, unreviewed } from './domain/glossary'
import { erase } from './termRemoval'

/** The terms and suggestions in which a passage stands, those that have left, too; for whoever keeps the glossary. */
export async function listTermsSaying(ctx: Context, passage: string): Promise<TermRow[]> {
  if (!can(ctx.actor, 'term.order', null)) return []
  const says = (text: string) => findPassage(text, passage).length > 0
  return (await listTermsKept(ctx.db)).filter((row) => says(row.definition) || row.words.some(({ text }) => says(text)))
}

/**
 * Takes a passage out of the glossary. A word that holds it goes whole, for the others beside it say what it was; so does
 * a term without a word, or without the English one by which it is listed.
 */
export async function redactTerms(ctx: Context, passage: string) {
  const held: TermRow[] = []
  // As they are once nobody else changes them any more; in the order in which a suggestion is accepted.
  for (const { id } of await listTermsSaying(ctx, passage)) {
    const row = await lockTerm(ctx.db, id)
    if (row) held.push(row)
  }
  const gone = new Set<string | null>()
  for (const row of held) {
    const { id, ofId } = row
    if (gone.has(ofId)) continue
    const definition = redact(row.definition, passage, limits.definitionCharacters)
    const words = row.words.filter(({ text }) => !findPassage(text, passage).length)
    const isLeft = ofId ? words.length > 0 : words.some(({ language }) => language === 'en')
    if (!isLeft) {
      gone.add(id)
      await erase(ctx, row)
      continue
    }
    const left = await updateTerm(ctx.db, id, { definition, words, ...unreviewed })
    if (!left.removedAt) await saved(ctx, left)
  }
}
