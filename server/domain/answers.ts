import type { Answer, confirmAnswer, releaseAnswer, restoreAnswer, withdrawAnswer } from '../../contract/answers'
import type { Input } from '../../contract/endpoint'
import { asHouse } from '../../db/acting'
import * as queries from '../../db/queries/answers'
import { findSeat, listQuestions, updateSeat } from '../../db/queries/consultations'
import { findMember } from '../../db/queries/members'
import { findPost } from '../../db/queries/posts'
import { deleteAnswerDraft, lockSeat } from '../../db/queries/seats'
import { findThread, holdThread } from '../../db/queries/threads'
import { authorize } from '../authorize'
import { dayAt } from '../calendars'
import type { Context } from '../context'
import { listDeskOf, listFocalsIn, tellDesks } from '../desk'
import { notFound, Refusal } from '../errors'
import { pace } from '../pace'
import { checkRead, checkStillFits } from '../questions'
import { tellConsultation } from '../seating'
import { whatIsSaid } from '../release'
import { setRemoved, write } from './posts'
import type { Placed } from './reaches'
import { idTaken, readable } from './threads'

/** The institution speaks: its draft becomes a post in its name, and what it said before is superseded. */
export async function release(ctx: Context, input: Input<typeof releaseAnswer>) {
  const { id, postId, kind, seen } = input
  const place = await speaking(ctx, input.threadId, ctx.actor.memberId)
  const { thread, channel } = place
  const before = await queries.findAnswer(ctx.db, id)
  if (before) return releasedBefore(ctx, before, thread.id)
  const { memberId } = ctx.actor
  const seat = await findSeat(ctx.db, thread.id, memberId)
  if (!seat) throw new Refusal('conflict', 'Your institution is not asked here.')
  if (await findPost(ctx.db, postId)) throw idTaken()
  // Whoever writes on meanwhile waits, and is told that it was released.
  await lockSeat(ctx.db, thread.id, memberId)
  const { text, cells, post } = await whatIsSaid(ctx, place, input)
  const desks = await listDeskOf(ctx, channel, [memberId])
  const written = { id: postId, threadId: thread.id, parentId: null, text: post, fileIds: [], ...(seen && { seen }) }
  const { version } = await write(ctx, written, { answerOf: memberId, tell: desks })
  const number = (await queries.lastNumberOf(ctx.db, thread.id, memberId)) + 1
  const released = { releasedById: ctx.actor.id, releasedAt: ctx.now, changedAt: ctx.now }
  const isRenewal = seat.askedAgainAt !== null
  await queries.insertAnswer(ctx.db, {
    ...{ id, threadId: thread.id, memberId, number, kind, postId, text, isRenewal, revision: version },
    ...released,
  })
  await queries.insertCells(
    ctx.db,
    cells.map((cell) => ({ answerId: id, ...cell })),
  )
  // Nothing to report, or declined: what colleagues have begun stays theirs.
  if (kind === 'answer') await deleteAnswerDraft(ctx.db, thread.id, memberId)
  await updateSeat(
    ctx.db,
    { threadId: thread.id, memberId },
    { answerId: id, ...(kind === 'answer' && { drafting: false, draftVersion: input.draftVersion }) },
  )
  return settled(ctx, place, id, desks)
}

export async function withdraw(ctx: Context, { answerId }: Input<typeof withdrawAnswer>) {
  const { answer, place } = await ofOwn(ctx, answerId)
  if (answer.withdrawnAt) return presentOne(ctx, answer)
  const seat = await findSeat(ctx.db, answer.threadId, answer.memberId)
  await queries.updateAnswer(ctx.db, answerId, { withdrawnAt: ctx.now, changedAt: ctx.now })
  if (seat?.answerId === answerId) await updateSeat(ctx.db, answer, { answerId: null })
  const post = (await findPost(ctx.db, answer.postId))!
  const desks = await listDeskOf(ctx, place.channel, [answer.memberId])
  if (!post.removedAt) await setRemoved(ctx, post, place, true, desks)
  return settled(ctx, place, answerId, desks)
}

export async function restore(ctx: Context, { answerId }: Input<typeof restoreAnswer>) {
  const { answer, place } = await ofOwn(ctx, answerId)
  const post = (await findPost(ctx.db, answer.postId))!
  if (!answer.withdrawnAt) return presentOne(ctx, answer)
  const newest = await queries.lastNumberOf(ctx.db, answer.threadId, answer.memberId)
  const seat = await findSeat(ctx.db, answer.threadId, answer.memberId)
  if (answer.number < newest || post.erased || post.hidden || !seat) {
    throw new Refusal('conflict', 'This cannot stand again. Release a new answer instead.')
  }
  await queries.updateAnswer(ctx.db, answerId, { withdrawnAt: null, changedAt: ctx.now })
  await updateSeat(ctx.db, answer, { answerId })
  const desks = await listDeskOf(ctx, place.channel, [answer.memberId])
  await setRemoved(ctx, post, place, false, desks)
  return settled(ctx, place, answerId, desks)
}

/**
 * "Still true": what was answered holds today, for the sub-questions as they are put now. It says nothing else than before,
 * unless one of them was put otherwise: then it answers that.
 */
export async function confirm(ctx: Context, { answerId, read }: Input<typeof confirmAnswer>) {
  const { answer, place } = await ofOwn(ctx, answerId)
  if (answer.withdrawnAt) throw new Refusal('conflict', 'This answer was withdrawn.')
  const seat = await findSeat(ctx.db, answer.threadId, answer.memberId)
  if (seat?.answerId !== answerId) throw new Refusal('conflict', 'There is a newer version of this answer.')
  const questions = await listQuestions(ctx.db, [answer.threadId])
  checkRead(questions, read)
  checkStillFits(questions, await queries.listCells(ctx.db, [answerId]))
  pace(ctx, 'changes')
  const isOtherwise = await queries.confirmCells(ctx.db, answerId)
  const confirmedOn = dayAt((await findMember(ctx.db, answer.memberId))!.code, ctx.now)
  const confirmed = { confirmedAt: ctx.now, confirmedOn, confirmedById: ctx.actor.id }
  await queries.updateAnswer(ctx.db, answerId, { ...confirmed, ...(isOtherwise && { changedAt: ctx.now }) })
  return settled(ctx, place, answerId)
}

export async function list(ctx: Context, threadId: string, after?: number) {
  return presentAll(ctx, await queries.listAnswers(ctx.db, threadId, after))
}

/** Something about the posts of answers was changed by whoever keeps order: says what they say now, in the same write. */
export async function retell(
  ctx: Context,
  { id: threadId, revision }: { id: string; revision: number },
  postIds: string[],
) {
  for (const postId of postIds) {
    const answer = await queries.findAnswerOf(ctx.db, postId)
    if (!answer) continue
    await queries.updateAnswer(ctx.db, answer.id, { revision, changedAt: ctx.now })
    const told = (await queries.findAnswer(ctx.db, answer.id))!
    ctx.publish(`thread:${threadId}`, revision, { type: 'answer.saved', answer: await presentOne(ctx, told) })
  }
}

/**
 * Whoever keeps order removed it for good: nothing of it stays, and the institution owes again. `desks`: its people, held
 * with all others who are told.
 */
export async function dropErased(ctx: Context, place: Placed, postId: string, desks: string[]) {
  const answer = await queries.findAnswerOf(ctx.db, postId)
  if (!answer) return
  await asHouse(ctx.db, () => queries.emptyAnswer(ctx.db, answer.id, ''))
  await queries.updateAnswer(ctx.db, answer.id, { withdrawnAt: answer.withdrawnAt ?? ctx.now, changedAt: ctx.now })
  const seat = await findSeat(ctx.db, answer.threadId, answer.memberId)
  if (seat?.answerId === answer.id) await updateSeat(ctx.db, answer, { answerId: null })
  await settled(ctx, place, answer.id, desks)
}

/** The thread, held, for who may answer in it for a member. */
async function speaking(ctx: Context, threadId: string, memberId: string) {
  const { thread, channel } = await readable(ctx, threadId)
  const focalIds = await listFocalsIn(ctx, channel, memberId)
  authorize(ctx, 'answer.release', { channel, memberId, focalIds })
  await holdThread(ctx.db, thread)
  return { thread: (await findThread(ctx.db, thread.id))!, channel }
}

async function ofOwn(ctx: Context, answerId: string) {
  const answer = await queries.findAnswer(ctx.db, answerId)
  if (!answer) throw notFound()
  const place = await speaking(ctx, answer.threadId, answer.memberId)
  return { answer: (await queries.findAnswer(ctx.db, answerId))!, place }
}

/** Tells how seat and answer stand now, and lays it on the desks. */
async function settled(ctx: Context, { channel, thread: { id } }: Placed, answerId: string, desks?: string[]) {
  const { thread } = await tellConsultation(ctx, (await findThread(ctx.db, id))!)
  await queries.updateAnswer(ctx.db, answerId, { revision: thread.revision })
  const answer = await presentOne(ctx, (await queries.findAnswer(ctx.db, answerId))!)
  ctx.publish(`thread:${id}`, thread.revision, { type: 'answer.saved', answer })
  await tellDesks(ctx, desks ?? (await listDeskOf(ctx, channel, [answer.memberId])))
  return answer
}

/** Asked again because the answer was lost: it is released. */
function releasedBefore(ctx: Context, answer: queries.AnswerRow, threadId: string) {
  if (answer.releasedById !== ctx.actor.id || answer.threadId !== threadId) throw idTaken()
  return presentOne(ctx, answer)
}

const presentOne = async (ctx: Context, row: queries.AnswerRow) => (await presentAll(ctx, [row]))[0]!

export async function presentAll(ctx: Context, rows: queries.AnswerRow[]): Promise<Answer[]> {
  const standing = rows.filter(({ isGone }) => !isGone).map(({ id }) => id)
  const cells = await queries.listCells(ctx.db, standing)
  return rows.map(({ isGone, releasedAt, withdrawnAt, changedAt, confirmedAt, revision, text, ...row }) => ({
    ...{ id: row.id, threadId: row.threadId, memberId: row.memberId, number: row.number, kind: row.kind },
    ...{ postId: row.postId, releasedById: row.releasedById, releasedAt: releasedAt.toISOString() },
    ...{ withdrawnAt: withdrawnAt?.toISOString() ?? null, changedAt: changedAt.toISOString() },
    ...{ confirmedAt: confirmedAt?.toISOString() ?? null, confirmedOn: row.confirmedOn },
    ...{ confirmedById: row.confirmedById, isRenewal: row.isRenewal },
    text: isGone ? '' : text,
    cells: cells.filter((cell) => cell.answerId === row.id).map(({ answerId: _answerId, ...cell }) => cell),
    version: revision,
  }))
}
