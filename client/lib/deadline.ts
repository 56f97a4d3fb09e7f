import type { Standing } from '../../contract/consultations'
import { relativeTime, t, zonedTime } from './messages.svelte'

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]

/** `2 days left`, by the calendar of whoever reads; once it is over, `closed 3 days ago`. */
export function timeLeft({ dueAt, closedAt }: Pick<Standing, 'dueAt' | 'closedAt'>, now: number) {
  if (closedAt) return t('consult.closedAgo', { ago: relativeTime(closedAt, now) })
  const left = Date.parse(dueAt) - now
  if (left <= 0) return t('consult.over')
  if (left < hour - minute) return t('consult.minutesLeft', { count: Math.ceil(left / minute) })
  const days = Math.round((midnight(Date.parse(dueAt)) - midnight(now)) / day)
  if (days < 1 || left < day / 2) return t('consult.hoursLeft', { count: Math.round(left / hour) })
  return t('consult.daysLeft', { count: days })
}

/** `9/13 · 2 drafting · 2 days left`, in its parts. */
export const standingInWords = (standing: Standing, now: number) => [
  `${standing.settled}/${standing.asked}`,
  ...(standing.drafting && !standing.closedAt ? [t('consult.drafting', { count: standing.drafting })] : []),
  timeLeft(standing, now),
]

/** `Thursday 17 December at 17:00, Europe/Vienna`. */
export const dueInWords = (dueAt: string, zone: string) => t('consult.dueAt', { time: zonedTime(dueAt, zone), zone })

const midnight = (moment: number) => new Date(moment).setHours(0, 0, 0, 0)
