import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { dirname, join, resolve } from 'node:path'

/** What can be set from outside; see README.md for the meaning of each. */
export interface Config {
  port: number
  host: string
  /** Origin under which people reach the forum, e.g. `https://forum.example.org`. */
  baseUrl: URL
  dataDir: string
  /** Absent: the embedded PostgreSQL in `dataDir`. */
  databaseUrl?: string
  logLevel: string
  /** The addresses of the reverse proxies whose X-Forwarded-For counts. */
  trustedProxies: string[]
  /** Whether a person may write so much at once and no more. */
  isPaced: boolean
  production: boolean
  /** In this mode the data is invented and anyone may sign in as anybody. */
  demo: boolean
  /** Where the built page and the migrations are. */
  projectDir: string
  /** Of the build: a page of another one is asked to reload. */
  version: string
}

/** Reads the environment whole and reports every mistake at once. Throws an `Error` whose message names them all. */
export function readConfig(
  env: NodeJS.ProcessEnv = process.env,
  { demo = false, defaults = {} }: { demo?: boolean; defaults?: NodeJS.ProcessEnv } = {},
): Config {
  const mistakes: string[] = []
  const read = <T>(name: string, fallback: T, parse: (text: string) => T | undefined, wanted: string): T => {
    const text = env[name]?.trim() || defaults[name]
    if (!text) return fallback
    const value = parse(text)
    if (value === undefined) mistakes.push(`${name} is ${shown(name, text)}; it must be ${wanted}.`)
    return value ?? fallback
  }
  const port = read('PORT', 3000, toPort, 'a port number from 0 to 65535')
  const host = read('HOST', '127.0.0.1', (text) => text, 'an address')
  const config: Config = {
    port,
    host,
    baseUrl: read(
      'BASE_URL',
      new URL(`http://localhost:${port}`),
      toOrigin,
      'an address like https://forum.example.org, without a path',
    ),
    dataDir: resolve(read('DATA_DIR', './data', (text) => text, 'a folder')),
    databaseUrl: read<string | undefined>(
      'DATABASE_URL',
      undefined,
      toPostgresUrl,
      'an address like postgres://user:password@host/database',
    ),
    logLevel: read('LOG_LEVEL', 'info', toLevel, `one of ${levels.join(', ')}`),
    trustedProxies: read('TRUSTED_PROXIES', [], toAddresses, 'IP addresses with commas between'),
    isPaced: read('PACE', true, toPace, 'limited or unlimited'),
    production: env['NODE_ENV'] === 'production',
    demo,
    projectDir: projectDir(),
    version: buildVersion(projectDir()),
  }
  if (mistakes.length) throw new Error(`The configuration has mistakes:\n  ${mistakes.join('\n  ')}`)
  return config
}

/** Pages at these origins may write and open sockets. */
export function allowedOrigins({ baseUrl, port }: Config, listeningPort = port): Set<string> {
  if (baseUrl.hostname !== 'localhost') return new Set([baseUrl.origin])
  return new Set([baseUrl.origin, `http://localhost:${listeningPort}`, `http://127.0.0.1:${listeningPort}`])
}

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent']
const toLevel = (text: string) => (levels.includes(text) ? text : undefined)

const toPace = (text: string) => (['limited', 'unlimited'].includes(text) ? text === 'limited' : undefined)

function toPort(text: string) {
  const port = Number(text)
  return Number.isInteger(port) && port >= 0 && port <= 65_535 ? port : undefined
}

function toOrigin(text: string) {
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  return /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search ? url : undefined
}

/** Exact addresses only: a range would let a neighbour say where a request came from. */
function toAddresses(text: string) {
  const addresses = text.split(/[\s,]+/).filter(Boolean)
  return addresses.every((address) => isIP(address)) ? addresses : undefined
}

/** A terminal's history must not learn a password. */
const shown = (name: string, text: string) => (name === 'DATABASE_URL' ? 'not readable' : `"${text}"`)

const toPostgresUrl = (text: string) =>
  URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol) ? text : undefined

/** Changes with every build of the page. */
function buildVersion(folder: string) {
  const page = join(folder, 'dist/client/index.html')
  return existsSync(page) ? createHash('sha256').update(readFileSync(page)).digest('hex').slice(0, 12) : 'unbuilt'
}

/** The folder of package.json, from the sources and from `dist` alike. */
function projectDir() {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return folder
}
