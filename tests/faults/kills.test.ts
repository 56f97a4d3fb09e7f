import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { allPosts, freePort, launch, scratchDirectory, setUp, writers, type House } from '../launch'

test(
  'killed again and again under writers: nothing is lost, nothing is there twice',
  { timeout: 120_000 },
  async () => {
    const [DATA_DIR, PORT] = [scratchDirectory(), await freePort()]
    let server = await launch({ DATA_DIR, PORT }).ready()
    const house = await setUp(PORT, server.said)
    const people = writers(house, 8)
    for (let kill = 0; kill < 3; kill++) {
      await sleep(400 + 200 * kill)
      server.kill('SIGKILL')
      await server.ended()
      server = await launch({ DATA_DIR, PORT }).ready()
    }
    await sleep(300)
    await people.end()
    await holdsExactly(house, people.written)
    expect(people.statuses).toContain('no answer')
  },
)

test('told to stop under load it finishes what it began, and ends well', { timeout: 60_000 }, async () => {
  const [DATA_DIR, PORT] = [scratchDirectory(), await freePort()]
  const server = await launch({ DATA_DIR, PORT }).ready()
  const house = await setUp(PORT, server.said)
  const people = writers(house, 8)
  await expect.poll(() => people.written.size).toBeGreaterThan(30)
  const began = Date.now()
  server.kill('SIGTERM')
  expect(await server.ended()).toBe(0)
  expect(Date.now() - began).toBeLessThan(5_000)
  const next = await launch({ DATA_DIR, PORT }).ready()
  expect(next.said).not.toContain('recover')
  await people.end()
  await holdsExactly(house, people.written)
})

/** What was acknowledged is there, once, and in an order without gaps. */
async function holdsExactly(house: House, written: Map<string, string>) {
  const posts = (await allPosts(house)).filter(({ number }) => number > 1)
  expect(written.size).toBeGreaterThan(20)
  expect(posts.map(({ number }) => number)).toEqual(posts.map((_, index) => index + 2))
  expect(new Set(posts.map(({ text }) => text)).size).toBe(posts.length)
  const there = new Map(posts.map(({ id, text }) => [id, text]))
  expect([...written].filter(([id, text]) => there.get(id) !== text)).toEqual([])
}
