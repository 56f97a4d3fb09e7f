/**
 * A moment of the demo, told from now: `95m` is 95 minutes ago, `12d 10:20` is twenty past ten (UTC) twelve days ago;
 * with a `+` before it, it is still to come. Throws on anything else.
 */
export function moment(told: string, now: Date): Date {
  const minutes = /^(\+?)(\d+)m$/.exec(told)
  if (minutes) return new Date(now.getTime() + sign(minutes) * Number(minutes[2]) * 60_000)
  const days = /^(\+?)([1-9]\d*)d (\d\d):(\d\d)$/.exec(told)
  if (!days) throw new Error(`"${told}" is no moment of the demo.`)
  const [day, hour, minute] = days.slice(2).map(Number)
  const date = now.getUTCDate() + sign(days) * day!
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), date, hour, minute))
}

/** The day of a moment, so many days from now: `40d` was forty days ago. */
export const dayOf = (told: string, now: Date) => moment(`${told} 12:00`, now).toISOString().slice(0, 10)

const sign = ([, plus]: RegExpExecArray) => (plus ? 1 : -1)
