import { can } from '../contract/policy'
import type { ChannelRow } from '../db/queries/channels'
import { findConsultation } from '../db/queries/consultations'
import { advanceDesk } from '../db/queries/desk'
import { findPerson } from '../db/queries/people'
import { lockPeople } from '../db/queries/reads'
import { listFocals } from '../db/queries/seats'
import { listActors } from '../db/queries/sessions'
import type { Visit } from './context'

/** An answer that did not come by the date is looked for two weeks longer. */
export const owedSince = (now: Date) => new Date(now.getTime() - 14 * 86_400_000)

/** The people of some members who read a channel: on whose desks lies what is asked there. */
export async function listDeskOf(ctx: Visit, channel: ChannelRow, memberIds: string[]) {
  const wanted = new Set(memberIds)
  const people = await listActors(ctx.db)
  return people
    .filter((each) => wanted.has(each.memberId) && can(each, 'channel.read', { channel }))
    .map(({ id }) => id)
}

/** Who may answer for a member in a channel: its focal points who read there. None: all its people who do. */
export async function listFocalsIn(ctx: Visit, channel: ChannelRow, memberId: string) {
  const readers = await listDeskOf(ctx, channel, [memberId])
  return (await listFocals(ctx.db, memberId)).filter((id) => readers.includes(id))
}

/** All who may answer for it there, also where nobody is named. */
export async function listSpeakersIn(ctx: Visit, channel: ChannelRow, memberId: string) {
  const focals = await listFocalsIn(ctx, channel, memberId)
  return focals.length ? focals : listDeskOf(ctx, channel, [memberId])
}

/** The people of the institution that asks for answers in a thread. */
export async function listAskersOf(ctx: Visit, channel: ChannelRow, threadId: string) {
  const asked = await findConsultation(ctx.db, threadId)
  const asker = asked && (await findPerson(ctx.db, asked.askedById))
  return asker ? listDeskOf(ctx, channel, [asker.memberId]) : []
}

/** Tells people, each in their own room and without a word of what it is, to look at their desks; locks them in order. */
export async function tellDesks(ctx: Visit, personIds: string[], draft?: { threadId: string; version: number }) {
  const ids = [...new Set(personIds)].sort()
  if (!ids.length) return
  await lockPeople(ctx.db, ids)
  const event = { type: 'desk.changed' as const, ...(draft && { draft }) }
  for (const id of ids) ctx.publish(`person:${id}`, await advanceDesk(ctx.db, id), event)
}
