import { connect } from 'node:net'
import { io } from 'socket.io-client'
import { expect, onTestFinished, test } from 'vitest'
import { limits } from '../../contract/limits'
import { openForum } from '../forum'

test('whoever speaks too slowly is let go within twelve seconds', { timeout: 40_000 }, async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  const port = Number(new URL(forum.base).port)
  const about = `host: localhost\r\norigin: ${forum.base}\r\ncookie: ${ada.cookie}\r\n`
  const json = 'content-type: application/json\r\ncontent-length: 500\r\n'
  const dripping = [
    ...['', 'GET / HTTP/1.1\r\n', `GET /api/forum HTTP/1.1\r\n${about}`],
    ...[`POST /api/posts HTTP/1.1\r\n${about}${json}\r\n`, `POST /api/nowhere HTTP/1.1\r\n${about}${json}\r\n`],
    `POST /api/session HTTP/1.1\r\nhost: localhost\r\n${json}\r\n`,
  ]
  const ends = await Promise.all(dripping.map((words) => drip(port, words)))
  for (const [index, seconds] of ends.entries()) expect(seconds, dripping[index]).toBeLessThan(12)
  expect((await ada.fetch(`${forum.base}/api/forum`)).status).toBe(200)
})

test('whoever does not read what is sent is cut, and the others hear it', { timeout: 40_000 }, async () => {
  const forum = await openForum()
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben')]
  const slow = io(forum.base, {
    ...{ transports: ['websocket'], forceNew: true, reconnection: false },
    extraHeaders: { origin: forum.base, cookie: ben.cookie! },
  })
  onTestFinished(() => void slow.disconnect())
  await expect.poll(() => slow.connected).toBe(true)
  const wire = (slow.io.engine.transport as unknown as { ws: { pause(): void; resume(): void } }).ws
  const { realtime } = forum.app.house
  const before = process.memoryUsage().rss
  wire.pause()
  const savedAt = new Date().toISOString()
  const draft = { key: 'ask', text: 'x'.repeat(limits.postCharacters), form: {}, savedAt, version: 0 }
  for (let n = 0; n < 1_500; n++) {
    realtime.emit({ room: `person:${ben.id}`, after: 0, revision: 0, events: [{ type: 'draft.saved', draft }] })
    if (n % 100 === 0) await new Promise((resolve) => setTimeout(resolve, 50))
  }
  await new Promise((resolve) => setTimeout(resolve, 2_500))
  expect(process.memoryUsage().rss - before).toBeLessThan(200_000_000)
  wire.resume()
  await expect.poll(() => slow.connected, { timeout: 15_000 }).toBe(false)
  await ada.asks('consultations', 'Still there?')
  await expect.poll(() => ben.threads.all.length).toBe(1)
  await ben.isInSync()
})

/** Says something, then a letter a second without ever coming to an end; the answer is for how many seconds that went. */
function drip(port: number, words: string) {
  const began = Date.now()
  return new Promise<number>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(words))
    const timer = setInterval(() => socket.write(words ? 'x' : ''), 1_000)
    onTestFinished(() => void socket.destroy())
    socket.resume().on('error', () => {})
    socket.on('close', () => {
      clearInterval(timer)
      resolve((Date.now() - began) / 1000)
    })
  })
}
