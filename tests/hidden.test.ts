import { expect, test } from 'vitest'
import { ear } from './ear'
import { openForum } from './forum'
import { groupOf, legalForum } from './legal'
import type { Someone } from './someone'

test('the sockets of who was taken out hear nothing of the group from then on, and may not ask again', async () => {
  const forum = await openForum()
  const { lena, gus } = await legalForum(forum)
  const thread = await lena.asks('legal', 'Within the group')
  const [mine, theirs] = [await ear(gus), await ear(lena)]
  for (const each of [mine, theirs]) {
    expect(await each.watch(`thread:${thread.id}`)).toHaveProperty('revision')
    expect(await each.watch(`channel:${thread.channelId}`)).toHaveProperty('revision')
  }
  lena.says(thread, 'Still among us.')
  await expect.poll(() => mine.raw.join()).toContain('Still among us.')

  await lena.forum.administration.dismiss(groupOf(lena), gus.id)
  mine.raw.length = mine.heard.length = 0
  lena.says(thread, 'Secret from now on.')
  await lena.asks('legal', 'Another secret')

  await expect.poll(() => theirs.raw.join()).toContain('Another secret')
  // A round trip on the same socket: whatever was sent to it before has arrived by now.
  expect(await mine.watch(`thread:${thread.id}`)).toEqual({ code: 'not_found' })
  expect(await mine.watch(`channel:${thread.channelId}`)).toEqual({ code: 'not_found' })
  expect(mine.isConnected).toBe(true)
  expect(mine.raw.join()).not.toMatch(/secret|post\.saved|thread\.saved/i)
  await gus.isInSync()
  await lena.isInSync()
})

test('asking again and again while one is taken out does not let one back in', async () => {
  const forum = await openForum()
  const { lena, gus } = await legalForum(forum)
  const thread = await lena.asks('legal', 'Within the group')
  const mine = await ear(gus)
  for (let round = 0; round < 15; round++) {
    const asking = Array.from({ length: 6 }, () => mine.watch(`thread:${thread.id}`))
    await lena.forum.administration.dismiss(groupOf(lena), gus.id)
    mine.heard.length = 0
    await lena.posts.edit((await lena.opens(thread)).posts[0]!.id, `Secret ${round}`)
    await Promise.all(asking)
    expect(await mine.watch(`thread:${thread.id}`)).toEqual({ code: 'not_found' })
    expect(mine.heard.filter(({ type }) => type === 'post.saved')).toEqual([])
    await lena.forum.administration.admit(groupOf(lena), gus.id, false)
  }
  await expect.poll(() => gus.threads.unreadIn(thread.channelId)).toBe(1)
  await gus.isInSync()
})

test('what was said in a group does not come to someone who was away when they were taken out', async () => {
  const forum = await openForum()
  const { lena, gus } = await legalForum(forum)
  const thread = await lena.asks('legal', 'Within the group')
  const open = await gus.opens(thread)
  const letIn = forum.app.house.realtime.cut([{ personId: gus.id, signedOut: {} }])
  await expect.poll(() => gus.forum.live.status).toBe('offline')
  await lena.forum.administration.dismiss(groupOf(lena), gus.id)
  lena.says(thread, 'Secret from now on.')
  await expect.poll(() => lena.posts.pending).toEqual([])

  letIn()

  await expect.poll(() => open.state).toBe('lost')
  await expect.poll(() => gus.directory.channelBySlug('legal')).toBeUndefined()
  expect(JSON.stringify(gus.threads.all)).not.toContain('Within the group')
  await gus.isInSync()
})

test('to whoever is not in the group its channel does not exist: each answer is the one for what there never was', async () => {
  const forum = await openForum()
  const { lena, ada, olga } = await legalForum(forum)
  const thread = await lena.asks('legal', 'Within the group')
  const post = (await lena.opens(thread)).posts[0]!
  const own = await ada.asks('consultations', 'An open question')
  const nothing = crypto.randomUUID()
  const real = { channel: thread.channelId, thread: thread.id, post: post.id }
  const absent = { channel: nothing, thread: nothing, post: nothing }

  for (const someone of [ada, olga]) {
    for (const [method, path, body] of doors(own.id)) {
      const [hidden, none] = [
        await knock(someone, method, path, body, real),
        await knock(someone, method, path, body, absent),
      ]
      expect(hidden, `${method} ${path({ channel: ':c', thread: ':t', post: ':p' })}`).toEqual(none)
      expect(hidden.status).toBe(404)
    }
    const socket = await ear(someone)
    for (const kind of ['channel', 'thread'] as const) {
      expect(await socket.watch(`${kind}:${real[kind]}`)).toEqual(await socket.watch(`${kind}:${nothing}`))
    }
    const seen = await Promise.all(
      [
        ...['/api/forum', '/api/threads', '/api/threads?unread=true', '/api/mentions', '/api/search?q=Within'],
        ...[`/api/changes?room=person:${someone.id}&after=0`],
      ].map(async (path) => (await someone.fetch(new URL(path, forum.base))).text()),
    )
    for (const secret of [...Object.values(real), 'Within the group', 'For the people of the legal group']) {
      expect(seen.join()).not.toContain(secret)
    }
  }
  await lena.isInSync()
})

test('bringing someone in, and taking them out, changes nothing that others can see', async () => {
  const forum = await openForum()
  const { lena, gus, ada } = await legalForum(forum)
  const view = async () => {
    const loaded = (await (await ada.fetch(new URL('/api/forum', forum.base))).json()) as object
    return JSON.stringify(loaded)
  }
  const [before, heard] = [await view(), await ear(ada)]

  await lena.forum.administration.dismiss(groupOf(lena), gus.id)
  await lena.asks('legal', 'Within the group')
  await lena.forum.administration.admit(groupOf(lena), gus.id, false)

  expect(await view()).toBe(before)
  expect(heard.heard).toEqual([])
  await gus.isInSync()
})

interface Ids {
  channel: string
  thread: string
  post: string
}
type Door = [method: string, path: (ids: Ids) => string, body?: (ids: Ids) => object]

/** Every way to name a channel, a thread or a post. `ownId`: a thread the one who knocks may write in. */
const doors = (ownId: string): Door[] => [
  ['GET', ({ channel }) => `/api/channels/${channel}/readers`],
  ['PUT', ({ channel }) => `/api/channels/${channel}/read`],
  ['GET', ({ channel }) => `/api/threads?channelId=${channel}`],
  ['GET', ({ channel }) => `/api/search?q=Within&channelId=${channel}`],
  ['GET', ({ channel }) => `/api/changes?room=channel:${channel}&after=0`],
  ['GET', ({ thread }) => `/api/changes?room=thread:${thread}&after=0`],
  ['GET', ({ thread }) => `/api/changes?room=person:${thread}&after=0`],
  ['GET', ({ thread }) => `/api/threads/${thread}`],
  ['PUT', ({ thread }) => `/api/threads/${thread}`, () => ({ title: 'Taken over', places: [], topics: [] })],
  ['GET', ({ thread }) => `/api/threads/${thread}/posts`],
  ['GET', ({ post }) => `/api/threads/${ownId}/posts?around=${post}`],
  ['PUT', ({ thread }) => `/api/threads/${thread}/read`, () => ({ numbers: [1] })],
  ['PUT', ({ thread }) => `/api/threads/${thread}/unread`, () => ({ number: 1 })],
  ['POST', () => '/api/threads', ({ channel }) => ({ ...question, channelId: channel })],
  ['POST', () => '/api/posts', ({ thread }) => ({ ...answer, threadId: thread })],
  ['PUT', ({ post }) => `/api/posts/${post}`, () => ({ text: 'Mine now' })],
  ['DELETE', ({ post }) => `/api/posts/${post}`],
  ['DELETE', ({ post }) => `/api/posts/${post}/removal`],
  ['GET', ({ post }) => `/api/posts/${post}/versions`],
  ['PUT', ({ post }) => `/api/posts/${post}/reactions/${encodeURIComponent('👍')}`],
  ['DELETE', ({ post }) => `/api/posts/${post}/reactions/${encodeURIComponent('👍')}`],
]
const ids = { id: crypto.randomUUID(), postId: crypto.randomUUID() }
const question = { ...ids, title: 'Knock', text: 'Knock', places: [], topics: [], fileIds: [] }
const answer = { id: crypto.randomUUID(), parentId: null, text: 'Knock', fileIds: [] }

/** What comes back, to the byte; without what differs from one request to the next anyhow. */
async function knock(someone: Someone, method: string, path: Door[1], body: Door[2], ids: Ids) {
  const response = await someone.fetch(new URL(path(ids), someone.base), {
    method,
    ...(body && { body: JSON.stringify(body(ids)), headers: { 'content-type': 'application/json' } }),
  })
  const { date: _, ...headers } = Object.fromEntries(response.headers)
  return { status: response.status, headers, body: await response.text() }
}
