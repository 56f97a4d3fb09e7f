import { Type, type Static } from 'typebox'
import { Day, Id, Line, Nothing, Nullable, OneOf, Slug, Timestamp, Version } from './common'
import { endpoint } from './endpoint'
import { File } from './files'
import { documentKinds } from './kinds'
import { limits } from './limits'

/**
 * What the network keeps that stands in no thread: its Declaration, the conclusions of a meeting, a report. Whoever reads
 * the channel reads it, and whoever keeps order there looks after it.
 */
export const Document = Type.Object({
  id: Id,
  /** Where it belongs: this never changes, and so nobody reads it unawares. */
  channelId: Id,
  kind: OneOf(documentKinds),
  title: Type.String(),
  /** The day it bears. */
  datedOn: Day,
  note: Type.String(),
  places: Type.Array(Slug),
  topics: Type.Array(Slug),
  files: Type.Array(File),
  /** The files that newer ones took the place of, the last one first. */
  earlier: Type.Array(Type.Object({ file: File, replacedAt: Timestamp })),
  addedById: Id,
  addedAt: Timestamp,
  /** The channel's revision when it last changed. */
  version: Version,
})
export type Document = Static<typeof Document>

const said = {
  kind: OneOf(documentKinds),
  title: Line(limits.titleCharacters),
  datedOn: Day,
  note: Type.String({ maxLength: limits.noteCharacters }),
  places: Type.Array(Slug, { maxItems: limits.placesPerThread, uniqueItems: true }),
  topics: Type.Array(Slug, { maxItems: limits.topicsPerThread, uniqueItems: true }),
  /** Its files in their order: uploads of one's own, and those it has. */
  fileIds: Type.Array(Id, { minItems: 1, maxItems: limits.filesPerPost, uniqueItems: true }),
}

export const addDocument = endpoint({
  method: 'POST',
  path: '/api/documents',
  policy: 'document.keep',
  summary: 'Put a document in the library, for those who read a channel; with the same id again it changes nothing',
  input: Type.Object({ id: Id, channelId: Id, ...said }),
  reply: Document,
})

export const editDocument = endpoint({
  method: 'PUT',
  path: '/api/documents/:documentId',
  policy: 'document.keep',
  summary: 'Change a document, or replace its files; a file in neither list is thrown away for good',
  input: Type.Object({
    documentId: Id,
    ...said,
    /** Those of its files that stay as earlier versions. */
    earlierIds: Type.Array(Id, { maxItems: limits.earlierFiles, uniqueItems: true }),
    /** The version one had before one. */
    version: Version,
  }),
  reply: Document,
})

export const removeDocument = endpoint({
  method: 'DELETE',
  path: '/api/documents/:documentId',
  policy: 'document.keep',
  summary: 'Take a document out of the library; for some weeks it can be put back, then it is gone with its files',
  input: Type.Object({ documentId: Id }),
  reply: Nothing,
})

export const restoreDocument = endpoint({
  method: 'PUT',
  path: '/api/documents/:documentId/standing',
  policy: 'document.keep',
  summary: 'Put a document back that was taken out of the library',
  input: Type.Object({ documentId: Id }),
  reply: Document,
})

export const openDocument = endpoint({
  method: 'GET',
  path: '/api/documents/:documentId',
  policy: 'channel.read',
  summary: 'A document with its files',
  input: Type.Object({ documentId: Id }),
  reply: Document,
})

/** `next` goes into `cursor` for the page after this one; null at the end. */
export const DocumentPage = Type.Object({ documents: Type.Array(Document), next: Nullable(Type.String()) })
export type DocumentPage = Static<typeof DocumentPage>

export const listDocuments = endpoint({
  method: 'GET',
  path: '/api/documents',
  policy: 'forum.use',
  summary: 'Documents one may read, the latest day first',
  input: Type.Object({
    kind: Type.Optional(OneOf(documentKinds)),
    place: Type.Optional(Slug),
    topic: Type.Optional(Slug),
    cursor: Type.Optional(Type.String({ maxLength: 100 })),
  }),
  reply: DocumentPage,
})
