import type { Input } from '../../contract/endpoint'
import { isWider } from '../../contract/kinds'
import type { locatePost, mergeThread, previewMerge, splitThread } from '../../contract/transfers'
import type { ChannelRow } from '../../db/queries/channels'
import { insertDeparture } from '../../db/queries/moves'
import { findPost } from '../../db/queries/posts'
import { advanceThread, findThread, holdThread, insertThread, type ThreadRow } from '../../db/queries/threads'
import { carryRedactions, leadTo, listPlaces, placePosts } from '../../db/queries/transfers'
import type { Context } from '../context'
import { notFound, Refusal } from '../errors'
import { inOrderOfTime, renumbered } from '../numbering'
import { carryNotes, carryPersonal } from './carrying'
import { differenceOf, move, presentDifference, reachOf, topOf } from './moves'
import { note } from './notes'
import { idTaken, ordered, presentThread, readable, saved } from './threads'

export async function split(ctx: Context, { threadId, id, title, postIds }: Input<typeof splitThread>) {
  const { thread: seen, channel } = await ordered(ctx, threadId)
  const before = await findThread(ctx.db, id)
  if (before) return madeBefore(ctx, before, channel, postIds[0]!)
  await holdThread(ctx.db, seen)
  // As it is now that it stays so: what was removed from it while we waited is gone in both.
  const thread = (await findThread(ctx.db, seen.id))!
  const posts = (await listPlaces(ctx.db, [thread.id])).sort((a, b) => a.number - b.number)
  const chosen = new Set(postIds)
  if (postIds.some((postId) => !posts.some((post) => post.id === postId))) throw notFound()
  if (chosen.has(posts[0]!.id))
    throw new Refusal('invalid', 'The first post stays; choose among the others.', 'postIds')
  const placed = inOrderOfTime(posts.filter((post) => chosen.has(post.id) || chosen.has(post.parentId ?? '')))
  await checkOwnWords(ctx, placed)
  const first = posts.find((post) => post.id === placed[0]!.id)!
  const newest = posts.findLast((post) => placed.some((each) => each.id === post.id))!
  const { channelId, topId, label, places, topics, hiddenFromId } = thread
  await insertThread(ctx.db, {
    ...{ id, title, channelId, topId, label, places, topics, hiddenFromId, authorId: first.authorId },
    ...{ createdAt: first.createdAt, activeAt: newest.createdAt, lastNumber: placed.length, revision: 1 },
    gone: renumbered(placed, thread.id, thread.gone),
    // Beyond the versions of one that was just asked: a page that hears of it asks for its read mark, too.
    version: 3,
  })
  await placePosts(ctx.db, id, placed, 1)
  await carryRedactions(
    ctx.db,
    placed.map((post) => post.id),
    id,
  )
  const left = placed.map(({ was }): [number, number] => [was, was])
  const isAnswerLeaving = placed.some((post) => post.id === thread.answerId)
  const row = await advanceThread(ctx.db, thread, {
    carried: { leaving: left, ...(isAnswerLeaving && { answerId: null }) },
  })
  const made = (await findThread(ctx.db, id))!
  await carryNotes(ctx, placed, [thread.id], made)
  await note(ctx, row, 'split', { postId: first.id })
  await note(ctx, { ...made, lastNumber: 0 }, 'split-from', { postId: posts[0]!.id })
  ctx.publish(`thread:${row.id}`, row.revision, { type: 'posts.moved', threadId: row.id, intoId: id })
  await saved(ctx, row)
  const thereNow = await saved(ctx, made)
  await carryPersonal(ctx, placed, [thread.id], made, channel)
  const about = { groupId: channel.groupId, channelId: channel.id }
  ctx.audit({ act: 'thread.split', ...about, threadId: thread.id, details: { into: id } })
  return thereNow
}

export async function merge(ctx: Context, { threadId, intoId }: Input<typeof mergeThread>) {
  const seen = await both(ctx, threadId, intoId)
  if (seen.isDone) {
    ctx.unchanged()
    return presentThread(seen.into.thread)
  }
  // Both in the order of their ids: of two merges the other way round, one waits for the other.
  for (const { thread } of [seen.from, seen.into].sort((a, b) => a.thread.id.localeCompare(b.thread.id))) {
    await holdThread(ctx.db, thread)
  }
  // Asked again now that they stay as they are: something was removed, or asked of their contributors, while we waited.
  const { from, into } = await both(ctx, threadId, intoId)
  const groupIds = new Set([from.channel.groupId, into.channel.groupId])
  if (from.channel.id !== into.channel.id) {
    const top = await topOf(ctx, into.thread)
    from.thread = await move(ctx, from, top, reachOf(into.channel), { label: into.thread.label, pinnedUntil: null })
  }
  const row = await carryAll(ctx, from.thread, into.thread, into.channel)
  for (const groupId of groupIds) {
    ctx.audit({
      act: 'thread.merge',
      groupId,
      channelId: into.channel.id,
      threadId: from.thread.id,
      details: { into: row.id },
    })
  }
  return presentThread(row)
}

export async function preview(ctx: Context, { threadId, intoId }: Input<typeof previewMerge>) {
  const { from, into } = await both(ctx, threadId, intoId)
  return presentDifference(await differenceOf(ctx, from.channel, into.channel))
}

export async function locate(ctx: Context, { postId }: Input<typeof locatePost>) {
  const post = await findPost(ctx.db, postId)
  if (!post) throw notFound()
  const { thread } = await readable(ctx, post.threadId)
  return { threadId: thread.id }
}

/** A split that was asked for again, because the answer was lost, is done; any other thread of this id is not ours to name. */
async function madeBefore(ctx: Context, before: ThreadRow, channel: ChannelRow, postId: string) {
  const post = await findPost(ctx.db, postId)
  if (before.channelId !== channel.id || post?.threadId !== before.id) throw idTaken()
  ctx.unchanged()
  return presentThread(before)
}

/** An institution's answer belongs to what it was asked. */
async function checkOwnWords(ctx: Context, posts: { id: string }[]) {
  for (const { id } of posts) {
    if ((await findPost(ctx.db, id))?.answerOf) {
      throw new Refusal('conflict', "An institution's answer stays where it was asked.", 'postIds')
    }
  }
}

/** Two threads of which the one may go into the other: nobody reads there who did not read the one. */
async function both(ctx: Context, threadId: string, intoId: string) {
  const from = await ordered(ctx, threadId)
  const into = await ordered(ctx, intoId)
  if (from.thread.id === into.thread.id) {
    if (threadId === intoId) throw new Refusal('invalid', 'Choose another thread than this one.', 'intoId')
    return { from, into, isDone: true }
  }
  if (from.thread.hiddenFromId || into.thread.hiddenFromId) {
    throw new Refusal('conflict', 'One of them is hidden. Restore it first.')
  }
  if (from.thread.consentId || into.thread.consentId) {
    throw new Refusal(
      'conflict',
      'The contributors of one of them are being asked who may read it. Wait for them first.',
    )
  }
  if (from.thread.consultation) {
    throw new Refusal('conflict', 'Institutions were asked in this thread; it stays. Merge the other one into it.')
  }
  const isCloser =
    from.channel.id === into.channel.id ||
    (!isWider(into.thread.label, from.thread.label) && !(await differenceOf(ctx, from.channel, into.channel)).opens)
  if (!isCloser) {
    throw new Refusal('conflict', 'More people would read this there than its contributors wrote for. Ask them first.')
  }
  return { from, into, isDone: false }
}

/** All posts of one thread into another beside it; what it was stays as a way there. */
async function carryAll(ctx: Context, from: ThreadRow, into: ThreadRow, channel: ChannelRow) {
  const threadIds = [from.id, into.id]
  const posts = await listPlaces(ctx.db, threadIds)
  const placed = inOrderOfTime(posts)
  const gone = [from, into].flatMap((thread) => renumbered(placed, thread.id, thread.gone))
  const activeAt = from.activeAt > into.activeAt ? from.activeAt : into.activeAt
  const left = { mergedIntoId: into.id, lastNumber: 0, gone: [], answerId: null, pinnedUntil: null }
  const empty = await advanceThread(ctx.db, from, { carried: left })
  await leadTo(ctx.db, from.id, into.id)
  const answerId = into.answerId ?? from.answerId
  // One that was to be published is not, when it holds what was not.
  const label = isWider(into.label, from.label) ? from.label : into.label
  const whole = { lastNumber: placed.length, gone: gone.sort((a, b) => a[0] - b[0]), activeAt, answerId, label }
  const row = await advanceThread(ctx.db, into, { carried: whole })
  await placePosts(ctx.db, into.id, placed, row.revision)
  await carryRedactions(
    ctx.db,
    placed.map(({ id }) => id),
    into.id,
  )
  await carryNotes(ctx, placed, threadIds, row)
  await note(ctx, row, 'merged', { postId: placed.find((post) => post.from === from.id)?.id })
  const moved = { type: 'posts.moved', threadId: from.id, intoId: into.id } as const
  ctx.publish(`thread:${from.id}`, empty.revision, moved)
  ctx.publish(`thread:${into.id}`, row.revision, moved)
  const departure = await insertDeparture(ctx.db, from.channelId, from.id)
  const removed = { type: 'thread.removed', threadId: from.id, channelId: from.channelId } as const
  ctx.publish(`channel:${from.channelId}`, departure, removed)
  await saved(ctx, row)
  await carryPersonal(ctx, placed, threadIds, row, channel)
  return row
}
