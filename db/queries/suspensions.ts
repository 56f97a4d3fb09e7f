import { asc, eq, gt } from 'drizzle-orm'
import type { Database } from '../database'
import { people } from '../schema/people'

/** Those who are kept out at a moment, by when that ends. */
export const listSuspended = (db: Database, now: Date) =>
  db
    .select({ personId: people.id, until: people.suspendedUntil, reason: people.suspensionReason })
    .from(people)
    .where(gt(people.suspendedUntil, now))
    .orderBy(asc(people.suspendedUntil), asc(people.id))

/** Keeps a person out, or lets them in again. As others see them in the directory, nothing changes. */
export const setSuspension = (db: Database, personId: string, until: Date | null, reason: string) =>
  db.update(people).set({ suspendedUntil: until, suspensionReason: reason }).where(eq(people.id, personId))
