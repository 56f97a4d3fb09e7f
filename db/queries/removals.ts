import { sql } from 'drizzle-orm'
import type { Database } from '../database'

/**
 * Deletes a hidden thread and all that hangs on it, with the ways that led to it; returns the ids of its files. By a
 * function of the owner: the application itself deletes no threads.
 */
export async function deleteThread(db: Database, threadId: string) {
  const rows = await db.execute<{ id: string }>(sql`select remove_thread(${threadId}) as id`)
  return rows.map(({ id }) => id)
}
