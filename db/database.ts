import { sql } from 'drizzle-orm'
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import { migrate } from 'drizzle-orm/postgres-js/migrator'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { surviveBreaks } from './breaks'
import { prepared } from './prepared'
import { appRole, grantRole, makeRole } from './role'

/** The database, or one transaction in it: whatever a query is given. */
export type Database = PostgresJsDatabase

/** Where a PostgreSQL is: an address, or the socket of the embedded one. */
export type Place = { url: string } | { socket: string; database?: string }

export interface Connection {
  db: Database
  client: postgres.Sql
  close(): Promise<void>
}

/** As the owner of the tables, for whom there is no wall; the application connects by db/acting.ts. */
export function connect(
  place: Place,
  {
    connections = 10,
    onclose,
    isWalled = false,
  }: { connections?: number; onclose?: () => void; isWalled?: boolean } = {},
): Connection {
  // Back within a moment: by itself the driver waits up to twenty seconds, and lets every request wait with it.
  const backoff = () => 0.2
  const options = { max: connections, backoff, onclose, onnotice: () => {}, connect_timeout: 5, prepare: true } as const
  // The wall looks at the thread of each post: by its index, however few threads there are yet. No plan here runs so long
  // that it were worth being compiled first.
  const connection = isWalled
    ? { role: appRole, random_page_cost: 1.1, jit: 'off', max_parallel_workers_per_gather: '0' }
    : {}
  const user = isWalled ? appRole : 'postgres'
  const client =
    'url' in place
      ? postgres(place.url, { ...options, connection })
      : postgres({ ...options, connection, path: place.socket, user, database: place.database ?? 'postgres' })
  surviveBreaks(client)
  client.unsafe = prepared(client.unsafe)
  return { client, db: drizzle(client, { casing: 'snake_case' }), close: () => client.end({ timeout: 5 }) }
}

/** Brings tables and rights up to date; two starts at once take turns. Throws below PostgreSQL 15. */
export async function migrateDatabase(place: Place, migrationsFolder: string) {
  const { client, db, close } = connect(place, { connections: 1 })
  try {
    const [row] = await client<{ version: number }[]>`select current_setting('server_version_num')::int as version`
    if (row!.version < 150_000) throw new Error('Colloquy needs PostgreSQL 15 or newer.')
    await client`select pg_advisory_lock(${locks.migration})`
    await makeRole(client, 'socket' in place)
    await migrate(db, { migrationsFolder })
    await grantRole(client)
  } finally {
    await close()
  }
}

/**
 * Keeps this data for one process; undefined when another has it. The hold is a lock of one connection: where the
 * database was away it is taken again.
 */
export async function holdAlone(place: Place): Promise<{ release(): Promise<void> } | undefined> {
  let isWanted = true
  const { client, close } = connect(place, { connections: 1, onclose: () => void takeAgain() })
  const take = async () => {
    const [row] = await client<{ held: boolean }[]>`select pg_try_advisory_lock(${locks.process}) as held`
    return row!.held
  }
  const takeAgain = async () => {
    while (isWanted && !(await take().catch(() => false))) await sleep(1_000)
  }
  const release = () => {
    isWanted = false
    return close()
  }
  // One that was killed a moment ago still counts until its connection is found to be gone.
  for (let attempt = 0; attempt < 5; attempt++) {
    if (await take()) return { release }
    await sleep(100)
  }
  await release()
  return undefined
}

const locks = { migration: 7_301_001, process: 7_301_002 }

/** Whether the database answers. */
export async function isReachable(db: Database) {
  await db.execute(sql`select 1`)
}

/** The SQLSTATE of what PostgreSQL refused, or the code of a connection that broke; undefined for anything else. */
export function databaseCode(error: unknown): string | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code, syscall } = cause as NodeJS.ErrnoException
    // A file that is missing has the code of a socket that is; only the latter is the database.
    if (code === 'ENOENT' && syscall !== 'connect') continue
    if (typeof code === 'string' && (/^[0-9A-Z]{5}$/.test(code) || connectionLost.has(code))) return code
  }
  return undefined
}

/** Codes that say: the database is away, and will be back. */
export const isOutage = (code: string) => connectionLost.has(code) || /^(08|53|57P0)/.test(code)

/** Thrown where another write came between: the request is done again from the start. */
export const meeting = (message: string) => Object.assign(new Error(message), { code: '40001' })

/** Codes that say: two writes met (the same id at the same moment, or a deadlock). Done again, it goes through. */
export const isMeeting = (code: string) => ['23505', '40001', '40P01'].includes(code)

const connectionLost = new Set([
  ...['CONNECTION_CLOSED', 'CONNECTION_ENDED', 'CONNECTION_DESTROYED', 'CONNECT_TIMEOUT'],
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT'],
])
