import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join as pathOf } from 'node:path'
import { expect, inject, onTestFinished } from 'vitest'
import { connectWalled } from '../db/acting'
import { connect, migrateDatabase, type Connection } from '../db/database'
import { listGroups, saveGroupPerson } from '../db/queries/groups'
import { advanceNetwork, listMembers } from '../db/queries/members'
import { findPerson, insertPerson } from '../db/queries/people'
import { seedDemo } from '../db/seeds/demo'
import { openApp } from '../server/app'
import { readConfig, type Config } from '../server/config'
import { presentPerson } from '../server/domain/people'
import { hashPassword } from '../server/passwords'
import { keepDemoFiles } from '../server/demoFiles'
import { FileStore } from '../server/files'
import { openSessions } from '../server/session'
import { openCanaries } from './canaries'
import { layCanaryTables } from './canaryTables'
import { Someone } from './someone'

export const password = 'correct horse battery'
const passwordHash = hashPassword(password)

export interface Joining {
  /** Alpha, Beta, Gamma, Delta are full members, Epsilon an observer, Zeta a partner. */
  member?: 'Alpha' | 'Beta' | 'Gamma' | 'Delta' | 'Epsilon' | 'Zeta'
  role?: 'person' | 'moderator' | 'secretariat'
  groups?: ('legal' | 'medical')[]
  convenes?: ('legal' | 'medical')[]
  /** When their time in the groups ends. */
  until?: Date
}

export interface Opening {
  demo?: boolean
  /** A forum at rest, to begin as a copy of: the same rows, files and sessions. */
  like?: { database: string; config: Config }
  clock?: () => Date
  /** Whether one may write so much at once and no more; most stories tell more than anyone would. */
  isPaced?: boolean
  /** How many connections to the database the server has. */
  connections?: number
  /** Takes every line of a log that leaves nothing out. */
  log?: { write(line: string): void }
}

/**
 * A forum of its own on a real database, for one story. `join` brings people in; what they do and see afterwards goes
 * through the very stores the page uses, over real HTTP and real sockets. `connection` and `db` are the owner's, to set
 * things up; the server has a connection of its own, behind the wall.
 */
export async function openForum({ demo = false, like, clock, isPaced = false, connections, log }: Opening = {}) {
  const { connection, database } = await (demo ? newDemoDatabase() : newDatabase(like?.database))
  const walled = connectWalled({ socket: inject('socket'), database }, { connections })
  const dataDir = mkdtempSync(pathOf(tmpdir(), 'colloquy-story-'))
  if (like) cpSync(like.config.dataDir, dataDir, { recursive: true, preserveTimestamps: true })
  const LOG_LEVEL = process.env['TEST_LOG'] ?? 'silent'
  const PACE = isPaced ? 'limited' : 'unlimited'
  const config = readConfig({ PORT: '0', LOG_LEVEL, PACE, DATA_DIR: dataDir }, { demo })
  const canaries = openCanaries(config)
  const write = (line: string) => {
    canaries.log(line)
    if (process.env['TEST_LOG']) process.stdout.write(line)
    log?.write(line)
  }
  const logLevel = process.env['TEST_LOG'] && !log ? config.logLevel : 'debug'
  if (demo) await keepDemoFiles(connection.db, new FileStore(dataDir))
  const app = await openApp({ ...config, logLevel }, walled, { clock, log: { write } })
  canaries.watch(app)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const base = `http://localhost:${(app.server.address() as AddressInfo).port}`
  const people: Someone[] = []
  const forum = { app, base, config, connection, database, db: connection.db, canaries, join, visitor }
  onTestFinished(async () => {
    for (const person of people) person.leave()
    await app.close()
    const leaks = await canaries.leaks(connection.db)
    await walled.close()
    await connection.close()
    await dropDatabase(database)
    rmSync(dataDir, { recursive: true, force: true })
    expect(leaks, 'Someone was sent what they may never read.').toEqual([])
  })
  return forum

  /** Someone with an account, signed in, with the page open. */
  async function join(name: string, joining: Joining = {}) {
    const { member = 'Alpha', role = 'person', groups = [], convenes = [], until } = joining
    const id = randomUUID()
    const email = `${name}@${member.toLowerCase()}.example`
    const memberId = (await listMembers(connection.db)).find((each) => each.name.endsWith(member))!.id
    const account = { id, memberId, role, email, name: name[0]!.toUpperCase() + name.slice(1), createdAt: new Date() }
    await insertPerson(connection.db, { ...account, passwordHash: await passwordHash })
    for (const slug of [...groups, ...convenes]) {
      const groupId = (await listGroups(connection.db)).find((group) => group.slug === slug)!.id
      const convenor = convenes.includes(slug)
      await saveGroupPerson(connection.db, { groupId, personId: id, convenor, since: new Date(), until })
    }
    const person = presentPerson((await findPerson(connection.db, id))!)
    const revision = await advanceNetwork(connection.db)
    const events = [{ type: 'person.saved' as const, person }]
    app.house.realtime.emit({ room: 'network', after: revision - 1, revision, events })
    const cookie = await openSessions(config).start(connection.db, id, 'Story', new Date())
    const someone = visitor(cookie.split(';')[0])
    Object.assign(someone, { name, email, id })
    await someone.forum.open()
    return someone
  }

  /** A browser of its own; signed in only when it is given a session's cookie. */
  function visitor(cookie?: string) {
    const someone = new Someone(base, cookie)
    people.push(someone)
    return someone
  }
}

export type TestForum = Awaited<ReturnType<typeof openForum>>

async function newDatabase(template = 'template_forum'): Promise<{ connection: Connection; database: string }> {
  const database = `story_${randomUUID().replaceAll('-', '')}`
  await asOwner(async (client) => {
    // It is copied only while nobody is in it.
    await client`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${template}`
    await client.unsafe(`create database ${database} template ${template}`)
  })
  return { database, connection: connect({ socket: inject('socket'), database }) }
}

/** The demo as it stands right after its first start. */
async function newDemoDatabase(): Promise<{ connection: Connection; database: string }> {
  const database = `demo_${randomUUID().replaceAll('-', '')}`
  await asOwner((client) => client.unsafe(`create database ${database}`))
  await migrateDatabase({ socket: inject('socket'), database }, pathOf(import.meta.dirname, '../db/migrations'))
  const connection = connect({ socket: inject('socket'), database })
  await layCanaryTables(connection.db)
  await seedDemo(connection.db, new Date())
  return { database, connection }
}

const dropDatabase = (database: string) =>
  asOwner((client) => client.unsafe(`drop database if exists ${database} with (force)`))

/** One at a time: PostgreSQL copies a template only while nobody else does. */
async function asOwner(work: (client: Connection['client']) => Promise<unknown>) {
  const { client, close } = connect({ socket: inject('socket') }, { connections: 1 })
  try {
    await client`select pg_advisory_lock(1)`
    await work(client)
  } finally {
    await close()
  }
}
