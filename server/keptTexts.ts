import { asItStands, findPassage, redact, wordsOf } from '../contract/passages'
import { limits } from '../contract/limits'
import { listFileTextsHolding, replaceFileText, withholdFileTexts, type Places } from '../db/queries/fileTexts'
import type { Context } from './context'
import { inPieces } from './texts/pieces'

/**
 * Takes a passage out of what is kept of the files in some threads or documents, to be searched. The files stay as they are: whoever
 * may read them reads the words in them, but nobody finds them by these any more, or sees them in what was found.
 */
export async function redactFileTexts(ctx: Context, words: string, places: Places) {
  // First, so that what is being read just now is either kept already, or not at all.
  await withholdFileTexts(ctx.db, places)
  for (const file of await listFileTextsHolding(ctx.db, places, wordsOf(words).slice(0, 12))) {
    if (!findPassage(file.text, words, asItStands).length) continue
    await replaceFileText(ctx.db, file, inPieces(redact(file.text, words, limits.fileTextCharacters, asItStands)))
  }
}
