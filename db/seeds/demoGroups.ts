import { randomUUID } from 'node:crypto'
import type { Database } from '../database'
import { advanceStream, insertAnnouncement } from '../queries/announcements'
import { appendActs } from '../queries/audit'
import { listGroups, saveGroupPerson } from '../queries/groups'
import { moment } from './demoTime'

/** A convenor has said until when an outside expert is in her group: the group was told, and the log says so. */
export async function seedDemoGroups(db: Database, ids: Map<string, string>, now: Date) {
  const groupId = (await listGroups(db)).find(({ slug }) => slug === 'medical')!.id
  const [personId, actorId, at] = [ids.get('ioanna')!, ids.get('kalina')!, moment('6d 10:40', now)]
  const until = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 45))
  await saveGroupPerson(db, { groupId, personId, convenor: false, since: at, until })
  const revision = await advanceStream(db, groupId)
  const told = { groupId, kind: 'limited' as const, personId, byId: actorId, at, until, revision }
  await insertAnnouncement(db, { id: randomUUID(), ...told })
  const details = { until: until.toISOString() }
  await appendActs(db, [{ at, actorId, act: 'group.limit', groupId, about: { personId }, details }])
}
