import { Type, type Static } from 'typebox'
import { Id, Nullable, OneOf, Timestamp, Version } from './common'
import { endpoint } from './endpoint'
import { File } from './files'
import { HeldPost } from './heldPosts'
import { labels } from './kinds'
import { emojis, limits } from './limits'

export const Reaction = Type.Object({ emoji: OneOf(emojis), personIds: Type.Array(Id) })

/** One contribution in a thread. The question itself is post number 1. */
export const Post = Type.Object({
  id: Id,
  threadId: Id,
  /** The post this one replies to, always one that is not itself a reply; null at the top level. */
  parentId: Nullable(Id),
  /** Posts are shown in the order of (`root`, `number`): `root` is the number of the parent, or the own one. */
  root: Type.Integer(),
  /** 1, 2, 3 … in the order they were written; what read marks count in. */
  number: Type.Integer(),
  authorId: Id,
  /** The member whose answer this is, released by the author; null: a word of the author's own. */
  answerOf: Nullable(Id),
  /** Markdown; empty once removed, and while hidden. */
  text: Type.String(),
  createdAt: Timestamp,
  editedAt: Nullable(Timestamp),
  removedAt: Nullable(Timestamp),
  /** Who took it away: the author, or a moderator. */
  removedById: Nullable(Id),
  /** A moderator took it from sight; it may come back. */
  hidden: Type.Boolean(),
  /** Words were taken out of it, and out of what it said before. */
  redacted: Type.Boolean(),
  /** A moderator removed it for good. */
  erased: Type.Boolean(),
  reactions: Type.Array(Reaction),
  files: Type.Array(File),
  /** The thread's revision when this post last changed. */
  version: Version,
})
export type Post = Static<typeof Post>

const Text = Type.String({ minLength: 1, maxLength: limits.postCharacters, pattern: '\\S' })
const FileIds = Type.Array(Id, { maxItems: limits.filesPerPost, uniqueItems: true })

/** In which channel a thread was, and how confidential. */
const Seen = Type.Object({ channelId: Id, label: OneOf(labels) })

export const writePost = endpoint({
  method: 'POST',
  path: '/api/posts',
  policy: 'post.write',
  summary: 'Write in a thread; writing the same id again changes nothing',
  input: Type.Object({
    ...{ id: Id, threadId: Id, parentId: Nullable(Id), text: Text, fileIds: FileIds },
    /** Where its author saw the thread: refused when more people read it where it is by now. */
    seen: Type.Optional(Seen),
  }),
  /** One of the first posts of a new person waits. */
  reply: Type.Union([Post, HeldPost]),
})

export const editPost = endpoint({
  method: 'PUT',
  path: '/api/posts/:postId',
  policy: 'post.edit',
  summary: "Change one's post; what it said before stays readable",
  input: Type.Object({ postId: Id, text: Text }),
  reply: Post,
})

export const removePost = endpoint({
  method: 'DELETE',
  path: '/api/posts/:postId',
  policy: 'post.remove',
  summary: "Remove one's post: only a trace of it stays to be seen; its author may take that back",
  input: Type.Object({ postId: Id }),
  reply: Post,
})

export const restorePost = endpoint({
  method: 'DELETE',
  path: '/api/posts/:postId/removal',
  policy: 'post.restore',
  summary: "Take back the removal of one's own post",
  input: Type.Object({ postId: Id }),
  reply: Post,
})

export const PostVersion = Type.Object({ text: Type.String(), writtenAt: Timestamp })
export type PostVersion = Static<typeof PostVersion>

export const listPostVersions = endpoint({
  method: 'GET',
  path: '/api/posts/:postId/versions',
  policy: 'post.read',
  summary: 'What a post said, oldest first, the present text last',
  input: Type.Object({ postId: Id }),
  reply: Type.Array(PostVersion),
})

const ReactionInput = Type.Object({ postId: Id, emoji: OneOf(emojis) })

export const react = endpoint({
  method: 'PUT',
  path: '/api/posts/:postId/reactions/:emoji',
  policy: 'post.react',
  summary: 'React to a post',
  input: ReactionInput,
  reply: Post,
})

export const unreact = endpoint({
  method: 'DELETE',
  path: '/api/posts/:postId/reactions/:emoji',
  policy: 'post.react',
  summary: 'Take a reaction back',
  input: ReactionInput,
  reply: Post,
})
