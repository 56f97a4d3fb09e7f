import { randomUUID } from 'node:crypto'
import type { Aim } from '../../contract/reaches'
import { ask, type Asking, type Inputs, type Stage } from '../requests'

export const reaches: Inputs = {
  previewReach: ({ channelId }) => ({ channelId, to: 'all' }),
  previewThreadReach: ({ stage, place, threadId }) => ({ threadId, ...query(asItIs(stage, place)) }),
  narrowThread: ({ stage, place, threadId }) => ({ threadId, ...asItIs(stage, place) }),
  askConsent: async (asking) => ({ ...question(asking.stage), threadId: await newThread(asking) }),
  previewConsent: async (asking) => ({ consentId: await newConsent(asking) }),
  answerConsent: async (asking) => ({ consentId: await newConsent(asking), yes: true }),
  withdrawConsent: async (asking) => ({ consentId: await newConsent(asking) }),
}

const whole = (channelId: string): Aim => ({
  ...{ channelId, to: 'all', groupId: null, memberIds: [], guestIds: [], isPublic: false },
})

/** Whom the thread of a place is for already: it stays as it is. */
function asItIs({ channels, writers, cast }: Stage, place: string): Aim {
  if (place === 'opened') return { ...whole(channels['network']!), guestIds: [cast.pia!.id] }
  const memberIds = [writers['network']!.directory.actor!.memberId]
  if (place === 'narrowed') return { ...whole(channels['network']!), to: 'members', memberIds }
  return whole(channels[place]!)
}
const query = ({ channelId, to, isPublic, memberIds: [memberIds], guestIds: [guestIds] }: Aim) => ({
  ...{ channelId, to, isPublic },
  ...(memberIds && { memberIds }),
  ...(guestIds && { guestIds }),
})

/** A thread of Ada's for her member alone, in which another of it wrote. */
async function newThread({ stage: { forum, channels, writers, cast } }: Asking) {
  const [ada, ann] = [writers['network']!, cast.ann!]
  const id = randomUUID()
  const memberIds = [ada.directory.actor!.memberId]
  const reach = { to: 'members', groupId: null, memberIds }
  const words = { title: 'Title', text: 'Words.', places: [], topics: [], fileIds: [], reach }
  await ask(forum, 'startThread', { id, postId: randomUUID(), channelId: channels['network'], ...words }, ada.cookie)
  const post = { id: randomUUID(), threadId: id, parentId: null, text: 'Words.', fileIds: [] }
  await ask(forum, 'writePost', post, ann.cookie)
  return id
}

const question = ({ channels }: Stage) => ({ id: randomUUID(), ...whole(channels['network']!), reason: '' })

async function newConsent(asking: Asking) {
  const { forum, writers } = asking.stage
  const input = { ...question(asking.stage), threadId: await newThread(asking) }
  await ask(forum, 'askConsent', input, writers['network']!.cookie)
  return input.id
}
