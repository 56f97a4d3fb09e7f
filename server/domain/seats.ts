import { isDeepStrictEqual } from 'node:util'
import type { Input } from '../../contract/endpoint'
import type { AnswerDraft, needTime, openSeat, OwnSeat, passBaton, saveAnswerDraft } from '../../contract/seats'
import { limits } from '../../contract/limits'
import { can } from '../../contract/policy'
import { findConsultation, findSeat, updateSeat } from '../../db/queries/consultations'
import { listAnswers, listCells } from '../../db/queries/answers'
import { findPost } from '../../db/queries/posts'
import * as queries from '../../db/queries/seats'
import { listActors } from '../../db/queries/sessions'
import { findThread, holdThread } from '../../db/queries/threads'
import { authorize } from '../authorize'
import { passTo } from '../batons'
import type { Context } from '../context'
import { listDeskOf, tellDesks } from '../desk'
import { notFound, Refusal } from '../errors'
import { pace } from '../pace'
import { holdReaders } from '../readers'
import { findWhole, tellConsultation } from '../seating'
import type { Placed } from './reaches'
import { readable } from './threads'

export async function open(ctx: Context, { threadId }: Input<typeof openSeat>): Promise<OwnSeat> {
  const { thread } = await sitting(ctx, threadId, 'seat.read')
  return present(ctx, thread.id)
}

/** One writes at a time. Whoever reads along takes over by saying so; what they had not seen is not lost that way. */
export async function saveDraft(ctx: Context, input: Input<typeof saveAnswerDraft>) {
  const { text, cells, version, takeOver, ready } = input
  const place = await sitting(ctx, input.threadId)
  const { id: threadId } = place.thread
  const { memberId, id: writerId } = ctx.actor
  const isEmpty =
    !text.trim() &&
    cells.every((cell) => ![cell.value, cell.text, cell.basis, cell.practice, cell.source].some((each) => each.trim()))
  // A seat that begins or ceases to be drafted changes for everyone; a word more does so for colleagues only.
  const isTold = isEmpty || !(await queries.findAnswerDraft(ctx.db, threadId, memberId))
  // Then the seat is held after its thread; else the draft alone, as words are taken out of it.
  if (isTold) {
    await holdThread(ctx.db, place.thread)
    await queries.lockSeat(ctx.db, threadId, memberId)
  }
  const seat = await findSeat(ctx.db, threadId, memberId)
  if (!seat) throw notFound()
  const before = await queries.holdAnswerDraft(ctx.db, threadId, memberId)
  if (before && isSame(before, { text, cells, writerId, ready })) return present(ctx, threadId)
  pace(ctx, 'changes')
  if ((before?.version ?? 0) !== version) throw changedMeanwhile(before, writerId)
  if (before && before.writerId !== writerId && !takeOver) throw changedMeanwhile(before, writerId)
  if (!isTold && !before) throw changedMeanwhile(before, writerId)
  // A page that stood open since an earlier draft never takes this one for it.
  const next = (before?.version ?? seat.draftVersion) + 1
  if (isEmpty) await queries.deleteAnswerDraft(ctx.db, threadId, memberId)
  else {
    const writerIds = writersOf(before, { text, cells, writerId })
    const written = { text, cells, writerId, writerIds, writtenAt: ctx.now, ready }
    await queries.saveAnswerDraft(ctx.db, { threadId, memberId, ...written, version: next })
  }
  if (isTold) {
    const holderId = isEmpty ? seat.holderId : (seat.holderId ?? writerId)
    const draftVersion = (isEmpty && before?.version) || seat.draftVersion
    await updateSeat(ctx.db, seat, { drafting: !isEmpty, holderId, draftVersion })
    await tellConsultation(ctx, (await findThread(ctx.db, threadId))!)
  }
  const areWords = !isTold && before?.ready === ready
  const desks = await listDeskOf(ctx, place.channel, [memberId])
  // Of whose thread it was, they hear nothing who lose it this very moment.
  const readers = await holdReaders(ctx, place.channel.id, desks)
  await tellDesks(
    ctx,
    readers.map(({ id }) => id),
    areWords ? { threadId, version: next } : undefined,
  )
  return present(ctx, threadId)
}

export async function pass(ctx: Context, { threadId, personId, note }: Input<typeof passBaton>) {
  const place = await sitting(ctx, threadId)
  const { memberId } = ctx.actor
  const to = personId === null ? null : (await listActors(ctx.db)).find(({ id }) => id === personId)
  const isColleague = to === null || (to?.memberId === memberId && can(to, 'seat.fill', { ...place, memberId }))
  if (!isColleague) throw new Refusal('invalid', 'Choose a colleague who reads this thread.', 'personId')
  pace(ctx, 'changes')
  await holdThread(ctx.db, place.thread)
  await passTo(ctx, place, { memberId, personId, byId: ctx.actor.id, note: note.trim() })
  return present(ctx, place.thread.id)
}

export async function askForTime(ctx: Context, { threadId, until }: Input<typeof needTime>) {
  const place = await sitting(ctx, threadId)
  const needsUntil = until ? new Date(until) : null
  if (needsUntil && needsUntil <= ctx.now) throw new Refusal('invalid', 'Choose a date that is still to come.', 'until')
  if (needsUntil && needsUntil.getTime() > ctx.now.getTime() + limits.consultationDays * 86_400_000) {
    throw new Refusal('invalid', 'Choose a date within a year.', 'until')
  }
  await holdThread(ctx.db, place.thread)
  const seat = await findSeat(ctx.db, place.thread.id, ctx.actor.memberId)
  if (!seat) throw notFound()
  if (seat.needsUntil?.getTime() === needsUntil?.getTime()) return (await findWhole(ctx.db, seat.threadId))!
  pace(ctx, 'changes')
  await updateSeat(ctx.db, seat, { needsUntil })
  const { consultation } = await tellConsultation(ctx, (await findThread(ctx.db, place.thread.id))!)
  await tellDesks(ctx, await listDeskOf(ctx, place.channel, [ctx.actor.memberId]))
  return consultation
}

/** The thread in which one's institution has a seat; for anyone else there is none. */
async function sitting(
  ctx: Context,
  threadId: string,
  ability: 'seat.read' | 'seat.fill' = 'seat.fill',
): Promise<Placed> {
  const place = await readable(ctx, threadId)
  const { memberId } = ctx.actor
  authorize(ctx, ability, { channel: place.channel, memberId })
  if (!(await findConsultation(ctx.db, place.thread.id)) || !(await findSeat(ctx.db, place.thread.id, memberId))) {
    throw notFound()
  }
  return place
}

async function present(ctx: Context, threadId: string): Promise<OwnSeat> {
  const { memberId } = ctx.actor
  const draft = await queries.findAnswerDraft(ctx.db, threadId, memberId)
  const passes = await queries.listPasses(ctx.db, threadId, memberId)
  return {
    ...{ threadId, memberId, draft: draft ? presentDraft(draft) : null },
    withdrawn: await findWithdrawn(ctx, threadId),
    passes: passes.map(({ personId, byId, at, note }) => ({ personId, byId, at: at.toISOString(), note })),
  }
}

/** Its own words, as its people alone still see them. */
async function findWithdrawn({ db, actor }: Context, threadId: string) {
  const last = (await listAnswers(db, threadId)).filter(({ memberId }) => memberId === actor.memberId).at(-1)
  const post = last?.withdrawnAt && last.kind === 'answer' ? await findPost(db, last.postId) : undefined
  if (!last || !post || post.hidden || post.erased) return null
  const cells = (await listCells(db, [last.id])).map(({ answerId: _answerId, ...cell }) => cell)
  return { text: last.text, cells }
}

const presentDraft = ({ writtenAt, threadId: _t, memberId: _m, ...row }: queries.AnswerDraftRow): AnswerDraft => ({
  ...{ ...row, writtenAt: writtenAt.toISOString() },
})

/** Whoever takes over and changes nothing has written nothing. */
function writersOf(before: queries.AnswerDraftRow | undefined, now: Pick<AnswerDraft, 'text' | 'cells' | 'writerId'>) {
  if (before && isSame(before, { ...before, text: now.text, cells: now.cells })) return before.writerIds
  return [...(before?.writerIds ?? []).filter((id) => id !== now.writerId), now.writerId]
}

/** Saved already, and sent again because the answer was lost. */
const isSame = (
  row: queries.AnswerDraftRow,
  draft: Pick<queries.AnswerDraftRow, 'text' | 'cells' | 'writerId' | 'ready'>,
) =>
  row.text === draft.text &&
  row.writerId === draft.writerId &&
  row.ready === draft.ready &&
  isDeepStrictEqual(row.cells, draft.cells)

const changedMeanwhile = (before: queries.AnswerDraftRow | undefined, writerId: string) =>
  new Refusal(
    'conflict',
    !before
      ? 'This draft was released or thrown away meanwhile. Your text is kept here.'
      : before.writerId === writerId
        ? 'You have written on elsewhere meanwhile. Your text is kept here.'
        : 'A colleague is writing this. Take over to go on; your text is kept here.',
    'version',
  )
