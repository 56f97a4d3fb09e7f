import { randomUUID } from 'node:crypto'
import type { DraftCell } from '../../contract/answers'
import type { Database } from '../database'
import { findAnswerOf, insertAnswer, insertCells, lastNumberOf, updateAnswer } from '../queries/answers'
import { findSeat, insertSeats, saveConsultation, saveQuestion, updateSeat } from '../queries/consultations'
import { demoAnswerText, type Put } from './demoAnswerText'
import type { AnswerSeed, AskingSeed, CellsSeed } from './demoAsking'
import { idOf, memberIdOf, memberIdOfPerson, type Cast } from './demoCast'
import { dayOf, moment } from './demoTime'

/** What is asked in a thread, with the ids its questions have. */
export interface Asked {
  threadId: string
  seed: AskingSeed
  questionIds: string[]
}

/** Asks members, at the moment the thread begins. */
export async function beginConsultation(
  db: Database,
  { id: threadId, authorId, createdAt }: { id: string; authorId: string; createdAt: Date },
  seed: AskingSeed,
  cast: Cast,
): Promise<Asked> {
  const [asker, dueAt] = [{ askedById: authorId, askedAt: createdAt }, moment(seed.due, cast.now)]
  const { kind, urgency } = seed
  await saveConsultation(db, { threadId, ...asker, kind, urgency, dueAt, zone: 'Europe/Vienna' })
  const questionIds = seed.questions.map(() => randomUUID())
  for (const [position, { before, ...question }] of seed.questions.entries()) {
    await saveQuestion(db, { id: questionIds[position]!, threadId, position, ...question, edition: before ? 2 : 1 })
  }
  await insertSeats(
    db,
    threadId,
    Object.keys(seed.of).map((code) => memberIdOf(cast, code)),
  )
  return { threadId, seed, questionIds }
}

/** What the post of an answer says. */
export const textOfAnswer = (asked: Asked, { kind, cells }: AnswerSeed, text: string, at: Date, cast: Cast) =>
  demoAnswerText(kind, questionsAt(asked, at, cast), cellsOf(asked, cells, cast), text)

/** An institution has spoken in a post: it settles its seat, and what it said before is superseded. */
export async function release(
  db: Database,
  asked: Asked,
  post: { id: string; by: string; createdAt: Date; revision: number; text: string },
  answer: AnswerSeed,
  cast: Cast,
) {
  const { threadId } = asked
  const [id, memberId] = [randomUUID(), memberIdOfPerson(cast, post.by)]
  const number = (await lastNumberOf(db, threadId, memberId)) + 1
  const spoken = { postId: post.id, text: post.text, revision: post.revision, kind: answer.kind }
  const released = { releasedById: idOf(cast, post.by), releasedAt: post.createdAt, changedAt: post.createdAt }
  const isRenewal = Boolean(asked.seed.again && post.createdAt > moment(asked.seed.again.at, cast.now))
  await insertAnswer(db, { id, threadId, memberId, number, isRenewal, ...spoken, ...released })
  const questions = questionsAt(asked, post.createdAt, cast)
  const editionOf = new Map(questions.map((question) => [question.id, question.edition]))
  const cells = cellsOf(asked, answer.cells, cast)
  await insertCells(
    db,
    cells.map((cell) => ({ answerId: id, edition: editionOf.get(cell.questionId)!, ...cell })),
  )
  await updateSeat(db, { threadId, memberId }, { answerId: id })
}

/** The institution took back what it said in a post, and owes again. */
export async function withdraw(db: Database, postId: string, at: Date, revision: number) {
  const answer = await findAnswerOf(db, postId)
  if (!answer) return
  await updateAnswer(db, answer.id, { withdrawnAt: at, changedAt: at, revision })
  if ((await findSeat(db, answer.threadId, answer.memberId))?.answerId === answer.id) {
    await updateSeat(db, answer, { answerId: null })
  }
}

/** Cells as they are written down, with the ids of their questions. */
export const cellsOf = ({ questionIds }: Asked, cells: CellsSeed, { now }: Cast): DraftCell[] =>
  cells.flatMap((each, index) => {
    if (!each) return []
    const { value, text, basis = '', practice = '', source = '', asOf } = each
    const day = asOf ? dayOf(asOf, now) : null
    return [{ questionId: questionIds[index]!, value, text, basis, practice, source, asOf: day }]
  })

const questionsAt = ({ seed, questionIds }: Asked, at: Date, { now }: Cast): Put[] =>
  seed.questions.map(({ text, unit, before }, index) => {
    const wasOther = before && at < moment(before.until, now)
    const edition = before && !wasOther ? 2 : 1
    return { id: questionIds[index]!, unit, text: wasOther ? before.text : text, edition }
  })
