import type { Consent } from '../contract/consents'
import * as queries from '../db/queries/consents'
import { advancePerson } from '../db/queries/reads'
import type { ThreadRow } from '../db/queries/threads'
import type { Context } from './context'
import { holdReaders } from './readers'

export type Change = Parameters<typeof queries.updateConsent>[2]

/** Somebody wrote in a thread whose contributors are being asked: they are one now. */
export async function joined(ctx: Context, thread: ThreadRow) {
  const consent = thread.consentId && (await queries.findConsent(ctx.db, thread.consentId))
  if (!consent || consent.askedById === ctx.actor.id) return
  const answers = await queries.listAnswers(ctx.db, consent.id)
  if (answers.some(({ personId }) => personId === ctx.actor.id)) return
  await queries.insertAsked(ctx.db, consent.id, [ctx.actor.id])
  await tell(ctx, consent, thread, {})
}

/** The thread went somewhere else before all had answered: what was asked makes no sense any more. */
export const overtaken = (ctx: Context, thread: ThreadRow, consent: queries.ConsentRow) =>
  tell(ctx, consent, thread, { state: 'overtaken' })

/** Its words are others now: everyone who was told is told again. */
export const repeated = (ctx: Context, thread: ThreadRow, id: string) => tell(ctx, { id }, thread, {})

/** Writes how a request stands; tells the thread's page, and each who is asked in their own stream. */
export async function tell(
  ctx: Context,
  { id }: Pick<queries.ConsentRow, 'id'>,
  { id: threadId, channelId, revision }: ThreadRow,
  change: Change,
) {
  const consent = await present(ctx, await queries.updateConsent(ctx.db, id, { ...change, revision }))
  const event = { type: 'consent.saved', consent } as const
  ctx.publish(`thread:${threadId}`, revision, event)
  const asked = consent.answers.map(({ personId }) => personId)
  for (const { id: personId } of await holdReaders(ctx, channelId, asked)) {
    const own = await advancePerson(ctx.db, personId)
    await queries.updateAnswer(ctx.db, { consentId: id, personId }, { revision: own })
    ctx.publish(`person:${personId}`, own, event)
  }
  return consent
}

export async function present(ctx: Context, row: queries.ConsentRow): Promise<Consent> {
  const { id, threadId, askedById, reason, label, state, version } = row
  const answers = (await queries.listAnswers(ctx.db, id)).map(({ personId, yes, at }) => ({
    ...{ personId, yes, at: at?.toISOString() ?? null },
  }))
  return { id, threadId, askedById, at: row.at.toISOString(), reason, label, answers, state, version }
}
