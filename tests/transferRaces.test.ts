import { expect, test } from 'vitest'
import type { Post } from '../contract/posts'
import { ear } from './ear'
import { openForum } from './forum'
import { ask } from './requests'

const orders = ['moveThread', 'splitThread', 'mergeThread', 'splitThread'] as const

/**
 * Threads are split, merged and moved while many write in them. Afterwards every post that was answered as written is
 * there, once, under its own number, below what it replies to; and nobody heard what they may not read.
 */
test('writers and moderators meet in the same threads, and no post is lost, doubled or out of place', async () => {
  const forum = await openForum()
  const mia = await forum.join('mia', { role: 'moderator' })
  const writers = [
    await forum.join('ada', { member: 'Beta' }),
    await forum.join('ben', { member: 'Gamma' }),
    await forum.join('dan', { member: 'Delta' }),
  ]
  const oto = await forum.join('oto', { member: 'Epsilon' })
  const closed = await mia.asks('full-members', 'Closed', 'Closed to observers')
  const threads = [await mia.asks('consultations', 'One'), await mia.asks('consultations', 'Two'), closed]
  const ids = new Set(threads.map(({ id }) => id))
  const channels = ['consultations', 'announcements'].map((slug) => mia.directory.channelBySlug(slug)!.id)
  const heard = await ear(oto)
  const written = new Map<string, { parentId: string | null; text: string }>()
  const asked = new Set<string>()
  const anyOf = <T>(some: T[]) => some[Math.floor(Math.random() * some.length)]!
  let isOver = false

  const write = async (by: (typeof writers)[number], n: number) => {
    const tops = [...written].filter(([, { parentId }]) => !parentId).map(([id]) => id)
    const parentId = n % 3 && tops.length ? anyOf(tops) : null
    const threadId = anyOf([...ids])
    const text = threadId === closed.id ? `Closed: ${by.name} ${n}` : `${by.name} ${n}`
    const post = { id: crypto.randomUUID(), threadId, parentId, text, fileIds: [] }
    // Over and over: whoever is taken out of a room comes back, as far as they may.
    if (n % 3 === 0)
      await heard.watch(n % 2 ? `thread:${threadId}` : `channel:${anyOf(channels)}`).catch(() => undefined)
    const reply = await ask(forum, 'writePost', post, by.cookie)
    asked.add(`writePost ${reply.statusCode}`)
    if (reply.statusCode !== 200) return
    written.set(post.id, post)
    // Sent again because the answer was lost: it is still one.
    if (n % 5 === 0) asked.add(`writePost ${(await ask(forum, 'writePost', post, by.cookie)).statusCode}`)
  }
  const order = async (n: number) => {
    // The first is moved for certain: once everything is merged into what is closed, nothing can be.
    const [threadId, intoId] = [n ? anyOf([...ids]) : threads[0]!.id, anyOf([...ids])]
    const postId = anyOf([...written.keys()])
    const id = crypto.randomUUID()
    const split = { threadId, id, title: `Split ${n}`, postIds: [postId] }
    const kind = orders[n % orders.length]!
    const inputs = { splitThread: split, mergeThread: { threadId, intoId } }
    const input = kind === 'moveThread' ? { threadId, channelId: anyOf(channels) } : inputs[kind]
    const reply = await ask(forum, kind, input, mia.cookie)
    if (reply.statusCode === 200 && kind === 'splitThread') ids.add(id)
    asked.add(`${kind} ${reply.statusCode}`)
  }

  for (const by of writers) await write(by, 0)
  const writing = writers.map(async (by) => {
    for (let n = 1; n <= 40; n++) await write(by, n)
  })
  const isEachDone = () => orders.every((kind) => asked.has(`${kind} 200`))
  const ordering = (async () => {
    // However slow the machine: until the last word is written, and each kind of order was carried out.
    for (let n = 0; !isOver || !(isEachDone() || n > 400); n++) await order(n)
  })()
  await Promise.all(writing)
  isOver = true
  await ordering

  // A parent elsewhere, one who meets too many: refused in words, and nothing else.
  expect([...asked].filter((each) => /^writePost (?!200|404|503)| 500$/.test(each))).toEqual([])
  for (const kind of orders) expect([...asked]).toContain(`${kind} 200`)
  const found = new Map<string, Post>()
  for (const threadId of ids) {
    const opened = (await ask(forum, 'openThread', { threadId }, mia.cookie)).json<{ thread: { id: string } }>()
    if (opened.thread.id !== threadId) continue
    const rows = await postsOf(forum, threadId)
    const numbers = rows.map(({ number }) => number)
    expect(new Set(numbers).size).toBe(numbers.length)
    for (const post of rows) {
      expect(found.has(post.id), 'each exactly once').toBe(false)
      found.set(post.id, post)
    }
  }
  for (const [id, { parentId, text }] of written) {
    const post = found.get(id)
    expect(post?.text).toBe(text)
    // One that went without its parent stands by itself.
    const place = { parentId: post?.parentId ?? null, root: post?.root }
    const above = post?.parentId ? found.get(parentId!) : undefined
    expect(place).toEqual(above ? { parentId, root: above.number } : { parentId: null, root: post?.number })
    expect(above?.threadId ?? post?.threadId).toBe(post?.threadId)
  }
  // Besides them only the three questions.
  expect(found.size).toBe(written.size + 3)
  expect(heard.raw.length).toBeGreaterThan(0)
  expect(heard.raw.join()).not.toContain('Closed')
  for (const each of [mia, oto, ...writers]) await each.isInSync()
}, 120_000)

async function postsOf(forum: Awaited<ReturnType<typeof openForum>>, threadId: string) {
  const { client } = forum.connection
  const rows = await client`
    select id, thread_id, parent_id, root, number, text from posts where thread_id = ${threadId}`
  return rows.map((row) => ({
    ...(row as unknown as Post),
    threadId: row['thread_id'] as string,
    parentId: row['parent_id'] as string | null,
  }))
}
