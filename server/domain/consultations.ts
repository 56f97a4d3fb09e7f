import type {
  Asking,
  askForAnswers,
  closeConsultation,
  openConsultation,
  suggestDates,
} from '../../contract/consultations'
import type { ActKind } from '../../contract/acts'
import type { Input } from '../../contract/endpoint'
import { can } from '../../contract/policy'
import { isSettled, urgencies, type NoteKind } from '../../contract/kinds'
import { asHouse } from '../../db/acting'
import * as queries from '../../db/queries/consultations'
import { findMeeting } from '../../db/queries/desk'
import { findMember } from '../../db/queries/members'
import { findThread, holdThread } from '../../db/queries/threads'
import { checkAsking } from '../asking'
import { authorize } from '../authorize'
import { dueFor, zoneOf } from '../calendars'
import type { Context } from '../context'
import { listAskersOf, listDeskOf, tellDesks } from '../desk'
import { Refusal } from '../errors'
import { pace } from '../pace'
import { isAskedSo, saveQuestions } from '../questions'
import { findWhole, tellConsultation } from '../seating'
import { list as listAnswers } from './answers'
import { note } from './notes'
import type { Placed } from './reaches'
import { find as findSummary } from './summaries'
import { readable } from './threads'

export async function ask(ctx: Context, { threadId, ...asking }: Input<typeof askForAnswers>) {
  const place = await keepable(ctx, threadId)
  const before = await findWhole(ctx.db, place.thread.id)
  if (before && isAskedSo(before, asking)) {
    ctx.unchanged()
    return before
  }
  const consultation = await put(ctx, place, asking)
  const kind = before ? 'consultation-changed' : 'consultation-asked'
  return noted(ctx, place, kind, consultation)
}

/** Asks it, or asks otherwise: of the seats those stay that are asked still, with all that was done in them. */
export async function put(ctx: Context, { thread, channel }: Placed, asking: Asking) {
  pace(ctx, 'changes')
  const before = await queries.findConsultation(ctx.db, thread.id)
  const seats = await queries.listSeats(ctx.db, [thread.id])
  const had = seats.map(({ memberId }) => memberId)
  await checkAsking(ctx, channel, asking, { consultation: before, memberIds: had })
  const asked = { askedById: before?.askedById ?? ctx.actor.id, askedAt: before?.askedAt ?? ctx.now }
  const { kind, urgency, zone, memberIds } = asking
  const dueAt = new Date(asking.dueAt)
  const closed = { closedAt: before?.closedAt ?? null, closedById: before?.closedById ?? null }
  await queries.saveConsultation(ctx.db, { threadId: thread.id, ...asked, kind, urgency, dueAt, zone, ...closed })
  await saveQuestions(ctx, thread.id, asking.questions)
  const gone = seats.filter(({ memberId }) => !memberIds.includes(memberId))
  if (gone.some(({ answerId }) => answerId)) {
    throw new Refusal('conflict', 'An institution that has answered keeps its seat.', 'memberIds')
  }
  const come = memberIds.filter((id) => !had.includes(id))
  const goneIds = gone.map(({ memberId }) => memberId)
  if (come.length) {
    await queries.insertSeats(ctx.db, thread.id, come)
    await asHouse(ctx.db, () => queries.refreshDrafting(ctx.db, thread.id))
  }
  if (goneIds.length) await queries.deleteSeats(ctx.db, thread.id, goneIds)
  const { consultation } = await tellConsultation(ctx, thread)
  const askers = await listAskersOf(ctx, channel, thread.id)
  await tellDesks(ctx, [...(await listDeskOf(ctx, channel, [...memberIds, ...goneIds])), ...askers])
  return consultation
}

export async function close(ctx: Context, { threadId }: Input<typeof closeConsultation>) {
  const place = await keepable(ctx, threadId)
  const row = await found(ctx, place.thread.id)
  if (row.closedById) return (await findWhole(ctx.db, row.threadId))!
  // Closed by itself because all had answered, it was open to newer versions until now: they did not come late.
  const closedAt = row.closedAt && row.closedAt >= row.dueAt ? row.closedAt : ctx.now
  return setClosed(ctx, place, { closedAt, closedById: ctx.actor.id }, 'consultation-closed')
}

export async function reopen(ctx: Context, { threadId }: Input<typeof closeConsultation>) {
  const place = await keepable(ctx, threadId)
  const row = await found(ctx, place.thread.id)
  if (!row.closedAt) return (await findWhole(ctx.db, row.threadId))!
  if (row.dueAt <= ctx.now) throw new Refusal('conflict', 'The date has passed. Set a later one first.')
  const { seats } = (await findWhole(ctx.db, row.threadId))!
  if (seats.every(({ state }) => isSettled(state)))
    throw new Refusal('conflict', 'All who were asked have answered. Ask others, too.')
  return setClosed(ctx, place, { closedAt: null, closedById: null }, 'consultation-reopened')
}

export async function open(ctx: Context, { threadId }: Input<typeof openConsultation>) {
  const { thread } = await readable(ctx, threadId)
  const consultation = await findWhole(ctx.db, thread.id)
  if (!consultation) return null
  const [answers, summary] = [await listAnswers(ctx, thread.id), await findSummary(ctx, thread.id)]
  return { consultation, answers, summary, revision: thread.revision }
}

export async function dates(ctx: Context, _input: Input<typeof suggestDates>) {
  const { code } = (await findMember(ctx.db, ctx.actor.memberId))!
  // When the network meets is nothing that guests are told, who ask nothing.
  const meetingOn = can(ctx.actor, 'directory.follow', null) ? await findMeeting(ctx.db) : null
  const suggestions = []
  for (const urgency of urgencies) {
    const dueAt = await dueFor(code, urgency, ctx.now, meetingOn)
    if (dueAt) suggestions.push({ urgency, dueAt: dueAt.toISOString() })
  }
  return { zone: zoneOf(code), meetingOn, suggestions }
}

/** A thread whose consultation one keeps, held. */
async function keepable(ctx: Context, threadId: string) {
  const place = await readable(ctx, threadId)
  authorize(ctx, 'consultation.ask', { ...place.thread, channel: place.channel })
  if (place.thread.hiddenFromId) throw new Refusal('conflict', 'This thread is hidden. Restore it first.')
  await holdThread(ctx.db, place.thread)
  return { ...place, thread: (await findThread(ctx.db, place.thread.id))! }
}

async function found(ctx: Context, threadId: string) {
  const row = await queries.findConsultation(ctx.db, threadId)
  if (!row) throw new Refusal('conflict', 'Nobody is asked for an answer here.')
  return row
}

async function setClosed(
  ctx: Context,
  place: Placed,
  set: { closedAt: Date | null; closedById: string | null },
  kind: NoteKind,
) {
  pace(ctx, 'changes')
  await queries.updateConsultation(ctx.db, place.thread.id, set)
  const { consultation } = await tellConsultation(ctx, place.thread)
  const memberIds = consultation.seats.map(({ memberId }) => memberId)
  const askers = await listAskersOf(ctx, place.channel, place.thread.id)
  await tellDesks(ctx, [...(await listDeskOf(ctx, place.channel, memberIds)), ...askers])
  return noted(ctx, place, kind, consultation)
}

const actOf: Partial<Record<NoteKind, ActKind>> = {
  'consultation-asked': 'consultation.ask',
  'consultation-changed': 'consultation.ask',
  'consultation-closed': 'consultation.close',
  'consultation-reopened': 'consultation.reopen',
}

/** Says it in the thread; in the log, too, where it is somebody else's question. */
async function noted<T>(ctx: Context, { thread, channel }: Placed, kind: NoteKind, consultation: T) {
  await note(ctx, (await findThread(ctx.db, thread.id))!, kind)
  if (thread.authorId !== ctx.actor.id) {
    ctx.audit({ act: actOf[kind]!, groupId: channel.groupId, channelId: channel.id, threadId: thread.id })
  }
  return consultation
}
