import { and, count, eq, gt, isNull, type SQL } from 'drizzle-orm'
import type { Database } from '../database'
import { threads } from '../schema/threads'

/** On top of its list, as of a moment. */
export const isPinned = (now: Date): SQL => gt(threads.pinnedUntil, now)

export async function countPinned(db: Database, topId: string, now: Date) {
  const isThere = and(eq(threads.topId, topId), isNull(threads.mergedIntoId), isPinned(now))
  const [row] = await db.select({ count: count() }).from(threads).where(isThere)
  return row!.count
}
