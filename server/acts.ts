import { accountable } from '../contract/acts'
import type { Ability } from '../contract/policy'
import type { Database } from '../db/database'
import { appendActs } from '../db/queries/audit'
import type { Context, Deed } from './context'

/** What one request has to put in the log; written last, for the end of the chain is held until the commit. */
export class Acts {
  #deeds: Deed[] = []
  #isUnchanged = false

  add(deed: Deed) {
    this.#deeds.push(deed)
  }

  unchanged() {
    this.#isUnchanged = true
  }

  /** Whoever used power over others has said so, or that it came to nothing. */
  check(policy: Ability) {
    if (!accountable.includes(policy) || this.#deeds.length || this.#isUnchanged) return
    throw new Error(`${policy} was used and nothing put in the log.`)
  }

  get isEmpty() {
    return !this.#deeds.length
  }

  write = (db: Database, actor: Context['actor'] | null, at: Date) =>
    record(db, this.#deeds, { actorId: actor?.id ?? null, at })
}

/** Of a reason that may name what it was about, the log keeps how long it is: nothing can be taken out of it later. */
export const lengthOf = (reason = ''): Record<string, number> => (reason ? { reasonCharacters: reason.length } : {})

/** Puts acts in the log; the last thing a transaction does. Without an actor: the forum itself did it. */
export async function record(db: Database, deeds: Deed[], { actorId, at }: { actorId: string | null; at: Date }) {
  if (!deeds.length) return
  const entries = deeds.map(({ act, groupId, details = {}, actorId: other, ...about }) => ({
    ...{ at, act, groupId, about, details },
    actorId: other === undefined ? actorId : other,
  }))
  await appendActs(db, entries)
}
