import type { addDocument, Document, editDocument, listDocuments } from '../../contract/documents'
import type { openDocument, removeDocument } from '../../contract/documents'
import type { Input } from '../../contract/endpoint'
import { limits } from '../../contract/limits'
import type { ChannelRow } from '../../db/queries/channels'
import * as queries from '../../db/queries/documents'
import { attachFiles, deleteOtherFiles, listFilesOf, placeFile, type FileRow } from '../../db/queries/files'
import { insertFileTexts } from '../../db/queries/fileTexts'
import { authorize } from '../authorize'
import type { Context } from '../context'
import { notFound, Refusal } from '../errors'
import { pace } from '../pace'
import { readableChannel } from './channels'
import { cursorOf, parseCursor } from './cursor'
import { presentFile } from './files'
import { idTaken } from './threads'

export async function add(ctx: Context, { id, channelId, fileIds, ...said }: Input<typeof addDocument>) {
  const channel = await readableChannel(ctx, channelId)
  authorize(ctx, 'document.keep', { channel })
  const before = await queries.findDocument(ctx.db, id)
  if (before && (before.addedById !== ctx.actor.id || before.channelId !== channelId)) throw idTaken()
  if (before) {
    ctx.unchanged()
    return (await presentAll(ctx, [before]))[0]!
  }
  if (channel.parentId) throw new Refusal('invalid', 'Choose one of the channels in the list.', 'channelId')
  checkDay(ctx, said.datedOn)
  pace(ctx, 'changes')
  const revision = await queries.advanceLibrary(ctx.db, channelId)
  const added = { addedById: ctx.actor.id, addedAt: ctx.now }
  await queries.insertDocument(ctx.db, { id, channelId, ...trimmed(said), ...added, revision })
  await attach(ctx, id, fileIds)
  ctx.audit({ act: 'document.add', groupId: channel.groupId, channelId, documentId: id })
  return saved(ctx, id)
}

export async function edit(ctx: Context, input: Input<typeof editDocument>) {
  const { documentId, version, fileIds, earlierIds, ...said } = input
  const { document, channel } = await kept(ctx, documentId)
  if (document.removedAt) throw notFound()
  const [before] = await presentAll(ctx, [document])
  if (isSame(before!, input)) {
    ctx.unchanged()
    return before!
  }
  if (document.revision !== version) {
    throw new Refusal('conflict', 'Somebody changed this document meanwhile. Look at it as it is now, and save again.')
  }
  if (said.datedOn !== document.datedOn) checkDay(ctx, said.datedOn)
  pace(ctx, 'changes')
  await arrangeFiles(ctx, documentId, fileIds, earlierIds)
  const revision = await queries.advanceLibrary(ctx.db, channel.id)
  await queries.updateDocument(ctx.db, documentId, { ...trimmed(said), revision })
  ctx.audit({ act: 'document.edit', groupId: channel.groupId, channelId: channel.id, documentId })
  return saved(ctx, documentId)
}

export async function remove(ctx: Context, { documentId }: Input<typeof removeDocument>) {
  const { document, channel } = await kept(ctx, documentId)
  if (document.removedAt) ctx.unchanged()
  if (document.removedAt) return {}
  pace(ctx, 'changes')
  const revision = await queries.advanceLibrary(ctx.db, channel.id)
  await queries.updateDocument(ctx.db, documentId, { removedAt: ctx.now, revision })
  ctx.publish(`channel:${channel.id}`, revision, { type: 'document.removed', documentId, channelId: channel.id })
  ctx.audit({ act: 'document.remove', groupId: channel.groupId, channelId: channel.id, documentId })
  return {}
}

export async function restore(ctx: Context, { documentId }: Input<typeof removeDocument>) {
  const { document, channel } = await kept(ctx, documentId)
  if (!document.removedAt) {
    ctx.unchanged()
    return (await presentAll(ctx, [document]))[0]!
  }
  pace(ctx, 'changes')
  const revision = await queries.advanceLibrary(ctx.db, channel.id)
  await queries.updateDocument(ctx.db, documentId, { removedAt: null, revision })
  ctx.audit({ act: 'document.restore', groupId: channel.groupId, channelId: channel.id, documentId })
  return saved(ctx, documentId)
}

export async function open(ctx: Context, { documentId }: Input<typeof openDocument>) {
  const document = await queries.findDocument(ctx.db, documentId)
  if (!document || document.removedAt) throw notFound()
  await readableChannel(ctx, document.channelId)
  return (await presentAll(ctx, [document]))[0]!
}

export async function list(ctx: Context, { cursor, ...filter }: Input<typeof listDocuments>) {
  const from = parseCursor(cursor)
  const after = from && { datedOn: from.activeAt.toISOString().slice(0, 10), id: from.id }
  const rows = await queries.listDocuments(ctx.db, ctx.actor, { ...filter, after }, limits.page.documents + 1)
  const page = rows.slice(0, limits.page.documents)
  const last = rows.length > page.length ? page.at(-1) : undefined
  return { documents: await presentAll(ctx, page), next: last ? cursorOf(new Date(last.datedOn), last.id) : null }
}

/** Documents with their files. */
export async function presentAll({ db }: Pick<Context, 'db'>, rows: queries.DocumentRow[]): Promise<Document[]> {
  if (!rows.length) return []
  const files = await listFilesOf(
    db,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => present(row, ofDocument(files, row)))
}
const ofDocument = (all: FileRow[], { id }: queries.DocumentRow) => all.filter(({ documentId }) => documentId === id)

const present = (row: queries.DocumentRow, files: FileRow[]): Document => ({
  ...{ id: row.id, channelId: row.channelId, kind: row.kind, title: row.title, datedOn: row.datedOn, note: row.note },
  ...{ places: row.places, topics: row.topics, addedById: row.addedById, addedAt: row.addedAt.toISOString() },
  files: files.filter(({ replacedAt }) => !replacedAt).map(presentFile),
  earlier: files.flatMap(({ replacedAt, ...file }) =>
    replacedAt ? [{ file: presentFile(file), replacedAt: replacedAt.toISOString() }] : [],
  ),
  version: row.revision,
})

/** Tells who reads the channel how a document stands since its last revision. */
export async function saved(ctx: Context, documentId: string) {
  const [document] = await presentAll(ctx, [(await queries.findDocument(ctx.db, documentId))!])
  const { channelId, version } = document!
  ctx.publish(`channel:${channelId}`, version, { type: 'document.saved', document: document! })
  return document!
}

/** A document one looks after, held; for whoever does not read the channel there is none. */
async function kept(ctx: Context, documentId: string): Promise<{ document: queries.DocumentRow; channel: ChannelRow }> {
  const document = await queries.lockDocument(ctx.db, documentId)
  if (!document) throw notFound()
  const channel = await readableChannel(ctx, document.channelId)
  authorize(ctx, 'document.keep', { channel })
  return { document, channel }
}

/** These files in this order, and those as earlier versions; what is in neither list goes, bytes and all. */
async function arrangeFiles(ctx: Context, documentId: string, fileIds: string[], earlierIds: string[]) {
  const before = await listFilesOf(ctx.db, [documentId])
  const had = new Map(before.map((file) => [file.id, file]))
  const come = fileIds.filter((id) => !had.has(id))
  if (earlierIds.some((id) => !had.has(id) || fileIds.includes(id))) throw fileGone()
  await attach(ctx, documentId, come)
  for (const [position, id] of fileIds.entries()) await placeFile(ctx.db, id, { position, replacedAt: null })
  for (const id of earlierIds) {
    const { position, replacedAt } = had.get(id)!
    await placeFile(ctx.db, id, { position, replacedAt: replacedAt ?? ctx.now })
  }
  const gone = await deleteOtherFiles(ctx.db, documentId, [...fileIds, ...earlierIds])
  if (gone.length) ctx.afterCommit(() => ctx.files.remove(...gone))
}

/** Uploads of one's own become files of the document, and are to be read. */
async function attach(ctx: Context, documentId: string, fileIds: string[]) {
  if ((await attachFiles(ctx.db, { documentId }, ctx.actor.id, fileIds)) < fileIds.length) throw fileGone()
  if (fileIds.length && (await insertFileTexts(ctx.db, { documentId }))) ctx.expectDuty('fileTexts')
}

const fileGone = () => new Refusal('invalid', 'A file is not there any more; attach it again.', 'fileIds')

/** A document bears the day it was made on; today is not over everywhere at once. */
function checkDay({ now }: Context, datedOn: string) {
  if (new Date(datedOn).getTime() > now.getTime() + 86_400_000)
    throw new Refusal('invalid', 'Choose a day that has come.', 'datedOn')
}

const trimmed = <T extends { title: string; note: string }>(said: T): T => ({
  ...said,
  title: said.title.trim(),
  note: said.note.trim(),
})

/** Asked again because the answer was lost. */
function isSame(before: Document, { fileIds, earlierIds, places, topics, ...said }: Input<typeof editDocument>) {
  const { kind, title, datedOn, note } = trimmed(said)
  return (
    [kind, title, datedOn, note].join('\n') === [before.kind, before.title, before.datedOn, before.note].join('\n') &&
    fileIds.join() === before.files.map(({ id }) => id).join() &&
    isSet(
      earlierIds,
      before.earlier.map(({ file }) => file.id),
    ) &&
    isSet(places, before.places) &&
    isSet(topics, before.topics)
  )
}
const isSet = (some: string[], others: string[]) => [...some].sort().join() === [...others].sort().join()
