import { can, type Actor } from '../contract/policy'
import { findChannel, type ChannelRow } from '../db/queries/channels'
import { listLooseFiles, deleteHeldPost, lockHeldPost, type findHeldPost, type HeldRow } from '../db/queries/heldPosts'
import { lockChannels } from '../db/queries/moves'
import { findPostAndPlace } from '../db/queries/posts'
import { findThread, findThreadAndChannel, holdThread } from '../db/queries/threads'
import { askedAfterWaiting, listDeaf } from './asking'
import type { Context } from './context'
import { listDeskOf } from './desk'
import { Refusal } from './errors'
import { keepersOf } from './keepers'
import { holdTold } from './told'
import { listReadersOf } from './domain/channels'
import { channelFor, differenceOf, reachOf } from './domain/moves'
import { accessChangedFor } from './domain/people'
import { write } from './domain/posts'
import { start } from './domain/threads'

type Found = NonNullable<Awaited<ReturnType<typeof findHeldPost>>>

/** Writes what waited, in its author's name, and returns the channel it stands in; by the word of `keeper`. */
export const letThrough = (as: Context, keeper: Actor, found: Found) =>
  found.held.isQuestion ? asked(as, found) : answered(as, keeper, found)

export const hasGone = () =>
  new Refusal('conflict', 'Its author has taken this back, or somebody decided it meanwhile.')

async function asked(as: Context, { held: { id: heldId }, channel: waitsIn }: Found) {
  const top = await findChannel(as.db, waitsIn.parentId ?? waitsIn.id)
  if (!top) throw cannot('Its author may not ask there any more.')
  await lockChannels(as.db, [top.id])
  const held = await holdIt(as, heldId)
  // It waited out of sight, in a place for its moderators: now it goes where the others read, too.
  const reach = { ...reachOf(waitsIn), moderatorsOnly: false }
  const { channel, isNew } = waitsIn.moderatorsOnly
    ? await channelFor(as, top, reach)
    : { channel: waitsIn, isNew: false }
  if (channel.archived) throw cannot('This channel is archived. Reopen it first.')
  if (!can(as.actor, 'thread.start', { channel })) throw cannot('Its author may not ask there any more.')
  const come = isNew ? await listReadersOf(as, channel) : []
  const asks = held.asking ? await listDeskOf(as, channel, [...held.asking.memberIds, as.actor.memberId]) : []
  const also = [...come.map(({ id }) => id), ...asks, ...(await keepersOf(as, waitsIn))]
  await holdTold(as, { text: held.text, also })
  const { threadId: id, title, text, places, topics } = held
  const fileIds = await filesOf(as, held.fileIds)
  await deleteHeldPost(as.db, heldId)
  const asking = await askedOf(as, held, channel)
  await start(as, { id, postId: heldId, channelId: channel.id, title, text, places, topics, fileIds, asking })
  await accessChangedFor(as, come)
  return channel
}

/** What is asked of members with it, if anything. */
async function askedOf(as: Context, { asking, createdAt }: HeldRow, channel: ChannelRow) {
  if (!asking) return undefined
  const [name] = await listDeaf(as, channel, asking.memberIds)
  if (name) throw cannot(`${name} is asked for an answer and does not read there any more.`)
  return askedAfterWaiting(as, asking, createdAt)
}

async function answered(
  as: Context,
  keeper: Actor,
  { held: { id: heldId, threadId, parentId }, channel: waitsIn }: Found,
) {
  // A reply goes where what it replies to was carried meanwhile.
  const parent = parentId ? await findPostAndPlace(as.db, parentId) : undefined
  const place = parent ?? (await findThreadAndChannel(as.db, threadId))
  const channel = place?.channel
  if (!channel || !can(as.actor, 'channel.read', { channel })) {
    throw cannot('Its author does not read this thread any more.')
  }
  if (channel.id !== waitsIn.id && (await differenceOf(as, waitsIn, channel)).opens) {
    throw cannot('What it replies to is by now where more people read than it was written for.')
  }
  if (!can(keeper, 'post.order', { channel })) {
    throw cannot('What it replies to is in another thread by now, where you do not keep order.')
  }
  if (channel.archived) throw cannot('This channel is archived. Reopen it first.')
  const { locked } = place.thread
  if (!can(as.actor, 'post.write', { channel, locked })) throw cannot('This thread is locked. Unlock it first.')
  await holdThread(as.db, place.thread)
  await lockChannels(as.db, [channel.id])
  const { text, fileIds } = await holdIt(as, heldId)
  await holdTold(as, { text, thread: (await findThread(as.db, place.thread.id))!, also: await keepersOf(as, waitsIn) })
  const carried = await filesOf(as, fileIds)
  await deleteHeldPost(as.db, heldId)
  await write(as, { id: heldId, threadId: place.thread.id, parentId: parent?.post.id ?? null, text, fileIds: carried })
  return channel
}

/** What waits, as it is now: redacted, say. */
async function holdIt({ db }: Context, heldId: string) {
  const held = await lockHeldPost(db, heldId)
  if (!held || held.refusedAt) throw hasGone()
  return held
}

/** Those of its files that are still there. */
async function filesOf(as: Context, fileIds: string[]) {
  if (!fileIds.length) return []
  const loose = new Set((await listLooseFiles(as.db, fileIds)).map(({ id }) => id))
  return fileIds.filter((id) => loose.has(id))
}

const cannot = (why: string) =>
  new Refusal('conflict', `${why} It goes on waiting; or refuse it, and its author has the text back.`)
