/**
 * Keeps "may they?" and "then let them in" together although a database stands between. While a person's access is
 * being taken away nobody lets them in, and a look that began before that is done again.
 */
export class Doors {
  #shut = new Map<string, { count: number; opened: Promise<void>; open: () => void }>()
  #turns = new Map<string, number>()

  /** Lets someone in when `look` finds anything; what it found is the answer. */
  async enter<T>(personId: string, look: () => Promise<T | null>, join: () => void): Promise<T | null> {
    for (;;) {
      await this.#shut.get(personId)?.opened
      const turn = this.#turns.get(personId)
      const found = await look()
      if (turn !== this.#turns.get(personId) || this.#shut.has(personId)) continue
      if (found !== null) join()
      return found
    }
  }

  /** Shuts the doors of these people until the returned function is called. */
  shut(personIds: string[]): () => void {
    for (const personId of personIds) {
      this.#turns.set(personId, (this.#turns.get(personId) ?? 0) + 1)
      const record = this.#shut.get(personId) ?? closed()
      record.count++
      this.#shut.set(personId, record)
    }
    return () => {
      for (const personId of personIds.splice(0)) this.#open(personId)
    }
  }

  #open(personId: string) {
    const record = this.#shut.get(personId)
    if (!record || --record.count > 0) return
    this.#shut.delete(personId)
    record.open()
  }
}

function closed() {
  let open = () => {}
  const opened = new Promise<void>((resolve) => (open = resolve))
  return { count: 0, opened, open }
}
