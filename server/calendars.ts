import { fromAbsolute, getDayOfWeek, toCalendarDateTime, toZoned, type ZonedDateTime } from '@internationalized/date'
import type { Urgency } from '../contract/kinds'

/** Where the institutions work: by the code of the member, the zone of its clock. Public holidays are its country's. */
const zones: Record<string, string> = {
  AL: 'Europe/Tirane',
  AT: 'Europe/Vienna',
  BA: 'Europe/Sarajevo',
  BG: 'Europe/Sofia',
  GR: 'Europe/Athens',
  HR: 'Europe/Zagreb',
  HU: 'Europe/Budapest',
  ME: 'Europe/Podgorica',
  MK: 'Europe/Skopje',
  RO: 'Europe/Bucharest',
  RS: 'Europe/Belgrade',
  SI: 'Europe/Ljubljana',
  // The tz database has no zone of its own for it; the clock is the same.
  XK: 'Europe/Belgrade',
}

/** Who is not among them works by the clock of the network, without holidays. */
export const zoneOf = (code: string) => zones[code] ?? 'Europe/Vienna'

/** Which day it is at an institution: `2026-11-28`. */
export const dayAt = (code: string, moment: Date) =>
  fromAbsolute(moment.getTime(), zoneOf(code)).toString().slice(0, 10)

export function isZone(zone: string) {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false
  }
}

const [opens, closes] = [9, 17]

/** Whether an institution is at work at a moment: nine to five by its own clock, on its own working days. */
export async function isAtWork(code: string, moment: Date) {
  const local = fromAbsolute(moment.getTime(), zoneOf(code))
  return local.hour >= opens && local.hour < closes && (await isWorkingDay(code, local))
}

/** The end of the working day so many working days after a moment. */
export async function afterWorkingDays(code: string, from: Date, days: number) {
  let day = fromAbsolute(from.getTime(), zoneOf(code))
  for (let left = days; left > 0;) {
    day = day.add({ days: 1 })
    if (await isWorkingDay(code, day)) left--
  }
  return closing(day)
}

const workingDays = { soon: 3, standard: 15 } as const

/** When answers are due; undefined for a meeting that is not recorded, or too near. */
export async function dueFor(code: string, urgency: Urgency, now: Date, meetingOn: string | null) {
  if (urgency === 'field') return new Date(now.getTime() + 3_600_000)
  if (urgency === 'soon' || urgency === 'standard') return afterWorkingDays(code, now, workingDays[urgency])
  if (urgency !== 'meeting' || !meetingOn) return undefined
  const day = fromAbsolute(Date.parse(`${meetingOn}T12:00:00Z`), zoneOf(code)).subtract({ days: 10 })
  const due = closing(day)
  return due > now ? due : undefined
}

/** The same hour by a zone's clock, so many days later. */
export const daysLater = (moment: Date, zone: string, days: number) =>
  fromAbsolute(moment.getTime(), zone).add({ days }).toDate()

const closing = (day: ZonedDateTime) =>
  toZoned(toCalendarDateTime(day).set({ hour: closes, minute: 0, second: 0, millisecond: 0 }), day.timeZone).toDate()

async function isWorkingDay(code: string, day: ZonedDateTime) {
  // Monday is 0.
  return getDayOfWeek(day, 'en-GB', 'mon') < 5 && !(await isHoliday(code, day))
}

/** The library's calendars are large: they come when the first date is asked for. */
async function isHoliday(code: string, day: ZonedDateTime) {
  if (!(code in zones)) return false
  const { default: Holidays } = await import('date-holidays')
  const calendar = (calendars[code] ??= new Holidays(code, { types: ['public'], timezone: zoneOf(code) }))
  return Boolean(calendar.isHoliday(day.set({ hour: 12, minute: 0 }).toDate()))
}
const calendars: Record<string, InstanceType<(typeof import('date-holidays'))['default']>> = {}
