import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'
import { isGeneral } from '../contract/policy'
import { contractEndpoints } from './endpoints'
import { openForum } from './forum'

const root = join(import.meta.dirname, '..')
const houses = ['contract', 'db', 'server', 'client', 'tests']
const sources = houses.flatMap((house) =>
  readdirSync(join(root, house), { recursive: true, encoding: 'utf8' })
    .map((file) => `${house}/${file}`)
    .filter((file) => /\.(ts|svelte|mjs)$/.test(file)),
)
const text = new Map(sources.map((file) => [file, readFileSync(join(root, file), 'utf8')]))

interface Import {
  from: string
  /** A file of ours without its ending, or the name of a package. */
  to: string
  names: string
  isType: boolean
}
const imports = sources.flatMap(importsOf)

test.each([
  ['contract', /^(contract\/|typebox$)/],
  ['db', /^(contract\/|db\/|drizzle-orm|postgres$|node:)/],
  ['server', /^(?!client\/|tests\/|drizzle|svelte)/],
  ['client', /^(?!db\/|server\/|tests\/|node:|fastify|typebox\/)/],
])('%s imports only what it may', (house, allowed) => {
  expect(among(imports, inside(house)).filter(({ to }) => !allowed.test(to))).toEqual([])
})

test('the rules know no Fastify and no Socket.IO', () => {
  expect(
    among(imports, inside('server/domain')).filter(({ to }) =>
      /fastify|socket\.io|server\/(app|http|realtime)$/.test(to),
    ),
  ).toEqual([])
})

test('the database is spoken to in db only', () => {
  const found = imports.filter(({ from, to }) => /^(drizzle|postgres$)/.test(to) && !/^(db|tests)\//.test(from))
  expect(found).toEqual([])
})

test('the environment is read in one place', () => {
  expect(filesWith(/process\.env/).filter((file) => !file.startsWith('tests/'))).toEqual(['server/config.ts'])
})

test('no markup is made of text, but in one component at most', () => {
  expect(filesWith(/\{@html/).filter(inside('client')).length).toBeLessThanOrEqual(1)
})

test('components and pages speak to stores, never to the server', () => {
  const drawn = sources.filter((file) => file.endsWith('.svelte'))
  expect(drawn.filter((file) => /\bapi\b\s*[.(]|\bfetch\(/.test(text.get(file)!))).toEqual([])
  expect(
    among(imports, (file) => file.endsWith('.svelte')).filter(
      ({ to, names }) => /socket\.io|lib\/(api|live)/.test(to) && !/^\{\s*Refused\s*\}$/.test(names),
    ),
  ).toEqual([])
})

test('only the rooms emit', () => {
  const emitting = filesWith(/\.emit\(/).filter(inside('server'))
  // The outbox hands a frame to the rooms; it has no sockets.
  expect(emitting).toEqual(['server/outbox.ts', 'server/presences.ts', 'server/realtime.ts'])
  expect(
    among(imports, inside('server'))
      .filter(({ to, isType }) => to === 'socket.io' && !isType)
      .map(({ from }) => from),
  ).toEqual(['server/realtime.ts'])
})

test('no file is longer than 200 lines', () => {
  // The one page of endpoints is as long as they are many.
  const lines = sources
    .filter((file) => file !== 'server/routes.ts')
    .map((file) => [file, text.get(file)!.trimEnd().split('\n').length] as const)
  expect(lines.filter(([, count]) => count > 200)).toEqual([])
})

test('a noun has the same name in every layer', () => {
  const nouns = names('contract')
  for (const layer of ['db/queries', 'server/domain']) {
    expect(names(layer).filter((name) => !nouns.includes(name) && !listed[layer]?.includes(name))).toEqual([])
  }
  expect(
    sources.filter((file) => /(manager|helper|util|service|handler|impl)s?\.(svelte|ts|svelte\.ts)$/i.test(file)),
  ).toEqual([])
  expect(filesWith(/^export default /m).filter((file) => /^(contract|db|server|client)\//.test(file))).toEqual([])
})
/** What has no noun of its own in the contract: the list form of a rule, the place in a list, what came since. */
const listed: Record<string, string[]> = {
  'db/queries': ['readable', 'sessions'],
  'server/domain': ['carrying', 'changes', 'cursor'],
}

test('the page carries no schema library: what it imports of the contract are types', () => {
  const reached = new Set<string>()
  const follow = (file: string) => {
    if (reached.has(file)) return
    reached.add(file)
    for (const { to } of importsOf(file).filter(({ isType }) => !isType)) {
      const next = sources.find((source) => source === to || source.replace(/\.ts$/, '') === to)
      if (next) follow(next)
      else reached.add(to)
    }
  }
  sources.filter((file) => file.startsWith('client/')).forEach(follow)
  expect([...reached].filter((file) => /^(typebox|db\/|server\/)/.test(file))).toEqual([])
})

test('every endpoint has a policy and is served', async () => {
  const { app } = await openForum({ demo: true })
  const endpoints = contractEndpoints()
  expect(endpoints.length).toBeGreaterThan(40)
  for (const [name, { method, path, policy, summary }] of endpoints) {
    expect(policy, name).toBeTruthy()
    expect(summary, name).toBeTruthy()
    expect(isGeneral(policy) || /\.(read|look|order|export)$/.test(policy) || method !== 'GET', `${name} reads`).toBe(
      true,
    )
    expect(app.hasRoute({ method: method as 'GET', url: path }), `${name} is served`).toBe(true)
  }
})

function importsOf(file: string): Import[] {
  const found = text.get(file)!.matchAll(/^\s*(?:import|export)\s(type\s)?(?:([^'"]*?)\sfrom\s)?['"]([^'"]+)['"]/gm)
  return [...found].map(([, type, names = '', to]) => ({
    from: file,
    to: to!.startsWith('.') ? normalize(join(dirname(file), to!)) : to!,
    names: names.trim(),
    isType: type !== undefined || /^\{(\s*type\s[^,]*,?)+\s*\}$/.test(names.trim()),
  }))
}

const inside = (house: string) => (file: string) => file.startsWith(`${house}/`)
const filesWith = (pattern: RegExp) => sources.filter((file) => pattern.test(text.get(file)!)).sort()
const names = (folder: string) =>
  sources.flatMap((file) => (dirname(file) === folder ? [file.slice(folder.length + 1).replace(/\..*$/, '')] : []))

function among<T extends string | Import>(all: T[], isWanted: (file: string) => boolean): T[] {
  return all.filter((each) => isWanted(typeof each === 'string' ? each : each.from))
}
