import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { connect, migrateDatabase, type Place } from '../db/database'
import { startEmbedded } from '../db/embedded'
import { demoMembers } from '../db/seeds/demoMembers'
import { seedNetwork } from '../db/seeds/network'
import { layCanaryTables } from './canaryTables'

declare module 'vitest' {
  interface ProvidedContext {
    socket: string
  }
}

/** One real PostgreSQL for the whole run, with a migrated and founded database to copy for each story. */
export default async function openDatabase(project: TestProject) {
  const directory = mkdtempSync(join(tmpdir(), 'colloquy-test-'))
  const settings = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', max_connections: '300' }
  const packageName = process.env['TEST_POSTGRES']
  const server = await startEmbedded(directory, { settings, ...(packageName && { packageName }) })
  const template: Place = { socket: server.socket, database: 'template_forum' }
  await makeTemplate(server.socket, template)
  project.provide('socket', server.socket)
  return async () => {
    await server.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}

async function makeTemplate(socket: string, template: Place) {
  const outer = connect({ socket })
  await outer.client`create database template_forum`
  await outer.close()
  await migrateDatabase(template, join(import.meta.dirname, '../db/migrations'))
  const inner = connect(template)
  await layCanaryTables(inner.db)
  await seedNetwork(inner.db, 'network', demoMembers, [[2024, 'BX']])
  await inner.close()
}
