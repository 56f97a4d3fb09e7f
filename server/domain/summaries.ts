import type { Input } from '../../contract/endpoint'
import type { answerSummary, askSummary, saveSummary, Summary } from '../../contract/summaries'
import { listAnswers } from '../../db/queries/answers'
import { findConsultation } from '../../db/queries/consultations'
import { findMember } from '../../db/queries/members'
import * as queries from '../../db/queries/summaries'
import { limits } from '../../contract/limits'
import { advanceThread, findThread, holdThread } from '../../db/queries/threads'
import { authorize } from '../authorize'
import { afterWorkingDays } from '../calendars'
import type { Context, Visit } from '../context'
import { listAskersOf, listDeskOf, listFocalsIn, tellDesks } from '../desk'
import { Refusal } from '../errors'
import { pace } from '../pace'
import { note, noteOf } from './notes'
import type { Placed } from './reaches'
import { readable, saved as threadSaved } from './threads'

/** As far as this person sees it: a draft is its author's alone. */
export async function find(ctx: Context, threadId: string): Promise<Summary | null> {
  const row = await queries.findSummary(ctx.db, threadId)
  const isSeen = row && (row.state !== 'draft' || row.writtenById === ctx.actor.id)
  return isSeen ? present(ctx, row) : null
}

/** Written anew, it is a draft again: nobody's consent to what it said before counts for it, and what was objected stays in view. */
export async function save(ctx: Context, { threadId, paragraphs, version }: Input<typeof saveSummary>) {
  const place = await writable(ctx, threadId)
  const { thread } = place
  const before = await queries.findSummary(ctx.db, thread.id)
  if ((before?.version ?? 0) !== version) throw changedMeanwhile()
  pace(ctx, 'changes')
  const known = new Set((await listAnswers(ctx.db, thread.id)).map(({ id }) => id))
  if (paragraphs.some(({ sources }) => sources.some(({ answerId }) => !known.has(answerId)))) {
    throw new Refusal('invalid', 'A paragraph rests on an answer that is not in this thread.', 'paragraphs')
  }
  // Who could read it hears that it is gone; what it will say, its author alone.
  const wasRead = before && before.state !== 'draft'
  const { revision } = wasRead ? await advanceThread(ctx.db, thread, 'quiet') : (before ?? { revision: 0 })
  const draft = { state: 'draft', askedAt: null, dueAt: null, revision, version: version + 1 } as const
  await queries.saveSummary(ctx.db, { threadId: thread.id, writtenById: ctx.actor.id, ...draft })
  const areOurs = await queries.replaceParagraphs(
    ctx.db,
    thread.id,
    paragraphs.map(({ id, text, sources }) => ({
      id,
      text,
      sources: sources.map(({ answerId, asOf }) => ({ answerId, asOf })),
    })),
  )
  if (!areOurs) {
    throw new Refusal('invalid', 'The id of a paragraph belongs to something else; choose a new one.', 'paragraphs')
  }
  const was = (await queries.listWords(ctx.db, thread.id)).map(({ memberId }) => memberId)
  await queries.keepObjections(ctx.db, thread.id)
  const summary = await present(ctx, (await queries.findSummary(ctx.db, thread.id))!)
  if (wasRead) ctx.publish(`thread:${thread.id}`, revision, { type: 'summary.removed', threadId: thread.id })
  const askers = wasRead ? await listAskersOf(ctx, place.channel, thread.id) : []
  await tellDesks(ctx, [...(await listDeskOf(ctx, place.channel, was)), ...askers, ctx.actor.id])
  return summary
}

export async function ask(ctx: Context, { threadId, version }: Input<typeof askSummary>) {
  const place = await writable(ctx, threadId)
  const { thread, channel } = place
  const row = await queries.findSummary(ctx.db, thread.id)
  if (row?.state === 'asked' || row?.state === 'standing') return present(ctx, row)
  if (!row || row.version !== version) throw changedMeanwhile()
  const paragraphs = await queries.listParagraphs(ctx.db, thread.id)
  if (!paragraphs.length) throw new Refusal('invalid', 'Write a paragraph first.', 'paragraphs')
  pace(ctx, 'changes')
  const answerIds = new Set(paragraphs.flatMap(({ sources }) => sources.map(({ answerId }) => answerId)))
  const answers = (await listAnswers(ctx.db, thread.id)).filter(({ id }) => answerIds.has(id))
  const quoted = [...new Set(answers.map(({ memberId }) => memberId))].filter((id) => id !== ctx.actor.memberId)
  await queries.replaceWords(ctx.db, thread.id, quoted)
  const dueAt = await silenceFrom(ctx, quoted)
  const state = quoted.length ? 'asked' : 'standing'
  const told = await tell(ctx, place, { state, askedAt: ctx.now, dueAt })
  if (quoted.length) await note(ctx, (await findThread(ctx.db, thread.id))!, 'summary-asked')
  else await stands(ctx, thread.id, 'summary-standing', ctx.actor.id)
  const askers = await listAskersOf(ctx, channel, thread.id)
  await tellDesks(ctx, [...(await listDeskOf(ctx, channel, quoted)), ...askers])
  return told
}

/** One objection sends it back to its author; with the last confirmation it stands. */
export async function answer(ctx: Context, { threadId, word, note: why }: Input<typeof answerSummary>) {
  const { thread: seen, channel } = await readable(ctx, threadId)
  const { memberId } = ctx.actor
  const quoted = (await queries.listWords(ctx.db, seen.id)).map((each) => each.memberId)
  const focalIds = await listFocalsIn(ctx, channel, memberId)
  authorize(ctx, 'summary.answer', { channel, memberIds: quoted, focalIds })
  await holdThread(ctx.db, seen)
  const thread = (await findThread(ctx.db, seen.id))!
  const row = await queries.findSummary(ctx.db, thread.id)
  const words = await queries.listWords(ctx.db, thread.id)
  const own = words.find((each) => each.memberId === memberId)
  if (row && own?.word === word && own.note === why.trim()) return present(ctx, row)
  if (row?.state !== 'asked' || !own) throw new Refusal('conflict', 'This summary is not put to you any more.')
  if (word === 'objected' && !why.trim()) {
    throw new Refusal('invalid', 'Say what is not right, so that it can be mended.', 'note')
  }
  pace(ctx, 'changes')
  const said = { word, note: why.trim(), byId: ctx.actor.id, at: ctx.now }
  await queries.updateWord(ctx.db, { threadId: thread.id, memberId }, said)
  const isComplete = words.every((each) => each.memberId === memberId || each.word === 'confirmed')
  const state = word === 'objected' ? 'objected' : isComplete ? 'standing' : 'asked'
  const told = await tell(ctx, { thread }, { state })
  if (state === 'standing') await stands(ctx, thread.id, 'summary-standing', ctx.actor.id)
  const askers = await listAskersOf(ctx, channel, thread.id)
  await tellDesks(ctx, [...(await listDeskOf(ctx, channel, [memberId])), ...askers])
  return told
}

/** Whoever said nothing in time consents; it is shown as such. The thread is held. */
export async function silence(ctx: Visit, { thread, channel }: Placed) {
  const words = await queries.listWords(ctx.db, thread.id)
  const silent = words.filter(({ word }) => word === null)
  for (const { memberId } of silent) {
    await queries.updateWord(ctx.db, { threadId: thread.id, memberId }, { word: 'silent', at: ctx.now })
  }
  const { writtenById: byId } = await tell(ctx, { thread }, { state: 'standing' })
  await stands(ctx, thread.id, 'summary-silent', byId)
  const memberIds = silent.map(({ memberId }) => memberId)
  const askers = await listAskersOf(ctx, channel, thread.id)
  await tellDesks(ctx, [...(await listDeskOf(ctx, channel, memberIds)), ...askers])
}

/** From now on it stands for all who read the thread, and in lists: the library shows how it begins. */
async function stands(ctx: Visit, threadId: string, kind: 'summary-standing' | 'summary-silent', byId: string) {
  const thread = (await findThread(ctx.db, threadId))!
  await noteOf(ctx, thread, kind, { byId })
  await threadSaved(ctx, thread)
}

/** Words were taken out of it: tells what it says now, in the same write. */
export async function retell(ctx: Visit, { id: threadId, revision }: { id: string; revision: number }) {
  const row = await queries.findSummary(ctx.db, threadId)
  if (!row || row.state === 'draft') return
  ctx.publish(`thread:${threadId}`, revision, {
    type: 'summary.saved',
    summary: await present(ctx, await told(ctx, row, { revision })),
  })
}

async function tell(ctx: Visit, { thread }: Pick<Placed, 'thread'>, set: Partial<queries.SummaryRow>) {
  const change = set.state === 'standing' ? { set: {} } : 'quiet'
  const { id: threadId, revision } = await advanceThread(ctx.db, thread, change)
  const row = (await queries.findSummary(ctx.db, threadId))!
  const summary = await present(ctx, await told(ctx, row, { ...set, revision }))
  ctx.publish(`thread:${threadId}`, revision, { type: 'summary.saved', summary })
  return summary
}

async function told(ctx: Visit, { threadId, version }: queries.SummaryRow, set: Partial<queries.SummaryRow>) {
  await queries.updateSummary(ctx.db, threadId, { ...set, version: version + 1 })
  return (await queries.findSummary(ctx.db, threadId))!
}

/** Five working days for each of them, by its own calendar. */
async function silenceFrom(ctx: Context, memberIds: string[]) {
  const dates = []
  for (const memberId of memberIds) {
    const { code } = (await findMember(ctx.db, memberId))!
    dates.push(await afterWorkingDays(code, ctx.now, limits.summaryWorkingDays))
  }
  return dates.length ? new Date(Math.max(...dates.map(Number))) : null
}

async function writable(ctx: Context, threadId: string): Promise<Placed> {
  const { thread, channel } = await readable(ctx, threadId)
  const asked = await findConsultation(ctx.db, thread.id)
  authorize(ctx, 'summary.write', { channel, askedById: asked?.askedById ?? thread.authorId })
  if (!asked) throw new Refusal('conflict', 'Nobody is asked for an answer here.')
  await holdThread(ctx.db, thread)
  return { thread: (await findThread(ctx.db, thread.id))!, channel }
}

const changedMeanwhile = () =>
  new Refusal('conflict', 'The summary was changed on another page meanwhile. Your text is kept here.', 'version')

async function present(ctx: Visit, row: queries.SummaryRow): Promise<Summary> {
  const { threadId, writtenById, state, askedAt, dueAt, version } = row
  const paragraphs = await queries.listParagraphs(ctx.db, threadId)
  const words = await queries.listWords(ctx.db, threadId)
  return {
    ...{ threadId, writtenById, state, version },
    ...{ askedAt: askedAt?.toISOString() ?? null, dueAt: dueAt?.toISOString() ?? null },
    paragraphs: paragraphs.map(({ id, text, sources }) => ({ id, text, sources })),
    words: words.map(({ memberId, word, note: why, byId, at }) => ({
      ...{ memberId, word, note: why, byId, at: at?.toISOString() ?? null },
    })),
  }
}
