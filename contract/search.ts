import { Type, type Static } from 'typebox'
import { Id, Nullable, OneOf, Slug } from './common'
import { endpoint } from './endpoint'
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
  thread: Thread,
  /** The title with the found words marked. */
  title: Marked,
  /** The post that matched; null where the title did, then the excerpt is of the question. */
  postId: Nullable(Id),
  authorId: Id,
  /** The file of the post that matched, and that the excerpt is of; null where the post or the title did. */
  file: Nullable(Type.Object({ id: Id, name: Type.String() })),
  excerpt: Marked,
  because: Nullable(Because),
})
export type Hit = Static<typeof Hit>

export const search = endpoint({
  method: 'GET',
  path: '/api/search',
  policy: 'forum.use',
  summary: 'Threads, posts and files one may read that hold all the words, newest first',
  input: Type.Object({
    q: Type.String({ minLength: 1, maxLength: limits.searchCharacters }),
    channelId: Type.Optional(Id),
    place: Type.Optional(Slug),
    topic: Type.Optional(Slug),
    cursor: Type.Optional(Type.String({ maxLength: 100 })),
  }),
  reply: Type.Object({ hits: Type.Array(Hit), next: Nullable(Type.String()) }),
})
