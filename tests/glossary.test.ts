import { expect, test } from 'vitest'
import type { TermWord } from '../contract/glossary'
import { nameOf } from '../client/stores/glossary.svelte'
import { limits } from '../contract/limits'
import { termSeeds } from '../db/seeds/glossary'
import { tidy } from '../server/domain/files'
import { daysMilliseconds } from './consulting'
import { columnsHolding } from './holding'
import { audited, inLanguage, newTerm, opened, stage } from './terming'

test('a new forum comes with forty terms in the languages of the network, none of them reviewed yet', async () => {
  const { ada } = await stage()
  const { accepted, suggested } = await opened(ada)
  expect(accepted).toHaveLength(40)
  expect(suggested).toEqual([])
  for (const { words, definition, reviewedAt, suggestedById } of accepted) {
    expect({ reviewedAt, suggestedById }).toEqual({ reviewedAt: null, suggestedById: null })
    expect(definition).toMatch(/^[A-Z].*\.$/)
    expect(new Set(words.map(({ language }) => language)).size).toBeGreaterThanOrEqual(12)
  }
  const solitary = accepted.find((term) => nameOf(term) === 'solitary confinement')!
  expect(inLanguage(solitary, 'el')).toEqual(['απομόνωση'])
  expect(inLanguage(solitary, 'sr-Cyrl')).toContain('изолација')
  expect(inLanguage(solitary, 'sr-Latn')).toContain('izolacija')
  expect(accepted.map(nameOf)).toEqual(accepted.map(nameOf).sort((a, b) => a.localeCompare(b, 'en')))
  // No letter of another script has slipped into a word.
  for (const { words } of termSeeds()) for (const { text, language } of words) expect(text).toMatch(scripts(language))
})

test('whoever suggests a term is told with everyone else how it fares, and a moderator accepts it in one go', async () => {
  const { forum, ada, ben, mia } = await stage()
  const [mine, theirs, hers] = [await opened(ada), await opened(ben), await opened(mia)]
  const { id } = await mine.suggest(newTerm('roll call', [{ language: 'de', text: '  Appell ' }]))
  await expect.poll(() => theirs.get(id)).toMatchObject({ state: 'suggested', suggestedById: ada.id, reviewedAt: null })
  expect(inLanguage(theirs.get(id)!, 'de')).toEqual(['Appell'])
  expect(theirs.accepted.map(nameOf)).not.toContain('roll call')
  await expect(theirs.accept(theirs.get(id)!)).rejects.toMatchObject({ code: 'not_allowed' })
  await expect(theirs.edit(theirs.get(id)!, newTerm('roll-call'))).rejects.toMatchObject({ code: 'not_allowed' })

  await hers.accept(hers.get(id)!)
  await expect.poll(() => mine.accepted.map(nameOf)).toContain('roll call')
  expect(hers.suggested).toEqual([])
  expect(await audited(forum)).toEqual([['term.accept', { termId: id }]])
  for (const each of [ada, ben, mia]) await each.isInSync()
})

test('further words and another definition go into the term, which has to be reviewed anew', async () => {
  const { ada, ben, mia } = await stage()
  const [mine, theirs, hers] = [await opened(ada), await opened(ben), await opened(mia)]
  const cell = mine.accepted.find((term) => nameOf(term) === 'cell')!
  await hers.review(cell, true)
  await expect.poll(() => mine.get(cell.id)).toMatchObject({ reviewedById: mia.id })
  expect(mine.get(cell.id)!.reviewedAt).toBeTruthy()

  const words = [
    { language: 'hu' as const, text: 'cella' },
    { language: 'de' as const, text: 'ZELLE' },
  ]
  const more = await mine.suggest({ id: crypto.randomUUID(), ofId: cell.id, definition: '', words })
  // What it has already is not suggested again.
  expect(more.words).toEqual([{ language: 'hu', text: 'cella' }])
  const other = { definition: 'A room one cannot leave.', words: [] }
  const said = await theirs.suggest({ id: crypto.randomUUID(), ofId: cell.id, ...other })
  await expect.poll(() => hers.suggested.map(({ id }) => id)).toEqual([more.id, said.id])
  for (const each of [more, said]) await hers.accept(hers.get(each.id)!)

  await expect.poll(() => mine.get(cell.id)).toMatchObject({ definition: other.definition, reviewedAt: null })
  expect(inLanguage(mine.get(cell.id)!, 'hu')).toEqual(['zárka', 'cella'])
  expect(inLanguage(mine.get(cell.id)!, 'de')).toEqual(inLanguage(cell, 'de'))
  await expect.poll(() => mine.suggested).toEqual([])
  for (const each of [ada, ben, mia]) await each.isInSync()
})

test('a suggestion is changed and taken back by who made it, and declined by a moderator', async () => {
  const { forum, ada, mia } = await stage()
  const [mine, hers] = [await opened(ada), await opened(mia)]
  const first = await mine.suggest(newTerm('roll call'))
  const content = newTerm('headcount')
  await mine.edit(first, content)
  await expect.poll(() => nameOf(hers.get(first.id)!)).toBe('headcount')
  await mine.remove(first)
  const second = await mine.suggest(newTerm('roll call'))
  expect(await audited(forum)).toEqual([])
  await expect.poll(() => hers.suggested.map(({ id: each }) => each)).toEqual([second.id])
  await hers.remove(second)
  await expect.poll(() => mine.suggested).toEqual([])
  expect(await audited(forum)).toEqual([['term.decline', { termId: second.id }]])
  for (const each of [ada, mia]) await each.isInSync()
})

test('with a term goes what was suggested for it', async () => {
  const { forum, ada, mia } = await stage()
  const [mine, hers] = [await opened(ada), await opened(mia)]
  const cell = mine.accepted.find((term) => nameOf(term) === 'cell')!
  const words = [{ language: 'hu' as const, text: 'cella' }]
  await mine.suggest({ id: crypto.randomUUID(), ofId: cell.id, definition: '', words })
  await hers.remove(cell)
  await expect.poll(() => [mine.get(cell.id), mine.suggested]).toEqual([undefined, []])
  expect(await audited(forum)).toEqual([['term.remove', { termId: cell.id }]])
  for (const each of [ada, mia]) await each.isInSync()
})

test('what was declined, removed or taken back comes back, with what left together with it', async () => {
  const { forum, ada, ben, mia } = await stage()
  const [mine, theirs, hers] = [await opened(ada), await opened(ben), await opened(mia)]
  const said = await mine.suggest(newTerm('roll call'))
  await expect.poll(() => hers.get(said.id)).toBeDefined()
  await hers.remove(said)
  await expect.poll(() => mine.suggested).toEqual([])
  // It was declined: that is no longer its author's to say, and nobody else knows of it.
  for (const each of [mine, theirs]) await expect(each.restore(said)).rejects.toMatchObject({ code: 'not_allowed' })
  await hers.restore(said)
  for (const each of [mine, theirs, hers]) {
    await expect.poll(() => each.suggested).toMatchObject([{ id: said.id, words: said.words, suggestedById: ada.id }])
  }
  await mine.remove(said)
  await expect(hers.restore(said)).rejects.toMatchObject({ code: 'not_allowed' })
  await mine.restore(said)
  expect((await audited(forum)).map(([act]) => act)).toEqual(['term.decline', 'term.restore'])

  const cell = hers.accepted.find((term) => nameOf(term) === 'cell')!
  const addition = { ofId: cell.id, definition: '', words: [{ language: 'hu' as const, text: 'cella' }] }
  const more = await mine.suggest({ id: crypto.randomUUID(), ...addition })
  const earlier = await mine.suggest({
    id: crypto.randomUUID(),
    ...addition,
    words: [{ language: 'hu', text: 'kamra' }],
  })
  await mine.remove(earlier)
  await expect.poll(() => hers.get(more.id)).toBeDefined()
  await hers.remove(cell)
  await expect(mine.restore(earlier)).rejects.toMatchObject({ message: expect.stringContaining('was removed') })
  await hers.restore(cell)
  await expect.poll(() => [theirs.get(cell.id)?.words, theirs.get(more.id)?.words]).toEqual([cell.words, more.words])
  expect(theirs.get(earlier.id)).toBeUndefined()
  for (const each of [ada, ben, mia]) await each.isInSync()
})

test('what is done once more because the answer was lost is answered as the first time, and done once', async () => {
  const { forum, ada, ben, mia } = await stage()
  const [mine, theirs, hers] = [await opened(ada), await opened(ben), await opened(mia)]
  const cell = mine.accepted.find((term) => nameOf(term) === 'cell')!
  const words = [{ language: 'hu' as const, text: 'cella' }]
  const more = await mine.suggest({ id: crypto.randomUUID(), ofId: cell.id, definition: '', words })
  const accepted = await hers.accept(more)
  expect(await hers.accept(more)).toEqual(accepted)
  expect(inLanguage(accepted, 'hu')).toEqual(['zárka', 'cella'])
  const declined = await mine.suggest(newTerm('roll call'))
  for (let times = 0; times < 2; times++) await hers.remove(declined)
  const own = await mine.suggest(newTerm('headcount'))
  for (let times = 0; times < 2; times++) await mine.remove(own)
  for (let times = 0; times < 2; times++) await hers.remove(cell)
  for (let times = 0; times < 2; times++) await hers.restore(cell)
  expect((await audited(forum)).map(([act]) => act)).toEqual([
    ...['term.accept', 'term.decline', 'term.remove', 'term.restore'],
  ])
  // For everyone else it is not there.
  await expect(theirs.remove(declined)).rejects.toMatchObject({ code: 'not_found' })
  await expect(hers.remove(own)).rejects.toMatchObject({ code: 'not_found' })
  await expect(hers.accept(declined)).rejects.toMatchObject({ code: 'not_found' })
  await expect(hers.restore(more)).rejects.toMatchObject({ message: expect.stringContaining('accepted') })
  for (const each of [ada, ben, mia]) await each.isInSync()
})

test('for some weeks it can come back; then nothing of it is kept', async () => {
  const { forum, ada } = await stage()
  const mine = await opened(ada)
  const said = await mine.suggest(newTerm('roll call'))
  await mine.remove(said)
  const tidied = (days: number) =>
    tidy(
      {
        connection: forum.app.house.connection,
        now: new Date(Date.now() + days * daysMilliseconds),
        files: forum.app.house.forVisits.files,
      },
      Infinity,
    )
  await tidied(limits.removedTermDays - 1)
  await mine.restore(said)
  await mine.remove(said)
  await tidied(limits.removedTermDays + 1)
  await expect(mine.restore(said)).rejects.toMatchObject({ code: 'not_found' })
  expect(await columnsHolding(forum, /roll call/i)).toEqual([])
  await ada.isInSync()
})

function scripts(language: TermWord['language']) {
  if (['bg', 'mk', 'sr-Cyrl'].includes(language)) return /^[\p{Script=Cyrillic} ;,-]+$/u
  return language === 'el' ? /^[\p{Script=Greek} ]+$/u : /^[\p{Script=Latin} ,-]+$/u
}
