import type postgres from 'postgres'
import { prepared } from './prepared'

type Work = (sql: postgres.TransactionSql) => Promise<unknown>

/**
 * Lets transactions outlive their connection. When it breaks, postgres.js (3.4) gives the transaction up by itself;
 * but its own ROLLBACK, and whoever is still at work in there, would then write to a socket that is gone, and that
 * ends the process. So the work is told instead, and the driver never hears how it ended.
 */
export function surviveBreaks(client: postgres.Sql) {
  const begin = client.begin.bind(client) as (options: string, work: Work) => Promise<unknown>
  const surviving = (...[options, work]: [work: Work] | [options: string, work: Work]): Promise<unknown> => {
    if (!work) return surviving('', options as Work)
    let isOver = false
    const atWork = async (sql: postgres.TransactionSql) => {
      try {
        const result = await work(guard(sql, () => isOver))
        return isOver ? never() : result
      } catch (error) {
        if (isOver || isBreak(error)) return never()
        throw error
      }
    }
    return begin(options as string, atWork).finally(() => (isOver = true))
  }
  client.begin = surviving as never
  return client
}

/** Lets queries through until the transaction is over: whoever is late must not ask in the next one. */
export function guard<S extends postgres.ISql>(sql: S, isOver: () => boolean): S {
  const check = () => {
    if (isOver()) throw Object.assign(new Error('The connection broke.'), { code: 'CONNECTION_CLOSED' })
  }
  return new Proxy(sql, {
    apply(target, self, parts) {
      check()
      return Reflect.apply(target, self, parts) as unknown
    },
    get(target, name) {
      check()
      return name === 'unsafe' ? prepared(target.unsafe) : (Reflect.get(target, name) as unknown)
    },
  })
}

const never = () => new Promise<never>(() => {})

const breaks = new Set(['CONNECTION_CLOSED', 'CONNECTION_ENDED', 'CONNECTION_DESTROYED', 'ECONNRESET', 'EPIPE'])

function isBreak(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return breaks.has(String((error as NodeJS.ErrnoException).code)) || isBreak(error.cause)
}
