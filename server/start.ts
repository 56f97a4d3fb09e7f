import type { FastifyInstance } from 'fastify'
import { join } from 'node:path'
import { connectWalled, type Walled } from '../db/acting'
import { connect, holdAlone, migrateDatabase, type Connection, type Place } from '../db/database'
import { startEmbedded } from '../db/embedded'
import { hasPeople } from '../db/queries/invitations'
import { findHouse } from '../db/queries/members'
import { RoleRefused } from '../db/role'
import { openApp } from './app'
import type { Config } from './config'
import { makeSetupLink } from './domain/invitations'
import { startJobs } from './jobs'

/** What `start` came to, in words for the terminal. */
export class StartRefused extends Error {}

export interface Running {
  app: FastifyInstance
  connection: Walled
  /** The address people open. */
  url: string
  /** The one-time link that makes the first account; undefined once there is one. */
  setupLink?: string
  stop(): Promise<void>
}

/** Opens the database, brings it up to date, founds the house with `found` where it is empty, and serves it. */
export async function start(config: Config, found: (connection: Connection) => Promise<void>): Promise<Running> {
  const embedded = config.databaseUrl ? undefined : await startEmbedded(config.dataDir)
  const place: Place = embedded ?? { url: config.databaseUrl! }
  const hold = embedded && (await holdAlone(place))
  if (embedded && !hold) throw alreadyRunning(config)
  const connection = connectWalled(place)
  const letGo = async () => {
    await connection.close()
    await hold?.release()
    await embedded?.stop()
  }
  try {
    await migrateDatabase(place, join(config.projectDir, 'db/migrations'))
    await foundOnce(config, place, found)
    return await serve(config, connection, letGo)
  } catch (error) {
    await letGo()
    throw error instanceof RoleRefused ? new StartRefused(error.message) : error
  }
}

async function foundOnce(config: Config, place: Place, found: (connection: Connection) => Promise<void>) {
  const owner = connect(place, { connections: 1 })
  try {
    await foundWhereEmpty(config, owner, found)
  } finally {
    await owner.close()
  }
}

async function foundWhereEmpty(config: Config, owner: Connection, found: (connection: Connection) => Promise<void>) {
  const house = await findHouse(owner.db)
  const kind = config.demo ? 'demo' : 'network'
  if (house && house.kind !== kind) {
    throw new StartRefused(
      config.demo
        ? 'This is the data of a real network. The demo starts on its own data only; set another DATA_DIR or DATABASE_URL.'
        : 'This is the data of a demo. Start it with npm run demo, or set another DATA_DIR or DATABASE_URL.',
    )
  }
  if (!house) await found(owner)
}

async function serve(config: Config, connection: Walled, letGo: () => Promise<void>): Promise<Running> {
  const app = await openApp(config, connection)
  const jobs = startJobs(app.house)
  const close = async () => {
    await jobs.stop()
    await app.close()
  }
  const stop = async () => {
    await close()
    await letGo()
  }
  try {
    await app.listen({ port: config.port, host: config.host })
  } catch (error) {
    await close()
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    throw new StartRefused(`Port ${config.port} on ${config.host} is taken. Set PORT to another one.`)
  }
  const setupLink = (await hasPeople(connection.db))
    ? undefined
    : await makeSetupLink(connection.db, config, new Date())
  return { app, connection, url: config.baseUrl.origin, setupLink, stop }
}

const alreadyRunning = ({ dataDir }: Config) =>
  new StartRefused(`Another Colloquy is already running on the data in ${dataDir}. Stop that one, or set DATA_DIR.`)
