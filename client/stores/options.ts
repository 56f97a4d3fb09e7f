import type { ManagerOptions, SocketOptions } from 'socket.io-client'
import type { Storage } from '../lib/storage'

/** What a page is opened with. */
export interface ForumOptions {
  base: string
  storage: Storage
  fetch?: typeof fetch
  socket?: Partial<ManagerOptions & SocketOptions>
}
