import { SvelteMap } from 'svelte/reactivity'
import type { Draft, openDraft, saveDraft } from '../../contract/drafts'
import { Refused, type Api } from '../lib/api'
import type { Storage } from '../lib/storage'
import type { Directory } from './directory.svelte'

export type Writing = Pick<Draft, 'text' | 'form'>
type Known = Writing & { version: number }
/** As it lies on this device; what is unsent tells when it was typed, and on top of which version. */
type Kept = Writing & { unsent?: boolean; at?: number; version?: number }
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
  /** What another device wrote at the same time, or what was shown here before that came. */
  readonly #others = new SvelteMap<string, Writing>()
  /** What is on its way to the server; it comes back as an event, too. */
  readonly #sending = new Map<string, Writing>()
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

  /** Written at the same time as what is shown, and not in it; kept until it is taken or thrown away. */
  other = (key: string) => this.#others.get(key)

  /** A draft from another device. While one is writing here it stands aside. */
  keep(draft: Draft) {
    const { key } = draft
    const [known, mine] = [this.#drafts.get(key), this.#unsent.get(key)]
    if (known && known.version >= draft.version) return
    if (mine && isWithin(draft, this.#sending.get(key))) return
    if (mine) return this.#putAside(key, draft, mine)
    this.#drafts.set(key, draft)
    this.#store(key, draft)
  }

  /** The draft as it was last left, here or elsewhere. */
  async open(key: string): Promise<Writing | undefined> {
    const local = this.#storage.read<Kept>(this.#place(key))
    const other = this.#storage.read<Writing>(this.#placeAside(key))
    if (other) this.#others.set(key, other)
    if (this.#unsent.has(key)) return this.get(key)
    if (local?.unsent) this.#begin(key, local, local.version ?? 0)
    const looking = this.#look(key, local)
    // Nothing is sent before it is known what it would replace.
    this.#saving.set(key, looking)
    await looking
    return this.get(key) ?? local
  }

  /** Keeps what is being written. */
  write(key: string, writing: Writing) {
    this.#begin(key, writing, this.#drafts.get(key)?.version ?? 0)
    this.#storeUnsent(key)
  }

  takeOther(key: string) {
    const [shown, other] = [this.get(key), this.#others.get(key)]
    if (!other) return
    this.dropOther(key)
    this.write(key, other)
    if (shown) this.#putAside(key, shown, other)
  }

  dropOther(key: string) {
    this.#others.delete(key)
    this.#storage.remove(this.#placeAside(key))
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

  /** What was not sent from here may be older than what another device has saved since: the newer one is shown. */
  async #look(key: string, local: Kept | undefined) {
    const mine = this.#unsent.get(key)
    const draft = await this.#api.call<typeof openDraft>('GET /api/drafts/:key', { key }).catch(() => undefined)
    if (!draft) return
    const isNewer = draft.version > (local?.version ?? 0) && Date.parse(draft.savedAt) > (local?.at ?? 0)
    if (mine && isNewer && this.#unsent.get(key) === mine) {
      this.#unsent.delete(key)
      this.#putAside(key, mine, draft)
    }
    this.keep(draft)
  }

  #begin(key: string, { text, form }: Writing, version: number) {
    this.#drafts.set(key, { text, form, version })
    this.#unsent.set(key, { text, form })
    this.#later(key, pauseMilliseconds)
  }

  #putAside(key: string, { text, form }: Writing, shown: Writing) {
    if (isWithin({ text, form }, shown)) return
    this.#others.set(key, { text, form })
    this.#storage.write(this.#placeAside(key), { text, form })
  }

  async #saveNow(key: string) {
    const writing = this.#unsent.get(key)
    if (!writing) return
    this.#sending.set(key, writing)
    const draft = await this.#api
      .call<typeof saveDraft>('PUT /api/drafts/:key', { key, text: writing.text, form: writing.form })
      .catch((error: unknown) => ({ failure: error }))
    // Somebody else sits here.
    if (this.#sending.get(key) !== writing) return
    this.#sending.delete(key)
    // Something was typed meanwhile, on top of this: what comes next saves it.
    const isLatest = this.#unsent.get(key) === writing
    if ('failure' in draft) return isLatest ? this.#failed(key, draft.failure) : undefined
    if (!isLatest) return this.#builtOn(key, draft.version)
    this.#unsent.delete(key)
    this.#drafts.set(key, draft)
    this.#store(key, draft)
  }

  #builtOn(key: string, version: number) {
    const known = this.#drafts.get(key)
    if (known) this.#drafts.set(key, { ...known, version })
    if (this.#unsent.has(key)) this.#storeUnsent(key)
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

  #placeAside = (key: string) => `${this.#place(key)}:other`

  #storeUnsent(key: string) {
    const kept: Kept = { ...this.#drafts.get(key)!, unsent: true, at: Date.now() }
    this.#storage.write(this.#place(key), kept)
  }

  #store(key: string, { text, form }: Writing) {
    if (isEmpty({ text, form })) this.#storage.remove(this.#place(key))
    else this.#storage.write(this.#place(key), { text, form })
  }

  clear() {
    for (const timer of this.#timers.values()) clearTimeout(timer)
    const maps = [this.#timers, this.#drafts, this.#unsent, this.#others, this.#sending, this.#saving]
    for (const map of maps) map.clear()
  }
}

const isEmpty = (draft: Writing | undefined) => !draft?.text && !Object.keys(draft?.form ?? {}).length

/** Nothing would be lost, were only the second one left. */
const isWithin = ({ text, form }: Writing, shown: Writing | undefined) =>
  shown !== undefined &&
  shown.text.includes(text) &&
  Object.entries(form).every(([name, value]) => JSON.stringify(shown.form[name]) === JSON.stringify(value))
