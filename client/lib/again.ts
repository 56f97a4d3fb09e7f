/** Does something once at a time. Asked for while it is under way, it is done once more: what it found may be old. */
export function again(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined
  let isAskedAgain = false
  const toTheEnd = async () => {
    do {
      isAskedAgain = false
      await work()
    } while (isAskedAgain)
  }
  return () => {
    if (running) isAskedAgain = true
    return (running ??= toTheEnd().finally(() => (running = undefined)))
  }
}
