import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'

test('two demos run at once, and leave nothing behind when they are stopped', async () => {
  const temporary = mkdtempSync(join(tmpdir(), 'colloquy-demos-'))
  onTestFinished(() => rmSync(temporary, { recursive: true, force: true }))
  const demos = await Promise.all([runDemo(temporary), runDemo(temporary)])

  for (const { base } of demos) {
    await expect.poll(() => ask(`${base}/api/house`), { timeout: 40_000 }).toEqual({ demo: true, empty: false })
  }
  expect(readdirSync(temporary)).toHaveLength(2)
  for (const { process } of demos) process.kill('SIGINT')
  expect(await Promise.all(demos.map(({ ended }) => ended))).toEqual([0, 0])
  expect(readdirSync(temporary)).toEqual([])
}, 90_000)

/** The built demo in a process of its own. */
async function runDemo(temporary: string) {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  const { PATH } = process.env
  const env = { PATH, PORT: String(port), TMPDIR: temporary, LOG_LEVEL: 'silent' }
  const running = spawn(process.execPath, [join(import.meta.dirname, '../dist/server/demo.js')], {
    env,
    stdio: 'ignore',
  })
  onTestFinished(() => void running.kill('SIGKILL'))
  const ended = once(running, 'exit').then(([code]: (number | null)[]) => code)
  return { base: `http://127.0.0.1:${port}`, process: running, ended }
}

const ask = (address: string) =>
  fetch(address)
    .then((answer) => answer.json())
    .catch(() => undefined)
