import { listEnded, millisecondsToNextEnd } from '../db/queries/groups'
import { byItself } from './byItself'
import { expire } from './domain/groups'
import { withoutContent } from './errors'
import type { House } from './house'

/** Looks after what ends by itself: a person's time in a group. */
export interface Ends {
  /** Ends what is due now, and comes back when the next end is. */
  look(): void
  stop(): Promise<void>
}

/** However long it is until the next end: clocks jump, another process may set one, and a failure passes. */
const mostMilliseconds = 5_000

export function watchEnds(house: House): Ends {
  let timer: NodeJS.Timeout | undefined
  let looking: Promise<void> | undefined
  let isAskedAgain = false
  let isStopped = false

  function look() {
    clearTimeout(timer)
    if (isStopped) return
    if (looking) return void (isAskedAgain = true)
    looking = endWhatIsDue(house).then((wait) => {
      looking = undefined
      if (isStopped) return
      timer = setTimeout(look, isAskedAgain ? 0 : Math.min(wait, mostMilliseconds)).unref()
      isAskedAgain = false
    })
  }

  return {
    look,
    stop: async () => {
      isStopped = true
      clearTimeout(timer)
      await looking
    },
  }
}

/** Returns how long it is until the next. */
async function endWhatIsDue(house: House) {
  try {
    const { connection } = house
    for (const due of await connection.read('house', listEnded)) await byItself(house, (ctx) => expire(ctx, due))
    // A moment more: what ends at twelve is there until twelve.
    return Math.max(0, (await connection.read('house', millisecondsToNextEnd)) ?? Infinity) + 5
  } catch (error) {
    house.log.warn({ err: withoutContent(error) }, 'an end could not be kept; it is tried again')
    return mostMilliseconds
  }
}
