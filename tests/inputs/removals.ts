import { ask, newThread, type Asking, type Inputs } from '../requests'
import { keeperIn } from '../standing'

/** On threads of their own: what is asked about the place afterwards stays as it was. */
export const removals: Inputs = {
  hideThread: async (asking) => ({ threadId: await newThread(asking), reason: 'It names a person.' }),
  restoreThread: async (asking) => ({ threadId: await newHidden(asking) }),
  removeThread: async (asking) => ({ threadId: await newHidden(asking) }),
}

async function newHidden(asking: Asking) {
  const threadId = await newThread(asking)
  const input = { threadId, reason: 'It names a person.' }
  await ask(asking.stage.forum, 'hideThread', input, keeperIn(asking.stage, asking.place).cookie)
  return threadId
}
