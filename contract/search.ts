import { Type, type Static } from 'typebox'
import { Day, Id, Nullable, OneOf, Slug } from './common'
import { Document } from './documents'
import { endpoint } from './endpoint'
import { labels, threadStates } from './kinds'
import { limits } from './limits'
import { termLanguages } from './termLanguages'
import { Thread } from './threads'

/** Text with the found words marked: every second piece (1, 3, 5 …) is a hit. */
export const Marked = Type.Array(Type.String())
export type Marked = Static<typeof Marked>

/** What was typed stands there in no form, but a word does that the glossary has for the same thing. */
export const Because = Type.Object({ typed: Type.String(), text: Type.String(), language: OneOf(termLanguages) })
export type Because = Static<typeof Because>

export const Hit = Type.Object({
  /** What was found: a thread, or else a document of the library. */
  thread: Nullable(Thread),
  document: Nullable(Document),
  /** Its title with the found words marked. */
  title: Marked,
  /** The post that matched; null where the title did, then the excerpt is of the question. Of a document, of its note. */
  postId: Nullable(Id),
  authorId: Nullable(Id),
  /** The file of the post or document that matched, and that the excerpt is of; null where that itself did. */
  file: Nullable(Type.Object({ id: Id, name: Type.String() })),
  excerpt: Marked,
  /** Words of it by which it was found and which are not those that were looked for: written nearly so. */
  also: Type.Array(Type.String()),
  because: Nullable(Because),
})
export type Hit = Static<typeof Hit>

/**
 * What narrows a search. Of a thread found by its title, who wrote it, when, and its files are those of the question. A
 * document is of the day it bears; nobody wrote it, it has no label, and never closes.
 */
const filters = {
  channelId: Type.Optional(Id),
  place: Type.Optional(Slug),
  topic: Type.Optional(Slug),
  label: Type.Optional(OneOf(labels)),
  authorId: Type.Optional(Id),
  memberId: Type.Optional(Id),
  /** On that day (UTC) or later. */
  since: Type.Optional(Day),
  /** Before that day. */
  until: Type.Optional(Day),
  hasFile: Type.Optional(Type.Boolean()),
  is: Type.Optional(OneOf(threadStates)),
}

export const search = endpoint({
  method: 'GET',
  path: '/api/search',
  policy: 'forum.use',
  summary:
    'Threads, documents, posts and files one may read with all the words: titles first, each newest first; then nearly so',
  input: Type.Object({
    /** Empty: whatever the filters let through. */
    q: Type.String({ maxLength: limits.searchCharacters }),
    ...filters,
    cursor: Type.Optional(Type.String({ maxLength: 100 })),
  }),
  reply: Type.Object({ hits: Type.Array(Hit), next: Nullable(Type.String()) }),
})

export const searchThread = endpoint({
  method: 'GET',
  path: '/api/threads/:threadId/search',
  policy: 'channel.read',
  summary: 'The posts of a thread that hold all the words, in the order they are read; else nearly the same',
  input: Type.Object({ threadId: Id, q: Type.String({ maxLength: limits.searchCharacters }) }),
  reply: Type.Object({
    posts: Type.Array(Type.Object({ id: Id, number: Type.Integer() })),
    /** Words that are not those that were looked for, but written nearly so. */
    also: Type.Array(Type.String()),
    /** Words of the posts that mean what was looked for, by the glossary, or that are written nearly so: as they stand there. */
    marked: Type.Array(Type.String()),
    /** There are more; these are the newest. */
    more: Type.Boolean(),
  }),
})
