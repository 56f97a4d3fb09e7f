import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { password } from './forum'

const built = (name: string) => join(import.meta.dirname, `../dist/server/${name}.js`)

/** The built server (or the check of its log) as a process of its own, as `npm start` runs it; gone with the test. */
export function launch(env: Record<string, string>, name: 'main' | 'demo' | 'verify' = 'main', args: string[] = []) {
  if (!existsSync(built(name))) throw new Error('This test runs the built server: npm run build first.')
  const { PATH, HOME } = process.env
  const usual = { PATH, HOME, LOG_LEVEL: 'warn', PACE: 'unlimited' }
  const child = spawn(process.execPath, [built(name), ...args], { env: { ...usual, ...env } as never })
  const server = { pid: child.pid!, said: '', ended, kill: (signal: NodeJS.Signals) => void child.kill(signal), ready }
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (server.said += String(data)))
  const code = new Promise<number | null>((resolve) => child.on('close', resolve))
  onTestFinished(async () => {
    child.kill('SIGTERM')
    await Promise.race([code, sleep(8_000)])
    child.kill('SIGKILL')
  })
  return server

  async function ready() {
    const end = code.then((status) => Promise.reject(new Error(`It ended with ${status}:\n${server.said}`)))
    while (!server.said.includes('Stop it with')) await Promise.race([sleep(20), end])
    end.catch(() => {})
    return server
  }

  /** The exit code. */
  function ended() {
    return code
  }
}

export function scratchDirectory() {
  const directory = mkdtempSync(join(tmpdir(), 'colloquy-launch-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}

export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return String(port)
}

/** The first account of a house, and one thread to write in. */
export async function setUp(port: string, said: string) {
  const base = `http://localhost:${port}`
  const send = async (method: string, path: string, body?: object, cookie?: string) => {
    const headers = { origin: base, ...(body && { 'content-type': 'application/json' }), ...(cookie && { cookie }) }
    return fetch(`${base}${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) })
  }
  const token = /welcome#([\w-]+)/.exec(said)![1]
  const welcome = await send('POST', '/api/invitations/open', { token })
  const { members } = (await welcome.json()) as { members: { id: string }[] }
  const account = { token, name: 'Sam', email: 'sam@network.example', password, locale: 'en', memberId: members[0]!.id }
  const entered = await send('POST', '/api/invitations/accept', account)
  const cookie = entered.headers.get('set-cookie')!.split(';')[0]!
  const forum = (await (await send('GET', '/api/forum', undefined, cookie)).json()) as { channels: { id: string }[] }
  const threadId = crypto.randomUUID()
  const thread = { id: threadId, postId: crypto.randomUUID(), channelId: forum.channels[0]!.id, title: 'A question' }
  await send('POST', '/api/threads', { ...thread, text: 'Words', places: [], topics: [], fileIds: [] }, cookie)
  return {
    base,
    cookie,
    threadId,
    send: (method: string, path: string, body?: object) => send(method, path, body, cookie),
  }
}

export type House = Awaited<ReturnType<typeof setUp>>

/** People who write without pause and send again what was not answered, each with the post's own id. */
export function writers({ send, threadId }: House, count: number) {
  const written = new Map<string, string>()
  const statuses = new Set<string>()
  let isOver = false
  const write = async (text: string) => {
    const post = { id: crypto.randomUUID(), threadId, parentId: null, text, fileIds: [] }
    while (true) {
      const reply = await send('POST', '/api/posts', post).catch(() => undefined)
      statuses.add(reply ? `${reply.status} ${reply.headers.get('retry-after') ?? ''}`.trim() : 'no answer')
      if (reply?.ok) return void written.set(post.id, text)
      if (isOver && !reply) return
      await sleep(50)
    }
  }
  const all = Array.from({ length: count }, async (_, writer) => {
    for (let n = 0; !isOver; n++) await write(`${writer} ${n}`)
  })
  return {
    written,
    statuses,
    async end() {
      isOver = true
      await Promise.all(all)
    },
  }
}

/** Every post of the thread, from the first to the last. */
export async function allPosts({ send, threadId }: House) {
  interface Page {
    posts: { id: string; text: string; number: number; root: number }[]
    after: boolean
  }
  const first = (await (await send('GET', `/api/threads/${threadId}/posts`)).json()) as Page
  const posts = first.posts
  const read = async (query: string) =>
    (await (await send('GET', `/api/threads/${threadId}/posts?${query}`)).json()) as Page
  while (posts[0]!.number > 1) posts.unshift(...(await read(`before=${posts[0]!.id}`)).posts)
  for (let more = true; more;) {
    const page = await read(`after=${posts.at(-1)!.id}`)
    posts.push(...page.posts)
    more = page.after
  }
  return posts
}
