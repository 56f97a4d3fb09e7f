import type { Input } from '../../contract/endpoint'
import { redactionMark } from '../../contract/markup'
import { keepsMarks } from '../../contract/passages'
import type { editPost, listPostVersions, Post, removePost, restorePost, writePost } from '../../contract/posts'
import type { ChannelRow } from '../../db/queries/channels'
import { attachFiles } from '../../db/queries/files'
import { insertFileTexts } from '../../db/queries/fileTexts'
import {
  findPost,
  findPostAndPlace,
  insertPost,
  listVersions,
  replaceText,
  updatePost,
  type PostRow,
} from '../../db/queries/posts'
import { advanceThread, type Standing, type ThreadRow } from '../../db/queries/threads'
import { authorize } from '../authorize'
import { joined } from '../consentNews'
import type { Context } from '../context'
import { notFound, Refusal } from '../errors'
import { pace } from '../pace'
import { holdNamed, holdTold } from '../told'
import { holdPost } from './hiding'
import { changed as mentionsChanged, mention } from './mentions'
import { differenceOf } from './moves'
import { authorizeWriting, keepSlow } from './orders'
import { checkSeen } from './reaches'
import { changed as markChanged } from './reads'
import { idTaken, readable, saved as threadSaved } from './threads'

/** `answerOf`: the member in whose name it is said. `tell`: who else is told in the same write. */
export async function write(
  ctx: Context,
  { id, threadId, parentId, text, fileIds, seen }: Input<typeof writePost>,
  { answerOf = null, tell = [] }: { answerOf?: string | null; tell?: string[] } = {},
) {
  const [place, before] = await Promise.all([readable(ctx, threadId), findPost(ctx.db, id)])
  authorizeWriting(ctx, { channel: place.channel, locked: place.thread.locked })
  if (before) return writtenBefore(ctx, before, place.thread)
  const parent = parentId ? await findParent(ctx, place, parentId) : null
  const { thread: standing, channel } = parent?.place ?? place
  pace(ctx, 'posts')
  const thread = await advanceThread(ctx.db, standing, { newPostAt: ctx.now })
  // It may have been locked while we waited for it.
  authorizeWriting(ctx, { channel, locked: thread.locked })
  if (seen) await checkSeen(ctx, seen, { thread, channel })
  if (!answerOf) await keepSlow(ctx, thread, { channel })
  const { lastNumber: number, revision } = thread
  const by = { authorId: ctx.actor.id, answerOf, createdAt: ctx.now }
  const written = { id, threadId: thread.id, text, ...by, number, revision }
  const [to, root] = parent ? [parent.post.id, parent.post.root] : [null, number]
  const row = await insertPost(ctx.db, { ...written, parentId: to, root })
  const post = saved(ctx, fileIds.length ? await attached(ctx, id, fileIds) : row)
  await threadSaved(ctx, thread)
  await holdTold(ctx, { text, thread, also: tell })
  if (thread.consentId) await joined(ctx, thread)
  await mention(ctx, post, channel)
  await markChanged(ctx, thread.id, { add: [[number, number]] })
  return post
}

export async function edit(ctx: Context, { postId, text }: Input<typeof editPost>) {
  const { post, thread, channel } = await found(ctx, postId)
  authorize(ctx, 'post.edit', { ...post, channel })
  if (text === post.text) return presentPost(post)
  pace(ctx, 'changes')
  const { revision } = await advanceThread(ctx.db, thread, 'quiet')
  // Only now nobody else changes it: what it says is what goes into its history.
  const present = (await findPost(ctx.db, postId))!
  authorize(ctx, 'post.edit', { ...present, channel })
  if (present.redacted && !keepsMarks(present.text, text)) throw marksGone('text')
  await replaceText(ctx.db, present, text, after(present.editedAt ?? present.createdAt, ctx.now), revision)
  const edited = saved(ctx, (await findPost(ctx.db, postId))!)
  await mention(ctx, edited, channel)
  return edited
}

export async function remove(ctx: Context, { postId }: Input<typeof removePost>) {
  const { post, thread, channel } = await found(ctx, postId)
  // Asked again because the answer was lost: it is done.
  authorize(ctx, 'post.remove', { ...post, channel, removedById: null })
  if (post.removedAt) return presentPost(post)
  return setRemoved(ctx, post, { thread, channel }, true)
}

export async function restore(ctx: Context, { postId }: Input<typeof restorePost>) {
  const place = await found(ctx, postId)
  // As it stands once nobody changes it: a moderator may hide it while we wait.
  const post = await holdPost(ctx, place)
  authorize(ctx, 'post.restore', { ...post, channel: place.channel, removedById: post.removedById ?? ctx.actor.id })
  return post.removedAt ? setRemoved(ctx, post, place, false) : presentPost(post)
}

export async function versions(ctx: Context, { postId }: Input<typeof listPostVersions>) {
  const { post, channel } = await found(ctx, postId)
  authorize(ctx, 'post.read', { ...post, channel })
  const now = { text: post.text, writtenAt: post.editedAt ?? post.createdAt }
  const all = [...(await listVersions(ctx.db, postId)), now]
  return all.map(({ text, writtenAt }) => ({ text, writtenAt: writtenAt.toISOString() }))
}

/** What was removed or hidden is nobody's to read: only that it was there, who wrote it, when, and who took it away. */
export function presentPost(row: PostRow): Post {
  const { id, threadId, parentId, root, number, authorId, answerOf, removedById, hidden, redacted, erased } = row
  const isGone = row.removedAt !== null || hidden
  return {
    ...{ id, threadId, parentId, root, number, authorId, answerOf, removedById, hidden, redacted, erased },
    ...(isGone
      ? { text: '', reactions: [], files: [] }
      : { text: row.text, reactions: row.reactions, files: row.files }),
    createdAt: row.createdAt.toISOString(),
    editedAt: (!isGone && row.editedAt?.toISOString()) || null,
    removedAt: row.removedAt?.toISOString() ?? null,
    version: row.revision,
  }
}

/** What was written before words were taken out, or without the marks that stand for them, would bring them back. */
export const marksGone = (field: string) =>
  new Refusal('conflict', `A moderator took words out here. Leave ${redactionMark} where it stands.`, field)

/** Now; but later than what was before it, which may have been asked for later and been done first. */
const after = (before: Date, now: Date) => new Date(Math.max(now.getTime(), before.getTime() + 1))

/**
 * A post in a thread the actor may read; for anyone else there is none. Both as of one moment: what is carried to
 * another thread after that is asked for again.
 */
export async function found(ctx: Context, postId: string) {
  const place = await findPostAndPlace(ctx.db, postId)
  if (!place) throw notFound()
  authorize(ctx, 'channel.read', place)
  return place
}

/** Asked again because the answer was lost; by now it may have been carried to another thread. */
async function writtenBefore(ctx: Context, post: PostRow, thread: ThreadRow) {
  const mayBeElsewhere = thread.transferRevision > 0
  if (post.authorId !== ctx.actor.id || (post.threadId !== thread.id && !mayBeElsewhere)) throw idTaken()
  await readable(ctx, post.threadId)
  return presentPost(post)
}

/** What is replied to, and where: a reply goes where that was carried meanwhile. */
async function findParent(ctx: Context, { thread, channel }: Place, parentId: string) {
  const post = await findPost(ctx.db, parentId)
  if (!post || (post.threadId !== thread.id && !thread.transferRevision)) throw notFound()
  if (post.parentId) throw new Refusal('invalid', 'One can reply to a post, not to a reply.', 'parentId')
  if (post.threadId === thread.id) return { post, place: { thread, channel } }
  const place = await readable(ctx, post.threadId)
  // Nobody is to read it there for whom it was not written here.
  if (place.channel.id !== channel.id && (await differenceOf(ctx, channel, place.channel)).opens) throw notFound()
  authorizeWriting(ctx, { channel: place.channel, locked: place.thread.locked })
  return { post, place }
}
type Place = Awaited<ReturnType<typeof readable>>

export interface Where {
  thread: Standing
  channel: ChannelRow
}

/** Takes it away, or puts it back, for everyone who has it open, counts it or was named in it, and those to `tell`. */
export async function setRemoved(
  ctx: Context,
  post: PostRow,
  { thread: standing, channel }: Where,
  gone: boolean,
  tell: string[] = [],
) {
  pace(ctx, 'changes')
  const change = gone ? { add: post.number } : { take: post.number }
  const thread = await advanceThread(ctx.db, standing, { gone: change })
  const removal = gone ? { removedAt: ctx.now, removedById: ctx.actor.id } : { removedAt: null, removedById: null }
  await updatePost(ctx.db, post.id, { ...removal, revision: thread.revision })
  const removed = saved(ctx, (await findPost(ctx.db, post.id))!)
  await threadSaved(ctx, thread)
  await holdNamed(ctx, post.id, tell)
  await mentionsChanged(ctx, removed, channel)
  return removed
}

async function attached(ctx: Context, postId: string, fileIds: string[]) {
  if ((await attachFiles(ctx.db, { postId }, ctx.actor.id, fileIds)) < fileIds.length) {
    throw new Refusal('invalid', 'A file of this post is not there any more; attach it again.', 'fileIds')
  }
  if (await insertFileTexts(ctx.db, { postId })) ctx.expectDuty('fileTexts')
  return (await findPost(ctx.db, postId))!
}

/** Tells the thread's page how a post stands since its last revision. */
export function saved(ctx: Context, row: PostRow) {
  const post = presentPost(row)
  ctx.publish(`thread:${post.threadId}`, row.revision, { type: 'post.saved', post })
  return post
}
