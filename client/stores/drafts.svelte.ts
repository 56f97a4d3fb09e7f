import { SvelteMap } from 'svelte/reactivity'
import type { Draft, openDraft, saveDraft } from '../../contract/drafts'
import type { Api } from '../lib/api'
import type { Storage } from '../lib/storage'

type Writing = Pick<Draft, 'text' | 'form'>
/** How long after the last key a draft goes to the server. */
const pauseMilliseconds = 800

/**
 * What I am in the midst of writing. Every key is kept on this device at once and on the server soon after, so that
 * neither a crash nor another device loses it.
 */
export class Drafts {
  readonly #drafts = new SvelteMap<string, Writing & { version: number }>()
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>()
  readonly #api: Api
  readonly #storage: Storage

  constructor(api: Api, storage: Storage) {
    this.#api = api
    this.#storage = storage
  }

  get = (key: string) => this.#drafts.get(key)

  /** A draft from another device; not while one is writing here. */
  keep(draft: Draft) {
    const known = this.#drafts.get(draft.key)
    if (this.#timers.has(draft.key) || (known && known.version >= draft.version)) return
    this.#drafts.set(draft.key, draft)
    this.#store(draft.key, draft.text ? draft : undefined)
  }

  /** The draft as it was last left, here or elsewhere. What this device has not sent yet comes first. */
  async open(key: string): Promise<Writing | undefined> {
    const local = this.#storage.read<Writing & { unsent?: boolean }>(`draft:${key}`)
    if (local?.unsent) {
      this.write(key, local)
      return local
    }
    const draft = await this.#api.call<typeof openDraft>('GET /api/drafts/:key', { key }).catch(() => undefined)
    if (draft) this.keep(draft)
    return this.#drafts.get(key) ?? local
  }

  /** Keeps what is being written. */
  write(key: string, { text, form }: Writing) {
    this.#drafts.set(key, { text, form, version: this.#drafts.get(key)?.version ?? 0 })
    this.#storage.write(`draft:${key}`, { text, form, unsent: true })
    clearTimeout(this.#timers.get(key))
    this.#timers.set(
      key,
      setTimeout(() => void this.save(key), pauseMilliseconds),
    )
  }

  /** Sends a draft to the server now. */
  async save(key: string) {
    clearTimeout(this.#timers.get(key))
    this.#timers.delete(key)
    const draft = this.#drafts.get(key)
    if (!draft) return
    const { text, form } = draft
    const saved = await this.#api.call<typeof saveDraft>('PUT /api/drafts/:key', { key, text, form }).catch(() => null)
    if (!saved || this.#timers.has(key)) return
    this.#drafts.set(key, saved)
    this.#store(key, saved.text ? saved : undefined)
  }

  /** It was sent as a post, or thrown away. */
  async discard(key: string) {
    const had = this.#drafts.get(key)?.text || this.#storage.read(`draft:${key}`)
    this.#drafts.set(key, { text: '', form: {}, version: this.#drafts.get(key)?.version ?? 0 })
    this.#store(key, undefined)
    if (had) await this.save(key)
  }

  #store(key: string, draft: Writing | undefined) {
    if (draft) this.#storage.write(`draft:${key}`, { text: draft.text, form: draft.form })
    else this.#storage.remove(`draft:${key}`)
  }

  clear() {
    for (const timer of this.#timers.values()) clearTimeout(timer)
    this.#timers.clear()
    this.#drafts.clear()
  }
}
