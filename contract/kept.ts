/** What work makes of a word, made once: texts say the same words again and again. */
export function kept<T>(work: (word: string) => T) {
  const known = new Map<string, T>()
  return (word: string): T => {
    let result = known.get(word)
    if (result !== undefined) return result
    if (known.size >= most) known.clear()
    result = work(word)
    known.set(word, result)
    return result
  }
}
const most = 50_000

/** What work makes of an object, made once for as long as that is there. */
export function keptFor<Key extends object, T>(work: (key: Key) => T) {
  const known = new WeakMap<Key, T>()
  return (key: Key): T => {
    let result = known.get(key)
    if (result === undefined) known.set(key, (result = work(key)))
    return result
  }
}
