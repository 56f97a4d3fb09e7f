import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { threads } from '../../db/schema/threads'
import { ask, type Asking, type Inputs } from '../requests'

export const removals: Inputs = {
  // Others of their own: what is asked about the place afterwards stays as it was.
  hideThread: async (asking) => ({ threadId: await newThread(asking), reason: 'It names a person.' }),
  restoreThread: ({ threadId }) => ({ threadId }),
  removeThread: async (asking) => {
    const threadId = await newThread(asking)
    const { forum } = asking.stage
    await forum.db.update(threads).set({ hiddenFromId: asking.channelId }).where(eq(threads.id, threadId))
    return { threadId }
  },
}

/** Another thread in a place, by the one who wrote there. */
export async function newThread({ stage: { forum, writers }, place, channelId }: Asking) {
  const ids = { id: randomUUID(), postId: randomUUID(), channelId }
  const question = { ...ids, title: 'Another', text: 'Words.', places: [], topics: [], fileIds: [] }
  await ask(forum, 'startThread', question, writers[place]!.cookie)
  return ids.id
}
