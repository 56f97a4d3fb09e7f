import type { Input } from '../../contract/endpoint'
import type { Ranges } from '../../contract/common'
import type { markRead, markUnread, ReadMark } from '../../contract/reads'
import { changeMark, type MarkRow } from '../../db/queries/reads'
import type { Context } from '../context'
import { Refusal } from '../errors'
import { readable } from './threads'

export async function mark(ctx: Context, { threadId, numbers }: Input<typeof markRead>) {
  const { thread } = await readable(ctx, threadId)
  // What has not been written yet has not been read.
  const seen = numbers.filter((number) => number <= thread.lastNumber)
  if (!seen.length) throw new Refusal('invalid', 'There is no such post in this thread yet.', 'numbers')
  return changed(ctx, threadId, { add: seen.map((number) => [number, number]) })
}

export async function unmark(ctx: Context, { threadId, number }: Input<typeof markUnread>) {
  const { thread } = await readable(ctx, threadId)
  return changed(ctx, threadId, { take: [[number, Math.max(number, thread.lastNumber)]] })
}

/** Writes the mark and tells it to one's other pages. */
export async function changed(ctx: Context, threadId: string, change: { add: Ranges } | { take: Ranges }) {
  const mark = presentMark(await changeMark(ctx.db, { personId: ctx.actor.id, threadId }, change))
  ctx.publish(`person:${ctx.actor.id}`, mark.version, { type: 'read.saved', mark })
  return mark
}

export const presentMark = ({ threadId, read, revision }: Omit<MarkRow, 'personId'>): ReadMark => ({
  ...{ threadId, read },
  version: revision,
})
