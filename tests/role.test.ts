import { expect, onTestFinished, test } from 'vitest'
import { connect } from '../db/database'
import { startEmbedded } from '../db/embedded'
import { freePort, launch, scratchDirectory, setUp } from './launch'

test('on a PostgreSQL of one’s own the start says what its administrator has to do, and then goes by it', async () => {
  const [directory, port, PORT] = [scratchDirectory(), await freePort(), await freePort()]
  const database = await startEmbedded(directory, { settings: { listen_addresses: '127.0.0.1', port } })
  onTestFinished(() => database.stop())
  const { client, close } = connect({ url: `postgres://postgres@127.0.0.1:${port}/postgres` }, { connections: 1 })
  onTestFinished(close)
  await client.unsafe('create role plain login')
  await client.unsafe('create database forum owner plain')
  const env = { DATABASE_URL: `postgres://plain@127.0.0.1:${port}/forum`, PORT, DATA_DIR: scratchDirectory() }

  const first = launch(env)
  expect(await first.ended()).toBe(1)
  const [wanted] = /create role .*;/.exec(first.said)!
  await client.unsafe(wanted.replace('USER', 'plain'))
  await client.unsafe('alter role colloquy_app bypassrls')
  const second = launch(env)
  expect(await second.ended()).toBe(1)
  await client.unsafe(/alter role .*;/.exec(second.said)![0])

  const running = await launch(env).ready()
  const house = await setUp(PORT, running.said)
  expect((await house.send('GET', `/api/threads/${house.threadId}`)).status).toBe(200)
  const sessions = await client`
    select distinct usename as login from pg_stat_activity where datname = 'forum' and pid <> pg_backend_pid()`
  expect(sessions.map(({ login }) => login as string)).toEqual(['plain'])
  const owner = connect({ url: env.DATABASE_URL }, { connections: 1 })
  onTestFinished(owner.close)
  const walled = connect({ url: env.DATABASE_URL }, { connections: 1, isWalled: true })
  onTestFinished(walled.close)
  expect((await owner.client`select id from threads`).length).toBe(1)
  expect((await walled.client`select id from threads`).length).toBe(0)
})
