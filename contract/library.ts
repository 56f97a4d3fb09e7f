import { Type, type Static } from 'typebox'
import { Id, Nullable, OneOf, Slug, Timestamp } from './common'
import { endpoint } from './endpoint'
import { libraryOrders } from './kinds'
import { ReadMark } from './reads'
import { Thread } from './threads'

/** A closed consultation as it stands in the library. How it stands and when it closed says the thread. */
export const Shelved = Type.Object({
  thread: Thread,
  askedById: Id,
  /** When it is to be looked at again; see contract/reviews.ts. */
  reviewAt: Timestamp,
  /** The beginning of its summary, as text without signs; null where none stands. */
  summary: Nullable(Type.String()),
})
export type Shelved = Static<typeof Shelved>

/** With one's read marks on the threads. `next` goes into `cursor` for the page after this one; null at the end. */
export const LibraryPage = Type.Object({
  entries: Type.Array(Shelved),
  marks: Type.Array(ReadMark),
  next: Nullable(Type.String()),
})
export type LibraryPage = Static<typeof LibraryPage>

export const listLibrary = endpoint({
  method: 'GET',
  path: '/api/library',
  policy: 'forum.use',
  summary: 'Closed consultations one may read: the last one closed first, or the one that waits longest for a review',
  input: Type.Object({
    order: Type.Optional(OneOf(libraryOrders)),
    place: Type.Optional(Slug),
    topic: Type.Optional(Slug),
    cursor: Type.Optional(Type.String({ maxLength: 100 })),
  }),
  reply: LibraryPage,
})
