import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { limits } from '../contract/limits'
import type { Post } from '../contract/posts'
import type { Thread } from '../contract/threads'
import { openForum, password, type TestForum } from './forum'
import { naughtyStrings } from './naughty'
import { ask } from './requests'

test('every answer carries the headers that keep a page safe', async () => {
  const { forum, ada } = await openHouse()
  const answers = [
    await ada.fetch(`${forum.base}/api/forum`),
    await ada.fetch(`${forum.base}/api/nowhere`),
    await ada.fetch(`${forum.base}/api/threads/nowhere`),
    await ada.fetch(`${forum.base}/api/%zz`),
    await ada.fetch(`${forum.base}/`),
    await ada.fetch(`${forum.base}/assets/nowhere.js`),
    await ada.fetch(`${forum.base}/health`),
    await ada.fetch(`${forum.base}/ready`),
    await ada.fetch(`${forum.base}/api/session`, { method: 'PUT', body: 'x' }),
    await fetch(`${forum.base}/api/session`, { method: 'POST' }),
    await fetch(`${forum.base}/socket.io/`),
  ]
  for (const { headers, status, url } of answers) {
    const about = `${status} ${url}`
    expect(headers.get('content-security-policy'), about).toMatch(/default-src 'none'.*frame-ancestors 'none'/)
    expect(headers.get('content-security-policy'), about).not.toContain('unsafe')
    expect(headers.get('x-content-type-options'), about).toBe('nosniff')
    expect(headers.get('referrer-policy'), about).toBe('no-referrer')
    expect(headers.get('cross-origin-opener-policy'), about).toBe('same-origin')
    expect(headers.get('cross-origin-resource-policy'), about).toBe('same-origin')
    expect(headers.get('access-control-allow-origin'), about).toBeNull()
    const isApi = url.includes('/api/') && !url.includes('%zz')
    expect(headers.get('cache-control') === 'no-store', about).toBe(isApi)
  }
  expect(await speak(forum, 'no HTTP at all\r\n\r\n')).toMatch(/^HTTP\/1.1 400 [^]*nosniff/)
  expect(await speak(forum, `GET / HTTP/1.1\r\nx: ${'y'.repeat(40_000)}\r\n\r\n`)).toMatch(/^HTTP\/1.1 431 [^]*nosniff/)
})

test.each([undefined, 'null', 'https://elsewhere.example', 'http://localhost'])(
  'nothing is changed for a page at %s',
  async (origin) => {
    const { forum, ada } = await openHouse()
    const headers = { cookie: ada.cookie!, 'content-type': 'application/json', ...(origin && { origin }) }
    const draft = JSON.stringify({ text: 'Words', form: {} })
    for (const path of ['/api/drafts/ask', '/%61pi/drafts/ask', '/api/drafts/%61sk']) {
      const reply = await forum.app.inject({ method: 'PUT', url: path, headers, payload: draft })
      expect(reply.json(), path).toMatchObject({ code: 'not_allowed' })
    }
    const signIn = { email: ada.email, password }
    const signingIn = { method: 'POST', url: '/%61pi/session', headers, payload: signIn } as const
    expect((await forum.app.inject(signingIn)).headers['set-cookie']).toBeUndefined()
  },
)

test('only JSON that is as it should be comes in', async () => {
  const { ada, write, thread } = await openHouse()
  const right = { id: crypto.randomUUID(), threadId: thread.id, parentId: null, text: 'Words', fileIds: [] }
  const wrong: [object | string, string | undefined][] = [
    [{ ...right, extra: 1 }, 'extra'],
    [{ ...right, authorId: ada.id }, 'authorId'],
    [{ ...right, text: 5 }, 'text'],
    [{ ...right, text: '' }, 'text'],
    [{ ...right, text: ' \n ' }, 'text'],
    [{ ...right, text: ['x'] }, 'text'],
    [{ ...right, text: null }, 'text'],
    [{ ...right, fileIds: 'x' }, 'fileIds'],
    [{ ...right, parentId: '' }, 'parentId'],
    [{ ...right, id: right.id.toUpperCase() }, 'id'],
    [{ ...right, id: `urn:uuid:${right.id}` }, 'id'],
    [{ ...right, text: 'x'.repeat(limits.postCharacters + 1) }, 'text'],
    [{ ...right, text: 'a\u0000b' }, undefined],
    [JSON.stringify(right).replace('{', '{"__proto__":{"isAdmin":true},'), undefined],
    [JSON.stringify(right).replace('{', '{"constructor":{"prototype":{"isAdmin":true}},'), undefined],
    [`${'['.repeat(20_000)}${']'.repeat(20_000)}`, undefined],
    ['{"a":', undefined],
    ['', undefined],
    ['"words"', undefined],
    ['null', undefined],
  ]
  for (const [payload, field] of wrong) {
    const reply = await write(payload)
    expect([reply.statusCode, reply.json()], JSON.stringify(payload).slice(0, 200)).toMatchObject([
      400,
      { code: 'invalid', message: expect.stringMatching(/\w/), ...(field && { field }) },
    ])
  }
  expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined()
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'x']) {
    expect((await write(right, { 'content-type': type })).statusCode, type).toBe(415)
  }
  const large = { ...right, text: 'x'.repeat(limits.bodyBytes) }
  expect((await write(large)).json()).toMatchObject({ code: 'too_large' })
  expect((await write(right)).statusCode).toBe(200)
})

test('what was not asked for is not taken along', async () => {
  const { forum, ada, thread } = await openHouse()
  const other = await ada.asks('consultations', 'Another')
  const headers = { origin: forum.base, cookie: ada.cookie! }
  const mark = { numbers: [1] }
  const inject = (method: 'PUT' | 'GET', url: string, payload?: object) =>
    forum.app.inject({ method, url, headers, payload })
  const strays = [
    await inject('PUT', `/api/threads/${thread.id}/read?threadId=${other.id}`, mark),
    await inject('PUT', `/api/threads/${thread.id}/read`, { ...mark, threadId: other.id }),
    await inject('PUT', `/api/channels/${thread.channelId}/read`, { channelId: crypto.randomUUID() }),
    await inject('PUT', `/api/channels/${thread.channelId}/read`, ['x']),
    await inject('GET', '/api/threads?elsewhere=1'),
    await inject('GET', '/api/threads?unread=perhaps'),
    await inject('GET', `/api/threads?channelId=${thread.channelId}&channelId=${thread.channelId}`),
    await inject('GET', `/api/changes?room=thread:${thread.id}&after=1e300`),
    await inject('GET', '/api/changes?room=network&after=-1'),
  ]
  expect(strays.map((reply) => (reply.statusCode === 400 ? '' : reply.body)).filter(Boolean)).toEqual([])
})

test('text comes back exactly as it was typed', async () => {
  const { forum, ada } = await openHouse()
  expect(naughtyStrings.length).toBeGreaterThan(280)
  const channelId = ada.directory.channelBySlug('consultations')!.id
  const told = async (text: string) => {
    const ids = { id: crypto.randomUUID(), postId: crypto.randomUUID(), channelId }
    const question = { ...ids, title: text, text, places: [], topics: [], fileIds: [] }
    const reply = await ask(forum, 'startThread', question, ada.cookie)
    if (reply.statusCode !== 200) return reply.body
    const opened = await ask(forum, 'openThread', { threadId: ids.id }, ada.cookie)
    const listed = await ask(forum, 'listPosts', { threadId: ids.id }, ada.cookie)
    return [opened.json<{ thread: Thread }>().thread.title, listed.json<{ posts: Post[] }>().posts[0]!.text]
  }
  for (let from = 0; from < naughtyStrings.length; from += 20) {
    const some = naughtyStrings.slice(from, from + 20)
    expect(await Promise.all(some.map(told))).toEqual(some.map((text) => [text, text]))
  }
})

test('no log holds what people write, who they are, or a key to the house', async () => {
  const canary = 'canarytext'
  const log: string[] = []
  const forum = await openForum({ log: { write: (line) => void log.push(line) } })
  const ada = await forum.join('canaryname')
  const thread = await ada.asks('consultations', `${canary} title`, `${canary} text`)
  await ask(forum, 'search', { q: canary }, ada.cookie)
  await ask(forum, 'signIn', { email: ada.email, password: `${canary} password` })
  await ask(forum, 'openInvitation', { token: `${canary}${'x'.repeat(30)}` })
  await ask(forum, 'saveDraft', { key: 'ask', text: `${canary}\u0000`, form: {} }, ada.cookie)
  await ask(forum, 'writePost', { text: canary, threadId: thread.id }, ada.cookie)
  await ada.fetch(`${forum.base}/${canary}?${canary}`)
  await ada.fetch(`${forum.base}/api/%zz${canary}`)
  await forum.connection.client.unsafe('alter table posts rename to gone')
  const broken = await ask(forum, 'writePost', { ...post(thread), text: canary }, ada.cookie)
  expect(broken.json()).toMatchObject({ code: 'broken' })
  const all = log.join('')
  expect(log.length).toBeGreaterThan(10)
  expect(all).toContain('"broken"')
  expect(all).not.toContain('canary')
  expect(all).not.toContain(ada.cookie!.split('=')[1])
})

async function openHouse() {
  const forum = await openForum()
  const ada = await forum.join('ada')
  const thread = await ada.asks('consultations', 'A question')
  const write = (payload: object | string, headers: Record<string, string> = {}) =>
    forum.app.inject({
      ...{ method: 'POST', url: '/api/posts', payload },
      headers: { origin: forum.base, cookie: ada.cookie!, 'content-type': 'application/json', ...headers },
    })
  return { forum, ada, thread, write }
}

const post = ({ id: threadId }: { id: string }) => ({ id: crypto.randomUUID(), threadId, parentId: null, fileIds: [] })

/** Says something to the server that no browser would, and reads what it answers. */
function speak({ base }: TestForum, words: string) {
  return new Promise<string>((resolve, reject) => {
    const socket = connect(Number(new URL(base).port), '127.0.0.1', () => socket.write(words))
    let answer = ''
    socket.on('data', (data) => (answer += String(data)))
    socket.on('close', () => resolve(answer)).on('error', reject)
  })
}
