import { randomUUID } from 'node:crypto'
import { heldPosts as table } from '../../db/schema/heldPosts'
import type { Asking, Inputs } from '../requests'

export const heldPosts: Inputs = {
  listHeldPosts: () => ({}),
  approvePost: async (asking) => ({ heldId: await newHeld(asking) }),
  refusePost: async (asking) => ({ heldId: await newHeld(asking), reason: 'Why.' }),
  dropHeldPost: async (asking) => ({ heldId: await newHeld(asking) }),
  openHolding: () => ({}),
  // As it is: what is asked of the others after this must not wait.
  setHolding: () => ({ posts: 0 }),
}

/** Straight into the database: nobody here is new. */
async function newHeld({ stage, place, threadId }: Asking) {
  const id = randomUUID()
  const words = { title: '', text: 'Words.', places: [], topics: [], fileIds: [] }
  const held = { id, threadId, isQuestion: false, authorId: stage.writers[place]!.id, createdAt: new Date() }
  await stage.forum.db.insert(table).values({ ...held, ...words })
  return id
}
