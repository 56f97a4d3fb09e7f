/**
 * A moment of the demo, told from now backwards: `95m` is 95 minutes ago, `12d 10:20` is twenty past ten (UTC) twelve
 * days ago. Throws on anything else.
 */
export function moment(ago: string, now: Date): Date {
  const minutes = /^(\d+)m$/.exec(ago)
  if (minutes) return new Date(now.getTime() - Number(minutes[1]) * 60_000)
  const days = /^([1-9]\d*)d (\d\d):(\d\d)$/.exec(ago)
  if (!days) throw new Error(`"${ago}" is no moment of the demo.`)
  const [, day, hour, minute] = days.map(Number)
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() - day!, hour, minute))
}
