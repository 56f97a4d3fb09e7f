import type { Input } from '../../contract/endpoint'
import { limits } from '../../contract/limits'
import { nextRoundAt } from '../../contract/reviews'
import type { askAgain, AskedAgain } from '../../contract/rounds'
import { listAnswersNamed } from '../../db/queries/answers'
import { findConsultation, listQuestions, updateConsultation, type QuestionRow } from '../../db/queries/consultations'
import * as queries from '../../db/queries/rounds'
import { findThread, holdThread } from '../../db/queries/threads'
import { authorize } from '../authorize'
import type { Context } from '../context'
import { listAskersOf, listDeskOf, tellDesks } from '../desk'
import { Refusal } from '../errors'
import { pace } from '../pace'
import { findWhole, presentQuestion, tellConsultation } from '../seating'
import { presentAll as presentAnswers } from './answers'
import { note } from './notes'
import { readable } from './threads'

const day = 86_400_000

/** Lays on the desks of those who answered whether it is still true. No answer changes by it. */
export async function ask(ctx: Context, { threadId: id }: Input<typeof askAgain>) {
  const { thread, channel } = await readable(ctx, id)
  authorize(ctx, 'consultation.again', { channel, locked: thread.locked })
  if (thread.hiddenFromId) throw new Refusal('conflict', 'This thread is hidden. Restore it first.')
  await holdThread(ctx.db, thread)
  if (await hasBegun(ctx, thread.id)) return (await findWhole(ctx.db, thread.id))!
  pace(ctx, 'questions')
  await updateConsultation(ctx.db, thread.id, { askedAgainAt: ctx.now, askedAgainById: ctx.actor.id })
  const memberIds = await queries.askSeatsAgain(ctx.db, thread.id, ctx.now)
  if (!memberIds.length) throw new Refusal('conflict', 'No institution has an answer here that could still be true.')
  const { consultation } = await tellConsultation(ctx, (await findThread(ctx.db, thread.id))!)
  const askers = await listAskersOf(ctx, channel, thread.id)
  await tellDesks(ctx, [...(await listDeskOf(ctx, channel, memberIds)), ...askers])
  await note(ctx, (await findThread(ctx.db, thread.id))!, 'consultation-again')
  return consultation
}

/**
 * What was answered is old only once nothing is waited for any more, and it was not asked about lately. Whoever began that
 * round and asks once more has lost the answer: it has begun.
 */
async function hasBegun({ db, now, actor }: Context, threadId: string) {
  const row = await findConsultation(db, threadId)
  if (!row) throw new Refusal('conflict', 'Nobody is asked for an answer here.')
  if (!row.closedAt) throw new Refusal('conflict', 'This runs still: whoever answered can release a newer version.')
  const next = row.askedAgainAt && new Date(nextRoundAt(row.askedAgainAt.toISOString()))
  if (!next || next <= now) return false
  if (row.askedAgainById === actor.id) return true
  const [last, then] = [row.askedAgainAt!, next].map(inWords)
  throw new Refusal('conflict', `This was asked again on ${last}; it can be once more from ${then} on.`)
}
const inWords = (moment: Date) =>
  moment.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/Vienna' })

/** What one's institution is asked about again and has not said a word to. */
export async function listOpen(ctx: Context): Promise<AskedAgain[]> {
  const since = new Date(ctx.now.getTime() - limits.againWaitsDays * day)
  const rows = await queries.listAskedAgain(ctx.db, ctx.actor.memberId, since, limits.deskThreads)
  if (!rows.length) return []
  const named = await listAnswersNamed(
    ctx.db,
    rows.map(({ answerId }) => answerId),
  )
  const answers = await presentAnswers(ctx, named)
  const threadIds = rows.map(({ threadId }) => threadId)
  const questions: QuestionRow[] = await listQuestions(ctx.db, threadIds)
  return rows.map(({ threadId, answerId, at, byId }) => ({
    ...{ at: at!.toISOString(), byId: byId!, answer: answers.find((answer) => answer.id === answerId)! },
    questions: questions.filter((question) => question.threadId === threadId).map(presentQuestion),
  }))
}
