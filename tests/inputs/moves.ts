import { newThread, type Inputs } from '../requests'

/** `network, to full`: on a thread of its own. Without more: to where it is. */
export const moves: Inputs = {
  moveThread: async (asking) => {
    const { stage, state, threadId, channelId } = asking
    if (!state) return { threadId, channelId }
    return { threadId: await newThread(asking), channelId: stage.channels[state.split(' ')[1]!]! }
  },
}
