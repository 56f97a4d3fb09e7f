import type { Standing } from '../../contract/consultations'
import type { Desk } from '../../contract/desk'

/** Something that has a date: an answer of ours, answers to us, the next meeting. */
export interface Dated {
  kind: 'owed' | 'asked' | 'meeting'
  at: string
  /** null: the meeting. */
  threadId: string | null
}

/** The next dates of a desk, the first first. `standingOf`: how a thread stands now; undefined where it is not ours. */
export function nextDates(
  { owed, asked, meetingOn }: Pick<Desk, 'owed' | 'asked' | 'meetingOn'>,
  standingOf: (threadId: string) => Standing | null | undefined,
  now: number,
): Dated[] {
  const ofThreads = (threads: { threadId: string }[], kind: Dated['kind']) =>
    threads.flatMap(({ threadId }): Dated[] => {
      const standing = standingOf(threadId)
      return standing && !standing.closedAt ? [{ kind, at: standing.dueAt, threadId }] : []
    })
  const isOwed = new Set(owed.map(({ threadId }) => threadId))
  const all = [
    ...ofThreads(owed, 'owed'),
    ...ofThreads(
      asked.filter(({ threadId }) => !isOwed.has(threadId)),
      'asked',
    ),
    ...(meetingOn ? [{ kind: 'meeting' as const, at: `${meetingOn}T12:00:00.000Z`, threadId: null }] : []),
  ]
  return all.filter(({ at }) => Date.parse(at) > now).sort((a, b) => a.at.localeCompare(b.at))
}

/** How pressing a date is. `near`: two days are left, as reminders have it. */
export function urgencyOf({ dueAt, closedAt }: Pick<Standing, 'dueAt' | 'closedAt'>, now: number) {
  const left = Date.parse(dueAt) - now
  if (closedAt || left <= 0) return 'over'
  return left < 2 * 86_400_000 ? 'near' : 'later'
}
