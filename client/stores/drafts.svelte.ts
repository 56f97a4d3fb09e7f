import { SvelteMap } from 'svelte/reactivity'
import type { Draft, openDraft, saveDraft } from '../../contract/drafts'
import { Refused, type Api } from '../lib/api'
import type { Storage } from '../lib/storage'
import type { Directory } from './directory.svelte'

export type Writing = Pick<Draft, 'text' | 'form'>
type Known = Writing & { version: number }
/** How long after the last key a draft goes to the server, and how long until that is tried again. */
const pauseMilliseconds = 800
const retryMilliseconds = 5_000

/**
 * What I am in the midst of writing. Every key is kept on this device at once and on the server soon after, so that
 * neither a crash nor another device loses it.
 */
export class Drafts {
  readonly #drafts = new SvelteMap<string, Known>()
  /** Those that the server does not have as they are here: nothing from elsewhere may replace them. */
  readonly #unsent = new SvelteMap<string, Writing>()
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>()
  readonly #saving = new Map<string, Promise<void>>()
  readonly #api: Api
  readonly #storage: Storage
  readonly #directory: Directory

  constructor(api: Api, storage: Storage, directory: Directory) {
    this.#api = api
    this.#storage = storage
    this.#directory = directory
  }

  get = (key: string) => this.#drafts.get(key)
  /** Whether the server has it, too. */
  isSaved = (key: string) => this.#drafts.has(key) && !this.#unsent.has(key)

  /** A draft from another device; not while one is writing here. */
  keep(draft: Draft) {
    const known = this.#drafts.get(draft.key)
    if (this.#unsent.has(draft.key) || (known && known.version >= draft.version)) return
    this.#drafts.set(draft.key, draft)
    this.#store(draft.key, draft)
  }

  /** The draft as it was last left, here or elsewhere. What this device has not sent yet comes first. */
  async open(key: string): Promise<Writing | undefined> {
    const local = this.#storage.read<Writing & { unsent?: boolean }>(this.#place(key))
    if (local?.unsent && !this.#unsent.has(key)) this.write(key, local)
    if (this.#unsent.has(key)) return this.get(key)
    const draft = await this.#api.call<typeof openDraft>('GET /api/drafts/:key', { key }).catch(() => undefined)
    if (draft) this.keep(draft)
    return this.get(key) ?? local
  }

  /** Keeps what is being written. */
  write(key: string, { text, form }: Writing) {
    const writing = { text, form }
    this.#drafts.set(key, { ...writing, version: this.#drafts.get(key)?.version ?? 0 })
    this.#unsent.set(key, writing)
    this.#storage.write(this.#place(key), { ...writing, unsent: true })
    this.#later(key, pauseMilliseconds)
  }

  /** Sends a draft to the server now; one after the other, so that an older one cannot arrive last. */
  async save(key: string): Promise<void> {
    clearTimeout(this.#timers.get(key))
    this.#timers.delete(key)
    const saving = (this.#saving.get(key) ?? Promise.resolve()).then(() => this.#saveNow(key))
    this.#saving.set(key, saving)
    await saving
  }

  /** It was sent as a post, or thrown away. */
  async discard(key: string) {
    if (isEmpty(this.get(key)) && !this.#storage.read(this.#place(key))) return
    this.write(key, { text: '', form: {} })
    await this.save(key)
  }

  async #saveNow(key: string) {
    const writing = this.#unsent.get(key)
    if (!writing) return
    const draft = await this.#api
      .call<typeof saveDraft>('PUT /api/drafts/:key', { key, text: writing.text, form: writing.form })
      .catch((error: unknown) => ({ failure: error }))
    // Something was typed meanwhile, or somebody else sits here: what comes next saves it.
    if (this.#unsent.get(key) !== writing) return
    if ('failure' in draft) return this.#failed(key, draft.failure)
    this.#unsent.delete(key)
    this.#drafts.set(key, draft)
    this.#store(key, draft)
  }

  /** It stays on this device. What the server refuses as it is (too long, say) waits for the next change. */
  #failed(key: string, failure: unknown) {
    if (!(failure instanceof Refused) || failure.passes) this.#later(key, retryMilliseconds)
  }

  #later(key: string, milliseconds: number) {
    clearTimeout(this.#timers.get(key))
    const timer = setTimeout(() => void this.save(key), milliseconds)
    this.#timers.set(key, timer)
  }

  /** Several people may use one device, each with drafts of their own. */
  #place = (key: string) => `draft:${this.#directory.me?.personId}:${key}`

  #store(key: string, { text, form }: Writing) {
    if (isEmpty({ text, form })) this.#storage.remove(this.#place(key))
    else this.#storage.write(this.#place(key), { text, form })
  }

  clear() {
    for (const timer of this.#timers.values()) clearTimeout(timer)
    for (const map of [this.#timers, this.#drafts, this.#unsent, this.#saving]) map.clear()
  }
}

const isEmpty = (draft: Writing | undefined) => !draft?.text && !Object.keys(draft?.form ?? {}).length
