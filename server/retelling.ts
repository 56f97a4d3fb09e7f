import { updateConsultation } from '../db/queries/consultations'
import type { Written } from '../db/queries/redactions'
import type { ThreadRow } from '../db/queries/threads'
import type { Context } from './context'
import { retell as retellAnswers } from './domain/answers'
import { retell as retellSummary } from './domain/summaries'
import { findWhole } from './seating'

/** Words were taken out of a thread: what is asked in it, its answers and its summary are told as they are now. */
export async function retellConsultation(ctx: Context, thread: ThreadRow, postIds: string[], hits: Written[]) {
  if (!thread.consultation) return
  const { id: threadId, revision } = thread
  const isOf = (...kinds: string[]) => hits.filter(({ kind }) => kinds.includes(kind.split(' ')[0]!))
  if (isOf('question', 'options', 'unit').length) {
    await updateConsultation(ctx.db, threadId, { revision })
    const consultation = (await findWhole(ctx.db, threadId))!
    ctx.publish(`thread:${threadId}`, revision, { type: 'consultation.saved', consultation })
  }
  const said = isOf('answer', 'cell').map(({ postId }) => postId!)
  await retellAnswers(ctx, thread, [...new Set([...postIds, ...said])])
  if (isOf('paragraph', 'word').length) await retellSummary(ctx, thread)
}
