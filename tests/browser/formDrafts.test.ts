import { expect } from 'vitest'
import { journey } from './browsers'
import type { Person } from './person'

journey(
  'a document half filled in outlives a reload, with its files, and is gone once it is saved',
  async ({ join }) => {
    const mia = await join('mia', { role: 'secretariat' })
    await mia.opens('/library?view=documents')
    await mia.does({ press: 'Add a document' }, { write: 'The Declaration', into: 'Title' })
    await mia.does({ choose: 'Report', from: 'What it is' }, { write: '2024-05-17', into: 'Date of the document' })
    await mia.does({ attach: 'We, the institutions', named: 'declaration.txt' })
    await mia.page.getByRole('button', { name: 'Remove declaration.txt' }).waitFor()
    await expect.poll(() => mia.page.getByRole('progressbar').count()).toBe(0)
    await mia.does({ write: 'As it was signed.', into: 'Note' })
    await mia.page.reload()

    expect(await filled(mia, 'Title', 'The Declaration')).toBe(true)
    expect(await filled(mia, 'What it is', 'report')).toBe(true)
    expect(await filled(mia, 'Date of the document', '2024-05-17')).toBe(true)
    expect(await filled(mia, 'Note', 'As it was signed.')).toBe(true)
    await mia.does({ press: 'Save' })
    await mia.page.getByRole('heading', { level: 3, name: 'The Declaration' }).waitFor()
    await mia.sees('declaration.txt')

    await mia.does({ press: 'Change The Declaration' }, { write: 'As it was signed in Zagreb.', into: 'Note' })
    await mia.page.reload()
    expect(await filled(mia, 'Note', 'As it was signed in Zagreb.')).toBe(true)
    await mia.does({ press: 'Throw away' })
    expect(await filled(mia, 'Note', 'As it was signed.')).toBe(true)
    await mia.does({ press: 'Undo' })
    expect(await filled(mia, 'Note', 'As it was signed in Zagreb.')).toBe(true)
    await mia.does({ press: 'Save' })
    await mia.sees('As it was signed in Zagreb.')
    await mia.does({ press: 'Add a document' })
    expect(await filled(mia, 'Title', '')).toBe(true)
  },
)

journey('a term half suggested outlives a reload and a closed dialog, each for itself', async ({ join }) => {
  const ada = await join('ada')
  await ada.opens('/glossary?q=solitary')
  await ada.does({ press: 'Suggest a term' }, { write: 'roll call', into: 'Word in English' })
  await ada.does({ press: 'Add a word' }, { write: 'Everyone is counted.', into: /^What it means/ })
  const words = () => ada.page.getByRole('textbox', { name: /^Word in/ }).count()
  const begun = await words()
  await ada.page.reload()
  await ada.does({ press: 'Suggest a term' })
  expect(await filled(ada, 'Word in English', 'roll call')).toBe(true)
  expect(await filled(ada, /^What it means/, 'Everyone is counted.')).toBe(true)
  expect(await words()).toBe(begun)

  await ada.does({ key: 'Escape' }, { press: /^Suggest a word or definition/ })
  expect(await words()).toBe(1)
  await ada.does({ key: 'Escape' }, { press: 'Suggest a term' }, { press: 'Suggest' })
  await ada.sees('Thank you.')
  await ada.does({ press: 'Suggest a term' })
  expect(await filled(ada, 'Word in English', '')).toBe(true)
})

/** Whether a field comes to hold this. */
const filled = async ({ page }: Person, name: string | RegExp, value: string) => {
  await expect.poll(() => page.getByLabel(name).first().inputValue(), { timeout: 10_000 }).toBe(value)
  return true
}
