import { randomUUID } from 'node:crypto'
import { newPost, type Asking, type Inputs } from '../requests'

export const redactions: Inputs = {
  findOccurrences: async (asking) => ({ postId: await newPostWith(asking, 'zebra'), words: 'zebra' }),
  redactPost: async (asking) => ({
    ...{ id: randomUUID(), postId: await newPostWith(asking, 'zebra'), words: 'zebra' },
    ...{ reason: 'It names a person.', editedAt: null, elsewhere: false },
  }),
  listRedactions: async (asking) => ({ postId: await newPost(asking) }),
}

async function newPostWith(asking: Asking, word: string) {
  const postId = await newPost(asking)
  await asking.stage.forum.connection.client`update posts set text = ${word} where id = ${postId}`
  return postId
}
