import type { Input } from '../../contract/endpoint'
import { labelOf } from '../../contract/kinds'
import { limits } from '../../contract/limits'
import { keepsMarks } from '../../contract/passages'
import { can } from '../../contract/policy'
import type { editThread, listPosts, listThreads, openThread, startThread, Thread } from '../../contract/threads'
import { advanceChannel } from '../../db/queries/channels'
import { findPlaceToRead, findPost, listPostsBefore, listPostsFrom, type Position } from '../../db/queries/posts'
import { listNotesSince } from '../../db/queries/notes'
import { findMark } from '../../db/queries/reads'
import {
  advanceThread,
  findThread,
  findThreadAndChannel,
  holdThread,
  insertThread,
  listThreads as queryThreads,
  type ThreadFilter,
  type ThreadRow,
} from '../../db/queries/threads'
import { retagThread } from '../../db/queries/taxonomy'
import { authorize } from '../authorize'
import type { Context, Visit } from '../context'
import { listDeskOf, owedSince } from '../desk'
import { notFound, Refusal } from '../errors'
import { listOf, readableChannel } from './channels'
import { pace } from '../pace'
import { listOfThread } from './consents'
import { put as ask } from './consultations'
import { cursorOf, parseCursor } from './cursor'
import { note, presentNote } from './notes'
import { accessChangedFor } from './people'
import { marksGone, presentPost, write } from './posts'
import { placeFor } from './reaches'
import { presentMark } from './reads'

export async function start(ctx: Context, input: Input<typeof startThread>) {
  const channel = await readableChannel(ctx, input.channelId)
  authorize(ctx, 'thread.start', { channel })
  const before = await findThread(ctx.db, input.id)
  const topId = channel.parentId ?? channel.id
  if (before && (before.authorId !== ctx.actor.id || before.topId !== topId)) throw idTaken()
  const { channel: place, come } = before ? { channel, come: [] } : await placeFor(ctx, channel, input.reach)
  if (!before) {
    pace(ctx, 'questions')
    const { id, title, places, topics } = input
    const [channelId, label] = [place.id, labelOf(place)]
    const begun = { authorId: ctx.actor.id, createdAt: ctx.now, activeAt: ctx.now }
    await insertThread(ctx.db, { id, channelId, topId, title, places, topics, label, ...begun })
  }
  const { postId, text, fileIds } = input
  const asked = input.asking ? [...input.asking.memberIds, ctx.actor.memberId] : []
  const desks = before ? [] : await listDeskOf(ctx, place, asked)
  const tell = [...come.map(({ id }) => id), ...desks]
  const post = await write(ctx, { id: postId, threadId: input.id, parentId: null, text, fileIds }, { tell })
  if (!before && input.asking)
    await ask(ctx, { thread: (await findThread(ctx.db, input.id))!, channel: place }, input.asking)
  await accessChangedFor(ctx, come)
  return { thread: presentThread((await findThread(ctx.db, input.id))!), post }
}

export async function edit(ctx: Context, { threadId, title, places, topics }: Input<typeof editThread>) {
  const { thread, channel } = await readable(ctx, threadId)
  authorize(ctx, 'thread.edit', { ...thread, channel })
  const isRenamed = title !== thread.title
  const isRetagged = !isSame(places, thread.places) || !isSame(topics, thread.topics)
  if (!isRenamed && !isRetagged) return presentThread(thread)
  pace(ctx, 'changes')
  await holdThread(ctx.db, thread)
  const { title: now } = (await findThread(ctx.db, thread.id))!
  if (!keepsMarks(now, title) && !can(ctx.actor, 'thread.order', { channel })) throw marksGone('title')
  if (isRetagged) await retagThread(ctx.db, thread.id, places, topics)
  const row = await advanceThread(ctx.db, thread, { set: { title } })
  // What one does with one's own question is nobody's moderation.
  const isOwn = thread.authorId === ctx.actor.id
  const about = { groupId: channel.groupId, channelId: channel.id, threadId: thread.id }
  if (isRenamed && !isOwn) {
    await note(ctx, row, 'renamed')
    ctx.audit({ act: 'thread.rename', ...about })
  }
  if (isRetagged && !isOwn) {
    await note(ctx, row, 'retagged')
    ctx.audit({ act: 'thread.retag', ...about })
  }
  return saved(ctx, row)
}
const isSame = (some: string[], others: string[]) => [...some].sort().join() === [...others].sort().join()

export async function list(ctx: Context, { cursor, ours, owed, channelId, ...filter }: Input<typeof listThreads>) {
  const within = channelId ? listOf(await readableChannel(ctx, channelId)) : {}
  const wanted = { ...filter, ...within, memberId: ours ? ctx.actor.memberId : undefined }
  const owedBy = owed ? { memberId: ctx.actor.memberId, since: owedSince(ctx.now) } : undefined
  const query = (more: ThreadFilter, limit: number) =>
    queryThreads(ctx.db, ctx.actor, { ...wanted, owedBy, ...more }, limit)
  const rows = await query({ after: parseCursor(cursor) }, limits.page.threads + 1)
  const page = rows.slice(0, limits.page.threads)
  const last = rows.length > page.length ? page.at(-1)?.thread : undefined
  // They come first, and once more where they would stand without: a pin that ends between two pages hides nothing.
  const pinned = channelId && !cursor ? await query({ pinnedAt: ctx.now }, limits.pinsPerChannel) : []
  const onTop = new Set(pinned.map(({ thread }) => thread.id))
  const shown = [...pinned, ...page.filter(({ thread }) => !onTop.has(thread.id))]
  return { ...presentList(shown), next: last ? cursorOf(last.activeAt, last.id) : null }
}

export async function open(ctx: Context, { threadId }: Input<typeof openThread>) {
  const { thread } = await readable(ctx, threadId)
  const mark = await findMark(ctx.db, ctx.actor.id, thread.id)
  return { thread: presentThread(thread), mark: presentMark(mark ?? { threadId: thread.id, read: [], revision: 0 }) }
}

export async function posts(ctx: Context, input: Input<typeof listPosts>) {
  const { thread } = await readable(ctx, input.threadId)
  const threadId = thread.id
  const size = limits.page.posts
  const anchorId = input.after ?? input.before ?? input.around
  const anchor = anchorId
    ? await positionOf(ctx, threadId, anchorId)
    : await findPlaceToRead(ctx.db, threadId, ctx.actor.id)
  const isAnew = !input.after && !input.before
  const ahead = input.after ? 0 : input.before ? size : Math.floor(size / 2)
  const earlier = ahead ? await listPostsBefore(ctx.db, threadId, anchor, ahead + 1) : []
  const behind = input.before ? 0 : size - Math.min(earlier.length, ahead)
  const later = behind ? await listPostsFrom(ctx.db, threadId, anchor, behind + 1, !input.after) : []
  return {
    posts: [...earlier.slice(0, ahead).reverse(), ...later.slice(0, behind)].map(presentPost),
    before: input.after !== undefined || earlier.length > ahead,
    after: input.before !== undefined || later.length > behind,
    consents: isAnew ? await listOfThread(ctx, threadId) : [],
    notes: isAnew ? (await listNotesSince(ctx.db, threadId, 0, limits.notesPerThread)).map(presentNote) : [],
    revision: thread.revision,
  }
}

/** The thread (or the one it was merged into) and its channel, for whoever may read them; for anyone else there are none. */
export async function readable(ctx: Context, threadId: string) {
  const found = await findThreadAndChannel(ctx.db, threadId)
  if (!found) throw notFound()
  authorize(ctx, 'channel.read', found)
  return found
}

/** A thread to be put in order. */
export async function ordered(ctx: Context, threadId: string) {
  const place = await readable(ctx, threadId)
  authorize(ctx, 'thread.order', place)
  return place
}

/** Tells a changed thread to its own page and to its channel's list, and returns it. */
export async function saved(ctx: Visit, row: ThreadRow) {
  const channelRevision = await advanceChannel(ctx.db, row.channelId, row.id)
  const thread = presentThread(row)
  ctx.publish(`thread:${row.id}`, row.revision, { type: 'thread.saved', thread })
  ctx.publish(`channel:${row.channelId}`, channelRevision, { type: 'thread.saved', thread })
  return thread
}

export const idTaken = () => new Refusal('conflict', 'This id belongs to something else; choose a new one.', 'id')

/** Field by field: what is added to the table one day must not go out by itself. */
export const presentThread = (row: ThreadRow): Thread => {
  const { id, channelId, authorId, title, label, places, topics, lastNumber, gone, version } = row
  const { locked, answerId, slowSeconds, consultation } = row
  const times = { createdAt: row.createdAt.toISOString(), activeAt: row.activeAt.toISOString() }
  return {
    ...{ id, channelId, authorId, title, label, places, topics, ...times, lastNumber, gone, version },
    ...{ locked, answerId, slowSeconds, consultation, hidden: row.hiddenFromId !== null },
    pinnedUntil: row.pinnedUntil?.toISOString() ?? null,
  }
}

/** Rows of a list as threads and the marks that are on them. */
export const presentList = (rows: Awaited<ReturnType<typeof queryThreads>>) => ({
  threads: rows.map((row) => presentThread(row.thread)),
  marks: rows.flatMap(({ thread, read, markRevision }) =>
    read ? [presentMark({ threadId: thread.id, read, revision: markRevision! })] : [],
  ),
})

async function positionOf(ctx: Context, threadId: string, postId: string): Promise<Position> {
  const post = await findPost(ctx.db, postId)
  if (post?.threadId !== threadId) throw notFound()
  return post
}
