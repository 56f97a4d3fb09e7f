import { randomUUID } from 'node:crypto'
import type { Input } from '../../contract/endpoint'
import type {
  assignReport,
  decideReport,
  noteOnReport,
  OwnReport,
  reopenReport,
  Report,
  reportPost,
  seeDecision,
} from '../../contract/reports'
import { limits } from '../../contract/limits'
import * as queries from '../../db/queries/reports'
import { authorize } from '../authorize'
import type { Context } from '../context'
import { notFound, Refusal } from '../errors'
import { keepersOf, settle, tellModeration } from '../keepers'
import { pace } from '../pace'
import { hide, holdPost, setHidden, show } from './hiding'
import { found } from './posts'
import { readable } from './threads'

/** Reports a post. One that names a person goes from sight at once, unless a moderator has let it be as it is. */
export async function create(ctx: Context, { id, postId, reason, note }: Input<typeof reportPost>) {
  const { thread, channel, post: seen } = await found(ctx, postId)
  // Sent again because the answer was lost: it is done, and the post may be hidden because of it.
  const isDone = await queries.hasComplaint(ctx.db, id)
  authorize(ctx, 'post.report', { ...seen, channel, ...(isDone && { hidden: false, removedById: null }) })
  if (isDone) return {}
  const keepers = await keepersOf(ctx, channel)
  if (!keepers.length) throw nobodyKeepsOrder()
  pace(ctx, 'reports')
  const post = await holdPost(ctx, { post: seen, thread, channel })
  const open = await queries.findOpenReport(ctx.db, postId)
  const reportId = open?.id ?? randomUUID()
  const times = { createdAt: ctx.now, changedAt: ctx.now }
  if (!open) await queries.insertReport(ctx.db, { id: reportId, postId, ...times })
  const complaint = { id, reportId, personId: ctx.actor.id, reason, note: note.trim(), at: ctx.now }
  await queries.saveComplaint(ctx.db, complaint)
  const isQuarantine =
    reason === 'names' && !post.hidden && !(await queries.wasLetBe(ctx.db, postId, post.editedAt ?? post.createdAt))
  await queries.updateReport(ctx.db, reportId, {
    changedAt: ctx.now,
    ...(isQuarantine && { quarantined: true }),
  })
  if (!isQuarantine) await tellModeration(ctx, [...keepers, ctx.actor.id])
  else {
    // Who reported it stands nowhere but in the case.
    const about = { groupId: channel.groupId, channelId: channel.id, threadId: thread.id, postId }
    ctx.audit({ act: 'post.hide', ...about, actorId: null, details: { quarantine: true } })
    await setHidden(ctx, { post, thread, channel }, true, { tell: [ctx.actor.id] })
  }
  return {}
}

export async function list(ctx: Context) {
  const rows = await queries.listReports(ctx.db, ctx.actor, recent(ctx), limits.reports)
  return rows.map((row) => presentReport(ctx, row))
}

export async function assign(ctx: Context, { reportId, personId }: Input<typeof assignReport>) {
  const { report, post, channel } = await toDecide(ctx, reportId)
  const keepers = await keepersOf(ctx, channel)
  if (personId && !keepers.includes(personId)) {
    throw new Refusal('invalid', 'Only who keeps order there can look into it.', 'personId')
  }
  if (report.assigneeId === personId) ctx.unchanged()
  else {
    await queries.updateReport(ctx.db, reportId, { assigneeId: personId, changedAt: ctx.now })
    ctx.audit({ act: 'report.take', ...aboutOf(channel, post, reportId), details: { assignee: personId } })
    await tellModeration(ctx, keepers)
  }
  return present(ctx, reportId)
}

export async function addNote(ctx: Context, { id, reportId, text }: Input<typeof noteOnReport>) {
  const { post, channel } = await toDecide(ctx, reportId)
  const note = { id, reportId, byId: ctx.actor.id, text: text.trim(), at: ctx.now }
  if (await queries.insertReportNote(ctx.db, note)) {
    ctx.audit({ act: 'report.note', ...aboutOf(channel, post, reportId) })
    await tellModeration(ctx, await keepersOf(ctx, channel))
  } else ctx.unchanged()
  return present(ctx, reportId)
}

export async function decide(ctx: Context, { reportId, decision, reason }: Input<typeof decideReport>) {
  const { report, post, thread, channel } = await toDecide(ctx, reportId)
  if (report.decidedAt) {
    if (report.decision !== decision) throw new Refusal('conflict', 'Somebody has decided this meanwhile. Look again.')
    ctx.unchanged()
    return present(ctx, reportId)
  }
  ctx.audit({ act: 'report.decide', ...aboutOf(channel, post, reportId), details: { decision } })
  if (decision === 'hidden') {
    if (!reason.trim()) throw new Refusal('invalid', 'Say why it is hidden; its thread is told.', 'reason')
    await hide(ctx, { postId: post.id, reason })
  } else if (decision === 'dismissed' && report.quarantined && post.hidden && !post.erased) {
    await show(ctx, { postId: post.id })
  } else {
    const { quarantined, complainants } = await settle(ctx, post.id, decision)
    if (quarantined && post.hidden && !post.erased) {
      await setHidden(ctx, { post, thread, channel }, false, { tell: complainants })
    } else await tellModeration(ctx, [...(await keepersOf(ctx, channel)), ...complainants])
  }
  return present(ctx, reportId)
}

export async function reopen(ctx: Context, { reportId }: Input<typeof reopenReport>) {
  const { report, post, thread, channel } = await toDecide(ctx, reportId)
  if (!report.decidedAt) {
    ctx.unchanged()
    return present(ctx, reportId)
  }
  if (['removed', 'redacted'].includes(report.decision!)) {
    throw new Refusal('conflict', 'What was taken out for good cannot be brought back.')
  }
  if (await queries.findOpenReport(ctx.db, post.id)) {
    throw new Refusal('conflict', 'This post was reported again meanwhile; decide that instead.')
  }
  const back = { decision: null, decidedAt: null, decidedById: null, changedAt: ctx.now }
  await queries.updateReport(ctx.db, reportId, back)
  ctx.audit({ act: 'report.reopen', ...aboutOf(channel, post, reportId) })
  const tell = await queries.listComplainants(ctx.db, reportId)
  const shouldHide = report.quarantined
  const isOurs = report.decision === 'hidden' || report.quarantined
  if (isOurs && post.hidden !== shouldHide && !post.removedAt) {
    const kind = shouldHide ? 'post-hidden' : 'post-restored'
    await setHidden(ctx, { post, thread, channel }, shouldHide, { why: { kind, reason: '' }, tell })
  } else await tellModeration(ctx, [...(await keepersOf(ctx, channel)), ...tell])
  return present(ctx, reportId)
}

export async function own(ctx: Context): Promise<OwnReport[]> {
  const rows = await queries.listOwnReports(ctx.db, ctx.actor, recent(ctx), limits.reports)
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }))
}

export async function see(ctx: Context, { reportId }: Input<typeof seeDecision>) {
  if (!(await queries.seeDecision(ctx.db, reportId, ctx.actor.id, ctx.now))) throw notFound()
  await tellModeration(ctx, [ctx.actor.id])
  return {}
}

/** A case, its post and its place, which stay as they are; for whoever does not keep order there, there is none. */
async function toDecide(ctx: Context, reportId: string) {
  const before = await queries.findReport(ctx.db, reportId)
  if (!before) throw notFound()
  const place = await readable(ctx, before.post.threadId)
  authorize(ctx, 'report.read', place)
  authorize(ctx, 'post.order', place)
  const post = await holdPost(ctx, { ...place, post: before.post })
  const { report } = (await queries.findReport(ctx.db, reportId))!
  return { ...place, post, report }
}

const aboutOf = (
  { groupId, id: channelId }: { groupId: string | null; id: string },
  { id: postId, threadId }: { id: string; threadId: string },
  reportId: string,
) => ({ groupId, channelId, threadId, postId, reportId })

const present = async (ctx: Context, reportId: string) =>
  presentReport(ctx, (await queries.findReport(ctx.db, reportId))!)

function presentReport(
  { actor }: Context,
  { report, post, channelId, title, complaints, notes }: queries.ReportRow,
): Report {
  const isOwn = post.authorId === actor.id
  const { id, postId, assigneeId, quarantined, decision, decidedById } = report
  const isRemoved = post.removedAt !== null
  return {
    ...{ id, postId, threadId: post.threadId, channelId, title, authorId: post.authorId },
    ...(isRemoved ? { text: '', files: [] } : { text: post.text, files: post.files }),
    ...{ hidden: post.hidden, removed: isRemoved, assigneeId, quarantined, decision, decidedById },
    state: report.decidedAt ? 'decided' : assigneeId ? 'taken' : 'open',
    decidedAt: report.decidedAt?.toISOString() ?? null,
    createdAt: report.createdAt.toISOString(),
    complaints: complaints.map(({ personId, at, ...each }) => ({
      ...each,
      personId: isOwn ? null : personId,
      at: new Date(at).toISOString(),
    })),
    notes: notes.map((each) => ({ ...each, at: new Date(each.at).toISOString() })),
  }
}

const nobodyKeepsOrder = () =>
  new Refusal(
    'conflict',
    'Nobody keeps order here just now. Ask its author to take it back, or the secretariat to name somebody who does.',
  )

const recent = ({ now }: Context) => new Date(now.getTime() - limits.reportDays * 86_400_000)
