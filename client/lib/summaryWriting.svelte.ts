import type { Paragraph } from '../../contract/summaries'
import type { Forum } from '../stores/forum.svelte'
import { Refused } from './api'

/** As it lies on this device; `version`: on top of which it was written. `unsent`: the server has not all of it. */
interface Kept {
  paragraphs: Paragraph[]
  version: number
  unsent: boolean
}

const pauseMilliseconds = 800
const retryMilliseconds = 5_000

/**
 * The summary its author is writing. It is kept on this device at once and sent soon after, as a draft nobody else sees;
 * where another page of the same person was first, what was written here stands aside and is not lost.
 */
export class SummaryWriting {
  #kept = $state.raw<Kept>()
  #aside = $state.raw<Paragraph[]>()
  #problem = $state('')
  #isAnew = $state(false)
  #isClosed = false
  #timer: ReturnType<typeof setTimeout> | undefined
  #saving = Promise.resolve()
  readonly #forum: Pick<Forum, 'consultations' | 'storage' | 'directory'>
  readonly #threadId: string
  readonly #personId: string | undefined

  constructor(forum: Pick<Forum, 'consultations' | 'storage' | 'directory'>, threadId: string) {
    this.#forum = forum
    this.#threadId = threadId
    this.#personId = forum.directory.actor?.id
    this.#aside = forum.storage.read<Paragraph[]>(this.#place('summary-aside'))
    const kept = forum.storage.read<Kept>(this.#place())
    if (!kept) return
    if (kept.version === this.#version) this.#kept = kept
    else if (kept.unsent) this.#putAside(kept.paragraphs)
    if (this.#kept?.unsent) this.#later(0)
  }

  get #summary() {
    return this.#forum.consultations.summaryOf(this.#threadId)
  }
  get #version() {
    return this.#summary?.version ?? 0
  }

  /** What is being written, else what the server has. */
  get paragraphs(): Paragraph[] {
    return this.#here?.paragraphs ?? this.#summary?.paragraphs ?? []
  }
  /** Whether it is open to be written: a draft, or what was begun anew. */
  get isOpen() {
    return this.#here !== undefined || this.#isAnew || (this.#summary?.state ?? 'draft') === 'draft'
  }
  get isSaved() {
    return !this.#here?.unsent
  }
  get problem() {
    return this.#problem
  }
  get aside() {
    return this.#aside
  }
  /** What was objected to before it was begun anew. */
  get objections() {
    return this.#summary?.words.filter(({ word }) => word === 'objected') ?? []
  }
  /** What is here and has been sent yields to what came from another page since. */
  get #here() {
    return this.#kept && (this.#kept.unsent || this.#kept.version >= this.#version) ? this.#kept : undefined
  }

  write(paragraphs: Paragraph[]) {
    this.#keep({ paragraphs, version: this.#here?.version ?? this.#version, unsent: true })
    this.#later(pauseMilliseconds)
  }

  /** Opens what was put to the institutions, or stands; it changes only with the first word. */
  writeAnew() {
    this.#isAnew = true
  }

  /** The two change places: nothing of either is lost. */
  takeAside() {
    const [aside, shown] = [this.#aside, this.paragraphs]
    if (!aside) return
    this.dropAside()
    this.write(aside)
    if (JSON.stringify(shown) !== JSON.stringify(aside)) this.#setAside(shown)
  }
  dropAside() {
    const aside = this.#aside
    this.#aside = undefined
    this.#forum.storage.remove(this.#place('summary-aside'))
    return () => aside && this.#setAside(aside)
  }

  /** Puts it to the quoted institutions, as it is written here; false where that could not be saved first. */
  async ask() {
    await this.save()
    if (!this.isSaved) return false
    await this.#forum.consultations.askSummary(this.#threadId, this.#version)
    this.#forget()
    this.#isAnew = false
    return true
  }

  /** Sends it now; one after the other. What it comes to stands in `problem`. */
  save(): Promise<void> {
    clearTimeout(this.#timer)
    this.#saving = this.#saving.then(() => this.#saveNow())
    return this.#saving
  }

  /** The page is left: what is not sent yet goes now, and stays on this device in any case. */
  close() {
    this.#isClosed = true
    if (this.#kept?.unsent) void this.save()
  }

  async #saveNow() {
    const kept = this.#kept
    if (!kept?.unsent) return
    // A paragraph without a word is nobody's but this page's.
    const written = kept.paragraphs.filter(({ text }) => text.trim())
    if (!written.length && !this.#summary) return this.#keep({ ...kept, unsent: false })
    try {
      const { version } = await this.#forum.consultations.saveSummary(this.#threadId, written, kept.version)
      this.#problem = ''
      const now = this.#kept
      if (now !== kept) return this.#goOn(version)
      if (written.length === kept.paragraphs.length) this.#forget()
      else this.#keep({ ...kept, version, unsent: false })
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      this.#problem = error.message
      if (error.passes) return this.#later(retryMilliseconds)
      if (error.code === 'conflict') await this.#yield()
    }
  }

  /** More was written meanwhile, on top of what was just saved. */
  #goOn(version: number) {
    if (!this.#kept) return
    this.#keep({ ...this.#kept, version })
    this.#later(pauseMilliseconds)
  }

  async #yield() {
    this.#putAside(this.paragraphs)
    this.#forget()
    await this.#forum.consultations.load(this.#threadId).catch(() => undefined)
  }

  #putAside(paragraphs: Paragraph[]) {
    this.#forum.storage.remove(this.#place())
    this.#setAside(paragraphs)
  }
  #setAside(paragraphs: Paragraph[]) {
    this.#aside = paragraphs
    this.#forum.storage.write(this.#place('summary-aside'), paragraphs)
  }

  #keep(kept: Kept) {
    this.#kept = kept
    this.#forum.storage.write(this.#place(), kept)
  }
  #forget() {
    clearTimeout(this.#timer)
    this.#kept = undefined
    this.#forum.storage.remove(this.#place())
  }

  /** Several people may use one device. */
  #place = (what = 'summary') => `${what}:${this.#personId}:${this.#threadId}`

  #later(milliseconds: number) {
    clearTimeout(this.#timer)
    if (!this.#isClosed) this.#timer = setTimeout(() => void this.save(), milliseconds)
  }
}
