import { ask, newPost, newThread, type Asking, type Inputs } from '../requests'
import { keeperIn } from '../standing'

const until = () => new Date(Date.now() + 60_000).toISOString()

/** On a thread of its own each: what is done to it is felt by whatever comes after. */
export const orders: Inputs = {
  pinThread: async (asking) => ({ threadId: await newThread(asking), until: until() }),
  unpinThread: (asking) => ordered(asking, 'pinThread', { until: until() }),
  lockThread: async (asking) => ({ threadId: await newThread(asking), reason: 'Enough said.' }),
  unlockThread: (asking) => ordered(asking, 'lockThread', { reason: '' }),
  slowThread: async (asking) => ({ threadId: await newThread(asking), seconds: 60 }),
  answerThread: async (asking) => {
    const threadId = await newThread(asking)
    return { threadId, postId: await newPost({ ...asking, threadId }) }
  },
  unanswerThread: async (asking) => {
    const threadId = await newThread(asking)
    return ordered(asking, 'answerThread', { postId: await newPost({ ...asking, threadId }) }, threadId)
  },
}

/** A thread to which this was done by whoever keeps order in the place. */
async function ordered(asking: Asking, name: string, input: object, thread?: string) {
  const threadId = thread ?? (await newThread(asking))
  await ask(asking.stage.forum, name, { ...input, threadId }, keeperIn(asking.stage, asking.place).cookie)
  return { threadId }
}
