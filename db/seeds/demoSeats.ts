import { randomUUID } from 'node:crypto'
import { needsOf } from '../../contract/answering'
import { isSettled, type NoteKind } from '../../contract/kinds'
import type { Database } from '../database'
import { listAnswers, updateAnswer } from '../queries/answers'
import { advanceChannel } from '../queries/channels'
import { findConsultation, findSeat, listSeats, updateConsultation, updateSeat } from '../queries/consultations'
import { insertReminder } from '../queries/jobs'
import { insertNote } from '../queries/notes'
import { askSeatsAgain } from '../queries/rounds'
import { insertPass, saveAnswerDraft } from '../queries/seats'
import { advanceThread, type Standing } from '../queries/threads'
import type { AskingSeed, SeatSeed } from './demoAsking'
import { idOf, memberIdOf, type Cast } from './demoCast'
import { cellsOf, type Asked } from './demoConsultations'
import { seedDemoSummary } from './demoSummaries'
import { moment } from './demoTime'

/** What became of a consultation besides its answers, and how it stands in the lists at the end. */
export async function settleConsultation(db: Database, place: Standing, asked: Asked, posts: Date[], cast: Cast) {
  const { seed } = asked
  for (const [code, seat] of Object.entries(seed.of)) await fill(db, asked, memberIdOf(cast, code), seat, cast)
  for (const { to, kind, at } of seed.reminders ?? []) {
    const told = { personId: idOf(cast, to), kind, at: moment(at, cast.now), dueAt: moment(seed.due, cast.now) }
    await insertReminder(db, { id: randomUUID(), threadId: asked.threadId, ...told })
  }
  if (seed.again) await askAgain(db, asked, seed.again, cast)
  const revision = await stand(db, place, asked, cast)
  const { askedById: byId } = (await findConsultation(db, place.id))!
  for (const [kind, told, by] of notesOf(seed)) {
    const at = moment(told, cast.now)
    const afterNumber = posts.filter((each) => each <= at).length
    await insertNote(db, {
      id: randomUUID(),
      threadId: place.id,
      kind,
      byId: by ? idOf(cast, by) : byId,
      at,
      afterNumber,
      revision,
    })
  }
  if (seed.summary) await seedDemoSummary(db, place, { ...seed.summary, by: byId }, cast)
}

/** Where its baton went, and what its people write. */
async function fill(db: Database, asked: Asked, memberId: string, seat: SeatSeed, cast: Cast) {
  const { passes = [], draft, needsUntil } = seat
  const place = { threadId: asked.threadId, memberId }
  for (const { to, by, at, note = '' } of passes) {
    const pass = { personId: idOf(cast, to), byId: idOf(cast, by), at: moment(at, cast.now), note }
    await insertPass(db, { id: randomUUID(), ...place, ...pass })
  }
  const last = passes.at(-1)
  const holder = last?.to ?? draft?.by
  await updateSeat(db, place, {
    holderId: holder ? idOf(cast, holder) : null,
    passedOn: last !== undefined && last.to !== last.by,
    drafting: draft !== undefined,
    needsUntil: needsUntil ? moment(needsUntil, cast.now) : null,
  })
  if (!draft) return
  const { by, at, version, ready = false, cells = [], text } = draft
  const writerId = idOf(cast, by)
  const written = { writerId, writerIds: [writerId], writtenAt: moment(at, cast.now), ready, version, text }
  await saveAnswerDraft(db, { ...place, ...written, cells: cellsOf(asked, cells, cast) })
}

/** It was asked again of all who had answered; some have said that it is still true. */
async function askAgain(
  db: Database,
  { threadId }: Asked,
  { by, at, confirmed }: NonNullable<AskingSeed['again']>,
  cast: Cast,
) {
  const askedAgainAt = moment(at, cast.now)
  await updateConsultation(db, threadId, { askedAgainAt, askedAgainById: idOf(cast, by) })
  await askSeatsAgain(db, threadId, askedAgainAt)
  for (const [code, said] of Object.entries(confirmed)) {
    const seat = await findSeat(db, threadId, memberIdOf(cast, code))
    const confirmedAt = moment(said.at, cast.now)
    const day = { confirmedAt, confirmedOn: confirmedAt.toISOString().slice(0, 10) }
    await updateAnswer(db, seat!.answerId!, { ...day, confirmedById: idOf(cast, said.by) })
  }
}

/** Works out from its seats how it stands. */
async function stand(db: Database, place: Standing, { seed }: Asked, cast: Cast) {
  const seats = await listSeats(db, [place.id])
  const dueAt = moment(seed.due, cast.now)
  const closedAt = seed.closed ? moment(seed.closed, cast.now) : await endOf(db, place.id, dueAt, cast.now)
  const { askedById } = (await findConsultation(db, place.id))!
  const consultation = {
    dueAt: dueAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
    asked: seats.length,
    settled: seats.filter(({ state }) => isSettled(state)).length,
    drafting: seats.filter(({ state }) => state === 'drafting').length,
    ...needsOf(seats),
  }
  const { revision } = await advanceThread(db, place, { set: { consultation } })
  await advanceChannel(db, place.channelId, place.id)
  const closedById = seed.closed ? askedById : null
  await updateConsultation(db, place.id, { closedAt, closedById, revision })
  return revision
}

/** When it closed by itself: at its date, or before, with the last seat that was settled. */
async function endOf(db: Database, threadId: string, dueAt: Date, now: Date) {
  const answerIds = (await listSeats(db, [threadId])).map(({ answerId }) => answerId)
  const released = (await listAnswers(db, threadId)).filter(({ id }) => answerIds.includes(id))
  const settledAt = answerIds.includes(null) ? [] : [Math.max(...released.map(({ releasedAt }) => Number(releasedAt)))]
  const end = new Date(Math.min(Number(dueAt), ...settledAt))
  return end <= now ? end : null
}

/** The grey lines of it. */
const notesOf = ({ questions, closed, again, summary }: AskingSeed): [NoteKind, at: string, by?: string][] => [
  ...questions.flatMap(({ before }) => (before ? [['consultation-changed', before.until] as [NoteKind, string]] : [])),
  ...(closed ? [['consultation-closed', closed] as [NoteKind, string]] : []),
  ...(again ? [['consultation-again', again.at, again.by] as [NoteKind, string, string]] : []),
  ...(summary?.asked ? [['summary-asked', summary.asked.at] as [NoteKind, string]] : []),
]

/** Who did what of it, and when: they have read until there. */
export const deedsOf = ({ of, closed, again, summary }: AskingSeed, asker: string): { by: string; at: string }[] => [
  ...Object.values(of).flatMap(({ passes = [], draft }) => [...passes, ...(draft ? [draft] : [])]),
  ...(closed ? [{ by: asker, at: closed }] : []),
  ...(again ? [again, ...Object.values(again.confirmed)] : []),
  ...(summary?.asked ? [{ by: asker, at: summary.asked.at }] : []),
  ...Object.values(summary?.asked?.words ?? {}).flatMap((said) => (said?.by ? [{ by: said.by, at: said.at }] : [])),
]
