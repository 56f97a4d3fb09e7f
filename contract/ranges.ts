import type { Ranges } from './common'

/**
 * Arithmetic on runs of post numbers. A read mark is the set of post numbers a person has seen, a thread's `gone` the
 * numbers of posts that are no more; both are a handful of runs, so unread is exact and costs nothing to count.
 */
export function unite(a: Ranges, b: Ranges): Ranges {
  const united: Ranges = []
  for (const [from, to] of [...a, ...b].sort((x, y) => x[0] - y[0])) {
    const last = united.at(-1)
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to)
    else united.push([from, to])
  }
  return united
}

/** What is in `a` and not in `b`. */
export function subtract(a: Ranges, b: Ranges): Ranges {
  let rest = unite(a, [])
  for (const [from, to] of b) {
    rest = rest.flatMap(([low, high]): Ranges => {
      const parts: Ranges = []
      if (low < from) parts.push([low, Math.min(high, from - 1)])
      if (high > to) parts.push([Math.max(low, to + 1), high])
      return parts
    })
  }
  return rest
}

export const includes = (ranges: Ranges, number: number) => ranges.some(([from, to]) => from <= number && number <= to)

export const size = (ranges: Ranges) => ranges.reduce((sum, [from, to]) => sum + to - from + 1, 0)

/** The numbers of the posts of a thread that a person has not seen. */
export function unread(thread: { lastNumber: number; gone: Ranges }, read: Ranges): Ranges {
  return thread.lastNumber ? subtract(subtract([[1, thread.lastNumber]], thread.gone), read) : []
}
