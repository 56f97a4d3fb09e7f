import type { ReportDecision } from '../contract/kinds'
import { can } from '../contract/policy'
import type { ChannelRow } from '../db/queries/channels'
import { listHeldAuthorsIn, refuseHeldPostsIn } from '../db/queries/heldPosts'
import { findOpenReport, hasOpenReports, listComplainants, updateReport } from '../db/queries/reports'
import { advanceModeration, lockPeople } from '../db/queries/reads'
import { hasHiddenPosts } from '../db/queries/hiding'
import { listActors } from '../db/queries/sessions'
import type { Context } from './context'
import { Refusal } from './errors'

/** The ids of those who keep order in a channel. */
export async function keepersOf(ctx: Context, channel: ChannelRow) {
  const people = await listActors(ctx.db)
  return people.filter((person) => can(person, 'post.order', { channel })).map(({ id }) => id)
}

/** What is hidden or reported waits for whoever keeps order: where nobody does, nobody could say what becomes of it. */
export async function checkKept(ctx: Context, threadId: string, to: ChannelRow) {
  if ((await keepersOf(ctx, to)).length) return
  if (await hasHiddenPosts(ctx.db, threadId))
    throw new Refusal(
      'conflict',
      'A post in this thread is hidden, and nobody there could restore it. Restore it first.',
    )
  if (await hasOpenReports(ctx.db, threadId))
    throw new Refusal('conflict', 'A moderator has still to look at something in this thread, and there is none there.')
}

/** Tells people, each in their own room and without a word of what it is, to ask again; locks them in their order. */
export async function tellModeration(ctx: Context, personIds: string[]) {
  const ids = [...new Set(personIds)].sort()
  if (!ids.length) return
  await lockPeople(ctx.db, ids)
  for (const id of ids) {
    ctx.publish(`person:${id}`, await advanceModeration(ctx.db, id), { type: 'moderation.changed' })
  }
}

/**
 * What waits for a thread goes with it; where more people would read it there than its author wrote it for, or nobody
 * could let it through, it goes back to them. Returns who is to be told, once everything else is locked.
 */
export async function takeHeldAlong(
  ctx: Context,
  threadId: string,
  { from, to, isWider }: { from: ChannelRow; to: ChannelRow; isWider: boolean },
) {
  const authorIds = await listHeldAuthorsIn(ctx.db, threadId)
  if (!authorIds.length) return []
  const [before, after] = [await keepersOf(ctx, from), await keepersOf(ctx, to)]
  // What comes back into sight is read by those it was written for.
  const reason = isWider && !from.moderatorsOnly ? readByMore : after.length ? '' : keptByNobody
  if (reason) await refuseHeldPostsIn(ctx.db, threadId, { refusedById: ctx.actor.id, refusedAt: ctx.now, reason })
  return [...authorIds, ...before, ...after]
}

/** What is done with a reported post decides its case; who reported it is to be told, once everything else is locked. */
export async function settle({ db, now, actor }: Context, postId: string, decision: ReportDecision) {
  const report = await findOpenReport(db, postId)
  if (!report) return { quarantined: false, complainants: [] }
  await updateReport(db, report.id, { decision, decidedAt: now, decidedById: actor.id, changedAt: now })
  return { quarantined: report.quarantined, complainants: await listComplainants(db, report.id) }
}

const readByMore = 'More people read this thread now than when you wrote this. Send it again if they may.'
const keptByNobody = 'This thread has gone to where nothing waits for a moderator. If you still read it, send it again.'
