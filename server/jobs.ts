import { deleteExpiredSessions } from '../db/queries/sessions'
import type { House } from './house'

/** What has to be done now and then; each run is safe to repeat. */
export function startJobs(house: House) {
  const tidy = async () => {
    try {
      await deleteExpiredSessions(house.db)
      await house.realtime.dropEnded()
    } catch (error) {
      house.log.warn({ err: error instanceof Error ? error.name : typeof error }, 'tidying failed; it is tried again')
    }
  }
  const timer = setInterval(tidy, 60_000).unref()
  return { stop: () => clearInterval(timer) }
}
