import type { Input } from '../../contract/endpoint'
import type { erasePost, HiddenPost, hidePost, lookAtPost, showPost } from '../../contract/hiding'
import { limits } from '../../contract/limits'
import { redactionMark } from '../../contract/markup'
import type { NoteKind } from '../../contract/kinds'
import { asHouse } from '../../db/acting'
import { emptyPost, listHiddenPosts, listNamed } from '../../db/queries/hiding'
import { findPost, updatePost, type PostRow } from '../../db/queries/posts'
import { lockPeople } from '../../db/queries/reads'
import { advanceThread, holdThread } from '../../db/queries/threads'
import { meeting } from '../../db/database'
import { authorize } from '../authorize'
import type { Context } from '../context'
import { listDeskOf } from '../desk'
import { Refusal } from '../errors'
import { keepersOf, settle, tellModeration } from '../keepers'
import { dropErased, retell } from './answers'
import { changed as mentionsChanged } from './mentions'
import { note } from './notes'
import { accessChangedFor } from './people'
import { found, presentPost, saved, type Where } from './posts'
import { saved as threadSaved } from './threads'

export async function hide(ctx: Context, { postId, reason }: Input<typeof hidePost>) {
  const place = await toOrder(ctx, postId)
  const { post, thread, channel } = place
  const settled = await settle(ctx, postId, 'hidden')
  if (post.hidden && !settled.quarantined) {
    ctx.unchanged()
    return presentPost(post)
  }
  ctx.audit({ act: 'post.hide', groupId: channel.groupId, channelId: channel.id, threadId: thread.id, postId })
  return setHidden(ctx, place, true, { why: { kind: 'post-hidden', reason }, tell: settled.complainants })
}

export async function show(ctx: Context, { postId }: Input<typeof showPost>) {
  const place = await toOrder(ctx, postId)
  const { post, thread, channel } = place
  if (!post.hidden) {
    ctx.unchanged()
    return presentPost(post)
  }
  if (post.erased) throw new Refusal('conflict', 'This post was removed for good; nothing of it is left.')
  const { complainants: tell } = await settle(ctx, postId, 'dismissed')
  ctx.audit({ act: 'post.restore', groupId: channel.groupId, channelId: channel.id, threadId: thread.id, postId })
  return setHidden(ctx, place, false, { why: { kind: 'post-restored', reason: '' }, tell })
}

export async function erase(ctx: Context, { postId }: Input<typeof erasePost>) {
  const place = await toOrder(ctx, postId)
  const { post, thread: standing, channel } = place
  if (post.erased) {
    ctx.unchanged()
    return presentPost(post)
  }
  if (!post.hidden) throw new Refusal('conflict', 'Hide this post first; then it can be removed for good.')
  const { complainants } = await settle(ctx, postId, 'removed')
  const named = await listNamed(ctx.db, postId)
  ctx.audit({ act: 'post.remove', groupId: channel.groupId, channelId: channel.id, threadId: standing.id, postId })
  const thread = await advanceThread(ctx.db, standing, { gone: { add: post.number } })
  // What others put on it is theirs to take away, but for the house.
  const fileIds = await asHouse(ctx.db, () => emptyPost(ctx.db, postId, redactionMark))
  const removal = { removedAt: ctx.now, removedById: ctx.actor.id, revision: thread.revision }
  await updatePost(ctx.db, postId, removal)
  const erased = saved(ctx, (await findPost(ctx.db, postId))!)
  await note(ctx, thread, 'post-removed', { postId })
  await threadSaved(ctx, thread)
  const concerned = [...(await keepersOf(ctx, channel)), ...complainants]
  const desks = post.answerOf ? await listDeskOf(ctx, channel, [post.answerOf]) : []
  // All at once, in the order of their ids: whoever is told twice was locked before.
  await lockPeople(ctx.db, [...named, ...concerned, ...desks])
  if (post.answerOf) await dropErased(ctx, { thread, channel }, postId, desks)
  // Those it named load the forum anew: there is no mention left to take back.
  await accessChangedFor(
    ctx,
    named.map((id) => ({ id })),
  )
  await tellModeration(ctx, concerned)
  if (fileIds.length) ctx.afterCommit(() => ctx.files.remove(...fileIds))
  return erased
}

export async function look(ctx: Context, { postId }: Input<typeof lookAtPost>) {
  const { post, channel } = await found(ctx, postId)
  authorize(ctx, 'post.look', { ...post, channel })
  return { text: post.text, files: post.files }
}

export async function list(ctx: Context): Promise<HiddenPost[]> {
  const rows = await listHiddenPosts(ctx.db, ctx.actor, limits.page.posts)
  return rows.map(({ post, channelId, title, byId, at, reason }) => ({
    post: presentPost(post),
    ...{ channelId, title, byId, reason: reason ?? '' },
    at: at?.toISOString() ?? null,
  }))
}

/** A post to be put in order, and its thread, which stay as they are until the transaction ends. */
export async function toOrder(ctx: Context, postId: string) {
  const place = await found(ctx, postId)
  authorize(ctx, 'post.order', place)
  return { ...place, post: await holdPost(ctx, place) }
}

export async function holdPost(ctx: Context, { post: { id }, thread }: Where & { post: PostRow }) {
  await holdThread(ctx.db, thread)
  const post = await findPost(ctx.db, id)
  if (post?.threadId !== thread.id) throw meeting('The post is in another thread meanwhile.')
  return post
}

/** Takes a post from sight or gives it back, for everyone who has it open, counts it or was named in it. */
export async function setHidden(
  ctx: Context,
  { post, thread: standing, channel }: Where & { post: PostRow },
  hidden: boolean,
  { why, tell = [] }: { why?: { kind: NoteKind; reason: string }; tell?: string[] } = {},
) {
  const isGone = hidden || post.removedAt !== null
  const change = isGone ? { add: post.number } : { take: post.number }
  const thread = await advanceThread(ctx.db, standing, { gone: change })
  await updatePost(ctx.db, post.id, { hidden, revision: thread.revision })
  const present = saved(ctx, (await findPost(ctx.db, post.id))!)
  if (post.answerOf) await retell(ctx, thread, [post.id])
  if (why) await note(ctx, thread, why.kind, { postId: post.id, reason: why.reason })
  await threadSaved(ctx, thread)
  const concerned = [...(await keepersOf(ctx, channel)), post.authorId, ...tell]
  // All at once, in the order of their ids: whoever is told twice was locked before.
  await lockPeople(ctx.db, [...concerned, ...(await listNamed(ctx.db, post.id)), ctx.actor.id])
  await mentionsChanged(ctx, present, channel)
  await tellModeration(ctx, concerned)
  return present
}
