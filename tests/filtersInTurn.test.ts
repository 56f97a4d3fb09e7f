import { sql } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import type { Actor } from '../contract/policy'
import type * as Readable from '../db/queries/readable'
import { replies } from './expectations/replies'
import { layEverything, type Question } from './filterQuestions'
import { ask, endpoints } from './requests'
import { openStage } from './stage'
import { takeWallDown } from './unwalled'

const without = vi.hoisted(() => ({ query: '' }))

// One list at a time has no filter; what is allowed by rule stays so, and every other list as it is.
vi.mock('../db/queries/readable', async (original) => {
  const { readableBy, moderatedAndReadableBy } = await original<typeof Readable>()
  const unlessDropped = (filter: typeof readableBy) => (actor: Actor) =>
    without.query && asking() === without.query ? sql`true` : filter(actor)
  return {
    readableBy: unlessDropped(readableBy),
    moderatedAndReadableBy: unlessDropped(moderatedAndReadableBy),
  }
})

/** The query that wants to filter, as `file.function`. */
function asking() {
  const frames = new Error()
    .stack!.split('\n')
    .map((line) => /at (?:async )?(?:\w+\.)*(\w+) \(.*\/(\w+)\.ts/.exec(line))
  // Below this function and the filter itself.
  const [, name, file] = frames.find((frame) => frame && frame[2] !== 'filtersInTurn' && !frame[2]!.includes('test'))!
  return `${file}.${name}`
}

/** Where the house itself looks, for whom there is no wall: the filter is all there is, and policy.test.ts compares it. */
const beyondTheWall: Record<string, string> = {
  'consultationWords.kept': 'takes words out of what institutions are drafting, the same',
  'redactions.listDraftsHolding': 'takes words out of what others are writing, which nobody but the house may see',
}

/** Lists that filter nothing: all of it is theirs to read who may ask at all, which a rule says. */
const byRule: Record<string, string> = {
  ...{
    listPosts: 'of one thread',
    searchThread: 'of one thread',
    listRedactions: 'of one post',
    listPostVersions: 'of one post',
  },
  ...{ listReaders: 'of one channel', previewReach: 'of one channel', previewThreadReach: 'of one thread' },
  ...{ previewConsent: 'of one thread', previewMerge: 'of two threads' },
  ...{
    readFile: 'one file',
    openDocument: 'one document',
    locatePost: 'of one post',
    listAudit: 'of a group, or of the house',
  },
  ...{ openConsultation: 'of one thread', openSeat: 'of one thread', exportConsultation: 'of one thread' },
  ...{ listJobs: 'of the house', suggestDates: 'of no thread', listTerms: 'the glossary, for all' },
  openDesk: 'what it finds it asks listThreads for once more, which is tried by others',
  ...{ listGroupPeople: 'of one group', listGroupInvitations: 'of one group', listInvitations: 'of the house' },
  ...{ listSuspensions: 'of the house', listPersonas: 'of a demo', listDevices: 'of oneself' },
  listLeaderless: 'of the house: channels and who could lead them, not what is said there',
}

test(
  'every query that filters is asked for what it would tell without, and so is every list',
  { timeout: 120_000 },
  async () => {
    const { questions } = await layEverything(await openStage())
    expect(Object.keys(questions).sort()).toEqual(filtering())
    const asked = new Set(Object.values(questions).flatMap((each) => each.map(({ endpoint }) => endpoint)))
    const isList = (name: string) => /\[|null/.test(JSON.stringify(replies[name]))
    const lists = [...endpoints].filter(([name, { method }]) => method === 'GET' && isList(name)).map(([name]) => name)
    expect(lists.filter((name) => !asked.has(name) && !(name in byRule))).toEqual([])
    expect(Object.keys(byRule).filter((name) => !lists.includes(name) || asked.has(name))).toEqual([])
  },
)

test(
  'whatever list has no filter, the wall holds; and without the wall the filter does, and only it',
  { timeout: 240_000 },
  async () => {
    const stage = await openStage()
    const { forum, cast } = stage
    const { questions, secrets, renew } = await layEverything(stage)
    const all = Object.entries(questions).flatMap(([query, each]) => each.map((one) => [query, one] as const))

    expect(await leaks((query) => query)).toEqual(
      Object.keys(beyondTheWall).map((query) => named(query, questions[query]![0]!)),
    )
    forum.canaries.forget()
    await takeWallDown(forum)
    expect(await leaks(() => '')).toEqual([])
    expect(await leaks((query) => query)).toEqual(all.map(([query, question]) => named(query, question)))

    /** What told somebody something of the group, when that query has no filter. */
    async function leaks(dropped: (query: string) => string) {
      const found = new Set<string>()
      for (const [query, question] of all) if (await tells(question, dropped(query))) found.add(named(query, question))
      return [...found]
    }

    async function tells({ who, endpoint, input, came }: Question, query: string) {
      await renew()
      const made = typeof input === 'function' ? await input() : input
      without.query = query
      const { statusCode, body } = await ask(forum, endpoint, made, cast[who]!.cookie)
      without.query = ''
      expect(statusCode, `${endpoint}: ${body}`).toBe(200)
      const all = body + ((await came?.()) ?? '')
      return secrets.some((secret) => all.includes(secret))
    }
  },
)

const named = (query: string, { who, endpoint }: Question) => `${query}: ${endpoint} by ${who}`

/** All queries that ask for a filter. */
function filtering() {
  const sources = import.meta.glob<string>('../{db,server}/**/*.ts', { eager: true, query: '?raw', import: 'default' })
  const found = new Set<string>()
  for (const [path, source] of Object.entries(sources)) {
    const file = path.split('/').at(-1)!.replace('.ts', '')
    let name = ''
    for (const line of file === 'readable' ? [] : source.split('\n')) {
      name = /^(?:export )?(?:async )?(?:function|const) (\w+)/.exec(line)?.[1] ?? name
      if (/(readableBy|moderatedAndReadableBy)\(/.test(line)) found.add(`${file}.${name}`)
    }
  }
  return [...found].sort()
}
