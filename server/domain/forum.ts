import type { Forum } from '../../contract/forum'
import { limits } from '../../contract/limits'
import { can } from '../../contract/policy'
import { listChannels } from '../../db/queries/channels'
import { listGroups } from '../../db/queries/groups'
import { listChairs, listMembers, networkRevision } from '../../db/queries/members'
import { findPerson, listPeople } from '../../db/queries/people'
import { personRevisions } from '../../db/queries/reads'
import { findTaxonomy } from '../../db/queries/taxonomy'
import { listThreads } from '../../db/queries/threads'
import type { Context } from '../context'
import { list as listAnnouncements } from './announcements'
import { presentChannel } from './channels'
import { listAsked } from './consents'
import { presentGroup } from './groups'
import { presentMember } from './members'
import { list as listMentions } from './mentions'
import { presentName, presentPerson } from './people'
import { presentMe } from './session'
import { presentList } from './threads'

/** All a client starts from, as this person may see it. */
export async function open(ctx: Context): Promise<Forum> {
  const { db, actor } = ctx
  const revisions = await revisionsOf(ctx)
  const [person, members, chairs, people, groups, channels, taxonomy, unread, mentions, asked, announcements] =
    await Promise.all([
      ...[findPerson(db, actor.id), listMembers(db), listChairs(db), listPeople(db), listGroups(db)],
      ...[listChannels(db, actor), findTaxonomy(db)],
      ...[listThreads(db, actor, { unread: true }, limits.unreadThreads), listMentions(ctx)],
      ...[listAsked(ctx), listAnnouncements(ctx)],
    ] as const)
  const known = new Set(unread.map(({ thread }) => thread.id))
  const ids = [...new Set([...mentions, ...asked].map(({ threadId }) => threadId))].filter((id) => !known.has(id))
  const named = ids.length ? await listThreads(db, actor, { ids }, ids.length) : []
  const { threads, marks } = presentList([...unread, ...named])
  const isFollowed = can(actor, 'directory.follow', null)
  return {
    ...{
      me: presentMe(person!),
      memberships: actor.memberships,
      chairs: isFollowed ? chairs : [],
      taxonomy,
      threads,
      marks,
      mentions,
      asked,
      announcements,
      revisions,
    },
    members: members.map(presentMember),
    people: people.map((row) => (isFollowed || row.memberId === actor.memberId ? presentPerson : presentName)(row)),
    groups: isFollowed ? groups.map(presentGroup) : [],
    channels: channels.map(presentChannel),
  }
}

async function revisionsOf({ db, actor }: Context) {
  const [network, own, channels, groups] = await Promise.all([
    ...[networkRevision(db), personRevisions(db, actor.id), listChannels(db, actor), listGroups(db)],
  ] as const)
  const ofChannels = channels.map(({ id, revision }) => [`channel:${id}`, revision])
  const heard = groups.filter(({ id }) => can(actor, 'group.hear', { groupId: id }))
  const ofGroups = heard.map(({ id, revision }) => [`group:${id}`, revision])
  const ofAll = [[`person:${actor.id}`, own.revision]]
  if (can(actor, 'directory.follow', null)) ofAll.push(['network', network])
  return Object.fromEntries([...ofAll, ...ofChannels, ...ofGroups]) as Record<string, number>
}
