import type { Act, ActPage, listAudit } from '../../contract/audit'
import { isId } from '../../contract/common'
import type { Input } from '../../contract/endpoint'
import { limits } from '../../contract/limits'
import { asHouse } from '../../db/acting'
import { isInLog, listActs, listGroupPlaces, type ActRow } from '../../db/queries/audit'
import { listChannels } from '../../db/queries/channels'
import { listThreads } from '../../db/queries/threads'
import { authorize } from '../authorize'
import type { Context } from '../context'
import { Refusal } from '../errors'

/** Newest first. Who reads the log of a group stands in it: each page is an act of its own. */
export async function list(ctx: Context, { noun, cursor, ...asked }: Input<typeof listAudit>): Promise<ActPage> {
  const groupId = asked.groupId ?? null
  authorize(ctx, 'audit.read', { groupId })
  if (cursor && !(await isInLog(ctx.db, cursor, groupId))) {
    throw new Refusal('invalid', 'This is not the cursor of a page; start from the first.', 'cursor')
  }
  const rows = await listActs(ctx.db, { groupId, noun, before: cursor }, limits.page.acts + 1)
  const page = rows.slice(0, limits.page.acts)
  if (groupId) ctx.audit({ act: 'audit.read', groupId })
  const acts = groupId ? page.map(presentAct) : await forTheHouse(ctx, page)
  return { acts, next: rows.length > page.length ? page.at(-1)!.id : null }
}

const presentAct = ({ id, at, actorId, act, groupId, about, details }: ActRow): Act => ({
  ...{ id, actorId, act, groupId, at: at.toISOString() },
  about: JSON.parse(about) as Act['about'],
  details: JSON.parse(details) as Act['details'],
})

/**
 * The secretariat sees who did what to what, everywhere but within groups. Why it was done is told in words of the place,
 * and who leads a channel is for those who are named in it: only where one may read there, and never of a group. Of a move
 * or a merge it learns the places it may read, and of none that they are a group's.
 */
async function forTheHouse(ctx: Context, rows: ActRow[]): Promise<Act[]> {
  const acts = rows.map(presentAct)
  const ids = acts.flatMap(({ about, details }) => [about.threadId, details['into']].filter(isId))
  const channels = new Set((await listChannels(ctx.db, ctx.actor)).map(({ id }) => id))
  const found = ids.length ? await listThreads(ctx.db, ctx.actor, { ids }, ids.length) : []
  const threads = new Set(found.map(({ thread }) => thread.id))
  const named = acts.flatMap(({ about }) => [about.channelId, about.threadId].filter(isId))
  const ofGroups = new Set(named.length ? await asHouse(ctx.db, () => listGroupPlaces(ctx.db, named)) : [])
  const mayRead = ({ groupId, about: { channelId, threadId, postId, reportId } }: Act) =>
    groupId === null &&
    (!channelId || channels.has(channelId)) &&
    (threadId ? threads.has(threadId) : !postId && !reportId)
  const isTold = (id: string) => channels.has(id) || threads.has(id)
  return acts.map((act) => ({
    ...act,
    about: only(act.about, (_, id) => !ofGroups.has(id) || isTold(id)),
    details: only(act.details, (name, value) =>
      ['reason', 'leadIds'].includes(name)
        ? mayRead(act)
        : !['from', 'to', 'into'].includes(name) || !isId(value) || isTold(value),
    ),
  }))
}

const only = <Value>(whole: Record<string, Value>, isKept: (name: string, value: Value) => boolean) =>
  Object.fromEntries(Object.entries(whole).filter(([name, value]) => isKept(name, value)))
