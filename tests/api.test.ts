import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Socket } from 'socket.io-client'
import { expect, onTestFinished, test } from 'vitest'
import type { Post } from '../contract/posts'
import { cookieName } from '../server/session'
import { openForum, password, type TestForum } from './forum'
import type { Someone } from './someone'

test('the client of docs/api.md follows a thread live, catches up after an absence, and writes once', async () => {
  const forum = await openForum()
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const thread = await ada.asks('consultations', 'How do you word it?', 'The question')
  await ada.opens(thread)
  const written = await ben.opens(thread).then(() => ben.says(thread, 'Out of hearing.'))
  const client = await signIn(forum, ben)
  const seen = await client.follow(thread.id)
  const texts = () => [...seen.posts.values()].sort(byPlace).map((post) => post.text)

  ada.says(thread, 'Thank you.', { to: written })
  await expect.poll(texts).toEqual(['The question', 'Out of hearing.', 'Thank you.'])
  client.socket.disconnect()
  ben.says(thread, 'And out of sight.')
  await expect.poll(() => ada.sees(thread)?.at(-1)).toBe('And out of sight.')
  await ben.posts.remove(written)
  client.socket.connect()
  await expect.poll(texts).toEqual(['The question', '', 'Thank you.', 'And out of sight.'])

  await client.say(thread.id, 'From the example.')
  await expect.poll(() => ada.sees(thread)?.at(-1)).toBe('From the example.')
  await expect.poll(() => texts().at(-1)).toBe('From the example.')
  await ada.isInSync()
})

test('the client of docs/api.md writes once although the answer to its first try is lost', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  const thread = await ada.asks('consultations', 'How do you word it?', 'The question')
  const client = await signIn(forum, ada)
  const seen = await client.follow(thread.id)

  const real = globalThis.fetch
  onTestFinished(() => void (globalThis.fetch = real))
  globalThis.fetch = async (...call) => {
    await real(...call)
    globalThis.fetch = real
    throw new TypeError('the connection is gone')
  }
  await client.say(thread.id, 'Once.')

  await expect.poll(() => [...seen.posts.values()].map((post) => post.text)).toEqual(['The question', 'Once.'])
})

test('the API describes itself: each endpoint by its own name, what it needs, and how it refuses', async () => {
  const forum = await openForum()
  const { paths, components, security } = await description(forum)
  const operations = Object.values(paths).flatMap((path) => Object.values(path))
  const ids = operations.map(({ operationId }) => operationId)
  expect(ids.every((id) => /^[a-z][A-Za-z]+$/.test(id ?? ''))).toBe(true)
  expect(new Set(ids).size).toBe(ids.length)
  expect(operations.every(({ responses }) => responses['4XX'] && responses['5XX'])).toBe(true)
  expect(security).toEqual([{ session: [] }])
  const name = cookieName(forum.config.baseUrl)
  expect(components.securitySchemes).toEqual({ session: { type: 'apiKey', in: 'cookie', name } })
  expect(paths['/api/session']!['post']!.security).toEqual([])
  expect(paths['/api/posts']!['post']!.security).toBeUndefined()
  const references = JSON.stringify(paths).matchAll(/"#\/components\/schemas\/(\w+)"/g)
  expect([...references].filter(([, name]) => !components.schemas[name!])).toEqual([])
})

test('the sign-in as a persona is described in a demo and nowhere else', async () => {
  const personas = async (demo: boolean) =>
    Object.keys((await description(await openForum({ demo }))).paths).filter((path) => path.includes('persona'))
  expect(await personas(false)).toEqual([])
  expect(await personas(true)).toEqual(['/api/personas', '/api/personas/{personId}/session'])
})

interface Client {
  socket: Socket
  follow(threadId: string): Promise<{ posts: Map<string, Post> }>
  say(threadId: string, text: string): Promise<Post>
}

/** The code of docs/api.md, as a module of its own. */
async function signIn({ base }: TestForum, { email }: Someone): Promise<Client> {
  const code = /```js\n([^]*?)```/.exec(readFileSync('docs/api.md', 'utf8'))![1]!
  mkdirSync('.vitest', { recursive: true })
  const file = resolve('.vitest/client.mjs')
  writeFileSync(file, code)
  const { enter } = (await import(file)) as { enter: (...who: [string, string, string]) => Promise<Client> }
  const client = await enter(base, email, password)
  onTestFinished(() => void client.socket.disconnect())
  return client
}

interface Operation {
  operationId?: string
  security?: unknown[]
  responses: Record<string, unknown>
}
interface Description {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, unknown>; securitySchemes: unknown }
  security: unknown
}

const description = async ({ base }: TestForum) =>
  (await (await fetch(`${base}/api/openapi.json`)).json()) as Description

const byPlace = (a: Post, b: Post) => a.root - b.root || a.number - b.number
