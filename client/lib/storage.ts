/** What this device keeps by itself; gone without harm where the browser allows none. */
export interface Storage {
  read<T>(key: string): T | undefined
  write(key: string, value: unknown): void
  remove(key: string): void
}

export const browserStorage: Storage = {
  read<T>(key: string) {
    try {
      return JSON.parse(localStorage.getItem(`colloquy:${key}`) ?? 'null') as T | undefined
    } catch {
      return undefined
    }
  },
  write(key, value) {
    try {
      localStorage.setItem(`colloquy:${key}`, JSON.stringify(value))
    } catch {
      // Full or forbidden: what is written stays on the page and is saved to the server.
    }
  },
  remove(key) {
    try {
      localStorage.removeItem(`colloquy:${key}`)
    } catch {
      // Nothing was kept, then.
    }
  },
}
