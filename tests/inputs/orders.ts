import { newPost, type Inputs } from '../requests'

export const orders: Inputs = {
  pinThread: ({ threadId }) => ({ threadId, until: new Date(Date.now() + 60_000).toISOString() }),
  unpinThread: ({ threadId }) => ({ threadId }),
  lockThread: ({ threadId }) => ({ threadId, reason: 'Enough said.' }),
  unlockThread: ({ threadId }) => ({ threadId }),
  // Not slowed in earnest: the rows after these write there.
  slowThread: ({ threadId }) => ({ threadId, seconds: 0 }),
  answerThread: async (asking) => ({ threadId: asking.threadId, postId: await newPost(asking) }),
  unanswerThread: ({ threadId }) => ({ threadId }),
}
