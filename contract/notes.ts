import { Type, type Static } from 'typebox'
import { Id, Nullable, OneOf, Timestamp, Version } from './common'
import { noteKinds } from './kinds'

/** A small grey line in a thread: that something was done to it, by whom and when. Never what it said. */
export const Note = Type.Object({
  id: Id,
  threadId: Id,
  kind: OneOf(noteKinds),
  byId: Id,
  at: Timestamp,
  /** It stands after this post: the number of the newest one then. */
  afterNumber: Type.Integer(),
  /** The post it is about. */
  postId: Nullable(Id),
  /** Why, in the words of whoever did it; empty where none were asked for. */
  reason: Type.String(),
  /** The thread's revision when it was written. */
  version: Version,
})
export type Note = Static<typeof Note>
