import type { Input } from '../../contract/endpoint'
import { wordsIn } from '../../contract/folding'
import type { Hit, search } from '../../contract/search'
import { Refused, type Api } from '../lib/api'
import { finds } from '../lib/words'
import type { Directory } from './directory.svelte'

export type Question = Omit<Input<typeof search>, 'cursor'>

/** How long nothing is typed before it is looked for. */
const pauseMilliseconds = 200

/** One search at a time, as it is being typed. Of several answers on their way only that to the last question counts. */
export class Search {
  #question = $state.raw<Question>({ q: '' })
  #hits = $state.raw<Hit[]>([])
  #next = $state.raw<string | null>(null)
  /** `typing`: what is shown answers an earlier question. */
  #state = $state<'idle' | 'typing' | 'looking' | 'more' | 'done' | 'failed'>('idle')
  #problem = $state.raw<Refused>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #asked = 0
  readonly #api: Api
  readonly #directory: Directory

  constructor(api: Api, directory: Directory) {
    this.#api = api
    this.#directory = directory
  }

  get question() {
    return this.#question
  }
  /** What was found, as far as it is still ours to read. */
  get hits() {
    return this.#hits.filter(({ thread, document }) => this.#directory.channels.get((thread ?? document)!.channelId))
  }
  get state() {
    return this.#state
  }
  get problem() {
    return this.#problem
  }
  get hasMore() {
    return this.#next !== null
  }

  /** People and members with all these words at the beginning of a word of their name. */
  get named() {
    const { people, members } = this.#directory
    return { people: this.#named(people.all), members: this.#named(members.all) }
  }

  /** Looks for this once nothing more is typed; with `now` at once. An empty question has no answer. */
  ask(question: Question, { now = false } = {}) {
    clearTimeout(this.#timer)
    this.#question = question
    this.#asked++
    if (!question.q.trim() && Object.values(question).every((value) => !value)) return this.#forget()
    this.#state = 'typing'
    if (now) return void this.#look()
    this.#timer = setTimeout(() => void this.#look(), pauseMilliseconds)
  }

  /** Loads the next page. */
  async more() {
    if (this.#state !== 'done' || !this.#next) return
    this.#state = 'more'
    await this.#load(this.#next)
  }

  clear() {
    this.ask({ q: '' })
  }

  async #look() {
    this.#state = 'looking'
    await this.#load()
  }

  async #load(cursor?: string) {
    const asked = this.#asked
    try {
      const found = await this.#api.call<typeof search>('GET /api/search', { ...this.#question, cursor })
      if (asked !== this.#asked) return
      this.#hits = cursor ? [...this.#hits, ...found.hits] : found.hits
      this.#next = found.next
      this.#state = 'done'
    } catch (error) {
      if (asked !== this.#asked) return
      if (!(error instanceof Refused)) throw error
      this.#problem = error
      this.#state = 'failed'
    }
  }

  #forget() {
    this.#hits = []
    this.#next = null
    this.#state = 'idle'
  }

  #named<T extends { name: string }>(all: T[]): T[] {
    if (!wordsIn(this.#question.q).length) return []
    return all
      .filter(({ name }) => finds(this.#question.q, [name]))
      .sort((a, b) => a.name.localeCompare(b.name))
      .slice(0, 8)
  }
}
