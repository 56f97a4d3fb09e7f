import { asItStands, findPassage, redact, wordsOf } from '../contract/passages'
import { limits } from '../contract/limits'
import {
  listFileTextsHolding,
  listKeptFiles,
  replaceFileText,
  withholdFileTexts,
  type Places,
} from '../db/queries/fileTexts'
import { phraseOf } from '../contract/wanted'
import { toQuery } from '../db/words'
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

/** The files one keeps order over, of posts and documents, in whose kept text a passage really stands, word for word. */
async function findInFiles(ctx: Context, words: string) {
  const parts = wordsOf(words)
    .slice(0, 12)
    .map((word) => ({ phrases: [phraseOf(word)] }))
  const query = toQuery(parts.filter(({ phrases: [phrase] }) => phrase!.words.length))
  const kept = query ? await listKeptFiles(ctx.db, ctx.actor, query) : []
  return kept.filter(({ text }) => findPassage(text, words, asItStands).length)
}

/** As they are named to whoever is about to take the passage out of a post of a thread. */
export const nameFiles = async (ctx: Context, words: string, threadId: string) =>
  (await findInFiles(ctx, words)).map(({ id, name, ...file }) => ({ id, name, isHere: file.threadId === threadId }))

/** The same as redactFileTexts in some threads, and `elsewhere` wherever else one keeps order. */
export async function redactKeptTexts(ctx: Context, words: string, threads: { id: string }[], elsewhere: boolean) {
  const threadIds = threads.map(({ id }) => id)
  const others = elsewhere ? (await findInFiles(ctx, words)).filter((file) => !threadIds.includes(file.threadId!)) : []
  await redactFileTexts(ctx, words, { threadIds: [...threadIds, ...others.flatMap(({ threadId }) => threadId ?? [])] })
  await redactFileTexts(ctx, words, { documentIds: others.flatMap(({ documentId }) => documentId ?? []) })
  for (const { threadId, postId, documentId, channelId, groupId } of others) {
    const act = documentId ? 'document.redact' : 'post.redact'
    const at = documentId ? { documentId } : { threadId: threadId!, postId: postId! }
    ctx.audit({ act, groupId, channelId, ...at, details: { characters: words.length } })
  }
}
