import type { releaseAnswer } from '../contract/answers'
import { maySendOff } from '../contract/answering'
import type { Input } from '../contract/endpoint'
import { limits } from '../contract/limits'
import { listQuestions } from '../db/queries/consultations'
import { findMember } from '../db/queries/members'
import { holdAnswerDraft } from '../db/queries/seats'
import { answerText } from './answerText'
import type { Context } from './context'
import { listSpeakersIn } from './desk'
import type { Placed } from './domain/reaches'
import { Refusal } from './errors'
import { checkedCells, checkRead } from './questions'

/** What it says, and the text of its post. What was drafted must be what whoever releases it has read. */
export async function whatIsSaid(
  ctx: Context,
  place: Placed,
  { kind, draftVersion, read, ...input }: Input<typeof releaseAnswer>,
) {
  const threadId = place.thread.id
  const questions = await listQuestions(ctx.db, [threadId])
  checkRead(questions, read)
  if (kind !== 'answer') {
    const text = input.text?.trim() ?? ''
    if (text && (await clears(ctx))) throw isForColleague('text')
    return { text, cells: [], post: answerText(kind, questions, [], text) }
  }
  const draft = await holdAnswerDraft(ctx.db, threadId, ctx.actor.memberId)
  if (!draft || draft.version !== draftVersion) {
    throw new Refusal('conflict', 'The draft has changed meanwhile. Read it once more, and release it then.')
  }
  if (await clears(ctx)) {
    const speakerIds = await listSpeakersIn(ctx, place.channel, ctx.actor.memberId)
    if (!maySendOff(ctx.actor.id, draft.writerIds, speakerIds)) throw isForColleague()
  }
  const cells = checkedCells(questions, draft.cells)
  const post = answerText(kind, questions, cells, draft.text)
  if (!post)
    throw new Refusal('invalid', 'Write something, or fill in a sub-question; or say that there is nothing to report.')
  if (post.length > limits.postCharacters)
    throw new Refusal('too_large', 'This is too long to be one answer; shorten it.')
  return { text: draft.text.trim(), cells, post }
}

const clears = async ({ db, actor }: Context) => (await findMember(db, actor.memberId))!.clears

/** A word to "nothing to report" was written by whoever says it; without one there is nothing to clear. */
const isForColleague = (field?: 'text') =>
  new Refusal(
    'not_allowed',
    field
      ? 'Your institution clears: say it without a word to it, or write an answer, which a colleague releases.'
      : 'Your institution clears: a colleague who may answer for it releases what you wrote.',
    field,
  )
