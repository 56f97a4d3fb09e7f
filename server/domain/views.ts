import type { Input } from '../../contract/endpoint'
import { limits } from '../../contract/limits'
import { can } from '../../contract/policy'
import type { View, viewAs } from '../../contract/views'
import { listChannels } from '../../db/queries/channels'
import { findPerson } from '../../db/queries/people'
import { listActors } from '../../db/queries/sessions'
import { listThreads } from '../../db/queries/threads'
import { authorize } from '../authorize'
import type { Context } from '../context'
import { notFound } from '../errors'
import { presentChannel } from './channels'
import { cursorOf, parseCursor } from './cursor'
import { presentThread } from './threads'

/**
 * Lists for a person by the very rules that list for them, and leaves out what whoever looks may not read. How much
 * that is, is not told: it would count what is said in groups.
 */
export async function as(ctx: Context, { personId, cursor }: Input<typeof viewAs>): Promise<View> {
  authorize(ctx, 'person.view', null)
  if (!(await findPerson(ctx.db, personId))) throw notFound()
  ctx.audit({ act: 'view.as', groupId: null, personId })
  const person = (await listActors(ctx.db)).find(({ id }) => id === personId)
  if (!person) return { personId, admitted: false, groupIds: [], channels: [], threads: [], next: null }
  const channels = await listChannels(ctx.db, person)
  const found = await listThreads(
    ctx.db,
    person,
    { alsoFor: ctx.actor, after: parseCursor(cursor) },
    limits.page.threads + 1,
  )
  const page = found.slice(0, limits.page.threads).map(({ thread }) => thread)
  const last = found.length > page.length ? page.at(-1) : undefined
  return {
    ...{ personId, admitted: true, groupIds: person.memberships.map(({ groupId }) => groupId) },
    channels: channels.filter((channel) => can(ctx.actor, 'channel.read', { channel })).map(presentChannel),
    threads: page.map(presentThread),
    next: last ? cursorOf(last.activeAt, last.id) : null,
  }
}
