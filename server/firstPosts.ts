import type { Input } from '../contract/endpoint'
import { can } from '../contract/policy'
import type { writePost } from '../contract/posts'
import type { startThread } from '../contract/threads'
import { asHouse } from '../db/acting'
import type { ChannelRow } from '../db/queries/channels'
import {
  countPostsBy,
  findHeldPostBy,
  findHoldingOf,
  insertHeldPost,
  listLooseFiles,
  type HeldRow,
} from '../db/queries/heldPosts'
import { findPost } from '../db/queries/posts'
import { lockPeople } from '../db/queries/reads'
import { findThread, holdThread } from '../db/queries/threads'
import { checkAsking } from './asking'
import { authorize } from './authorize'
import type { Context } from './context'
import { Refusal } from './errors'
import { keepersOf, tellModeration } from './keepers'
import { pace } from './pace'
import { readableChannel } from './domain/channels'
import { presentOwn } from './domain/heldPosts'
import { authorizeWriting } from './domain/orders'
import { accessChangedFor } from './domain/people'
import * as posts from './domain/posts'
import { checkSeen, chosen, placeFor } from './domain/reaches'
import * as threads from './domain/threads'

/** Writes a post; one of the first of a new person waits for a moderator instead. */
export async function write(ctx: Context, input: Input<typeof writePost>) {
  const { id, threadId, parentId, text, fileIds } = input
  if (!(await mayHaveToWait(ctx, id)) || (await findPost(ctx.db, id))) return posts.write(ctx, input)
  const { thread, channel } = await threads.readable(ctx, threadId)
  authorizeWriting(ctx, { channel, locked: thread.locked })
  const before = await heldBefore(ctx, id)
  if (before) return before
  const keepers = await keepersFor(ctx, channel)
  if (!keepers.length) return posts.write(ctx, input)
  pace(ctx, 'posts')
  // As long as it is being held the thread stays where it is, and with it those who are told.
  await holdThread(ctx.db, thread)
  if (input.seen) await checkSeen(ctx, input.seen, { thread, channel })
  const inThread = { threadId: thread.id, isQuestion: false, parentId, title: '', places: [], topics: [] }
  return hold(ctx, { id, ...inThread, text, fileIds }, keepers)
}

/** The same for a question. One for fewer than all who read in its channel waits where only its moderators read. */
export async function start(ctx: Context, input: Input<typeof startThread>) {
  const { id: threadId, postId: id, channelId, reach, title, text, places, topics, fileIds, asking = null } = input
  if (!(await mayHaveToWait(ctx, id)) || (await findThread(ctx.db, threadId))) return threads.start(ctx, input)
  const top = await readableChannel(ctx, channelId)
  authorize(ctx, 'thread.start', { channel: top })
  const before = await heldBefore(ctx, id)
  if (before) return before
  const isNarrower = reach && reach.to !== 'all'
  const read = isNarrower ? { ...top, ...chosen(top, reach, [ctx.actor.memberId]) } : top
  const keepers = await keepersFor(ctx, read)
  if (!keepers.length) return threads.start(ctx, input)
  pace(ctx, 'questions')
  const { channel, come } = await placeFor(ctx, top, reach, { isWaiting: true })
  if (asking) await checkAsking(ctx, read, asking)
  const asked = { threadId, isQuestion: true, channelId: channel.id, title, places, topics }
  const toCome = come.map((person) => person.id)
  if (toCome.length) await lockPeople(ctx.db, [...keepers, ...toCome, ctx.actor.id])
  const held = await hold(ctx, { id, ...asked, text, fileIds, asking }, keepers)
  await accessChangedFor(ctx, come)
  return held
}

/** Whether somebody is new here, or has this very thing waiting already; what they wrote counts wherever it stands now. */
async function mayHaveToWait({ db, actor }: Context, id: string) {
  const { posts: wanted, isHeld } = await findHoldingOf(db, id)
  return isHeld || (wanted > 0 && (await asHouse(db, () => countPostsBy(db, actor.id, wanted))) < wanted)
}

/** Sent again because the answer was lost: it is the same, also when it was refused meanwhile. */
async function heldBefore(ctx: Context, id: string) {
  const before = await findHeldPostBy(ctx.db, ctx.actor.id, id)
  return before && presentOwn(ctx, before)
}

/** Those it would wait for: nobody where there is nobody, or where one keeps order oneself. */
async function keepersFor(ctx: Context, channel: ChannelRow) {
  return can(ctx.actor, 'post.order', { channel }) ? [] : keepersOf(ctx, channel)
}

type Waiting = Omit<
  HeldRow,
  'channelId' | 'parentId' | 'asking' | 'authorId' | 'createdAt' | 'refusedAt' | 'refusedById' | 'reason'
>

async function hold(ctx: Context, row: Waiting & Partial<HeldRow>, keepers: string[]) {
  const { actor, now } = ctx
  const loose = row.fileIds.length ? await listLooseFiles(ctx.db, row.fileIds) : []
  if (loose.filter(({ uploaderId }) => uploaderId === actor.id).length < row.fileIds.length) {
    throw new Refusal('invalid', 'A file of this post is not there any more; attach it again.', 'fileIds')
  }
  await insertHeldPost(ctx.db, { ...row, authorId: actor.id, createdAt: now })
  await tellModeration(ctx, [...keepers, actor.id])
  return presentOwn(ctx, (await findHeldPostBy(ctx.db, actor.id, row.id))!)
}
