import type { Drafts } from '../stores/drafts.svelte'

/** What is filled in, and the version of the thing it changes; a new thing has none. */
type Held = Record<string, unknown> & { version?: number }

/** A form that is being filled in: a draft like any other. It begins with what is there, and goes when that is saved. */
export class FormDraft<Form extends Held> {
  readonly key: string
  readonly #drafts: Drafts
  readonly #begun: Form
  /** Of what somebody else made of it meanwhile, once one was told. */
  #seen: number | undefined

  constructor(drafts: Drafts, key: string, begun: Form) {
    this.#drafts = drafts
    this.key = key
    this.#begun = begun
  }

  open = () => this.#drafts.open(this.key)
  discard = () => this.#drafts.discard(this.key)

  get form(): Form {
    return { ...this.#begun, ...(this.#drafts.get(this.key)?.form as Partial<Form> | undefined) }
  }
  get isBegun() {
    return Object.keys(this.#drafts.get(this.key)?.form ?? {}).length > 0
  }
  get isSaved() {
    return this.#drafts.isSaved(this.key)
  }

  change(change: Partial<Form>) {
    this.#drafts.write(this.key, { text: '', form: { ...this.form, ...change } })
  }

  /**
   * On top of which version it is saved. Refused once because somebody changed it meanwhile, one has seen so, and saves
   * over it by saving again; `now`: the version this page knows.
   */
  versionOver(now: number | undefined) {
    const version = this.#seen ?? this.form.version ?? 0
    this.#seen = now
    return version
  }
}
