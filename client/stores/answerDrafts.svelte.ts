import { SvelteMap } from 'svelte/reactivity'
import type { saveAnswerDraft } from '../../contract/seats'
import { isSame, joined, type Content } from '../lib/answerCells'
import { Refused, type Api } from '../lib/api'
import type { Storage } from '../lib/storage'
import type { Consultations } from './consultations.svelte'
import type { Directory } from './directory.svelte'

/** As it lies on this device until the server has it; `version`: on top of which it was typed. */
type Kept = Content & { version: number }

const pauseMilliseconds = 800
const retryMilliseconds = 5_000

/**
 * What I write for my institution. It is kept on this device at once and sent to my colleagues soon after; where one of
 * them took over meanwhile, mine stands aside and is not lost.
 */
export class AnswerDrafts {
  /** Typed here and not yet with the server. */
  readonly #unsent = new SvelteMap<string, Kept>()
  /** What I typed while a colleague took over. */
  readonly #aside = new SvelteMap<string, Content>()
  readonly #problems = new SvelteMap<string, string>()
  /** What was sent since the last reply: some of it may have come there, and only its reply be lost. */
  readonly #tried = new Map<string, Content[]>()
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>()
  readonly #saving = new Map<string, Promise<boolean>>()
  readonly #api: Api
  readonly #storage: Storage
  readonly #consultations: Consultations
  readonly #directory: Directory

  constructor(api: Api, storage: Storage, consultations: Consultations, directory: Directory) {
    this.#api = api
    this.#storage = storage
    this.#consultations = consultations
    this.#directory = directory
  }

  /** As it stands: what I am typing, else what the colleagues have; undefined where nobody has begun. */
  get = (threadId: string): Content | undefined =>
    this.#unsent.get(threadId) ?? this.#consultations.seatOf(threadId)?.draft ?? undefined
  /** Whether it is a colleague's turn to write. */
  isTheirs(threadId: string) {
    const draft = this.#consultations.seatOf(threadId)?.draft
    return Boolean(draft && draft.writerId !== this.#directory.actor?.id)
  }
  isSaved = (threadId: string) => !this.#unsent.has(threadId)
  aside = (threadId: string) => this.#aside.get(threadId)
  problem = (threadId: string) => this.#problems.get(threadId) ?? ''

  /** Takes up what was typed on this device and never sent. */
  open(threadId: string) {
    const aside = this.#storage.read<Content>(this.#place(threadId, 'aside'))
    if (aside) this.#aside.set(threadId, aside)
    const kept = this.#storage.read<Kept>(this.#place(threadId))
    const draft = this.#consultations.seatOf(threadId)?.draft
    if (!kept || this.#unsent.has(threadId)) return
    if (draft && isSame(draft, kept)) this.forget(threadId)
    else if (kept.version === this.#version(threadId) && !this.isTheirs(threadId)) {
      this.#unsent.set(threadId, kept)
      this.#later(threadId, 0)
    } else this.#putAside(threadId, kept)
  }

  write(threadId: string, { text, cells }: Content) {
    const kept = { text, cells, version: this.#unsent.get(threadId)?.version ?? this.#version(threadId) }
    this.#unsent.set(threadId, kept)
    this.#storage.write(this.#place(threadId), kept)
    this.#later(threadId, pauseMilliseconds)
  }

  /** Takes the turn from whoever has it, with what stands there by then. */
  async takeOver(threadId: string, times = 3): Promise<void> {
    const { text, cells } = this.#consultations.seatOf(threadId)?.draft ?? nothing
    try {
      await this.#put(threadId, { text, cells }, { takeOver: true })
      this.#problems.delete(threadId)
    } catch (error) {
      if (!(error instanceof Refused && error.code === 'conflict') || times === 0) throw error
      await this.#consultations.loadSeat(threadId)
      return this.takeOver(threadId, times - 1)
    }
  }
  /** Asks those who may to release it, or not yet. */
  setReady(threadId: string, ready: boolean) {
    this.write(threadId, this.get(threadId) ?? nothing)
    return this.save(threadId, ready)
  }
  /** Throws it away for all colleagues. */
  discard(threadId: string) {
    this.write(threadId, nothing)
    return this.save(threadId)
  }

  /** It was taken up again, or is not wanted. */
  dropAside(threadId: string) {
    this.#problems.delete(threadId)
    this.#aside.delete(threadId)
    this.#storage.remove(this.#place(threadId, 'aside'))
  }

  /** It was released: nothing of it waits here any more. */
  forget(threadId: string) {
    clearTimeout(this.#timers.get(threadId))
    this.#unsent.delete(threadId)
    this.#storage.remove(this.#place(threadId))
  }

  /** Sends it now; one after the other. Whether it came there: if not, why not stands in `problem`. */
  save(threadId: string, ready = false): Promise<boolean> {
    clearTimeout(this.#timers.get(threadId))
    const before = this.#saving.get(threadId)?.catch(() => false)
    const saving = Promise.resolve(before).then(() => this.#saveNow(threadId, ready))
    this.#saving.set(threadId, saving)
    return saving
  }

  async #saveNow(threadId: string, ready: boolean): Promise<boolean> {
    const kept = this.#unsent.get(threadId)
    if (!kept) return true
    const tried = this.#tried.get(threadId) ?? []
    this.#tried.set(threadId, [...tried, kept])
    try {
      await this.#put(threadId, kept, { ready }, kept.version)
      this.#problems.delete(threadId)
      this.#tried.delete(threadId)
      const now = this.#unsent.get(threadId)
      if (now === kept) this.forget(threadId)
      // More was typed meanwhile, on top of what was just saved.
      else if (now) this.write(threadId, this.#rebased(threadId, now))
      return true
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      this.#problems.set(threadId, error.message)
      if (error.passes) this.#later(threadId, retryMilliseconds)
      return error.code === 'conflict' && this.#overtaken(threadId, kept, tried, ready)
    }
  }

  /** Mine stands aside, unless what overtook it is what I sent myself. */
  async #overtaken(threadId: string, kept: Kept, tried: Content[], ready: boolean) {
    await this.#consultations.loadSeat(threadId).catch(() => undefined)
    this.#tried.delete(threadId)
    const now = this.#unsent.get(threadId) ?? kept
    const draft = this.#consultations.seatOf(threadId)?.draft
    if (draft && !this.isTheirs(threadId) && tried.some((each) => isSame(each, draft))) {
      this.write(threadId, this.#rebased(threadId, now))
      return this.#saveNow(threadId, ready)
    }
    this.#putAside(threadId, now)
    this.forget(threadId)
    return false
  }

  async #put(
    threadId: string,
    { text, cells }: Content,
    { takeOver = false, ready = false } = {},
    version = this.#version(threadId),
  ) {
    const input = { threadId, text, cells, version, takeOver, ready }
    const route = 'PUT /api/threads/:threadId/seat/draft'
    this.#consultations.keepSeat(await this.#api.call<typeof saveAnswerDraft>(route, input))
  }

  #rebased(threadId: string, content: Content) {
    this.#unsent.delete(threadId)
    return content
  }

  #putAside(threadId: string, content: Content) {
    this.#storage.remove(this.#place(threadId))
    this.keepAside(threadId, joined(this.#aside.get(threadId) ?? nothing, content))
  }
  keepAside(threadId: string, { text, cells }: Content) {
    this.#aside.set(threadId, { text, cells })
    this.#storage.write(this.#place(threadId, 'aside'), { text, cells })
  }

  #version = (threadId: string) => this.#consultations.seatOf(threadId)?.draft?.version ?? 0
  #place = (threadId: string, what = 'answer') => `${what}:${this.#directory.actor?.id}:${threadId}`

  #later(threadId: string, milliseconds: number) {
    clearTimeout(this.#timers.get(threadId))
    this.#timers.set(
      threadId,
      setTimeout(() => void this.save(threadId), milliseconds),
    )
  }

  clear() {
    for (const timer of this.#timers.values()) clearTimeout(timer)
    this.#unsent.clear()
    for (const map of [this.#aside, this.#problems, this.#tried]) map.clear()
  }
}

const nothing: Content = { text: '', cells: [] }
