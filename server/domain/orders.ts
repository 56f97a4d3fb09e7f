import type { ActKind } from '../../contract/acts'
import type { Input } from '../../contract/endpoint'
import type { NoteKind } from '../../contract/kinds'
import { limits } from '../../contract/limits'
import type {
  answerThread,
  lockThread,
  pinThread,
  slowThread,
  unanswerThread,
  unlockThread,
  unpinThread,
} from '../../contract/orders'
import { can, type Subject } from '../../contract/policy'
import { countPinned } from '../../db/queries/orders'
import { findPost, newestOf } from '../../db/queries/posts'
import { advanceThread, type ThreadChange, type ThreadRow } from '../../db/queries/threads'
import { lengthOf } from '../acts'
import { authorize } from '../authorize'
import type { Context, Deed } from '../context'
import { notFound, Refusal } from '../errors'
import { inWords } from '../throttle'
import { note } from './notes'
import { ordered, presentThread, readable, saved } from './threads'

export async function pin(ctx: Context, { threadId, until }: Input<typeof pinThread>) {
  const place = await ordered(ctx, threadId)
  const pinnedUntil = new Date(until)
  const days = (pinnedUntil.getTime() - ctx.now.getTime()) / 86_400_000
  if (!(days > 0)) throw new Refusal('invalid', 'Choose a time that is still to come.', 'until')
  if (days > limits.pinDays) throw new Refusal('invalid', 'Pin it for a year at most.', 'until')
  if (place.thread.pinnedUntil?.getTime() === pinnedUntil.getTime()) return unchanged(ctx, place.thread)
  const details = { until: pinnedUntil.toISOString() }
  const thread = await set(ctx, place, { pinnedUntil }, { kind: 'pinned', act: 'thread.pin', details })
  if ((await countPinned(ctx.db, place.thread.topId, ctx.now)) <= limits.pinsPerChannel) return thread
  throw new Refusal('conflict', `No more than ${limits.pinsPerChannel} can be pinned here. Unpin one first.`)
}

export async function unpin(ctx: Context, { threadId }: Input<typeof unpinThread>) {
  const place = await ordered(ctx, threadId)
  const { pinnedUntil } = place.thread
  if (!pinnedUntil || pinnedUntil <= ctx.now) return unchanged(ctx, place.thread)
  return set(ctx, place, { pinnedUntil: null }, { kind: 'unpinned', act: 'thread.unpin' })
}

export async function lock(ctx: Context, { threadId, reason = '' }: Input<typeof lockThread>) {
  const place = await ordered(ctx, threadId)
  if (place.thread.locked) return unchanged(ctx, place.thread)
  return set(ctx, place, { locked: true }, { kind: 'locked', act: 'thread.lock', reason: reason.trim() })
}

export async function unlock(ctx: Context, { threadId }: Input<typeof unlockThread>) {
  const place = await ordered(ctx, threadId)
  if (!place.thread.locked) return unchanged(ctx, place.thread)
  return set(ctx, place, { locked: false }, { kind: 'unlocked', act: 'thread.unlock' })
}

export async function slow(ctx: Context, { threadId, seconds }: Input<typeof slowThread>) {
  const place = await ordered(ctx, threadId)
  if (place.thread.slowSeconds === seconds) return unchanged(ctx, place.thread)
  const kind = seconds ? 'slowed' : 'freed'
  return set(ctx, place, { slowSeconds: seconds }, { kind, act: 'thread.slow', details: { minutes: seconds / 60 } })
}

export async function answer(ctx: Context, { threadId, postId }: Input<typeof answerThread>) {
  const place = await answerable(ctx, threadId)
  const post = await findPost(ctx.db, postId)
  if (post?.threadId !== place.thread.id) throw notFound()
  if (post.removedAt || post.hidden) throw new Refusal('conflict', 'This post was taken away.', 'postId')
  if (place.thread.answerId === postId) return presentThread(place.thread)
  return set(ctx, place, { answerId: postId }, { kind: 'answered', act: 'thread.answer', postId })
}

export async function unanswer(ctx: Context, { threadId }: Input<typeof unanswerThread>) {
  const place = await answerable(ctx, threadId)
  const { answerId: postId } = place.thread
  if (!postId) return presentThread(place.thread)
  return set(ctx, place, { answerId: null }, { kind: 'reopened', act: 'thread.unanswer', postId })
}

/** Lets whoever may write here pass; in a locked thread others are told why not. */
export function authorizeWriting(ctx: Context, { channel, locked }: Subject<'post.write'>) {
  const may = (isLocked: boolean) => can(ctx.actor, 'post.write', { channel, locked: isLocked })
  if (may(locked) || !may(false)) return authorize(ctx, 'post.write', { channel, locked })
  throw new Refusal('not_allowed', 'This thread is locked: only its moderators write in it now. Your text is kept.')
}

/** Holds whoever writes too soon after their last post here; asked once the thread is held. */
export async function keepSlow(ctx: Context, { id, slowSeconds }: ThreadRow, { channel }: Subject<'thread.order'>) {
  if (!slowSeconds || ctx.isLetThrough || can(ctx.actor, 'thread.order', { channel })) return
  const newest = await newestOf(ctx.db, id, ctx.actor.id)
  const seconds = newest ? Math.ceil(slowSeconds - (ctx.now.getTime() - newest.getTime()) / 1000) : 0
  if (seconds <= 0) return
  const words = `This thread is in slow mode. Your next post goes out in ${inWords(seconds)}; nothing is lost.`
  throw new Refusal('too_many', words, undefined, seconds)
}

type Place = Awaited<ReturnType<typeof readable>>
interface Order {
  kind: NoteKind
  act: ActKind
  postId?: string
  reason?: string
  details?: Deed['details']
}

async function answerable(ctx: Context, threadId: string) {
  const place = await readable(ctx, threadId)
  authorize(ctx, 'thread.answer', { ...place.thread, channel: place.channel })
  return place
}

/** Sets it, says so in the thread and its list, and puts in the log what was done with another's thread. */
async function set(ctx: Context, { thread, channel }: Place, change: ThreadChange, order: Order) {
  const { kind, act, postId, reason, details } = order
  const row = await advanceThread(ctx.db, thread, { set: change })
  await note(ctx, row, kind, { postId, reason })
  if (thread.authorId !== ctx.actor.id || act !== 'thread.answer') {
    const about = { channelId: channel.id, threadId: thread.id, ...(postId && { postId }) }
    ctx.audit({ act, groupId: channel.groupId, ...about, details: { ...details, ...lengthOf(reason) } })
  }
  return saved(ctx, row)
}

function unchanged(ctx: Context, thread: ThreadRow) {
  ctx.unchanged()
  return presentThread(thread)
}
