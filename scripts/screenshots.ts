import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { openBrowser } from '../tests/browser/browser'
import { become, screens, type Screen } from '../tests/browser/screens'

const project = join(import.meta.dirname, '..')
const sizes = { desk: { width: 1280, height: 1000 }, phone: { width: 390, height: 844 } }
const themes = ['light', 'dark'] as const
/** Those that README.md shows. */
const shown = ['home-desk-light', 'thread-desk-light', 'thread-phone-light']

/** Every screen of a fresh demo, on a desk and a phone, light and dark. Without a folder: those of the README only. */
export async function takeScreenshots(folder?: string) {
  const into = folder ?? join(project, 'docs/screenshots')
  mkdirSync(into, { recursive: true })
  const browser = await openBrowser()
  if (!browser) return
  const demo = await startDemo()
  try {
    for (const screen of screens.filter(({ isReal }) => !isReal)) {
      for (const theme of themes) {
        for (const size of ['desk', 'phone'] as const) {
          const name = `${screen.name}-${size}-${theme}`
          if (folder || shown.includes(name))
            await take(browser, demo.base, screen, theme, size, join(into, `${name}.png`))
        }
      }
    }
  } finally {
    await browser.close()
    demo.stop()
  }
}

async function take(
  browser: Browser,
  base: string,
  screen: Screen,
  colorScheme: (typeof themes)[number],
  size: keyof typeof sizes,
  file: string,
) {
  const context = await browser.newContext({
    viewport: sizes[size],
    colorScheme,
    locale: 'en-GB',
    deviceScaleFactor: 1,
  })
  const page = await context.newPage()
  try {
    await become(page, base, screen.as)
    await screen.arrive(page, base)
    await page.waitForTimeout(400)
    await sharp(await page.screenshot())
      .png({ palette: true, colours: 128, effort: 10 })
      .toFile(file)
  } catch (error) {
    process.stdout.write(`${screen.name}: ${(error as Error).message.split('\n')[0]}\n`)
  } finally {
    await context.close()
  }
}

/** The built demo on a free port, as `npm run demo` starts it. */
async function startDemo() {
  const port = await freePort()
  const env = { ...process.env, PORT: String(port), LOG_LEVEL: 'warn' }
  const server = spawn(process.execPath, [join(project, 'dist/server/demo.js')], { env, stdio: 'ignore' })
  const base = `http://localhost:${port}`
  for (let tries = 0; tries < 300; tries++) {
    if (
      await fetch(`${base}/ready`)
        .then(({ ok }) => ok)
        .catch(() => false)
    )
      break
    await sleep(100)
  }
  return { base, stop: () => server.kill('SIGINT') }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
