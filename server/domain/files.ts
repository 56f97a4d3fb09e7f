import type { Input } from '../../contract/endpoint'
import type { discardFile, File, readFile, uploadFile } from '../../contract/files'
import { limits } from '../../contract/limits'
import { asHouse, type Walled } from '../../db/acting'
import { deleteRemovedDocuments } from '../../db/queries/documents'
import { deleteRemovedTerms } from '../../db/queries/glossary'
import * as queries from '../../db/queries/files'
import { findHeldPostOf, listLooseFiles } from '../../db/queries/heldPosts'
import { authorize } from '../authorize'
import type { Context, Visit } from '../context'
import { notFound, Refusal } from '../errors'
import { cleanName } from '../fileNames'
import type { Received } from '../files'
import { idTaken } from './threads'

/** Keeps what was received. The row comes first: of two uploads with one id, one meets the other's, before any bytes. */
export async function upload(ctx: Context, { fileId, name }: Input<typeof uploadFile>, received: Received) {
  const before = await queries.findFile(ctx.db, fileId)
  if (before && before.uploaderId !== ctx.actor.id) throw idTaken()
  if (before) return presentFile(before)
  if ((await queries.countLooseFiles(ctx.db, ctx.actor.id)) >= limits.looseFiles) {
    throw new Refusal(
      'too_many',
      `You have ${limits.looseFiles} files that nothing carries. Post or remove some first.`,
    )
  }
  const { part, ...found } = received
  const row = { id: fileId, uploaderId: ctx.actor.id, name: cleanName(name), uploadedAt: ctx.now, ...found }
  await queries.insertFile(ctx.db, row)
  await ctx.files.keep(part, fileId)
  return presentFile(row)
}

export async function read(ctx: Context, { fileId }: Input<typeof readFile>) {
  const found = (await queries.findFileAndCarrier(ctx.db, fileId)) ?? (await findHeldFile(ctx, fileId))
  if (!found) throw notFound()
  const { file, post, document, heldIn } = found
  authorize(ctx, 'file.read', { uploaderId: file.uploaderId, post, document, heldIn })
  return presentFile(file)
}

/** What waits with a post is an upload that no post carries: beyond the wall for whoever decides about it. */
async function findHeldFile(ctx: Context, fileId: string) {
  const held = await findHeldPostOf(ctx.db, fileId)
  const [file] = held ? await asHouse(ctx.db, () => listLooseFiles(ctx.db, [fileId])) : []
  return held && file && { file, post: null, document: null, heldIn: held.channel }
}

/** Says nothing of whether there was one: whoever throws away something twice, or another's, learns nothing. */
export async function discard(ctx: Context, { fileId }: Input<typeof discardFile>) {
  const wasThere = await queries.deleteLooseFile(ctx.db, fileId, ctx.actor.id)
  if (wasThere) ctx.afterCommit(() => ctx.files.remove(fileId))
  return {}
}

const hour = 3_600_000

/**
 * Tidies away uploads that nothing has carried for a day, documents and terms that were taken out weeks ago, and bytes
 * that have no row: what a killed process had begun, and what went with a document.
 * Bytes are given up when they have lain still for an hour, or since before `startedAt`, when nothing was under way.
 */
export async function tidy(
  { connection, now, files }: Pick<Visit, 'now' | 'files'> & { connection: Walled },
  startedAt = 0,
) {
  const before = new Date(now.getTime() - limits.looseHours * hour)
  const removed = new Date(now.getTime() - limits.removedDocumentDays * 24 * hour)
  await connection.act('house', (tx) => deleteRemovedDocuments(tx, removed))
  const left = new Date(now.getTime() - limits.removedTermDays * 24 * hour)
  await connection.act('house', (tx) => deleteRemovedTerms(tx, left))
  // Committed before the bytes go.
  await files.remove(...(await connection.act('house', (tx) => queries.deleteLooseFiles(tx, before))))
  const ids = await files.tidy(Math.max(startedAt, Date.now() - hour))
  for (let from = 0; from < ids.length; from += 500) {
    const some = ids.slice(from, from + 500)
    const known = new Set(await connection.read('house', (tx) => queries.listFileIds(tx, some)))
    await files.remove(...some.filter((id) => !known.has(id)))
  }
}

export const presentFile = ({ id, name, type, bytes, width, height }: File): File => ({
  id,
  name,
  type,
  bytes,
  width,
  height,
})
