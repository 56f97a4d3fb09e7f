import { expect } from 'vitest'
import { journey } from './browsers'

journey(
  'one asks institutions for answers; another answers on a phone; the picture builds up, and can be handed in',
  async ({ join }) => {
    const [ada, ben] = [await join('ada'), await join('ben', { member: 'Beta' })]
    const gus = await join('gus', { member: 'Gamma' })
    await ben.page.setViewportSize({ width: 390, height: 844 })
    await ada.opens('/ask')
    await ada.does({ write: 'Is there a register of restraint?', into: 'Title' })
    await ada.does({ write: 'For our annual report.', into: 'Question' }, { press: 'Next: to whom' })
    await ada.does({ check: /^Consultations/ })
    await ada.page.getByLabel('Ask for answers by a date').check()
    await ada.page.locator('summary').filter({ hasText: 'Sub-questions' }).click()
    await ada.does({ press: 'Add a sub-question' })
    await ada.page.getByRole('textbox', { name: 'Sub-question 1' }).fill('Is there a central register?')
    await ada.does({ press: 'Ask' })
    await ada.page.getByRole('heading', { level: 1, name: 'Is there a register of restraint?' }).waitFor()
    await ada.sees(/^0\/5$/)

    // Ben finds it on his first page, and is done in a few taps.
    await ben.opens('/')
    await ben.does({ follow: /Is there a register of restraint/ })
    await ben.does({ press: /^Answer for/ }, { check: 'Yes' })
    await ada.sees(/1 drafting/)
    await ben.does({ press: /^Release for/ })
    await ben.sees('Before it is released')
    await ben.does({ press: /^Release for/ })
    await ada.sees(/^1\/5$/)
    await ada.sees('Is there a central register?')

    // Gus has nothing to report, with one tap, and takes it back.
    await gus.opens(new URL(ada.page.url()).pathname)
    await gus.does({ press: 'Nothing to report' })
    await ada.sees(/^2\/5$/)
    await gus.does({ press: 'Undo' })
    await ada.sees(/^1\/5$/)

    await ada.page.getByRole('tab', { name: 'Answers' }).click()
    await expect.poll(() => ada.page.getByRole('table').first().innerText()).toMatch(/Yes/)
    for (const [name, bytes] of [
      ['Word', 'PK'],
      ['Excel', 'PK'],
      ['PDF', '%PDF'],
    ] as const) {
      const coming = ada.page.waitForEvent('download')
      await ada.does({ follow: new RegExp(name) })
      const download = await coming
      expect((await readAll(await download.createReadStream())).subarray(0, bytes.length).toString()).toBe(bytes)
    }
  },
)

async function readAll(stream: NodeJS.ReadableStream) {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}
