import { randomUUID } from 'node:crypto'
import { newPost, newThread, type Inputs } from '../requests'

export const transfers: Inputs = {
  splitThread: async (asking) => ({
    ...{ threadId: asking.threadId, id: randomUUID(), title: 'Apart' },
    postIds: [await newPost(asking)],
  }),
  mergeThread: async (asking) => ({ threadId: await newThread(asking), intoId: asking.threadId }),
  previewMerge: async (asking) => ({ threadId: await newThread(asking), intoId: asking.threadId }),
  locatePost: async (asking) => ({ postId: await newPost(asking) }),
}
