import { Type, type Static } from 'typebox'
import { Id, Nullable, Timestamp } from './common'
import { endpoint } from './endpoint'
import { Reason } from './hiding'
import { limits } from './limits'
import { Post } from './posts'

const Words = Type.String({ minLength: 1, maxLength: limits.postCharacters, pattern: '\\S' })

/** Where the words of a passage stand, of what one keeps order over. */
export const Occurrences = Type.Object({
  /** How often in the post itself, and in how many of its earlier versions. */
  post: Type.Integer(),
  versions: Type.Integer(),
  /** Other posts of its thread, which say them or said them before. */
  others: Type.Array(Type.Object({ id: Id, number: Type.Integer(), authorId: Id })),
  /** The title of its thread. */
  title: Type.Boolean(),
  elsewhere: Type.Array(Type.Object({ threadId: Id, title: Type.String(), posts: Type.Integer() })),
  /** Documents of the library, in whose title, note or names of files they stand. */
  documents: Type.Array(Type.Object({ id: Id, title: Type.String() })),
  /** In how many terms of the glossary, and suggestions for it, where one keeps that. */
  terms: Type.Integer(),
  /** Files that say them, as far as they were read to be searched; of posts of the thread (`isHere`), or from elsewhere. */
  files: Type.Array(Type.Object({ id: Id, name: Type.String(), isHere: Type.Boolean() })),
  /** When the post was last edited, as this was found. */
  editedAt: Nullable(Timestamp),
})
export type Occurrences = Static<typeof Occurrences>

// Not a GET: an address stands in logs, and the words may not.
export const findOccurrences = endpoint({
  method: 'POST',
  path: '/api/posts/:postId/occurrences',
  policy: 'post.order',
  summary: 'Where else the words of a passage stand, before it is taken out',
  input: Type.Object({ postId: Id, words: Words }),
  reply: Occurrences,
})

export const redactPost = endpoint({
  method: 'POST',
  path: '/api/posts/:postId/redactions',
  policy: 'post.order',
  summary:
    'Take a passage out of a post, its history and wherever else in the thread it stands; nothing brings it back',
  input: Type.Object({
    id: Id,
    postId: Id,
    words: Words,
    /** Everyone who reads the thread sees it; it may not hold the words. */
    reason: Reason,
    /** Of the occurrences one was shown: an edit since then may have changed the words. */
    editedAt: Nullable(Timestamp),
    /** Out of the other threads as well, of what is said of documents in the library, of what files are found by, and of the glossary. */
    elsewhere: Type.Boolean(),
  }),
  reply: Post,
})

/** That words were taken out of a post; never which. */
export const Redaction = Type.Object({ id: Id, byId: Id, at: Timestamp, reason: Type.String() })
export type Redaction = Static<typeof Redaction>

export const listRedactions = endpoint({
  method: 'GET',
  path: '/api/posts/:postId/redactions',
  policy: 'post.read',
  summary: 'Who took words out of a post, when and why, oldest first',
  input: Type.Object({ postId: Id }),
  reply: Type.Array(Redaction),
})
