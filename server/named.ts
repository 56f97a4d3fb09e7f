import type { Channel } from '../contract/channels'
import { listActors } from '../db/queries/sessions'
import type { Context } from './context'
import { Refusal } from './errors'

/** Named are people of the network with open accounts; a partner's see only what is opened to them by name. */
export async function checkNamed(ctx: Context, { personIds, leadIds }: Named, already: string[] = []) {
  const known = (await listActors(ctx.db)).filter(({ memberStatus }) => memberStatus !== 'partner')
  const ids = new Set([...known.map(({ id }) => id), ...already])
  if (!personIds.length || personIds.some((id) => !ids.has(id)))
    throw new Refusal('invalid', 'Name people of the network whose accounts are open.', 'personIds')
  if (!leadIds.length || without(leadIds, personIds).length)
    throw new Refusal('invalid', 'Somebody of those who are named has to lead.', 'leadIds')
}

type Named = Pick<Channel, 'personIds' | 'leadIds'>

export const without = (ids: string[], others: string[]) => ids.filter((id) => !others.includes(id))
