import { randomUUID } from 'node:crypto'
import type { Audience } from '../../contract/kinds'
import { insertChannel } from '../../db/queries/moves'
import { groupId, type Inputs, type Stage } from '../requests'

const about = { name: 'A channel', purpose: '', writers: 'audience' } as const

export const channels: Inputs = {
  makeChannel: ({ stage, on }) => ({
    ...{ id: randomUUID(), ...about, personIds: [], leadIds: [] },
    ...(on === 'the house' ? { audience: 'full', groupId: null } : { audience: 'group', groupId: groupId(stage, on) }),
  }),
  editChannel: async ({ stage, on }) => ({ channelId: await newChannel(stage, on), ...about, name: 'Another' }),
  nameForChannel: async ({ stage, on }) => {
    const { ada, leo } = persons(stage)
    return { channelId: await newChannel(stage, on), personIds: [ada, leo], leadIds: [leo] }
  },
  listLeaderless: () => ({}),
  appointLead: async ({ stage, on }) => ({ channelId: await newChannel(stage, on), personId: persons(stage).leo }),
  archiveChannel: async ({ stage, on }) => ({ channelId: await newChannel(stage, on) }),
  reopenChannel: async ({ stage, on }) => ({ channelId: await newChannel(stage, on, { archived: true }) }),
}

const persons = ({ writers }: Stage) => ({ ada: writers['network']!.id, leo: writers['legal']!.id })

const audiences: Record<string, Audience> = {
  legal: 'group',
  full: 'full',
  troika: 'persons',
  leaderless: 'persons',
}

/** A channel of its own for each question: they change it for everyone. In the troika ada leads and leo is named; of the leaderless, who leads is suspended. */
async function newChannel(stage: Stage, on: string, { archived = false } = {}) {
  const { ada, leo } = persons(stage)
  const audience = audiences[on] ?? 'network'
  const leadIds = on === 'troika' ? [ada] : on === 'leaderless' ? [stage.cast.sid!.id] : []
  const named = { personIds: leadIds.length ? [...leadIds, leo] : [], leadIds }
  const place = { id: randomUUID(), slug: randomUUID(), position: 99, parentId: null, archived }
  const reach = { audience, groupId: on === 'legal' ? groupId(stage, 'legal') : null, memberIds: [], ...named }
  return (await insertChannel(stage.forum.db, { ...place, ...about, ...reach })).id
}
