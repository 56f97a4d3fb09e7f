import { deleteExpiredSessions } from '../db/queries/sessions'
import { tidy as tidyFiles } from './domain/files'
import type { House } from './house'

/** What has to be done now and then; each run is safe to repeat. */
export function startJobs(house: House) {
  /** At the start no upload is under way: whatever is half-written then, a killed process left. */
  let isFirst = true
  const tidy = async () => {
    try {
      await deleteExpiredSessions(house.db)
      await house.realtime.dropEnded()
      const { db, clock, forVisits } = house
      await tidyFiles({ db, now: clock(), files: forVisits.files }, isFirst ? 0 : undefined)
      isFirst = false
    } catch (error) {
      house.log.warn({ err: error instanceof Error ? error.name : typeof error }, 'tidying failed; it is tried again')
    }
  }
  void tidy()
  const timer = setInterval(tidy, 60_000).unref()
  return { stop: () => clearInterval(timer) }
}
