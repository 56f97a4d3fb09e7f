import { findPassage, redact, wordsOf } from '../contract/passages'
import { limits } from '../contract/limits'
import { advanceLibrary, listDocumentsHolding, updateDocument } from '../db/queries/documents'
import { listFilesOf } from '../db/queries/files'
import { lockChannels } from '../db/queries/moves'
import { renameFile } from '../db/queries/redactions'
import type { Context } from './context'
import { saved } from './domain/documents'
import { redactFileTexts } from './keptTexts'

/** The documents one looks after in which a passage really stands, word for word: in title or note, or the name of a file. */
export async function findInDocuments(ctx: Context, words: string) {
  const held = await listDocumentsHolding(ctx.db, ctx.actor, wordsOf(words).slice(0, 12))
  const ids = held.map(({ document: { id } }) => id)
  const named = (ids.length ? await listFilesOf(ctx.db, ids) : []).filter(({ name }) => holds(name, words))
  return held.flatMap(({ document, channel }) => {
    const files = named.filter(({ documentId }) => documentId === document.id)
    const isHeld = holds(document.title, words) || holds(document.note, words) || files.length > 0
    return isHeld ? [{ document, channel, files }] : []
  })
}

/**
 * Holds the channels of threads, and of the documents in which a passage stands, in the order of their ids and before any of
 * them is told: no two writes wait for each other.
 */
export async function holdChannels(ctx: Context, threads: { channelId: string }[], words: string | undefined) {
  const documents = words === undefined ? [] : await findInDocuments(ctx, words)
  const ids = [...threads.map(({ channelId }) => channelId), ...documents.map(({ channel }) => channel.id)]
  await lockChannels(ctx.db, [...new Set(ids)])
}

/**
 * Takes a passage out of what is said of documents, and of what is kept of their files to be searched; the files themselves
 * are replaced by who looks after them.
 */
export async function redactDocuments(ctx: Context, words: string) {
  const held = await findInDocuments(ctx, words)
  await redactFileTexts(ctx, words, { documentIds: held.map(({ document: { id } }) => id) })
  for (const { document, channel, files } of held) {
    const { id: documentId, removedAt } = document
    const title = redact(document.title, words, limits.titleCharacters)
    const note = redact(document.note, words, limits.noteCharacters)
    for (const { id, name } of files) await renameFile(ctx.db, id, redact(name, words, limits.lineCharacters))
    const revision = await advanceLibrary(ctx.db, channel.id)
    await updateDocument(ctx.db, documentId, { title, note, revision })
    if (removedAt) ctx.publish(`channel:${channel.id}`, revision, gone(documentId, channel.id))
    else await saved(ctx, documentId)
    const details = { characters: words.length }
    ctx.audit({ act: 'document.redact', groupId: channel.groupId, channelId: channel.id, documentId, details })
  }
}

/** Whoever has it not any more hears that once more: a revision that leaves a gap would be asked for. */
const gone = (documentId: string, channelId: string) => ({ type: 'document.removed' as const, documentId, channelId })
const holds = (text: string, words: string) => findPassage(text, words).length > 0
