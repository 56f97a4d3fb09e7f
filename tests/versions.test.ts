import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/**
 * The first version of each package that is free of the advisories known for it. A row is added with each new one; those
 * of packages that are not installed wait for the day that they are.
 */
const minimum: Record<string, string> = {
  '@fastify/multipart': '10.1.9',
  '@fastify/static': '10.1.3',
  busboy: '3.2.1',
  cookie: '0.7.0',
  dompurify: '3.4.17',
  'drizzle-orm': '0.45.2',
  'engine.io': '6.6.10',
  esbuild: '0.25.0',
  fastify: '5.12.1',
  'linkify-it': '5.0.1',
  'markdown-it': '14.1.1',
  nanoid: '3.3.8',
  nodemailer: '8.0.9',
  'pdfjs-dist': '6.2.108',
  postcss: '8.4.31',
  sharp: '0.35.0',
  'socket.io-parser': '4.2.7',
  svelte: '5.55.7',
  unpdf: '1.8.1',
  vite: '8.0.5',
  ws: '8.21.0',
}

/** Copies that may stay, with the reason. */
const excused: Record<string, string> = {
  'node_modules/@esbuild-kit/core-utils/node_modules/esbuild':
    'Inside drizzle-kit, which writes migrations by hand of a developer; the advisory is about a server it never starts.',
  'node_modules/unpdf':
    'Its pdf.js is 5.6; the advisory (CVE-2026-16633) is about scripts in forms that a viewer draws and runs, and we draw ' +
    'and run nothing. What comes after it needs Node 22.',
}

interface Lock {
  packages: Record<string, { version?: string; name?: string; optionalDependencies?: Record<string, string> }>
}
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock

test('no copy of a package is older than the advisories known for it allow', () => {
  expect(tooOld(lock)).toEqual([])
})

test('the lock has every package for every platform, so that a clone installs anywhere', () => {
  const wanted = Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).map((name) => [path, name] as const),
  )
  expect(wanted.filter(([path, name]) => !isLocked(path, name))).toEqual([])
})

test('every excuse is still needed', () => {
  const old = tooOld(lock, {}).map((each) => each.split(' ')[0])
  expect(old).toEqual(Object.keys(excused))
})

test('a nested copy, an alias and a prerelease are all found', () => {
  const packages = {
    '': { version: '1.0.0' },
    'node_modules/ws': { version: '8.21.0' },
    'node_modules/a/node_modules/ws': { version: '8.20.9' },
    'node_modules/web': { name: 'ws', version: '7.99.0' },
    'node_modules/svelte': { version: '5.55.7-next.1' },
    'node_modules/vite': { version: '10.0.0' },
  }
  expect(tooOld({ packages })).toEqual([
    'node_modules/a/node_modules/ws is 8.20.9, wanted 8.21.0',
    'node_modules/web is 7.99.0, wanted 8.21.0',
    'node_modules/svelte is 5.55.7-next.1, wanted 5.55.7',
  ])
})

function tooOld({ packages }: Lock, excuses = excused) {
  return Object.entries(packages).flatMap(([path, { version, name = nameOf(path) }]) => {
    const wanted = minimum[name]
    if (!wanted || !version || path in excuses || isAtLeast(version, wanted)) return []
    return [`${path} is ${version}, wanted ${wanted}`]
  })
}

/** As Node finds it: in the package's own folder, or in one above. */
function isLocked(path: string, name: string): boolean {
  if (`${path}/node_modules/${name}`.replace(/^\//, '') in lock.packages) return true
  return path !== '' && isLocked(path.replace(/(^|\/)node_modules\/(?!.*node_modules\/).*$/, ''), name)
}

const nameOf = (path: string) => path.split('node_modules/').at(-1)!

/** A prerelease comes before its release. */
function isAtLeast(version: string, wanted: string) {
  const [a, b] = [version, wanted].map((text) => text.split(/[-+]/)[0]!.split('.').map(Number)) as [number[], number[]]
  const differing = a.findIndex((part, index) => part !== b[index])
  return differing < 0 ? !version.includes('-') : a[differing]! > b[differing]!
}
