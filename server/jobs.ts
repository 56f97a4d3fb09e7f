import { deleteExpiredSessions } from '../db/queries/sessions'
import { tidy as tidyFiles } from './domain/files'
import { consultationDuty } from './duties'
import { fileTextDuty } from './fileTexts'
import type { House } from './house'
import { supervise } from './supervisor'

/** What has to be done now and then. */
export function startJobs(house: House) {
  /** Before this no upload was under way: whatever was half-written by then, a killed process left. */
  const startedAt = Date.now()
  const tidying = {
    name: 'tidying',
    everySeconds: 60,
    async run({ connection, clock, forVisits, db, realtime }: House) {
      await deleteExpiredSessions(db)
      await realtime.dropEnded()
      await tidyFiles({ connection, now: clock(), files: forVisits.files }, startedAt)
    },
  }
  const supervisor = supervise(house, [consultationDuty, fileTextDuty, tidying])
  house.hasten = (name) => supervisor.hasten(name)
  return supervisor
}
