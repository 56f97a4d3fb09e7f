import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { TestForum } from './forum'
import type { Someone } from './someone'

export async function uploaded(person: Someone, file: File) {
  const upload = person.forum.files.upload(file)
  await expect.poll(() => upload.state).not.toBe('sending')
  expect([upload.state, upload.problem?.message]).toEqual(['done', undefined])
  return upload
}

export async function refusal(person: Someone, file: File) {
  const upload = person.forum.files.upload(file)
  await expect.poll(() => upload.state).not.toBe('sending')
  expect(upload.state).toBe('refused')
  return upload.problem!.message
}

export function put(person: Someone, name: string, body: BodyInit, id: string = randomUUID()) {
  const url = new URL(`/api/files/${id}?name=${encodeURIComponent(name)}`, person.base)
  return person.fetch(url, { method: 'PUT', body, duplex: 'half' } as RequestInit)
}

export const download = (person: Someone, id: string) => person.fetch(new URL(`/api/files/${id}`, person.base))

export async function everythingOf(answer: Response) {
  const headers = [...answer.headers].filter(([name]) => name !== 'date')
  return { status: answer.status, headers, body: await answer.text() }
}

/** The names in the folder of uploads. */
export function left({ config }: TestForum) {
  const folder = join(config.dataDir, 'files')
  return existsSync(folder) ? readdirSync(folder).sort() : []
}

/** Sends a body of so many bytes, a piece every half second, until it is answered and the connection ends. */
export async function slowly(
  forum: TestForum,
  person: Someone,
  line: string,
  type: string,
  bytes: number,
  piece: number,
) {
  const { hostname, port, host } = new URL(forum.base)
  const [begun, socket] = [Date.now(), connect(Number(port), hostname)]
  const headers = [`host: ${host}`, `origin: ${forum.base}`, `content-type: ${type}`, `content-length: ${bytes}`]
  if (person.cookie) headers.push(`cookie: ${person.cookie}`)
  socket.write(`${line} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`)
  let sent = 0
  const timer = setInterval(() => {
    const next = Math.min(piece, bytes - sent)
    sent += next
    if (next && socket.writable) socket.write('a'.repeat(next))
  }, 500)
  const answer = await new Promise<string>((resolve, reject) => {
    socket.once('data', (data) => resolve(data.toString()))
    socket.once('close', () => reject(new Error('cut off without a word')))
    socket.on('error', () => {})
  })
  clearInterval(timer)
  socket.destroy()
  return { status: Number(answer.split(' ')[1]), seconds: (Date.now() - begun) / 1000 }
}
