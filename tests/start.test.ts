import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freePort, launch, scratchDirectory, setUp } from './launch'

test('a first start says where it is and how to set it up; a second one on the same data ends', async () => {
  const [DATA_DIR, PORT] = [scratchDirectory(), await freePort()]
  const first = await launch({ DATA_DIR, PORT }).ready()
  expect(first.said).toContain(`http://localhost:${PORT}`)
  expect(first.said).toMatch(/\/welcome#[\w-]{20,}/)
  expect((await fetch(`http://localhost:${PORT}/ready`)).status).toBe(200)

  const second = launch({ DATA_DIR, PORT: await freePort() })
  expect(await second.ended()).toBe(1)
  expect(second.said.trim().split('\n')).toEqual([expect.stringContaining('already running on the data')])
  const house = await setUp(PORT, first.said)

  first.kill('SIGTERM')
  expect(await first.ended()).toBe(0)
  expect(existsSync(join(DATA_DIR, 'postgres/postmaster.pid'))).toBe(false)
  const again = await launch({ DATA_DIR, PORT }).ready()
  expect(again.said).not.toContain('welcome#')
  expect((await house.send('GET', `/api/threads/${house.threadId}`)).status).toBe(200)
})

test('a demo never opens real data, and nothing else opens a demo’s', async () => {
  const [real, invented] = [scratchDirectory(), scratchDirectory()]
  const network = await launch({ DATA_DIR: real, PORT: await freePort() }).ready()
  const demo = await launch({ DATA_DIR: invented, PORT: await freePort() }, 'demo').ready()
  expect(demo.said).toContain('DEMO')
  for (const server of [network, demo]) {
    server.kill('SIGINT')
    expect(await server.ended()).toBe(0)
  }
  const wrongDemo = launch({ DATA_DIR: real, PORT: await freePort() }, 'demo')
  expect(await wrongDemo.ended()).toBe(1)
  expect(wrongDemo.said).toContain('real network')
  const wrongNetwork = launch({ DATA_DIR: invented, PORT: await freePort() })
  expect(await wrongNetwork.ended()).toBe(1)
  expect(wrongNetwork.said).toContain('data of a demo')
  for (const directory of [real, invented]) expect(existsSync(join(directory, 'postgres/postmaster.pid'))).toBe(false)
})

test('what is wrong with a start is said in words, all of it, and nothing is left running', async () => {
  const [DATA_DIR, PORT] = [scratchDirectory(), await freePort()]
  const mistaken = launch({ DATA_DIR, PORT: 'x', LOG_LEVEL: 'loud' })
  expect(await mistaken.ended()).toBe(1)
  expect(mistaken.said).toMatch(/PORT is "x"[^]*LOG_LEVEL is "loud"/)
  await launch({ DATA_DIR: scratchDirectory(), PORT }).ready()
  const late = launch({ DATA_DIR, PORT })
  expect(await late.ended()).toBe(1)
  expect(late.said).toContain(`Port ${PORT}`)
  expect(existsSync(join(DATA_DIR, 'postgres/postmaster.pid'))).toBe(false)
  const unreachable = launch({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', PORT: await freePort() })
  expect(await unreachable.ended()).toBe(1)
  expect(unreachable.said).not.toContain('at ')
})
