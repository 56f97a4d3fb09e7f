import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { connect } from '../../db/database'
import { startEmbedded } from '../../db/embedded'
import { allPosts, freePort, launch, scratchDirectory, setUp, writers } from '../launch'

test(
  'the database is restarted under load: the server stays, says so, and loses nothing',
  { timeout: 120_000 },
  async () => {
    const [directory, port, PORT] = [scratchDirectory(), await freePort(), await freePort()]
    const settings = { listen_addresses: '127.0.0.1', port }
    let database = await startEmbedded(directory, { settings })
    onTestFinished(() => database.stop())
    const DATABASE_URL = `postgres://postgres@127.0.0.1:${port}/postgres`
    const server = await launch({ DATABASE_URL, PORT, DATA_DIR: scratchDirectory() }).ready()
    const house = await setUp(PORT, server.said)
    const people = writers(house, 6)

    const restart = async (stop: () => Promise<void> | void) => {
      await sleep(500)
      await stop()
      const away = await house.send('GET', '/api/forum')
      expect([away.status, away.headers.get('retry-after')]).toEqual([503, '2'])
      expect(await away.json()).toMatchObject({ code: 'unavailable' })
      expect((await fetch(`${house.base}/ready`)).status).toBe(503)
      expect((await fetch(`${house.base}/health`)).status).toBe(200)
      database = await startEmbedded(directory, { settings })
      await expect.poll(async () => (await house.send('GET', '/api/forum')).status, { timeout: 10_000 }).toBe(200)
    }
    await restart(() => database.stop())
    await restart(async () => {
      const pid = Number(readFileSync(join(directory, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
      process.kill(pid, 'SIGQUIT')
      await expect.poll(() => isAlive(pid)).toBe(false)
    })
    const { client, close } = connect({ url: DATABASE_URL }, { connections: 1 })
    await client`select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname is not null`
    await close()
    await sleep(500)
    await people.end()

    expect(people.statuses).toContain('503 2')
    expect([...people.statuses].filter((status) => !['200', '503 2'].includes(status))).toEqual([])
    const posts = await allPosts(house)
    const there = new Map(posts.map(({ id, text }) => [id, text]))
    expect(posts.map(({ number }) => number)).toEqual(posts.map((_, index) => index + 1))
    expect([...people.written].filter(([id, text]) => there.get(id) !== text)).toEqual([])
    expect(new Set(posts.map(({ text }) => text)).size).toBe(posts.length)
    expect(people.written.size).toBeGreaterThan(20)
  },
)

function isAlive(pid: number) {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
