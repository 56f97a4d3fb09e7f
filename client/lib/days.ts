import { exactDay, exactTime } from './messages.svelte'

/** The end of a calendar day by this device's clock, as a moment; null for no day. */
export function endOfDay(day: string): string | null {
  const [year, month, date] = day.split('-').map(Number)
  return year && month && date ? new Date(year, month - 1, date + 1).toISOString() : null
}

/** The last calendar day before a moment, by this device's clock. */
export function lastDayBefore(moment: string): string {
  const last = new Date(Date.parse(moment) - 1)
  const [month, date] = [last.getMonth() + 1, last.getDate()].map((part) => String(part).padStart(2, '0'))
  return `${last.getFullYear()}-${month}-${date}`
}

/** `31 December 2026` for the end of that day; where it ends within a day, at which time. */
export function lastDayInWords(moment: string) {
  const day = lastDayBefore(moment)
  return endOfDay(day) === new Date(moment).toISOString() ? exactDay(day) : exactTime(moment)
}

/** Today and the days to come, for `min` of a date field. */
export const today = (now: number) => lastDayBefore(new Date(now + 1).toISOString())

/** The same hour so many days later, by this device's clock. */
export function daysAfter(moment: Date, count: number) {
  const day = new Date(moment)
  day.setDate(day.getDate() + count)
  return day
}

/** The same, counting Mondays to Fridays; holidays are the server's to know. */
export function workingDaysAfter(moment: Date, count: number) {
  let day = moment
  for (let left = count; left > 0; left -= Number(day.getDay() % 6 !== 0)) day = daysAfter(day, 1)
  return day
}
