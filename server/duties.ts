import { randomUUID } from 'node:crypto'
import type { ReminderKind } from '../contract/kinds'
import { findSeat } from '../db/queries/consultations'
import * as queries from '../db/queries/jobs'
import { findPerson } from '../db/queries/people'
import { findSummary, listSilent, listWords } from '../db/queries/summaries'
import { findThread, findThreadAndChannel, holdThread } from '../db/queries/threads'
import { deputyOf, passTo } from './batons'
import { byItself } from './byItself'
import { isAtWork } from './calendars'
import type { Visit } from './context'
import { listAskersOf, listDeskOf, listFocalsIn, tellDesks } from './desk'
import type { Placed } from './domain/reaches'
import { silence } from './domain/summaries'
import type { House } from './house'
import { tellConsultation } from './seating'
import type { Duty } from './supervisor'

/** What consultations do by themselves: close, pass batons of who is away, remind, and take silence for consent. */
export const consultationDuty: Duty = {
  name: 'consultations',
  everySeconds: 30,
  async run(house) {
    const read = <T>(query: (db: House['db'], now: Date) => Promise<T>) =>
      house.connection.read('house', (db) => query(db, house.clock()))
    const tried = attempts()
    for (const { threadId } of await read(queries.listDue)) await tried(() => inThread(house, threadId, close))
    for (const held of await read(queries.listHeldByAbsent)) {
      await tried(() => inThread(house, held.threadId, (ctx, place) => passFromAbsent(ctx, place, held)))
    }
    for (const held of await read(queries.listHeldByClosed)) {
      await tried(() => inThread(house, held.threadId, (ctx, place) => passFromClosed(ctx, place, held)))
    }
    for (const owing of await read(queries.listOwing)) await tried(() => remind(house, owing))
    for (const { threadId } of await read(listSilent)) await tried(() => inThread(house, threadId, consent))
    tried.done()
  },
}

/** What fails holds nothing else up; the run as a whole fails with it. */
function attempts() {
  const failures: unknown[] = []
  const tried = async (work: () => Promise<void>) => {
    await work().catch((error: unknown) => void failures.push(error))
  }
  return Object.assign(tried, {
    done() {
      if (failures.length) throw failures[0]
    },
  })
}

/** Does it in one transaction, with the thread held; each asks again whether it is still to be done. */
const inThread = (house: House, threadId: string, work: (ctx: Visit, place: Placed) => Promise<void>) =>
  byItself(house, async (ctx) => {
    const found = await findThreadAndChannel(ctx.db, threadId)
    if (found?.thread.id !== threadId) return
    await holdThread(ctx.db, found.thread)
    await work(ctx, { ...found, thread: (await findThread(ctx.db, threadId))! })
  })

async function close(ctx: Visit, { thread, channel }: Placed) {
  const { consultation } = await tellConsultation(ctx, thread)
  const memberIds = consultation.seats.map(({ memberId }) => memberId)
  const askers = await listAskersOf(ctx, channel, thread.id)
  await tellDesks(ctx, [...(await listDeskOf(ctx, channel, memberIds)), ...askers])
}

async function passFromAbsent(
  ctx: Visit,
  place: Placed,
  { threadId, memberId, deputyId }: { threadId: string; memberId: string; deputyId: string },
) {
  const seat = await findSeat(ctx.db, threadId, memberId)
  const isDue = seat?.holderId && (await deputyOf(ctx, seat.holderId)) === deputyId
  const may = (await listDeskOf(ctx, place.channel, [memberId])).includes(deputyId)
  if (!isDue || !may || seat.answerId || seat.holderId === deputyId) return
  await passTo(ctx, place, { memberId, personId: deputyId, byId: null, note: '' })
}

/** To their deputy, or to nobody: whoever is gone sees to nothing. */
async function passFromClosed(ctx: Visit, place: Placed, { threadId, memberId, holderId, deputyId }: Held) {
  const seat = await findSeat(ctx.db, threadId, memberId)
  const isClosed = Boolean((await findPerson(ctx.db, holderId))?.disabledAt)
  if (seat?.holderId !== holderId || seat.answerId || !isClosed) return
  const may = deputyId !== null && (await listDeskOf(ctx, place.channel, [memberId])).includes(deputyId)
  await passTo(ctx, place, { memberId, personId: may ? deputyId : null, byId: null, note: '' })
}
type Held = Awaited<ReturnType<typeof queries.listHeldByClosed>>[number]

/** As long as one of those who are asked cannot say a word there, silence is none. */
async function consent(ctx: Visit, place: Placed) {
  if (place.thread.hiddenFromId || place.channel.archived) return
  for (const { memberId, word } of await listWords(ctx.db, place.thread.id))
    if (word === null && !(await listDeskOf(ctx, place.channel, [memberId])).length) return
  const summary = await findSummary(ctx.db, place.thread.id)
  if (summary?.state === 'asked' && summary.dueAt && summary.dueAt <= ctx.now) await silence(ctx, place)
}

type Owing = Awaited<ReturnType<typeof queries.listOwing>>[number]
const hour = 3_600_000

/** What to remind of by now: that two days are left, or that half of the time is over; the nearer one alone. */
export function reminderDue({ askedAt, dueAt }: Pick<Owing, 'askedAt' | 'dueAt'>, now: Date): ReminderKind | undefined {
  const [whole, left] = [dueAt.getTime() - askedAt.getTime(), dueAt.getTime() - now.getTime()]
  if (whole > 96 * hour && left <= 48 * hour) return 'near'
  return left <= whole / 2 ? 'half' : undefined
}

/** Only in the institution's working hours, only who holds the baton or else who answers for it, and once. */
async function remind(house: House, owing: Owing) {
  const kind = reminderDue(owing, house.clock())
  if (!kind || !(await isAtWork(owing.code, house.clock()))) return
  await inThread(house, owing.threadId, async (ctx, { channel }) => {
    const seat = await findSeat(ctx.db, owing.threadId, owing.memberId)
    if (!seat || seat.answerId) return
    const at = await listDeskOf(ctx, channel, [owing.memberId])
    const focals = await listFocalsIn(ctx, channel, owing.memberId)
    const answering = at.filter((id) => focals.length === 0 || focals.includes(id))
    const wanted = seat.holderId && at.includes(seat.holderId) ? [seat.holderId] : answering
    const told: string[] = []
    for (const personId of wanted) {
      const row = { id: randomUUID(), threadId: owing.threadId, personId, kind, dueAt: owing.dueAt, at: ctx.now }
      if (await queries.insertReminder(ctx.db, row)) told.push(personId)
    }
    await tellDesks(ctx, told)
  })
}
