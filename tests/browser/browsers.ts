import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { openApp } from '../../server/app'
import { openForum, type TestForum } from '../forum'
import { openBrowser } from './browser'
import { Person } from './person'

/**
 * A story told in real browsers. Every person has a browser context of their own; at the end no page may have complained
 * or asked a foreign host for anything. `offline`: what a browser says of a cut connection is no complaint.
 */
export function journey(
  name: string,
  story: (browsers: Browsers) => Promise<void>,
  { offline = false, demo = false }: { offline?: boolean; demo?: boolean } = {},
) {
  test(`${name}`, async ({ skip }) => {
    const browser = await openBrowser()
    if (!browser) return skip('no Chromium')
    const browsers = await openBrowsers(browser, await openForum({ demo }))
    try {
      await story(browsers)
      const complaints = browsers.people.flatMap((person) => person.complaints.map((each) => `${person.name}: ${each}`))
      const expected = offline
        ? /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|ERR_SOCKET_NOT_CONNECTED|WebSocket|ERR_NETWORK/
        : /^$/
      expect(complaints.filter((each) => !expected.test(each))).toEqual([])
    } finally {
      await browsers.close()
    }
  }, 120_000)
}

export type Browsers = Awaited<ReturnType<typeof openBrowsers>>

async function openBrowsers(browser: Browser, forum: TestForum) {
  const people: Person[] = []
  const { base } = forum

  /** Someone with an account, signed in, at a browser that has not opened anything yet. */
  async function join(
    name: string,
    joining: Parameters<TestForum['join']>[1] = {},
    screen: BrowserContextOptions = {},
  ) {
    const account = await forum.join(name, joining)
    account.leave()
    const person = await visitor(account.name, screen, account.id)
    const [cookie, value] = account.cookie!.split('=') as [string, string]
    await person.context.addCookies([{ name: cookie, value, url: base }])
    return person
  }

  /** Someone nobody knows. */
  async function visitor(name = 'visitor', screen: BrowserContextOptions = {}, id?: string) {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      locale: 'en-GB',
      reducedMotion: 'reduce',
      ...screen,
    })
    const person = new Person({ name, id, base }, context, await context.newPage())
    people.push(person)
    return person
  }

  let app = forum.app
  /** The server ends, and another one starts on the same data and port. */
  async function restart(between: () => Promise<unknown> = async () => {}) {
    const { port } = app.server.address() as AddressInfo
    await app.close()
    await between()
    app = await openApp(forum.config, forum.app.house.connection)
    await app.listen({ port, host: '127.0.0.1' })
  }

  async function close() {
    for (const { context } of people) await context.close()
    await app.close()
  }
  return { forum, base, people, join, visitor, restart, close }
}

afterAll(async () => {
  await (await openBrowser())?.close()
})
