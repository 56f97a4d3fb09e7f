import { deleteExpiredSessions } from '../db/queries/sessions'
import { tidy as tidyFiles } from './domain/files'
import type { House } from './house'

/** What has to be done now and then; each run is safe to repeat. */
export function startJobs(house: House) {
  /** Before this no upload was under way: whatever was half-written by then, a killed process left. */
  const startedAt = Date.now()
  const tidy = async () => {
    try {
      await deleteExpiredSessions(house.db)
      await house.realtime.dropEnded()
      const { connection, clock, forVisits } = house
      await tidyFiles({ connection, now: clock(), files: forVisits.files }, startedAt)
    } catch (error) {
      house.log.warn({ err: error instanceof Error ? error.name : typeof error }, 'tidying failed; it is tried again')
    }
  }
  void tidy()
  const timer = setInterval(tidy, 60_000).unref()
  return { stop: () => clearInterval(timer) }
}
