import { randomUUID } from 'node:crypto'
import { findSeat, updateSeat } from '../db/queries/consultations'
import { findAbsence, insertPass, listPasses } from '../db/queries/seats'
import { findThread } from '../db/queries/threads'
import type { Visit } from './context'
import { notFound } from './errors'
import { listDeskOf, tellDesks } from './desk'
import type { Placed } from './domain/reaches'
import { tellConsultation } from './seating'

interface Pass {
  memberId: string
  personId: string | null
  /** Null: by itself. */
  byId: string | null
  note: string
}

/** Gives the baton of a seat to somebody; whoever is away has it go on to their deputy. The thread is held. */
export async function passTo(ctx: Visit, { thread: { id: threadId }, channel }: Placed, pass: Pass) {
  const { memberId, personId, byId, note } = pass
  const seat = await findSeat(ctx.db, threadId, memberId)
  if (!seat) throw notFound()
  const deputyId = personId && (await deputyOf(ctx, personId))
  const may = deputyId && (await listDeskOf(ctx, channel, [memberId])).includes(deputyId)
  const holderId = may ? deputyId : personId
  const last = (await listPasses(ctx.db, threadId, memberId)).findLast((each) => each.byId !== null)
  const isSaid = last?.personId === personId && last.byId === byId && last.note === note
  if (holderId === seat.holderId && (!note || isSaid)) return
  const at = { id: randomUUID(), threadId, memberId, at: ctx.now }
  await insertPass(ctx.db, { ...at, personId, byId, note })
  if (holderId !== personId) {
    // A moment later, so that it stands below.
    const then = new Date(ctx.now.getTime() + 1)
    await insertPass(ctx.db, { ...at, id: randomUUID(), at: then, personId: holderId, byId: null, note: '' })
  }
  await updateSeat(ctx.db, seat, { holderId, passedOn: holderId !== null && holderId !== byId })
  await tellConsultation(ctx, (await findThread(ctx.db, threadId))!)
  await tellDesks(ctx, await listDeskOf(ctx, channel, [memberId]))
}

/** Who stands in for somebody who is away; nobody where that one is away as well. */
export async function deputyOf(ctx: Visit, personId: string) {
  const isAway = async (id: string) => {
    const absence = await findAbsence(ctx.db, id)
    return absence && absence.from <= ctx.now && absence.until > ctx.now ? absence : undefined
  }
  const deputyId = (await isAway(personId))?.deputyId
  return deputyId && !(await isAway(deputyId)) ? deputyId : null
}
