import type { Input } from '../../contract/endpoint'
import type { hideThread, removeThread, restoreThread } from '../../contract/removals'
import { findChannel } from '../../db/queries/channels'
import { listHeldAuthorsIn, refuseHeldPostsIn } from '../../db/queries/heldPosts'
import { deleteThread } from '../../db/queries/removals'
import { insertDeparture } from '../../db/queries/moves'
import { lockPeople } from '../../db/queries/reads'
import { holdThread } from '../../db/queries/threads'
import { lengthOf } from '../acts'
import type { Context } from '../context'
import { Refusal } from '../errors'
import { tellModeration } from '../keepers'
import { listReadersOf } from './channels'
import { move, reachOf, topOf } from './moves'
import { note } from './notes'
import { accessChangedFor } from './people'
import { ordered, presentThread } from './threads'

export async function hide(ctx: Context, { threadId, reason }: Input<typeof hideThread>) {
  const place = await ordered(ctx, threadId)
  const { thread, channel } = place
  if (thread.hiddenFromId) return unchanged(ctx, place)
  const top = await topOf(ctx, thread)
  const reach = { ...reachOf(channel), moderatorsOnly: true }
  const row = await move(ctx, place, top, reach, { hiddenFromId: channel.id })
  await note(ctx, row, 'hidden', { reason: reason.trim() })
  const about = { groupId: channel.groupId, channelId: channel.id, threadId: row.id }
  ctx.audit({ act: 'thread.hide', ...about, details: lengthOf(reason.trim()) })
  return presentThread(row)
}

export async function restore(ctx: Context, { threadId }: Input<typeof restoreThread>) {
  const place = await ordered(ctx, threadId)
  const { hiddenFromId } = place.thread
  if (!hiddenFromId) return unchanged(ctx, place)
  const was = (await findChannel(ctx.db, hiddenFromId))!
  const top = await topOf(ctx, { topId: was.parentId ?? was.id })
  const row = await move(ctx, place, top, reachOf(was), { hiddenFromId: null })
  await note(ctx, row, 'restored')
  ctx.audit({ act: 'thread.restore', groupId: was.groupId, channelId: was.id, threadId: row.id })
  return presentThread(row)
}

/** Nothing of it stays but that it left, its acts in the log, and what other people quoted. */
export async function remove(ctx: Context, { threadId }: Input<typeof removeThread>) {
  const { thread, channel } = await ordered(ctx, threadId)
  if (!thread.hiddenFromId)
    throw new Refusal('conflict', 'Hide this thread first; only then it can be removed for good.')
  await holdThread(ctx.db, thread)
  const gone = { refusedById: ctx.actor.id, refusedAt: ctx.now, reason: 'The thread was removed.' }
  const authorIds = await listHeldAuthorsIn(ctx.db, thread.id)
  await refuseHeldPostsIn(ctx.db, thread.id, gone)
  const readers = await listReadersOf(ctx, channel)
  const fileIds = await deleteThread(ctx.db, thread.id)
  const revision = await insertDeparture(ctx.db, channel.id, thread.id)
  ctx.publish(`channel:${channel.id}`, revision, { type: 'thread.removed', threadId: thread.id, channelId: channel.id })
  // Those who could still see it may have been named in it.
  await lockPeople(ctx.db, [...authorIds, ...readers.map(({ id }) => id)])
  await accessChangedFor(ctx, readers)
  await tellModeration(ctx, authorIds)
  ctx.audit({ act: 'thread.remove', groupId: channel.groupId, channelId: channel.id, threadId: thread.id })
  ctx.afterCommit(() => ctx.files.remove(...fileIds))
  return {}
}

function unchanged(ctx: Context, { thread }: Awaited<ReturnType<typeof ordered>>) {
  ctx.unchanged()
  return presentThread(thread)
}
