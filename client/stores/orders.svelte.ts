import type { Input } from '../../contract/endpoint'
import type { hideThread, removeThread, restoreThread } from '../../contract/removals'
import type {
  answerThread,
  lockThread,
  pinThread,
  slowThread,
  unanswerThread,
  unlockThread,
  unpinThread,
} from '../../contract/orders'
import type { mergeThread, previewMerge, splitThread } from '../../contract/transfers'
import type { Api } from '../lib/api'
import type { Threads } from './threads.svelte'

/** Keeping order among threads: what their moderators do, and marking an answer. */
export class Orders {
  readonly #api: Api
  readonly #threads: Threads

  constructor(api: Api, threads: Threads) {
    this.#api = api
    this.#threads = threads
  }

  async pin(threadId: string, until: string) {
    return this.#keep(this.#api.call<typeof pinThread>('PUT /api/threads/:threadId/pin', { threadId, until }))
  }
  async unpin(threadId: string) {
    return this.#keep(this.#api.call<typeof unpinThread>('DELETE /api/threads/:threadId/pin', { threadId }))
  }
  async lock(threadId: string, reason = '') {
    return this.#keep(this.#api.call<typeof lockThread>('PUT /api/threads/:threadId/lock', { threadId, reason }))
  }
  async unlock(threadId: string) {
    return this.#keep(this.#api.call<typeof unlockThread>('DELETE /api/threads/:threadId/lock', { threadId }))
  }
  async slow(threadId: string, seconds: number) {
    return this.#keep(this.#api.call<typeof slowThread>('PUT /api/threads/:threadId/slow', { threadId, seconds }))
  }
  async answer(threadId: string, postId: string) {
    return this.#keep(this.#api.call<typeof answerThread>('PUT /api/threads/:threadId/answer', { threadId, postId }))
  }
  async unanswer(threadId: string) {
    return this.#keep(this.#api.call<typeof unanswerThread>('DELETE /api/threads/:threadId/answer', { threadId }))
  }

  async hide(threadId: string, reason: string) {
    return this.#keep(this.#api.call<typeof hideThread>('PUT /api/threads/:threadId/hiding', { threadId, reason }))
  }
  async restore(threadId: string) {
    return this.#keep(this.#api.call<typeof restoreThread>('DELETE /api/threads/:threadId/hiding', { threadId }))
  }
  /** For good. */
  async remove(threadId: string) {
    await this.#api.call<typeof removeThread>('DELETE /api/threads/:threadId', { threadId })
  }

  /** Carries posts, and the replies to them, into a thread of their own; its id is the caller's, so that trying again is one. */
  async split(split: Input<typeof splitThread>) {
    return this.#keep(this.#api.call<typeof splitThread>('POST /api/threads/:threadId/split', split))
  }
  async merge(threadId: string, intoId: string) {
    return this.#keep(
      this.#api.call<typeof mergeThread>('PUT /api/threads/:threadId/into/:intoId', { threadId, intoId }),
    )
  }
  previewMerge = (threadId: string, intoId: string) =>
    this.#api.call<typeof previewMerge>('GET /api/threads/:threadId/into/:intoId/difference', { threadId, intoId })

  #keep = async (reply: Promise<Parameters<Threads['keep']>[0]>) => this.#threads.keep(await reply)
}
