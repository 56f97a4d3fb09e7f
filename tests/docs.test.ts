import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const read = (file: string) => readFileSync(join(root, file), 'utf8')
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
const readme = read('README.md')

test('the README names the scripts that exist, and no others', () => {
  const own = Object.keys(scripts).filter((name) => !/^(pre|check:)/.test(name))
  const named = [...readme.matchAll(/^\| `npm (?:run )?([\w:]+)` \|/gm)].map(([, name]) => name!)
  expect(named.sort()).toEqual(own.sort())
  const everywhere = documents().flatMap((file) => [...read(file).matchAll(/\bnpm run ([\w:]+)/g)])
  expect(everywhere.filter(([, name]) => !(scripts[name!] ?? ['NAME'].includes(name!)))).toEqual([])
})

test('each script runs a file that exists', () => {
  const files = Object.values(scripts).flatMap((script) => [...script.matchAll(/\bnode (?!dist)(\S+)/g)])
  expect(files.map(([, file]) => file!).filter((file) => !existsSync(join(root, file)))).toEqual([])
})

test('every setting is explained where people look for it, and no other', () => {
  const source = read('server/config.ts')
  const settings = [...source.matchAll(/read(?:<[^>]*>)?\(\s*'([A-Z_]+)'|env\['([A-Z_]+)'\]/g)].map((m) => m[1] ?? m[2])
  const explained = [...readme.matchAll(/^\| `([A-Z_]+)` \|/gm)].map((match) => match[1])
  expect(explained.sort()).toEqual([...new Set(settings)].sort())
  const example = [...read('.env.example').matchAll(/^#?([A-Z_]+)=/gm)].map((match) => match[1])
  const asked = [...read('docker-compose.yml').matchAll(/\$\{([A-Z_]+)/g)].map((match) => match[1])
  expect(example.sort()).toEqual([...new Set([...settings, ...asked])].sort())
})

test('every file the architecture sends one to is there', () => {
  const named = [...read('ARCHITECTURE.md').matchAll(/`((?:contract|db|server|client|tests|docs)\/[\w./]+)`/g)]
  expect(named.length).toBeGreaterThan(30)
  expect(named.map((match) => match[1]!).filter((path) => !existsSync(join(root, path)))).toEqual([])
})

test('every link in a document leads somewhere', () => {
  const links = documents().flatMap((file) =>
    [...read(file).matchAll(/\]\((?!https?:|person:)([^)#\s]+)/g)].map((match) => join(dirname(file), match[1]!)),
  )
  expect(links.length).toBeGreaterThan(8)
  expect(links.filter((path) => !existsSync(join(root, path)))).toEqual([])
})

test('the decisions are numbered without gaps', () => {
  const files = readdirSync(join(root, 'docs/decisions')).sort()
  expect(files.map((file) => Number(file.slice(0, 4)))).toEqual(files.map((_, index) => index + 1))
  for (const [index, file] of files.entries()) expect(read(`docs/decisions/${file}`)).toMatch(`# ${index + 1}. `)
})

test('nothing names the machine it was written on, or a registry', () => {
  // Put together here, or this file would be found.
  const places = [...['work', 'root', 'home', 'tmp/h'].map((name) => `/${name}/`), `"${'resolved'}":`]
  const found = filesIn('.').flatMap((file) =>
    places.filter((place) => read(file).includes(place)).map((p) => [file, p]),
  )
  expect(found).toEqual([])
})

const documents = () => filesIn('.').filter((file) => file.endsWith('.md'))

/** What is ours and text, by its ending. */
function filesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (['node_modules', 'dist', 'data', '.git', '.vitest'].includes(entry.name)) return []
    if (entry.isDirectory()) return filesIn(path)
    return /\.(ts|mjs|svelte|css|html|json|md|sql|yml|example)$|^(Dockerfile|run|\.\w+)$/.test(entry.name) ? [path] : []
  })
}
