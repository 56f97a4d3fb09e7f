import { isIPv6 } from 'node:net'

/**
 * Counts attempts in memory. Keys name who tries at what (`sign-in ada@… from 192.0.2.1`), so that whoever guesses from
 * elsewhere never locks the owner out.
 */
export class Throttle {
  #attempts = new Map<string, { count: number; until: number }>()

  /** Seconds to wait before the next attempt is heard; 0 when it is heard now. */
  wait(key: string, { attempts }: { attempts: number }, now: Date): number {
    const record = this.#attempts.get(key)
    if (!record || record.until <= now.getTime() || record.count < attempts) return 0
    return Math.ceil((record.until - now.getTime()) / 1000)
  }

  /** Notes an attempt; they are forgotten together, `seconds` after the first. */
  note(key: string, { seconds }: { seconds: number }, now: Date) {
    const record = this.#attempts.get(key)
    if (record && record.until > now.getTime()) record.count++
    else this.#attempts.set(key, { count: 1, until: now.getTime() + seconds * 1000 })
    if (this.#attempts.size > 10_000) this.#sweep(now)
  }

  /** Takes one noted attempt back: it turned out to be rightful. */
  pardon(key: string) {
    const record = this.#attempts.get(key)
    if (record) record.count--
  }

  forget(key: string) {
    this.#attempts.delete(key)
  }

  #sweep(now: Date) {
    for (const [key, record] of this.#attempts) if (record.until <= now.getTime()) this.#attempts.delete(key)
  }
}

export const inWords = (seconds: number) =>
  seconds < 90 ? `${seconds} second${seconds === 1 ? '' : 's'}` : `${Math.ceil(seconds / 60)} minutes`

/** Whom an address stands for. A household of IPv6 has as many as it likes; what they share is the first half. */
export function neighbourhood(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address
  const [before = [], after] = address.split('::').map((part) => part.split(':').filter(Boolean))
  const zeros = after ? 8 - before.length - after.length : 0
  return [...before, ...Array<string>(zeros).fill('0'), ...(after ?? [])].slice(0, 4).join(':')
}
