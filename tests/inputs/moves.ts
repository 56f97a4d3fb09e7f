import type { Inputs } from '../requests'

export const moves: Inputs = {
  moveThread: ({ threadId, channelId }) => ({ threadId, channelId }),
  previewMove: ({ threadId, channelId }) => ({ threadId, channelId }),
}
