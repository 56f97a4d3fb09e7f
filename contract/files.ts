import { Type, type Static } from 'typebox'
import { Id, Line, Nothing, Nullable, OneOf } from './common'
import { endpoint } from './endpoint'
import { fileTypes, limits, type FileType } from './limits'

/** A file of a post or a document. Its content is at `/api/files/ID`, for those who may read that. */
export const File = Type.Object({
  id: Id,
  name: Type.String(),
  type: OneOf(Object.keys(fileTypes) as FileType[]),
  bytes: Type.Integer(),
  /** Pixels; null for what is not an image. */
  width: Nullable(Type.Integer()),
  height: Nullable(Type.Integer()),
})
export type File = Static<typeof File>

/**
 * `PUT /api/files/:fileId?name=…` takes the bytes themselves as the body (not JSON), up to `limits.fileBytes`, and
 * answers with this. The type is found in the bytes; an image is made anew, without metadata.
 */
export const uploadFile = endpoint({
  method: 'PUT',
  path: '/api/files/:fileId',
  policy: 'file.upload',
  summary: 'Upload a file, to be attached to a post or a document afterwards',
  input: Type.Object({ fileId: Id, name: Line(limits.lineCharacters) }),
  reply: File,
  bytes: 'in',
})

/** Answers with the bytes, always as a download. */
export const readFile = endpoint({
  method: 'GET',
  path: '/api/files/:fileId',
  policy: 'file.read',
  summary: "The bytes of a file: of a post or a document one may read, or of an upload of one's own",
  input: Type.Object({ fileId: Id }),
  reply: File,
  bytes: 'out',
})

export const discardFile = endpoint({
  method: 'DELETE',
  path: '/api/files/:fileId',
  policy: 'file.upload',
  summary: "Throw away an upload of one's own that nothing carries",
  input: Type.Object({ fileId: Id }),
  reply: Nothing,
})
