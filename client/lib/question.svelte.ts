import type { Input } from '../../contract/endpoint'
import type { File as Attachment } from '../../contract/files'
import type { Narrowing } from '../../contract/reaches'
import type { startThread } from '../../contract/threads'
import type { Drafts } from '../stores/drafts.svelte'

interface Form {
  title: string
  places: string[]
  topics: string[]
  channelId: string
  reach: Narrowing
  files: Attachment[]
  /** Chosen once and kept, so that sending again asks once. */
  ids: { id: string; postId: string }
}

const key = 'ask'
/** Whoever reads in the channel. */
export const everyone: Narrowing = { to: 'all', groupId: null, memberIds: [] }

/** A question in the making: a draft like any other, with its form. */
export class Question {
  readonly #drafts: Drafts

  constructor(drafts: Drafts) {
    this.#drafts = drafts
  }

  open = () => this.#drafts.open(key)
  discard = () => this.#drafts.discard(key)

  get text() {
    return this.#drafts.get(key)?.text ?? ''
  }
  get form(): Form {
    const nothing = {
      title: '',
      places: [],
      topics: [],
      channelId: '',
      reach: everyone,
      files: [],
      ids: { id: '', postId: '' },
    }
    return { ...nothing, ...(this.#drafts.get(key)?.form as Partial<Form> | undefined) }
  }
  get isSaved() {
    return this.#drafts.isSaved(key)
  }
  get isBegun() {
    return this.text !== '' || this.form.title !== ''
  }

  change({ text = this.text, ...change }: Partial<Form> & { text?: string }) {
    const ids = this.form.ids.id ? this.form.ids : { id: crypto.randomUUID(), postId: crypto.randomUUID() }
    this.#drafts.write(key, { text, form: { ...this.form, ids, ...change } })
  }

  /** As it goes to the server; undefined while something is missing. */
  asked(): Input<typeof startThread> | undefined {
    const { title, places, topics, channelId, reach, files, ids } = this.form
    if (!title.trim() || !this.text.trim() || !channelId) return
    const fileIds = files.map(({ id }) => id)
    return { ...ids, channelId, reach, title: title.trim(), text: this.text.trimEnd(), places, topics, fileIds }
  }
}
