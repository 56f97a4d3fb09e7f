import { and, asc, desc, eq, gt, sql } from 'drizzle-orm'
import type { Actor } from '../../contract/policy'
import type { Database } from '../database'
import { announcements } from '../schema/announcements'
import { groups } from '../schema/groups'

export type AnnouncementRow = typeof announcements.$inferSelect

/** Moves a group's stream on by one. */
export async function advanceStream(db: Database, groupId: string) {
  const [row] = await db
    .update(groups)
    .set({ revision: sql`revision + 1` })
    .where(eq(groups.id, groupId))
    .returning({ revision: groups.revision })
  return row!.revision
}

export const insertAnnouncement = (db: Database, row: AnnouncementRow) => db.insert(announcements).values(row)

/** What one's groups were told, the newest of each group first. */
export async function listAnnouncements(db: Database, { memberships }: Actor, limitEach: number) {
  const pages = memberships.map(({ groupId }) =>
    db
      .select()
      .from(announcements)
      .where(eq(announcements.groupId, groupId))
      .orderBy(desc(announcements.revision), desc(announcements.id))
      .limit(limitEach),
  )
  return (await Promise.all(pages)).flat()
}

export const listAnnouncementsSince = (db: Database, groupId: string, after: number, limit: number) =>
  db
    .select()
    .from(announcements)
    .where(and(eq(announcements.groupId, groupId), gt(announcements.revision, after)))
    .orderBy(asc(announcements.revision), asc(announcements.id))
    .limit(limit)
