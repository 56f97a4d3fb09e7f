import type { Input } from '../../contract/endpoint'
import type { Ranges } from '../../contract/common'
import type { markRead, markUnread, ReadMark } from '../../contract/reads'
import { changeMark, type MarkRow } from '../../db/queries/reads'
import { meeting } from '../../db/database'
import { findThread, type ThreadRow } from '../../db/queries/threads'
import type { Context } from '../context'
import { Refusal } from '../errors'
import { readable } from './threads'

export async function mark(ctx: Context, { threadId, numbers, asOf }: Input<typeof markRead>) {
  const thread = await numbered(ctx, threadId, asOf)
  // What has not been written yet has not been read.
  const seen = numbers.filter((number) => number <= thread.lastNumber)
  if (!seen.length) throw new Refusal('invalid', 'There is no such post in this thread yet.', 'numbers')
  return byNumbers(ctx, thread, { add: seen.map((number) => [number, number]) })
}

export async function unmark(ctx: Context, { threadId, number, asOf }: Input<typeof markUnread>) {
  const thread = await numbered(ctx, threadId, asOf)
  return byNumbers(ctx, thread, { take: [[number, Math.max(number, thread.lastNumber)]] })
}

/** Writes the mark and tells it to one's other pages. */
export async function changed(ctx: Context, threadId: string, change: { add: Ranges } | { take: Ranges }) {
  const mark = presentMark(await changeMark(ctx.db, { personId: ctx.actor.id, threadId }, change))
  ctx.publish(`person:${ctx.actor.id}`, mark.version, { type: 'read.saved', mark })
  return mark
}

/** The thread by whose present numbers is spoken; not one whose posts were carried to others since. */
async function numbered(ctx: Context, threadId: string, asOf = Infinity) {
  const { thread } = await readable(ctx, threadId)
  if (thread.id === threadId && thread.transferRevision <= asOf) return thread
  throw new Refusal('conflict', 'The posts of this thread were put in another order meanwhile. Look again first.')
}

/** Whoever carries posts holds all who read them: what we wrote before that was carried along, what we write after is not. */
async function byNumbers(
  ctx: Context,
  { id, transferRevision }: ThreadRow,
  change: { add: Ranges } | { take: Ranges },
) {
  const mark = await changed(ctx, id, change)
  if ((await findThread(ctx.db, id))?.transferRevision === transferRevision) return mark
  throw meeting('The posts were carried elsewhere meanwhile.')
}

export const presentMark = ({ threadId, read, revision }: Omit<MarkRow, 'personId'>): ReadMark => ({
  ...{ threadId, read },
  version: revision,
})
