import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Database } from '../database'
import { channelColumns } from '../queries/channels'
import { listMembers } from '../queries/members'
import { insertChannel } from '../queries/moves'
import { channels } from '../schema/channels'
import { seedDemoActs } from './demoAudit'
import { demoConditions } from './demoConditions'
import { seedDemoDocuments } from './demoDocuments'
import { demoField } from './demoField'
import { demoFollowUp } from './demoFollowUp'
import { seedDemoFocals } from './demoFocals'
import { seedDemoGroups } from './demoGroups'
import { demoHealth } from './demoHealth'
import { demoLongAgo } from './demoLongAgo'
import { demoMembers } from './demoMembers'
import { demoMethod } from './demoMethod'
import { seedDemoModeration } from './demoModeration'
import { demoNotices } from './demoNotices'
import { demoOld } from './demoOld'
import { demoPeople, seedDemoPeople } from './demoPeople'
import { demoReturn } from './demoReturn'
import { demoSafeguards } from './demoSafeguards'
import { seedDemoThread, type ThreadSeed } from './demoThreads'
import { moment } from './demoTime'
import { demoWeapons } from './demoWeapons'
import { seedNetwork } from './network'

/** Only invented members ever say anything in a demo. */
export const demoThreads: ThreadSeed[] = [
  ...[demoNotices, demoField, demoSafeguards, demoConditions, demoWeapons, demoReturn],
  ...[demoHealth, demoMethod, demoFollowUp, demoOld, demoLongAgo],
].flat()

/** A network of invented members in the middle of its work, as of `now`; all of it or nothing. */
export async function seedDemo(db: Database, now: Date) {
  const year = now.getUTCFullYear()
  await db.transaction(async (tx) => {
    await seedNetwork(tx, 'demo', demoMembers, [
      [year - 2, 'GX'],
      [year - 1, 'AX'],
      [year, 'BX'],
    ])
    const ids = await seedDemoPeople(tx, now)
    await openToPartner(tx, ids.get('zoe')!)
    const members = new Map((await listMembers(tx)).map(({ code, id }) => [code, id]))
    const cast = {
      now,
      ids,
      names: new Map(demoPeople.map(({ key, name }) => [ids.get(key)!, name])),
      lastHere: new Map(demoPeople.map(({ key, lastHere }) => [ids.get(key)!, moment(lastHere, now)])),
      members,
      memberOf: new Map(demoPeople.map(({ key, member }) => [key, members.get(member)!])),
      channels: new Map((await tx.select(channelColumns).from(channels)).map((channel) => [channel.slug, channel])),
    }
    for (const thread of demoThreads) await seedDemoThread(tx, thread, cast)
    await seedDemoActs(tx, ids, now)
    await seedDemoFocals(tx, cast)
    await seedDemoGroups(tx, ids, now)
    await seedDemoModeration(tx, cast)
    await seedDemoDocuments(tx, cast)
  })
}

/** Threads of the consultations that are opened to a partner's person stand in a channel of their own below it. */
async function openToPartner(db: Database, personId: string) {
  const [top] = await db.select(channelColumns).from(channels).where(eq(channels.slug, 'consultations'))
  const { id: parentId, name, purpose, audience, position, writers } = top!
  const reach = { audience, groupId: null, memberIds: [], personIds: [personId], leadIds: [], moderatorsOnly: false }
  await insertChannel(db, { id: randomUUID(), parentId, slug: 'opened', name, purpose, position, writers, ...reach })
}
