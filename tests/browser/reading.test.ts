import { expect } from 'vitest'
import { journey } from './browsers'
import type { Person } from './person'

journey('people react, name and quote each other; only those who can read are offered by name', async (browsers) => {
  const { join } = browsers
  const ada = await join('ada', { groups: ['medical'] })
  const ben = await join('ben', { member: 'Beta', groups: ['medical'] })
  await join('bertha', { member: 'Beta' })
  const path = await ada.asks('Medical', 'Who prescribes?', 'At weekends, that is.')
  await ben.opens(path)
  await ben.sees('At weekends, that is.')

  await ben.does({ press: 'React', at: 'At weekends' }, { press: 'Good idea', at: 'At weekends' })
  await ada.page.getByRole('button', { name: 'Good idea: 1 person' }).click()
  await ben.page.getByRole('button', { name: 'Good idea: 2 people', pressed: true }).waitFor()
  await ben.does({ press: 'Good idea: 2 people' })
  await ada.page.getByRole('button', { name: 'Good idea: 1 person', pressed: true }).waitFor()

  await ben.does({ follow: 'Home' })
  await ada.page.getByLabel('Write an answer …').pressSequentially('Perhaps @be', { delay: 30 })
  await ada.page.getByRole('option').first().waitFor()
  expect(await ada.page.getByRole('option').allTextContents()).toHaveLength(1)
  await ada.does({ pick: /Ben/ }, { key: 'Control+Enter' })
  await ben.sees('You were named')
  await ben.does({ follow: /named you|in “Who prescribes/ })
  await ben.sees('@Ben')

  await ben.does({ press: 'Quote', at: 'At weekends' })
  await expect.poll(() => ben.page.getByLabel('Write an answer …').inputValue()).toContain('> At weekends, that is.')
  await ben.page.keyboard.type('The nurse.')
  await ben.does({ key: 'Control+Enter' })
  await ada.page.getByRole('article').filter({ hasText: 'The nurse.' }).locator('blockquote').waitFor()
})

journey('a thread opens at the first unread, and two tabs agree on what is read', async (browsers) => {
  const { join } = browsers
  const [ada, ben] = [await join('ada'), await join('ben', { member: 'Beta' })]
  const path = await ada.asks('Consultations', 'What do you count?', 'The question.')
  await ben.opens(path)
  await ben.sees('The question.')
  await expect.poll(() => unread(ben)).toBe(0)
  await ben.opens('/')
  const tab = await ben.newTab()
  await tab.opens('/channels/consultations')

  for (let count = 1; count <= 12; count++) {
    await ada.says(`Point ${count}: ${'a sentence that takes its place on the page. '.repeat(12)}`)
  }
  await tab.sees('12 new')
  await ben.sees('12 new')

  await ben.opens(path)
  await ben.page.getByText('New', { exact: true }).waitFor()
  await expect.poll(() => isOnScreen(ben, 'Point 1:')).toBe(true)
  expect(await isOnScreen(ben, 'Point 12:')).toBe(false)
  await expect.poll(() => newIn(tab), { timeout: 10_000 }).toBeLessThan(12)
  expect(await newIn(tab), 'only what was on screen is read').toBeGreaterThan(4)

  await ben.page.getByText('Point 12:').scrollIntoViewIfNeeded()
  for (let count = 1; count <= 12; count++) {
    await ben.page.getByText(`Point ${count}:`).scrollIntoViewIfNeeded()
    await ben.page.waitForTimeout(750)
  }
  await expect.poll(() => newIn(tab), { timeout: 10_000 }).toBe(0)

  await ben.does({ press: 'More', at: 'Point 10:' }, { pick: 'Mark unread from here' })
  await tab.sees('3 new')
  await ben.page.goBack()
  await ben.sees('3 new')
})

/** In how many channels something is unread, as the navigation says. */
const unread = ({ page }: Person) =>
  page
    .getByRole('navigation', { name: 'Main' })
    .getByText(/unread$/)
    .count()

/** How many posts of the only thread in a list are new. */
const newIn = async ({ page }: Person) => Number(/(\d+) new/.exec(await page.getByRole('main').innerText())?.[1] ?? 0)

const isOnScreen = ({ page }: Person, text: string) =>
  page
    .getByText(text)
    .last()
    .evaluate((element) => {
      const { top, bottom } = element.getBoundingClientRect()
      return bottom > 0 && top < innerHeight
    })

journey(
  'a phrase that is looked for in a thread is marked as a whole, across bold words and words of the glossary',
  async ({ join }) => {
    const ada = await join('ada')
    const text =
      'A **medical** examination\nof everyone in solitary confinement *today*.\n\nToday\n\nis another paragraph.'
    const path = await ada.asks('Consultations', 'Who is examined?', text)
    await ada.opens(path)
    await ada.page.getByRole('button', { name: 'solitary confinement' }).waitFor()
    await ada.does({ press: 'Search in this thread' })
    const marked = () =>
      ada.page.evaluate(() =>
        [...(CSS.highlights.get('found') ?? [])].map((range) => {
          const words = document.createElement('p')
          words.append((range as Range).cloneContents())
          words.querySelectorAll('br').forEach((end) => end.replaceWith(' '))
          return words.textContent.replace(/\s+/g, ' ')
        }),
      )
    const looksFor = async (words: string, found: string[]) => {
      await ada.does({ write: words, into: 'Words in this thread' })
      await expect.poll(marked).toEqual(found)
    }
    await looksFor('"medical examination of"', ['medical examination of'])
    await looksFor('"in solitary confinement today"', ['in solitary confinement today'])
    await looksFor('"today"', ['today', 'Today'])
    await looksFor('"today is another"', [])
  },
)
