import type { Input } from '../../contract/endpoint'
import type { File } from '../../contract/files'
import type { approvePost, dropHeldPost, HeldPost, Holding, refusePost, setHolding } from '../../contract/heldPosts'
import { limits } from '../../contract/limits'
import { actingAs, asHouse } from '../../db/acting'
import type { ChannelRow } from '../../db/queries/channels'
import * as queries from '../../db/queries/heldPosts'
import { findPostAndPlace } from '../../db/queries/posts'
import { listActors, shareAccess } from '../../db/queries/sessions'
import { authorize } from '../authorize'
import type { Context } from '../context'
import { notFound, Refusal } from '../errors'
import { keepersOf, tellModeration } from '../keepers'
import { presentFile } from './files'
import { hasGone, letThrough } from '../letThrough'

export async function list(ctx: Context) {
  const waiting = await queries.listHeldPosts(ctx.db, ctx.actor, limits.reports)
  const own = await queries.listHeldPostsBy(ctx.db, ctx.actor.id, limits.reports)
  const fileIds = [...waiting, ...own].flatMap(({ held }) => held.fileIds)
  // What may be listed is found by now; uploads that no post carries are their author's alone.
  const files = fileIds.length ? await asHouse(ctx.db, () => queries.listLooseFiles(ctx.db, fileIds)) : []
  return { waiting: waiting.map((row) => present(row, files)), own: own.map((row) => present(row, files)) }
}

/** Writes it now, as its author would: by their rights, under their name, with all that follows. */
export async function approve(ctx: Context, { heldId }: Input<typeof approvePost>) {
  const { found, isDone } = await toDecide(ctx, heldId)
  if (isDone) {
    ctx.unchanged()
    return {}
  }
  const { authorId } = found.held
  // Before anything else is locked: whoever takes access from its author waits for us, or we for them.
  await shareAccess(ctx.db, authorId)
  const author = (await listActors(ctx.db)).find(({ id }) => id === authorId)
  if (!author) throw new Refusal('conflict', 'Its author is kept out of the forum just now. It goes on waiting.')
  const as: Context = { ...ctx, actor: author, isLetThrough: true }
  const { groupId, id: channelId } = await actingAs(ctx.db, author, () => letThrough(as, ctx.actor, found))
  const { threadId } = found.held
  ctx.audit({ act: 'post.approve', groupId, channelId, threadId, postId: heldId, personId: authorId })
  await tellModeration(ctx, [...(await keepersOf(ctx, found.channel)), authorId])
  return {}
}

export async function refuse(ctx: Context, { heldId, reason }: Input<typeof refusePost>) {
  const { found, isDone } = await toDecide(ctx, heldId)
  if (isDone) throw new Refusal('conflict', 'Somebody has let this through meanwhile.')
  const held = await queries.lockHeldPost(ctx.db, heldId)
  if (!held) throw hasGone()
  if (held.refusedAt) {
    ctx.unchanged()
    return {}
  }
  const refused = { refusedById: ctx.actor.id, refusedAt: ctx.now, reason: reason.trim() }
  await queries.refuseHeldPost(ctx.db, heldId, refused)
  const { groupId, id: channelId } = found.channel
  ctx.audit({ act: 'post.refuse', groupId, channelId, postId: heldId, personId: held.authorId })
  await tellModeration(ctx, [...(await keepersOf(ctx, found.channel)), held.authorId])
  return {}
}

/** Says nothing of whether there was one: whoever throws away something twice, or another's, learns nothing. */
export async function drop(ctx: Context, { heldId }: Input<typeof dropHeldPost>) {
  const own = await queries.findHeldPostBy(ctx.db, ctx.actor.id, heldId)
  if (!own || !(await queries.lockHeldPost(ctx.db, heldId))) return {}
  // Those it waited for read where its author may not any more.
  const place = await asHouse(ctx.db, () => queries.findHeldPost(ctx.db, heldId))
  await queries.deleteHeldPost(ctx.db, heldId)
  await tellModeration(ctx, [...(place ? await keepersOf(ctx, place.channel) : []), ctx.actor.id])
  return {}
}

export const holding = (ctx: Context): Promise<Holding> => queries.findHolding(ctx.db)

export async function setHeld(ctx: Context, { posts }: Input<typeof setHolding>) {
  const before = await queries.saveHolding(ctx.db, posts)
  if (before === posts) ctx.unchanged()
  else ctx.audit({ act: 'house.hold', groupId: null, details: { from: before, to: posts } })
  return { posts }
}

/** One's own, whose uploads one sees. */
export async function presentOwn(ctx: Context, row: Parameters<typeof present>[0]) {
  const { fileIds } = row.held
  return present(row, fileIds.length ? await queries.listLooseFiles(ctx.db, fileIds) : [])
}

interface Row {
  held: queries.HeldRow
  threadTitle: string | null
  /** The thread was merged into this one. */
  intoId: string | null
  channel: Pick<ChannelRow, 'id'> | null
}
function present({ held, threadTitle, intoId, channel }: Row, files: (File & { id: string })[]): HeldPost {
  const { id, parentId, isQuestion, authorId, text, places, topics, asking, reason } = held
  return {
    ...{ id, threadId: intoId ?? held.threadId, parentId, isQuestion, authorId, text, places, topics, asking, reason },
    channelId: channel?.id ?? null,
    title: isQuestion ? held.title : (threadTitle ?? ''),
    files: held.fileIds.flatMap((fileId) => files.filter((file) => file.id === fileId).map(presentFile)),
    createdAt: held.createdAt.toISOString(),
    refusedAt: held.refusedAt?.toISOString() ?? null,
  }
}

/** For whoever does not keep order in its place, there is none. `isDone`: it is a post by now. */
async function toDecide(ctx: Context, heldId: string) {
  const found = await queries.findHeldPost(ctx.db, heldId)
  const place = found ?? (await findPostAndPlace(ctx.db, heldId))
  if (!place) throw notFound()
  authorize(ctx, 'held.read', place)
  authorize(ctx, 'post.order', place)
  return found ? { found, isDone: false as const } : { found: undefined, isDone: true as const }
}
