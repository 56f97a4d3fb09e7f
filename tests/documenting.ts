import { randomUUID } from 'node:crypto'
import { libraryOf } from '../client/stores/library.svelte'
import type { Document } from '../contract/documents'
import { fileOf, pdf } from './sampleFiles'
import type { Someone } from './someone'
import { uploaded } from './uploading'

export const documentsOf = ({ forum }: Someone) => libraryOf(forum).documents
export const channelOf = ({ directory }: Someone, slug = 'consultations') => directory.channelBySlug(slug)!

/** Puts a document in the library, for those who read a channel. */
export async function adds(
  someone: Someone,
  title: string,
  slug = 'consultations',
  file: string | File = `${title}.pdf`,
  more: Partial<Document> = {},
) {
  const { id } = await uploaded(someone, typeof file === 'string' ? fileOf(file, pdf) : file)
  const { kind = 'report', datedOn = '2026-01-15', note = '', places = [], topics = [] } = more
  const said = { kind, title, datedOn, note, places, topics, fileIds: [id] }
  return documentsOf(someone).add({ id: randomUUID(), channelId: channelOf(someone, slug).id, ...said })
}

export const saidOf = ({ id: documentId, kind, title, datedOn, note, places, topics, version, files }: Document) => ({
  ...{ documentId, kind, title, datedOn, note, places, topics, version, fileIds: files.map(({ id }) => id) },
})
export const changes = (someone: Someone, document: Document, files: { fileIds: string[]; earlierIds: string[] }) =>
  documentsOf(someone).edit({ ...saidOf(document), ...files })
