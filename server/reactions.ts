import type { Input } from '../contract/endpoint'
import type { react } from '../contract/posts'
import { deleteReaction, findPost, insertReaction, updatePost, type PostRow } from '../db/queries/posts'
import { advanceThread, type Standing } from '../db/queries/threads'
import { authorize } from './authorize'
import type { Context } from './context'
import { found, presentPost, saved } from './domain/posts'
import { pace } from './pace'

export const add = (ctx: Context, input: Input<typeof react>) => changeReaction(ctx, input, insertReaction)
export const drop = (ctx: Context, input: Input<typeof react>) => changeReaction(ctx, input, deleteReaction)
async function changeReaction(ctx: Context, { postId, emoji }: Input<typeof react>, change: typeof insertReaction) {
  const { post, thread, channel } = await found(ctx, postId)
  authorize(ctx, 'post.react', { ...post, channel })
  const reaction = { postId, emoji, personId: ctx.actor.id, at: ctx.now }
  return (await change(ctx.db, reaction)) ? touched(ctx, post, thread) : presentPost(post)
}

/** Something on a post changed that is kept in another table. */
async function touched(ctx: Context, post: PostRow, thread: Standing) {
  pace(ctx, 'changes')
  const { revision } = await advanceThread(ctx.db, thread, 'quiet')
  await updatePost(ctx.db, post.id, { revision })
  return saved(ctx, (await findPost(ctx.db, post.id))!)
}
