import { expect, test } from 'vitest'
import type { OwnSeat } from '../contract/seats'
import type { Summary } from '../contract/summaries'
import { asking, consults, newIds } from './consulting'
import { openForum } from './forum'
import { columnsHolding } from './holding'
import { ask, type endpoints } from './requests'
import type { Someone } from './someone'

type Name = typeof endpoints extends Map<infer K, unknown> ? K : never
const words = 'Marko Petrović'
const rounds = 8

/**
 * In two consultations at once institutions answer, naming each other, take it back and let it stand again; some write
 * drafts, a summary and new consultations; moderators take words out of all of it and remove answers for good.
 */
test('who answers, asks, redacts and removes at once never waits for each other in a circle, and nothing is lost', async () => {
  const forum = await openForum({ connections: 12 })
  const join = (name: string, member: 'Alpha' | 'Beta' | 'Gamma' | 'Delta', role?: 'moderator') =>
    forum.join(name, { member, role })
  const [ada, ben, bea] = [await join('ada', 'Alpha'), await join('ben', 'Beta'), await join('bea', 'Beta')]
  const [gus, gil, dan] = [await join('gus', 'Gamma'), await join('gil', 'Gamma'), await join('dan', 'Delta')]
  const [mia, moe] = [await join('mia', 'Delta', 'moderator'), await join('moe', 'Alpha', 'moderator')]
  const all = [ada, ben, bea, gus, gil, dan, mia, moe]
  const asked = ['Alpha', 'Beta', 'Gamma', 'Delta']
  const threads = [
    await consults(ada, asked, { questions: [] }),
    await consults(ada, asked, { questions: [] }, 'full-members'),
  ]
  const [one, two] = threads.map(({ id }) => id) as [string, string]
  const got = new Set<string>()
  const released: { id: string; postId: string }[] = []
  const erased = new Set<string>()
  let isOver = false

  async function does<Answer>(by: Someone, name: Name, input: object) {
    const reply = await ask(forum, name, input, by.cookie)
    got.add(`${name} ${reply.statusCode}`)
    return reply.statusCode === 200 ? reply.json<Answer>() : undefined
  }
  const naming = (n: number) => {
    const others = n % 2 ? all : all.toReversed()
    return others.map(({ name, id }) => `@[${name}](person:${id})`).join(' ')
  }
  async function answersOn(by: Someone, threadId: string) {
    for (let n = 0; n < rounds; n++) {
      const ids = newIds()
      const text = `${n} ${naming(n)}`
      if (!(await does(by, 'releaseAnswer', { ...ids, threadId, kind: 'nothing', text, read: [] }))) continue
      released.push(ids)
      await does(by, 'withdrawAnswer', { answerId: ids.id })
      await does(by, 'restoreAnswer', { answerId: ids.id })
    }
  }
  /** Returns what was saved last. */
  async function drafts(threadId: string, from = 0) {
    let [version, saved] = [0, '']
    for (let n = from; n < from + rounds * 2; n++) {
      const text = `Draft ${n} of ${words}`
      const input = { threadId, text, cells: [], version, takeOver: false, ready: false }
      const seat = await does<OwnSeat>(dan, 'saveAnswerDraft', input)
      if (seat) saved = text
      version = (seat ?? (await does<OwnSeat>(dan, 'openSeat', { threadId })))!.draft?.version ?? version
    }
    return saved
  }
  async function sums(threadId: string) {
    let [version, saved] = [0, '']
    for (let n = 0; n < rounds * 2; n++) {
      const text = `Summary ${n} of ${words}`
      const paragraphs = [{ id: crypto.randomUUID(), text, sources: [] }]
      const summary = await does<Summary>(ada, 'saveSummary', { threadId, paragraphs, version })
      if (summary) saved = text
      const now = summary ?? (await does<{ summary: Summary }>(ada, 'openConsultation', { threadId }))?.summary
      version = now?.version ?? version
    }
    return saved
  }
  async function redacts(threadId: string) {
    const post = { id: crypto.randomUUID(), threadId, parentId: null, text: `It was ${words}.`, fileIds: [] }
    await does(ada, 'writePost', post)
    const about = { id: crypto.randomUUID(), postId: post.id, words, reason: 'It names a person.', editedAt: null }
    return does(mia, 'redactPost', { ...about, elsewhere: true })
  }
  async function erases() {
    while (!isOver || !erased.size) {
      await new Promise((resolve) => setTimeout(resolve, 20))
      const last = released.findLast(({ postId }) => !erased.has(postId))
      if (!last || !(await does(moe, 'hidePost', { postId: last.postId, reason: 'For now' }))) continue
      if (await does(moe, 'erasePost', { postId: last.postId })) erased.add(last.postId)
    }
  }
  const begun: string[] = []
  async function asks() {
    for (let n = 0; n < rounds; n++) {
      const { id, postId } = newIds()
      const { channelId } = threads[n % 2]!
      const about = { title: `New ${n}`, text: naming(n), places: [], topics: [], fileIds: [] }
      if (await does(gil, 'startThread', { id, postId, channelId, ...about, asking: asking(gil, asked) }))
        begun.push(id)
    }
  }
  async function redactsOn() {
    for (let n = 0; n < rounds; n++) await redacts(threads[n % 2]!.id)
  }

  const erasing = erases()
  const [draftOne, draftTwo, sumOne, sumTwo] = await Promise.all([
    ...[drafts(one), drafts(two), sums(one), sums(two)],
    ...[answersOn(ben, one), answersOn(bea, two), answersOn(gus, two), answersOn(gil, one)],
    ...[redactsOn(), asks()],
  ])
  isOver = true
  await erasing

  for (const name of ['releaseAnswer', 'withdrawAnswer', 'restoreAnswer', 'redactPost', 'erasePost', 'startThread']) {
    expect([...got]).toContain(`${name} 200`)
  }
  expect([...got].filter((each) => each.endsWith(' 500'))).toEqual([])
  const { client } = forum.connection
  // What was counted is told within a second.
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  const [{ deadlocks }] = await client<[{ deadlocks: number }]>`
    select deadlocks::int from pg_stat_database where datname = current_database()`
  expect(deadlocks).toBe(0)

  // Once more, now that nobody writes: it is nowhere, and what was written last is there without it.
  expect(await redacts(one)).toBeDefined()
  expect(await columnsHolding(forum, /marko|petrovi/i)).toEqual([])
  const without = (text: unknown) => (text as string).replace(words, '[redacted]')
  const told = await client`
    select thread_id, text from answer_drafts union all select thread_id, text from summary_paragraphs`
  const texts = (threadId: string) =>
    told.filter((row) => row['thread_id'] === threadId).map((row) => row['text'] as string)
  expect(texts(one).sort()).toEqual([draftOne, sumOne].map(without).sort())
  expect(texts(two).sort()).toEqual([draftTwo, sumTwo].map(without).sort())
  const kept = await client`select id, post_id from answers`
  expect(kept.map(({ id }) => id as string).sort()).toEqual(released.map(({ id }) => id).sort())
  expect((await client`select thread_id from seats where thread_id in ${client(begun)}`).length).toBe(begun.length * 4)
  for (const each of all) await each.isInSync()
}, 240_000)
