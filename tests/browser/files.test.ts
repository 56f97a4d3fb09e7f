import sharp from 'sharp'
import { expect } from 'vitest'
import { journey } from './browsers'
import { readsFiles } from '../textFiles'
import type { Person } from './person'

journey(
  'files are chosen and pasted, seen by those who can read the thread, and refused to others',
  async ({ join }) => {
    const ada = await join('ada', { groups: ['medical'] })
    const ben = await join('ben', { member: 'Beta', groups: ['medical'] })
    const olga = await join('olga', { member: 'Epsilon' })
    const path = await ada.asks('Medical', 'Which form?', 'An empty one, please.')
    await ben.opens(path)
    await ben.sees('An empty one, please.')

    const picture = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#1d6' } })
      .png()
      .toBuffer()
    await ada.does({ write: 'Ours, and how it hangs on the wall.', into: 'Write an answer …' })
    await ada.does({ attach: 'twelve items, ten minutes', named: 'form.txt' })
    await pastes(ada, picture, 'wall.png')
    await expect.poll(() => ada.page.getByRole('button', { name: /^Remove (form|wall)/ }).count()).toBe(2)
    await expect.poll(() => ada.page.getByRole('progressbar').count()).toBe(0)
    await ada.does({ press: 'Send' })

    const image = ben.page.getByRole('img', { name: 'Image: wall.png' })
    await image.waitFor()
    await expect.poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBe(64)
    const [download] = await Promise.all([
      ben.page.waitForEvent('download'),
      ben.does({ follow: /^Download form.txt/ }),
    ])
    expect(download.suggestedFilename()).toBe('form.txt')

    const address = (await image.getAttribute('src'))!
    expect((await ben.page.request.get(ben.base + address)).status()).toBe(200)
    expect((await olga.page.request.get(olga.base + address)).status()).toBe(404)
    await olga.opens(path)
    await olga.sees('There is nothing here')
  },
)

journey('what is looked for is found with its words marked, by those who can read it', async ({ join }) => {
  const [ada, olga] = [await join('ada'), await join('olga', { member: 'Epsilon' })]
  await ada.asks('Consultations', 'Laser meters in old buildings', 'Which **laser** do you carry?')
  await ada.asks('Full members', 'What the laser showed', 'Among ourselves.')

  for (const [person, found] of [
    [ada, 2],
    [olga, 1],
  ] as const) {
    await person.opens('/')
    await person.sees('What waits for us')
    await person.does({ key: '/' }, { write: 'laser', into: 'Words to look for' })
    await expect.poll(() => person.page.getByRole('main').getByRole('article').count()).toBe(found)
    await person.page.locator('mark').first().waitFor()
    expect((await person.page.locator('mark').allTextContents()).every((word) => /^laser$/i.test(word))).toBe(true)
  }
  // A hit followed while the words have just been typed: one gets there, and Back leads to the answer again.
  await olga.does({ write: 'laser meters', into: 'Words to look for' }, { follow: /Laser meters in old buildings/i })
  await olga.page.getByRole('heading', { level: 1, name: 'Laser meters in old buildings' }).waitFor()
  await olga.page.goBack()
  await olga.page.locator('mark').first().waitFor()
  expect(await olga.page.getByLabel('Words to look for').inputValue()).toBe('laser meters')
})

journey('a document of the library is found by what its file says, and opened there', async ({ join, forum }) => {
  const mia = await join('mia', { role: 'moderator' })
  const [ben, olga] = [await join('ben', { member: 'Beta' }), await join('olga', { member: 'Epsilon' })]
  await mia.opens('/library?view=documents&document=new')
  await mia.does({ write: 'Conclusions of the meeting', into: 'Title' }, { choose: 'Full members', from: 'For whom' })
  await mia.does({ write: '2026-01-15', into: 'Date of the document' })
  await mia.does({ attach: 'О ћелијама за усамљење се разговарало.', named: 'zaključci.txt' })
  await mia.page.getByRole('button', { name: 'Remove zaključci.txt' }).waitFor()
  await expect.poll(() => mia.page.getByRole('progressbar').count()).toBe(0)
  await mia.does({ press: 'Save' })
  await mia.sees('Conclusions of the meeting')
  await readsFiles(forum)

  await ben.opens('/search?q=usamljenje')
  await ben.sees('Document of the library')
  await ben.sees('zaključci.txt')
  expect(await ben.page.locator('mark').allTextContents()).toEqual(['усамљење'])
  await ben.does({ follow: 'Conclusions of the meeting' })
  await ben.page.getByRole('link', { name: /^Download zaključci.txt/ }).waitFor()
  const address = ben.page.url()
  await ben.page.reload()
  await ben.sees('Conclusions of the meeting')
  await olga.opens('/search?q=usamljenje')
  await olga.sees(/^Nothing found/)
  await olga.opens(address)
  await olga.sees('There is no such document here')
  await mia.does({ press: 'Remove Conclusions of the meeting' })
  await ben.sees('There is no such document here')
  await ben.does({ press: 'All documents' })
  await ben.sees('No documents yet')
})

/** As the browser does it when a picture is in the clipboard. */
async function pastes({ page }: Person, content: Buffer, name: string) {
  await page.getByLabel('Write an answer …').evaluate(
    (area, { bytes, name }) => {
      const clipboardData = new DataTransfer()
      clipboardData.items.add(new File([new Uint8Array(bytes)], name, { type: 'image/png' }))
      area.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    },
    { bytes: [...content], name },
  )
}
