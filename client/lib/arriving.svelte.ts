/** What was asked for, once it is here; what was here before stays until then. To be called while a component is made. */
export function arriving<T>(ask: () => Promise<T> | undefined) {
  let value = $state.raw<T>()
  let isFailed = $state(false)
  $effect(() => {
    let isCurrent = true
    isFailed = false
    ask()?.then(
      (found) => isCurrent && (value = found),
      () => isCurrent && (isFailed = true),
    )
    return () => (isCurrent = false)
  })
  return {
    get value() {
      return value
    },
    get isFailed() {
      return isFailed
    },
  }
}
