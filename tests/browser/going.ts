import type { Page } from 'playwright-core'

export async function go(page: Page, base: string, path: string, title: string | RegExp) {
  await page.goto(base + path)
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

export async function openThread(page: Page, base: string, title: RegExp) {
  await page.goto(`${base}/channels/consultations`)
  await page.getByRole('link', { name: title }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await page.getByRole('article').first().waitFor()
}

export async function openTab(page: Page, base: string, title: RegExp, tab: string) {
  await openThread(page, base, title)
  await page.getByRole('tab', { name: tab }).click()
  await page.getByRole('tabpanel', { name: tab }).getByRole('heading').first().waitFor()
}

export async function search(page: Page, base: string, words = 'doctor') {
  await go(page, base, `/search?q=${words}`, 'Search')
  await page.locator('mark').first().waitFor()
}

export async function openDocument(page: Page, base: string) {
  await search(page, base, 'declaration')
  await page.getByRole('link', { name: /^Declaration of the Demo/ }).click()
  await page.getByRole('button', { name: 'All documents' }).waitFor()
  await page.getByRole('link', { name: /^Download/ }).waitFor()
}
