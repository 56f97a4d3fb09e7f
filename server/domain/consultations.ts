import type {
  Asking,
  askForAnswers,
  closeConsultation,
  openConsultation,
  suggestDates,
} from '../../contract/consultations'
import type { ActKind } from '../../contract/acts'
import type { Input } from '../../contract/endpoint'
import { isSettled, urgencies, type NoteKind } from '../../contract/kinds'
import { limits } from '../../contract/limits'
import { asHouse } from '../../db/acting'
import * as queries from '../../db/queries/consultations'
import { findMeeting } from '../../db/queries/desk'
import { findMember } from '../../db/queries/members'
import { findThread, holdThread, type ThreadRow } from '../../db/queries/threads'
import { listReadersOf } from './channels'
import { authorize } from '../authorize'
import { dueFor, isZone, zoneOf } from '../calendars'
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
  const dueAt = await checkDates(ctx, thread, asking)
  const before = await queries.findConsultation(ctx.db, thread.id)
  const asked = { askedById: before?.askedById ?? ctx.actor.id, askedAt: before?.askedAt ?? ctx.now }
  const { kind, urgency, zone, memberIds } = asking
  const closed = { closedAt: before?.closedAt ?? null, closedById: before?.closedById ?? null }
  await queries.saveConsultation(ctx.db, { threadId: thread.id, ...asked, kind, urgency, dueAt, zone, ...closed })
  await saveQuestions(ctx, thread.id, asking.questions)
  const seats = await queries.listSeats(ctx.db, [thread.id])
  const had = seats.map(({ memberId }) => memberId)
  const gone = seats.filter(({ memberId }) => !memberIds.includes(memberId))
  if (gone.some(({ answerId }) => answerId)) {
    throw new Refusal('conflict', 'An institution that has answered keeps its seat.', 'memberIds')
  }
  const come = memberIds.filter((id) => !had.includes(id))
  await checkAsked(ctx, { thread, channel }, come)
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
  const meetingOn = await findMeeting(ctx.db)
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

async function checkDates({ now, db }: Context, { id }: ThreadRow, { dueAt, zone }: Asking) {
  const due = new Date(dueAt)
  if (!isZone(zone)) throw new Refusal('invalid', 'There is no such time zone.', 'zone')
  const isAsBefore = (await queries.findConsultation(db, id))?.dueAt.getTime() === due.getTime()
  if (due <= now && !isAsBefore) throw new Refusal('invalid', 'Choose a date that is still to come.', 'dueAt')
  if (due.getTime() > now.getTime() + limits.consultationDays * 86_400_000) {
    throw new Refusal('invalid', 'Choose a date within a year.', 'dueAt')
  }
  return due
}

/** Who has a seat keeps it. Only who reads a thread can be asked in it: members as the channel is for them, in a group those who are in it. */
async function checkAsked(ctx: Context, { channel }: Placed, memberIds: string[]) {
  const readers = new Set((await listReadersOf(ctx, channel)).map(({ memberId }) => memberId))
  for (const memberId of memberIds) {
    const member = await findMember(ctx.db, memberId)
    const isFor = member && member.status !== 'partner' && isAddressed(channel, member)
    if (!isFor || (!readers.has(memberId) && (channel.audience === 'group' || channel.audience === 'persons'))) {
      throw new Refusal('invalid', `${member?.name ?? 'A member'} does not read this thread.`, 'memberIds')
    }
  }
}

const isAddressed = ({ audience, memberIds }: Placed['channel'], member: { id: string; status: string }) =>
  (!memberIds.length || memberIds.includes(member.id)) && (audience !== 'full' || member.status === 'full')
