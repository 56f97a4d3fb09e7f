import { randomUUID } from 'node:crypto'
import type { Asking } from '../contract/consultations'
import { limits } from '../contract/limits'
import type { ChannelRow } from '../db/queries/channels'
import type { ConsultationRow } from '../db/queries/consultations'
import { findMeeting } from '../db/queries/desk'
import { findMember } from '../db/queries/members'
import { daysLater, dueFor, isZone } from './calendars'
import type { Context } from './context'
import { Refusal } from './errors'
import { checkQuestions } from './questions'
import { listReadersOf } from './domain/channels'

interface Before {
  consultation?: ConsultationRow
  memberIds: string[]
}

/** Whether it can be asked there as it is; the same at the door of a question that waits. `before`: as it is asked now. */
export async function checkAsking(ctx: Context, channel: ChannelRow, asking: Asking, before?: Before) {
  checkDates(ctx, asking, before?.consultation)
  checkQuestions(asking.questions)
  const come = asking.memberIds.filter((id) => !before?.memberIds.includes(id))
  const [name] = await listDeaf(ctx, channel, come)
  if (name) throw new Refusal('invalid', `${name} does not read this thread.`, 'memberIds')
}

function checkDates({ now }: Context, { dueAt, zone }: Asking, before?: ConsultationRow) {
  const due = new Date(dueAt)
  if (!isZone(zone)) throw new Refusal('invalid', 'There is no such time zone.', 'zone')
  const isAsBefore = before?.dueAt.getTime() === due.getTime()
  if (due <= now && !isAsBefore) throw new Refusal('invalid', 'Choose a date that is still to come.', 'dueAt')
  if (due > latest(now)) throw new Refusal('invalid', 'Choose a date within a year.', 'dueAt')
}
const dayMilliseconds = 86_400_000
const latest = (now: Date) => new Date(now.getTime() + limits.consultationDays * dayMilliseconds)

/**
 * The names of those who cannot be asked where a channel is read. Only who reads a thread can be asked in it: members as
 * the channel is for them, in a group those who are in it.
 */
export async function listDeaf(ctx: Context, channel: ChannelRow, memberIds: string[]) {
  const readers = new Set((await listReadersOf(ctx, channel)).map(({ memberId }) => memberId))
  const names: string[] = []
  for (const memberId of memberIds) {
    const member = await findMember(ctx.db, memberId)
    const isFor = member && member.status !== 'partner' && isAddressed(channel, member)
    if (!isFor || (!readers.has(memberId) && (channel.audience === 'group' || channel.audience === 'persons'))) {
      names.push(member?.name ?? 'A member')
    }
  }
  return names
}

const isAddressed = ({ audience, memberIds }: ChannelRow, member: { id: string; status: string }) =>
  (!memberIds.length || memberIds.includes(member.id)) && (audience !== 'full' || member.status === 'full')

/**
 * What was asked with a question that has waited, as it is asked now. Where its date has passed meanwhile, the
 * institutions get as much time as its author meant to give them. The sub-questions are known to nobody by their ids.
 */
export async function askedAfterWaiting(as: Context, asking: Asking, since: Date): Promise<Asking> {
  const questions = asking.questions.map((question) => ({ ...question, id: randomUUID() }))
  if (new Date(asking.dueAt) > as.now) return { ...asking, questions }
  const { code } = (await findMember(as.db, as.actor.memberId))!
  const anew = await dueFor(code, asking.urgency, as.now, await findMeeting(as.db))
  const days = Math.floor((as.now.getTime() - since.getTime()) / dayMilliseconds) + 1
  const moved = anew ?? daysLater(new Date(asking.dueAt), asking.zone, days)
  const dueAt = new Date(Math.min(moved.getTime(), latest(as.now).getTime())).toISOString()
  return { ...asking, dueAt, questions }
}
