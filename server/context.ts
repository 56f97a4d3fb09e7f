import type { Event, Room } from '../contract/events'
import type { Actor } from '../contract/policy'
import type { Act } from '../contract/audit'
import type { Database } from '../db/database'
import type { Config } from './config'
import type { FileStore } from './files'
import type { Sessions } from './session'
import type { Throttle } from './throttle'

/** What a request by anyone comes with. */
export interface Visit {
  /** The request's transaction, in which PostgreSQL shows only what this person may read. */
  db: Database
  now: Date
  config: Config
  sessions: Sessions
  throttle: Throttle
  files: FileStore
  /** Who asks, for throttling: the network address. */
  address: string
  /** The browser as it names itself. */
  agent: string
  /** The secret of the session the request came with. */
  sessionId: string | null
  /** Sent with the answer. */
  setCookie(cookie: string): void
  /** Tells everyone in a room, once the transaction has been committed. */
  publish(room: Room, revision: number, event: Event): void
  /**
   * Takes every watched room from a person's open pages (they ask again for what they may still see), or with
   * `signedOut` closes their sockets, before the transaction commits, and lets nobody back in before it has.
   */
  cut(cut: Cut): void
  /**
   * Puts an act of moderation or administration in the log, in the transaction that does it. A line a verb:
   * `ctx.audit({ act: 'thread.lock', groupId: channel.groupId, channelId: channel.id, threadId, details: { until } })`
   */
  audit(deed: Deed): void
  /** What was asked for was so already: nothing to put in the log. */
  unchanged(): void
  /** Something was given an end: once this is committed, the house looks when the next one comes. */
  expectEnd(): void
  /** Once this is committed, the house does a job at once that would otherwise come in its turn. */
  expectDuty(name: string): void
  /** Runs when the transaction has been committed, before the answer; what it throws is logged. */
  afterCommit(work: () => Promise<void> | void): void
}

/** What there is before the transaction: whatever is told or cut belongs to a write. */
export type Beforehand<C extends Visit> = Omit<
  C,
  'publish' | 'cut' | 'audit' | 'unchanged' | 'expectEnd' | 'expectDuty' | 'afterCommit' | 'setCookie'
>

/**
 * Kind, place and things by their ids. No title and no text of a thread or post, ever, nor why something was done to one:
 * `details` are small facts, and `reason`, why a person is kept out.
 */
export type Deed = Pick<Act, 'act' | 'groupId'> &
  Act['about'] & {
    details?: Act['details']
    /** Where it is not the one who asks. */
    actorId?: string | null
  }

/**
 * `rooms`: only these of the watched ones. `session`: the sockets of that one only; `but`: of all but that one (both by
 * the hash of the secret).
 */
export interface Cut {
  personId: string
  rooms?: Room[]
  signedOut?: { session?: string; but?: string }
}

/** What a request by someone signed in comes with. */
export interface Context extends Visit {
  actor: Actor
  /** A moderator lets through what this person wrote before: neither pace nor slow mode holds it once more. */
  isLetThrough?: true
  /** The abilities that were asked for; `serve` checks that the declared one is among them. */
  asked: Set<string>
}
