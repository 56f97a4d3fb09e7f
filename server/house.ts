import type { FastifyBaseLogger } from 'fastify'
import type { Walled } from '../db/acting'
import type { Database } from '../db/database'
import type { Config } from './config'
import type { Visit } from './context'
import type { Ends } from './ends'
import type { Realtime } from './realtime'

/** What a running server has, made once. */
export interface House {
  config: Config
  connection: Walled
  db: Database
  clock: () => Date
  log: FastifyBaseLogger
  realtime: Realtime
  /** Looks after what ends by itself. */
  ends: Ends
  /** Does a job at once that would otherwise come in its turn; nothing where no jobs are run. */
  hasten(name: string): void
  /** What each request's context shares. */
  forVisits: Pick<Visit, 'config' | 'sessions' | 'throttle' | 'files'>
}
