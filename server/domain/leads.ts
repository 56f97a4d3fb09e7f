import type { Input } from '../../contract/endpoint'
import type { appointLead } from '../../contract/leads'
import { asHouse } from '../../db/acting'
import { hasActed } from '../../db/queries/audit'
import { findChannel } from '../../db/queries/channels'
import { listLeaderless, setLead } from '../../db/queries/leads'
import { lockChannels } from '../../db/queries/moves'
import type { Context } from '../context'
import { notFound, Refusal } from '../errors'
import { keepersOf } from '../keepers'
import { savedAll } from './channels'
import { accessChangedFor } from './people'

/** Beyond the wall: whoever looks need not read there, and is told ids alone. */
export const list = (ctx: Context) => asHouse(ctx.db, () => listLeaderless(ctx.db))

/** As a group is given a convenor: somebody who reads there already keeps order from now on. Nobody comes in by it. */
export async function appoint(ctx: Context, { channelId, personId }: Input<typeof appointLead>) {
  const channel = await asHouse(ctx.db, async () => {
    await lockChannels(ctx.db, [channelId])
    return findChannel(ctx.db, channelId)
  })
  if (channel?.audience !== 'persons' || channel.parentId) throw notFound()
  if ((await keepersOf(ctx, channel)).length) {
    // Where somebody leads, who does is theirs to know, and that there is such a channel; but of what one did oneself.
    if (!(await hasActed(ctx.db, ctx.actor.id, 'channel.lead', { channelId, personId }))) throw notFound()
    ctx.unchanged()
    return {}
  }
  if (!(await keepersOf(ctx, { ...channel, leadIds: channel.personIds })).includes(personId))
    throw new Refusal('invalid', 'Choose one of those who are named there and can sign in.', 'personId')
  await asHouse(ctx.db, () => setLead(ctx.db, channelId, personId))
  ctx.audit({ act: 'channel.lead', groupId: null, channelId, personId })
  await savedAll(ctx, channelId, {})
  // What waits there is theirs to see.
  await accessChangedFor(ctx, [{ id: personId }])
  return {}
}
