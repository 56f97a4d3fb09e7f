import { randomUUID } from 'node:crypto'
import type { Announcement } from '../../contract/announcements'
import { limits } from '../../contract/limits'
import * as queries from '../../db/queries/announcements'
import type { Context, Visit } from '../context'

export async function list({ db, actor }: Pick<Context, 'db' | 'actor'>) {
  return (await queries.listAnnouncements(db, actor, limits.announcements)).map(presentAnnouncement)
}

/** Tells a group what became of one of its people. Only they hear of it. */
export async function announce(
  ctx: Visit,
  told: Pick<queries.AnnouncementRow, 'groupId' | 'kind' | 'personId' | 'byId' | 'until'>,
) {
  const revision = await queries.advanceStream(ctx.db, told.groupId)
  const row = { ...told, id: randomUUID(), at: ctx.now, revision }
  await queries.insertAnnouncement(ctx.db, row)
  const announcement = presentAnnouncement(row)
  ctx.publish(`group:${told.groupId}`, revision, { type: 'announcement.saved', announcement })
  return revision
}

export const presentAnnouncement = (row: queries.AnnouncementRow): Announcement => ({
  ...{ id: row.id, groupId: row.groupId, kind: row.kind, personId: row.personId, byId: row.byId },
  ...{ at: row.at.toISOString(), until: row.until?.toISOString() ?? null, version: row.revision },
})
