import { randomUUID } from 'node:crypto'
import type { Actor } from '../contract/policy'
import { insertChannel } from '../db/queries/moves'
import type { TestForum } from './forum'
import type { Someone } from './someone'

/** One below `consultations` of each: every audience, with and without limits, guests and those who lead. */
export async function insertEveryChannel({ db }: TestForum, { id, directory }: Someone) {
  const parentId = directory.channelBySlug('consultations')!.id
  const groups = directory.groups.all.map((group) => group.id)
  const own = directory.actor!.memberId
  const other = directory.members.all.find((member) => member.id !== own)!.id
  const reaches = [
    ...(['network', 'full', 'persons'] as const).map((audience) => ({ audience, groupId: null })),
    ...groups.map((groupId) => ({ audience: 'group' as const, groupId })),
  ]
  for (const reach of reaches) {
    for (const memberIds of [[], [own], [other], [own, other]]) {
      for (const [personIds, leadIds] of [
        [[], []],
        [[id], []],
        [[id], [id]],
      ] as [string[], string[]][]) {
        for (const moderatorsOnly of [false, true]) {
          const place = { id: randomUUID(), parentId, slug: randomUUID(), name: 'Below', position: 0 }
          await insertChannel(db, { ...place, ...reach, memberIds, personIds, leadIds, moderatorsOnly })
        }
      }
    }
  }
}

/** One of each: every role, status and set of groups. */
export function everyActor([first]: Actor[], groupIds: string[]): Actor[] {
  const memberships = [[], ...groupIds.map((id) => [id]), groupIds].flatMap((ids) =>
    [false, true].map((convenor) => ids.map((groupId) => ({ groupId, convenor }))),
  )
  const roles = ['person', 'moderator', 'secretariat'] as const
  const statuses = ['full', 'observer', 'partner'] as const
  return roles.flatMap((role) =>
    statuses.flatMap((memberStatus) =>
      memberships.map((each) => ({ ...first!, role, memberStatus, memberships: each })),
    ),
  )
}
