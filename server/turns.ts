/** Lets so many works run at once; the others wait, first come, first served. */
export function turns(atOnce: number) {
  let running = 0
  const waiting: (() => void)[] = []
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve))
    else running++
    try {
      return await work()
    } finally {
      // A turn that ends is handed on, so nobody who comes now can take it.
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
