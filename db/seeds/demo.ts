import type { Database } from '../database'
import { seedNetwork } from './network'

/** Only invented members ever say anything in a demo. */
export async function seedDemo(db: Database, _now: Date) {
  await seedNetwork(db, 'demo', [], [])
}
