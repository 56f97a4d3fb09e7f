import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { journey } from './browsers'
import { become, screens } from './screens'

const sizes = { desk: { width: 1280, height: 860 }, phone: { width: 390, height: 844 } }

for (const screen of screens) {
  journey(
    `anyone can use the screen ${screen.name}, on a desk and on a phone, light and dark, and nothing runs over at 320 px`,
    async (browsers) => {
      const person = await browsers.visitor(screen.name)
      const { page, base } = person
      for (const size of ['desk', 'phone'] as const) {
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.setViewportSize(sizes[size])
          await page.emulateMedia({ colorScheme })
          await become(page, base, screen.as)
          await screen.arrive(page, base)
          expect(await violations(page), `${screen.name}, ${size}, ${colorScheme}`).toEqual([])
        }
      }
      await page.setViewportSize({ width: 320, height: 640 })
      await page.waitForTimeout(100)
      expect(await overflow(page), `${screen.name} at 320 px`).toEqual([])
    },
    { demo: !screen.isReal },
  )
}

/** What axe finds: the rule, and the elements that break it. */
async function violations(page: Page) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const found = await page.evaluate(async () => {
    const runner = (window as unknown as { axe: typeof import('axe-core') }).axe
    return (await runner.run({ resultTypes: ['violations'] })).violations
  })
  return found.map(({ id, nodes }) =>
    [id, ...nodes.slice(0, 5).map(({ html, any }) => `${html.slice(0, 120)} (${any[0]?.message ?? ''})`)].join('\n  '),
  )
}

/** Elements that make the page wider than the window. */
const overflow = (page: Page) =>
  page.evaluate(() => {
    if (document.documentElement.scrollWidth <= window.innerWidth) return []
    const wide = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > window.innerWidth + 1,
    )
    return wide.slice(0, 5).map((element) => element.outerHTML.slice(0, 120))
  })
