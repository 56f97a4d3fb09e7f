import { PgDialect } from 'drizzle-orm/pg-core'
import { PostgresJsSession, PostgresJsTransaction } from 'drizzle-orm/postgres-js'
import type postgres from 'postgres'
import { guard } from './breaks'
import { connect, type Database, type Place } from './database'

/** So many read at the same time; the others wait, first come, first served. */
const atOnce = 8

interface Reader {
  client: postgres.Sql
  /** How often its connection broke. */
  breaks: number
  close(): Promise<void>
}

/**
 * Transactions that only read, each on a connection of its own for as long. Neither their beginning nor their end is
 * waited for: both travel with the queries, so that a transaction takes hardly longer than its queries without one.
 */
export function openReaders(place: Place) {
  const all: Reader[] = []
  const idle: Reader[] = []
  const waiting: ((reader: Reader) => void)[] = []

  async function take(): Promise<Reader> {
    const reader = idle.pop() ?? (all.length < atOnce ? openReader(place, all) : undefined)
    return reader ?? new Promise((resolve) => waiting.push(resolve))
  }

  function giveBack(reader: Reader) {
    const next = waiting.shift()
    if (next) next(reader)
    else idle.push(reader)
  }

  return {
    async read<T>(beginning: string, work: (db: Database) => Promise<T>): Promise<T> {
      const reader = await take()
      const { breaks } = reader
      let isDone = false
      const isOver = () => isDone || reader.breaks !== breaks
      try {
        const begun = send(reader, beginning)
        const [result] = await Promise.all([work(databaseOf(guard(reader.client, isOver))), begun])
        // What was asked after a break was asked outside of the transaction, where nobody reads anything.
        if (isOver()) throw broken()
        return result
      } finally {
        isDone = true
        send(reader, 'commit').catch(() => {})
        giveBack(reader)
      }
    },
    close: async () => void (await Promise.all(all.map((reader) => reader.close()))),
  }
}

/** What Drizzle makes of a transaction of its own. */
export const databaseOf = (sql: postgres.ISql): Database =>
  new PostgresJsTransaction(dialect, new PostgresJsSession(sql as never, dialect, undefined), undefined)
const dialect = new PgDialect({ casing: 'snake_case' })

function openReader(place: Place, all: Reader[]): Reader {
  const onclose = () => void reader.breaks++
  const { client, close } = connect(place, { isWalled: true, connections: 1, onclose })
  const reader = { client, close, breaks: 0 }
  all.push(reader)
  return reader
}

/** At once, or a query of the work would go first. */
const send = (reader: Reader, text: string) => reader.client.unsafe(text).execute()

const broken = () => Object.assign(new Error('The connection broke.'), { code: 'CONNECTION_CLOSED' })
