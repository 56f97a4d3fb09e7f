import type { Input } from '../../contract/endpoint'
import type { File as Attachment } from '../../contract/files'
import type { Narrowing } from '../../contract/reaches'
import type { startThread } from '../../contract/threads'
import type { Forum } from '../stores/forum.svelte'
import { askable, askedOf } from './askable'
import { askingOf, cleaned, dueOf, problemOf, type AskingForm, type Dates } from './asking'

interface Form {
  title: string
  places: string[]
  topics: string[]
  channelId: string
  reach: Narrowing
  files: Attachment[]
  asking: AskingForm
  /** Chosen once and kept, so that sending again asks once. */
  ids: { id: string; postId: string }
}

const key = 'ask'
/** Whoever reads in the channel. */
export const everyone: Narrowing = { to: 'all', groupId: null, memberIds: [] }

/** A question in the making: a draft like any other, with its form. */
export class Question {
  readonly #forum: Forum
  readonly #unasked = askingOf('quick')
  #dates = $state.raw<Promise<Dates>>()

  constructor(forum: Forum) {
    this.#forum = forum
  }

  get #drafts() {
    return this.#forum.drafts
  }
  open = () => this.#drafts.open(key)
  discard = () => this.#drafts.discard(key)

  get text() {
    return this.#drafts.get(key)?.text ?? ''
  }
  get form(): Form {
    const nothing = {
      ...{ title: '', places: [], topics: [], channelId: '', reach: everyone, files: [] },
      ...{ asking: this.#unasked, ids: { id: '', postId: '' } },
    }
    return { ...nothing, ...(this.#drafts.get(key)?.form as Partial<Form> | undefined) }
  }
  get isSaved() {
    return this.#drafts.isSaved(key)
  }
  /** When answers would be due; undefined until they are asked for. */
  get dates() {
    return this.#dates
  }
  askDates = () => (this.#dates = this.#forum.consultations.dates())
  get isBegun() {
    return this.text !== '' || this.form.title !== ''
  }

  change({ text = this.text, ...change }: Partial<Form> & { text?: string }) {
    const ids = this.form.ids.id ? this.form.ids : { id: crypto.randomUUID(), postId: crypto.randomUUID() }
    this.#drafts.write(key, { text, form: { ...this.form, ids, ...change } })
  }

  /** As it goes to the server; undefined while something is missing. What is wrong with it, it throws. */
  async asked(): Promise<Input<typeof startThread> | undefined> {
    const { title, places, topics, channelId, reach, files, ids } = this.form
    if (!title.trim() || !this.text.trim() || !channelId) return
    const fileIds = files.map(({ id }) => id)
    const asking = await this.#asking()
    const about = { title: title.trim(), text: this.text.trimEnd(), places, topics, fileIds }
    return { ...ids, channelId, reach, ...about, ...(asking && { asking }) }
  }

  async #asking() {
    const { asking: form, channelId, reach } = this.form
    const { directory } = this.#forum
    const channel = directory.channels.get(channelId)
    if (!form.isOn || !channel) return undefined
    const [possible, dates] = await Promise.all([askable(this.#forum, channel, reach), this.#dates ?? this.askDates()])
    const memberIds = askedOf(form, possible, directory.actor?.memberId)
    const dueAt = dueOf(form, dates, Date.now())
    const problem = problemOf(form, memberIds, dueAt, Date.now())
    if (problem || !dueAt) throw new Error(problem)
    const zone = form.own && form.urgency === 'chosen' ? form.own.zone : dates.zone
    const { kind, urgency } = form
    return { kind, urgency, dueAt, zone, memberIds, questions: cleaned(form.questions) }
  }
}
