import type { listSimilar, Similar } from '../../contract/similar'
import { wordsIn } from '../../contract/folding'
import { nextRoundAt } from '../../contract/reviews'
import { Refused } from '../lib/api'
import type { Forum } from './forum.svelte'

/** How long nothing is typed before it is looked for. */
const pauseMilliseconds = 300

/** What was asked before that is like a title, as it is being typed. Only the answer to the last one counts. */
export class SimilarThreads {
  #found = $state.raw<Similar[]>([])
  #title = ''
  #timer: ReturnType<typeof setTimeout> | undefined
  #asked = 0
  readonly #forum: Forum

  constructor(forum: Forum) {
    this.#forum = forum
  }

  /** As far as it is still ours to read. What stands here stays until there is something newer, so that nothing jumps. */
  get found() {
    return this.#found.filter(({ thread }) => this.#forum.directory.channels.get(thread.channelId))
  }

  /** When it was last asked again and when it can be once more, as long as it cannot; what came in since counts first. */
  roundOf({ thread, askedAgainAt }: Similar, now = Date.now()) {
    const at = this.#forum.consultations.of(thread.id)?.askedAgainAt ?? askedAgainAt
    const next = at && nextRoundAt(at)
    return next && Date.parse(next) > now ? { at, next } : null
  }

  ask(title: string) {
    const said = title.trim()
    if (said === this.#title) return
    clearTimeout(this.#timer)
    this.#title = said
    this.#asked++
    if (wordsIn(said).reduce((letters, { word }) => letters + word.length, 0) < 2) return void (this.#found = [])
    this.#timer = setTimeout(() => void this.#look(said), pauseMilliseconds)
  }

  /** It is a help: where it is away, there is just none. */
  async #look(title: string) {
    const asked = this.#asked
    try {
      const { similar } = await this.#forum.api.call<typeof listSimilar>('GET /api/threads/similar', { title })
      if (asked === this.#asked) this.#found = similar
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      if (asked === this.#asked) this.#found = []
    }
  }
}
