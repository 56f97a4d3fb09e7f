/** Moments to come that something on the page hangs on: whoever asked is told when one is there. */
export class Moments {
  #passed = $state(0)
  #next = Infinity
  #timer: ReturnType<typeof setTimeout> | undefined

  /** Whether it has passed; what is drawn by the answer is drawn anew when it changes. */
  isPast(moment: string) {
    void this.#passed
    const at = Date.parse(moment)
    if (at <= Date.now()) return true
    if (at < this.#next) this.#wait(at)
    return false
  }

  clear() {
    clearTimeout(this.#timer)
    this.#next = Infinity
  }

  #wait(at: number) {
    clearTimeout(this.#timer)
    this.#next = at
    // A timer counts to 24 days and no further; then it is asked again.
    this.#timer = setTimeout(
      () => {
        this.#next = Infinity
        this.#passed++
      },
      Math.min(at - Date.now() + 1, longest),
    )
  }
}
const longest = 2 ** 31 - 1
