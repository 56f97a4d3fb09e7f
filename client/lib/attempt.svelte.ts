import { Refused } from './api'

/** Something a person tries: whether it is under way, and why it was refused, by field where it was about one. */
export class Attempt {
  #busy = $state(false)
  #refusal = $state.raw<Refused>()

  get busy() {
    return this.#busy
  }

  /** What was refused about a field. */
  about = (field: string) => (this.#refusal?.field === field ? this.#refusal.message : undefined)

  /** What was refused about none of these fields: to be said for the whole. */
  beside(...fields: string[]) {
    return this.#refusal && !fields.includes(this.#refusal.field ?? '') ? this.#refusal.message : undefined
  }

  /** Does it; false when it was refused. */
  async run(work: () => Promise<unknown>): Promise<boolean> {
    if (this.#busy) return false
    this.#busy = true
    this.#refusal = undefined
    try {
      await work()
      return true
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      this.#refusal = error
      return false
    } finally {
      this.#busy = false
    }
  }
}
