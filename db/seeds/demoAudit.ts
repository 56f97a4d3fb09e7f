import type { Database } from '../database'
import { appendActs, type Entry } from '../queries/audit'
import { listGroups } from '../queries/groups'
import { listMembers } from '../queries/members'
import { demoPeople } from './demoPeople'
import { moment } from './demoTime'

/** What the secretariat did to make the demo what it is: the log stands as if it had been done by hand. */
export async function seedDemoActs(db: Database, ids: Map<string, string>, now: Date) {
  const actorId = ids.get('katarina')!
  const memberIds = new Map((await listMembers(db)).map(({ code, id }) => [code, id]))
  const groupIds = new Map((await listGroups(db)).map(({ slug, id }) => [slug, id]))
  const [opened, filled] = [moment('120d 08:30', now), moment('120d 09:00', now)]
  const secretary = { personId: actorId, memberId: memberIds.get('BX')! }
  const admitted = demoPeople.flatMap(({ key, group, convenes = false }): Entry[] => {
    if (!group) return []
    const [groupId, about, details] = [groupIds.get(group)!, { personId: ids.get(key)! }, { convenor: convenes }]
    return [{ at: filled, actorId, act: 'group.admit', groupId, about, details }]
  })
  await appendActs(db, [
    { at: opened, actorId, act: 'house.setup', groupId: null, about: secretary, details: { role: 'secretariat' } },
    {
      ...{ at: opened, actorId, act: 'chair.record', groupId: null, about: { memberId: memberIds.get('BX')! } },
      details: { year: now.getUTCFullYear() },
    },
    {
      ...{ at: filled, actorId, act: 'person.role', groupId: null, about: { personId: ids.get('besnik')! } },
      details: { from: 'person', to: 'moderator' },
    },
    ...admitted,
  ])
}
