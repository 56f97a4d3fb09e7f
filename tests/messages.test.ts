import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../client')
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /\.(ts|svelte|json)$/.test(file),
)
const text = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]))
const isKeys = (file: string) => file.startsWith('messages/en/')
const isCode = (file: string) => !file.startsWith('messages/') && !file.endsWith('.json')

/** Which file of the English catalogue holds a message, a plural by its stem. */
const homes = new Map(
  files.filter(isKeys).flatMap((file) =>
    Object.keys(JSON.parse(text.get(file)!) as Record<string, string>).flatMap((key) => [
      [key, file],
      [key.replace(/_(zero|one|two|few|many|other)$/, ''), file],
    ]),
  ) as [string, string][],
)
const first = reached('main.ts')
const later = [...new Set(files.filter(isCode).flatMap((file) => named(file, /\bimport\('([^']+)'\)/g)))].sort()

test('the pages and the parts that come later are found', () => {
  expect(later).toEqual(expect.arrayContaining(['pages/Thread.svelte', 'components/answer/AnswerBar.svelte']))
  expect(later.length).toBeGreaterThan(30)
})

test.each(['main.ts', ...later])('%s brings all that it says', (from) => {
  const here = new Set([...first, ...reached(from)])
  const missing = [...reached(from)].filter(isCode).flatMap((file) =>
    said(text.get(file)!)
      .filter((key) => !here.has(homes.get(key)!))
      .map((key) => `${file} says ${key} of ${homes.get(key)}`),
  )
  expect(missing).toEqual([])
})

test('a message stands in one file', () => {
  const keys = files.filter(isKeys).flatMap((file) => Object.keys(JSON.parse(text.get(file)!) as object))
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([])
})

/** What is there with a module: it, and what it imports; not what it fetches later, nor types. */
function reached(file: string, found = new Set<string>()) {
  if (found.has(file)) return found
  found.add(file)
  const imports = /^\s*(?:import|export)\s(?!type\s)(?:[^'"]*?\sfrom\s)?'([^']+)'/gm
  for (const next of named(file, imports)) reached(next, found)
  return found
}

function named(file: string, pattern: RegExp) {
  return [...(text.get(file) ?? '').matchAll(pattern)].flatMap(([, name]) => {
    const path = normalize(join(dirname(file), name!))
    return [path, `${path}.ts`, `${path}.svelte.ts`].filter((each) => text.has(each)).slice(0, 1)
  })
}

/** The messages a source names, in quotes; those put together, all that begin and end like it. */
function said(source: string) {
  const named = [...source.matchAll(/['"`]([a-zA-Z]+\.[^'"`\s$]+)['"`]/g), ...source.matchAll(/\bt\('(\w+)'/g)]
  const whole = named.map(([, key]) => key!)
  const parts = [...source.matchAll(/`([a-zA-Z]+\.[^`\s$]*)\$\{[^`]*?\}([^`\s${}]*)`/g)]
  const made = [...homes.keys()].filter((key) =>
    parts.some(([, start, end]) => key.startsWith(start!) && key.endsWith(end!)),
  )
  return [...whole.filter((key) => homes.has(key)), ...made]
}
