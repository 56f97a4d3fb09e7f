import type { BrowserContext, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** What a person can do at a page, in words: names are those a screen reader would say. */
export type Act = { at?: string } & (
  | { press: string | RegExp }
  | { follow: string | RegExp }
  /** Of an open menu or list. */
  | { pick: string | RegExp }
  | { check: string | RegExp }
  | { write: string; into: string | RegExp }
  | { choose: string; from: string | RegExp }
  /** Of the text of a post. */
  | { select: string }
  | { attach: string | Buffer; named: string; type?: string }
  | { key: string }
)

/** A person at a browser of their own: nothing is shared with the others but the server. */
export class Person {
  readonly name: string
  readonly id: string
  readonly base: string
  readonly context: BrowserContext
  page: Page
  /** What went wrong on the pages, as far as the browser says so. */
  complaints: string[] = []

  constructor(
    { name, id = '', base }: { name: string; id?: string; base: string },
    context: BrowserContext,
    page: Page,
  ) {
    this.name = name
    this.id = id
    this.base = base
    this.context = context
    this.page = page
    this.#listen(page)
  }

  async opens(path: string) {
    await this.page.goto(path.startsWith('http') ? path : this.base + path)
    return this
  }

  async does(...acts: Act[]) {
    for (const act of acts) await this.#do(act)
    return this
  }

  async sees(text: string | RegExp, { times }: { times?: number } = {}) {
    const found = this.page.getByText(text).filter({ visible: true })
    if (times === undefined) await found.first().waitFor({ timeout: patience })
    else await expect.poll(() => found.count(), { timeout: patience }).toBe(times)
    return this
  }

  async seesNot(text: string | RegExp) {
    await this.sees(text, { times: 0 })
    return this
  }

  /** Another tab of the same browser. */
  async newTab() {
    const page = await this.context.newPage()
    this.#listen(page)
    const tab = Object.create(this, { page: { value: page, writable: true } }) as Person
    return tab
  }

  /** The same person at another device. */
  async elsewhere() {
    const context = await this.context.browser()!.newContext()
    await context.addCookies(await this.context.cookies())
    const { name, id, base, complaints } = this
    const other = new Person({ name, id, base }, context, await context.newPage())
    this.context.on('close', () => void context.close())
    return Object.assign(other, { complaints })
  }

  /** Asks a question in a channel, by the two steps there are; nobody is asked to answer by a date. */
  async asks(channel: string, title: string, text: string) {
    await this.opens('/ask')
    await this.does({ write: title, into: 'Title' }, { write: text, into: 'Question' }, { press: 'Next: to whom' })
    await this.does({ check: new RegExp(`^${channel}`) })
    await this.page.getByLabel('Ask for answers by a date').uncheck({ timeout: patience })
    await this.does({ press: 'Ask' })
    await this.page.getByRole('article').first().waitFor({ timeout: patience })
    return new URL(this.page.url()).pathname
  }

  /** Writes in the open thread, and waits until it stands there. */
  async says(text: string) {
    await this.does({ write: text, into: 'Write an answer …' }, { key: 'Control+Enter' })
    await this.page
      .getByRole('article')
      .filter({ hasText: text.slice(0, 20) })
      .first()
      .waitFor({ timeout: patience })
  }

  /** `at` says in which post. */
  async #do(act: Act) {
    const place = act.at ? this.page.getByRole('article').filter({ hasText: act.at }).last() : this.page
    const wait = { timeout: patience }
    if ('key' in act) return this.page.keyboard.press(act.key)
    if ('press' in act) return named(place, 'button', act.press).click(wait)
    if ('follow' in act) return named(place, 'link', act.follow).click(wait)
    if ('check' in act)
      return named(place, 'radio', act.check)
        .or(named(place, 'checkbox', act.check))
        .check(wait)
    if ('choose' in act) return labelled(place, act.from).selectOption({ label: act.choose }, wait)
    if ('select' in act) return place.getByText(act.select).last().evaluate(selectIn, act.select)
    if ('attach' in act) return this.page.locator('input[type=file]').setInputFiles(fileOf(act), wait)
    if ('pick' in act)
      return named(this.page, 'menuitem', act.pick)
        .or(named(this.page, 'option', act.pick))
        .click(wait)
    return labelled(place, act.into).fill(act.write, wait)
  }

  #listen(page: Page) {
    const { origin } = new URL(this.base)
    page.on('console', (message) => {
      if (message.type() !== 'error' && message.type() !== 'warning') return
      // That an answer was "no" is the page's to say, and the stories' to check.
      if (message.text().startsWith('Failed to load resource: the server responded with a status of 4')) return
      this.complaints.push(`${message.type()}: ${message.text()}`)
    })
    page.on('pageerror', (error) => this.complaints.push(`error: ${error.stack ?? error.message}`))
    page.on('request', (request) => {
      const url = new URL(request.url())
      const isOurs = url.origin === origin || url.origin === origin.replace('http', 'ws')
      if (!isOurs && !/^(blob|data|about):$/.test(url.protocol)) this.complaints.push(`foreign request: ${url.href}`)
    })
  }
}

/** Milliseconds until something that should be there is called missing. */
const patience = 10_000

type Place = Page | Locator
type Role = 'button' | 'link' | 'menuitem' | 'option' | 'radio' | 'checkbox'

const named = (place: Place, role: Role, name: string | RegExp) =>
  place
    .getByRole(role, { name, exact: typeof name === 'string' })
    .filter({ visible: true })
    .first()

const labelled = (place: Place, label: string | RegExp) =>
  place
    .getByLabel(label, { exact: typeof label === 'string' })
    .filter({ visible: true })
    .first()

/** Runs in the page: as if one had drawn over the words. */
function selectIn(element: Element, words: string) {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const at = text.nodeValue!.indexOf(words)
    if (at >= 0) getSelection()!.setBaseAndExtent(text, at, text, at + words.length)
  }
}

const fileOf = ({ attach, named, type = 'text/plain' }: { attach: string | Buffer; named: string; type?: string }) => ({
  name: named,
  mimeType: type,
  buffer: Buffer.from(attach),
})
