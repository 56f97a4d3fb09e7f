import type { Consultation, setMeeting } from '../../contract/consultations'
import type { Desk, openDesk, Owed, seeReminder } from '../../contract/desk'
import type { Input } from '../../contract/endpoint'
import { limits } from '../../contract/limits'
import { can } from '../../contract/policy'
import * as queries from '../../db/queries/desk'
import { listJobs } from '../../db/queries/jobs'
import { listActors } from '../../db/queries/sessions'
import { listThreads } from '../../db/queries/threads'
import type { Context } from '../context'
import { owedSince, tellDesks } from '../desk'
import { presentAll } from '../seating'
import { isLate } from '../supervisor'
import { listOpen } from './rounds'
import { presentList } from './threads'

const day = 86_400_000

export async function open(ctx: Context, _input: Input<typeof openDesk>): Promise<Desk> {
  const { db, now } = ctx
  const { id, memberId } = ctx.actor
  const since = (days: number) => new Date(now.getTime() - days * day)
  const owed = await queries.listOwed(db, memberId, owedSince(now), limits.deskThreads)
  const asked = await queries.listAskedBy(db, memberId, since(31), limits.deskThreads)
  const quotedIn = (await queries.listQuotedIn(db, memberId)).map(({ threadId }) => threadId)
  const ready = (await queries.listReady(db, memberId)).map(({ threadId }) => threadId)
  const again = await listOpen(ctx)
  const reminders = await queries.listReminders(db, id)
  const ids = [
    ...new Set([
      ...[...owed, ...asked, ...reminders, ...again.map(({ answer }) => answer)].map(({ threadId }) => threadId),
      ...quotedIn,
      ...ready,
    ]),
  ]
  const found = presentList(ids.length ? await listThreads(db, ctx.actor, { ids }, ids.length) : [])
  // The wall shows nothing else; the rule of lists is asked all the same.
  const known = new Set(found.threads.map((thread) => thread.id))
  const isKnown = ({ threadId }: { threadId: string }) => known.has(threadId)
  return {
    owed: (await presentAll(db, owed)).filter(isKnown).map((each) => owedBy(memberId, each)),
    asked: asked.filter(isKnown).map(({ threadId, askedById, summary }) => ({ threadId, askedById, summary })),
    quotedIn: quotedIn.filter((each) => known.has(each)),
    again: again.filter(({ answer }) => isKnown(answer)),
    ready: ready.filter((each) => known.has(each)),
    reminders: reminders.filter(isKnown).map(({ id: reminderId, threadId, kind, at }) => ({
      ...{ id: reminderId, threadId, kind, at: at.toISOString() },
    })),
    meetingOn: can(ctx.actor, 'directory.follow', null) ? await queries.findMeeting(db) : null,
    alarms: can(ctx.actor, 'job.look', null)
      ? (await listJobs(db)).filter((job) => isLate(job, now)).map(({ name }) => name)
      : [],
    ...found,
  }
}

const owedBy = (memberId: string, { threadId, askedById, dueAt, zone, closedAt, seats }: Consultation): Owed => ({
  ...{ threadId, askedById, dueAt, zone, closedAt },
  seat: seats.find((seat) => seat.memberId === memberId)!,
})

/** Says nothing of whether there was one. */
export async function see(ctx: Context, { reminderId }: Input<typeof seeReminder>) {
  const wasThere = await queries.seeReminder(ctx.db, reminderId, ctx.actor.id, ctx.now)
  if (wasThere) await tellDesks(ctx, [ctx.actor.id])
  return {}
}

export async function meeting(ctx: Context, { on }: Input<typeof setMeeting>) {
  if ((await queries.findMeeting(ctx.db)) === on) {
    ctx.unchanged()
    return { on }
  }
  ctx.audit({ act: 'house.meeting', groupId: null, details: { since: on } })
  await queries.saveMeeting(ctx.db, on)
  const people = (await listActors(ctx.db)).filter((each) => can(each, 'directory.follow', null))
  await tellDesks(
    ctx,
    people.map(({ id }) => id),
  )
  return { on }
}
