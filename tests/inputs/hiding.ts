import { newPost, type Asking, type Inputs } from '../requests'

export const hiding: Inputs = {
  hidePost: async (asking) => ({ postId: await newPost(asking), reason: 'It names a person.' }),
  showPost: async (asking) => ({ postId: await newHidden(asking) }),
  erasePost: async (asking) => ({ postId: await newHidden(asking) }),
  lookAtPost: async (asking) => ({ postId: await newHidden(asking) }),
  listHiddenPosts: () => ({}),
}

async function newHidden(asking: Asking) {
  const postId = await newPost(asking)
  const { client } = asking.stage.forum.connection
  if (asking.state === 'hidden') await client`update posts set hidden = true where id = ${postId}`
  return postId
}
