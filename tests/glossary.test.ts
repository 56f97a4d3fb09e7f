import { expect, test } from 'vitest'
import type { Term, TermWord } from '../contract/glossary'
import { limits } from '../contract/limits'
import { termSeeds } from '../db/seeds/glossary'
import { nameOf, openGlossary } from '../client/stores/glossary.svelte'
import { openForum, type Opening } from './forum'
import { columnsHolding } from './holding'
import { ask } from './requests'
import type { Someone } from './someone'

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

test('nobody accepts, reviews or overwrites what they have not seen', async () => {
  const { ada, mia } = await stage()
  const [mine, hers] = [await opened(ada), await opened(mia)]
  const before = await mine.suggest(newTerm('roll call'))
  const content = newTerm('headcount')
  const after = await mine.edit(before, content)
  await expect(hers.accept(before)).rejects.toMatchObject({ code: 'conflict' })
  await expect(mine.edit(before, content)).rejects.toMatchObject({ code: 'conflict' })
  const accepted = await hers.accept(after)
  await expect(mine.edit(accepted, content)).rejects.toMatchObject({ code: 'not_allowed' })
  const changed = await hers.edit(accepted, { ...content, definition: 'Counting everyone, twice a day.' })
  await expect(hers.review(accepted, true)).rejects.toMatchObject({ code: 'conflict' })
  expect(await hers.review(changed, true)).toMatchObject({ reviewedById: mia.id })
  expect(await hers.review(hers.get(changed.id)!, false)).toMatchObject({ reviewedById: null, reviewedAt: null })
  await mia.isInSync()
})

test('what is there already, or says too little, is refused', async () => {
  const { ada } = await stage()
  const mine = await opened(ada)
  const cell = mine.accepted.find((term) => nameOf(term) === 'cell')!
  const addition = (words: TermWord[]) =>
    mine.suggest({ id: crypto.randomUUID(), ofId: cell.id, definition: '', words })
  await expect(mine.suggest(newTerm('Cell'))).rejects.toMatchObject({ code: 'conflict', field: 'words' })
  await expect(mine.suggest({ ...newTerm('x'), words: [{ language: 'de', text: 'Appell' }] })).rejects.toMatchObject({
    field: 'words',
  })
  await expect(mine.suggest({ ...newTerm('x'), definition: ' ' })).rejects.toMatchObject({ field: 'definition' })
  await expect(addition([{ language: 'de', text: 'zelle' }])).rejects.toMatchObject({ field: 'words' })
  const of = { ...newTerm('x'), ofId: crypto.randomUUID() }
  await expect(mine.suggest(of)).rejects.toMatchObject({ field: 'ofId' })
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

test('guests read what was accepted, know of no suggestion and of nobody who made one, and suggest nothing', async () => {
  const { forum, ada, mia } = await stage()
  const pia = await forum.join('pia', { member: 'Zeta' })
  const [mine, hers, guest] = [await opened(ada), await opened(mia), await opened(pia)]
  expect(guest.accepted).toHaveLength(40)
  const waiting = await mine.suggest(newTerm('roll call of every morning'))
  await hers.accept(await mine.suggest(newTerm('night count of everyone')))
  await guest.load()
  expect(guest.suggested).toEqual([])
  expect(guest.accepted.find((term) => nameOf(term).startsWith('night'))).toMatchObject({ suggestedById: null })
  await expect(guest.suggest(newTerm('x'))).rejects.toMatchObject({ code: 'not_allowed' })
  await expect(guest.remove(waiting)).rejects.toMatchObject({ code: 'not_found' })
  await pia.isInSync()
})

test('words that are taken out of a post go out of what was suggested, too', async () => {
  const { forum, ada, mia } = await stage()
  const passage = 'Marko of cell fourteen'
  const [mine, hers] = [await opened(ada), await opened(mia)]
  const { id } = await mine.suggest({ ...newTerm(`what ${passage} said`), definition: `So ${passage} was counted.` })
  const thread = await ada.asks('consultations', 'A question', `About ${passage}.`)
  const postId = (await mia.opens(thread)).posts[0]!.id
  const found = await mia.forum.moderation.occurrences(postId, passage)
  expect(found.terms).toBe(1)
  const input = { postId, words: passage, reason: 'A name.', editedAt: null }
  await mia.forum.moderation.redact({ ...input, elsewhere: false })
  expect(await columnsHolding(forum, /marko/i)).toEqual(['terms.definition', 'terms.words'])

  const again = await ada.asks('consultations', 'Another', `About ${passage}.`)
  const { id: other } = (await mia.opens(again)).posts[0]!
  await mia.forum.moderation.redact({ ...input, postId: other, elsewhere: true })
  expect(await columnsHolding(forum, /marko/i)).toEqual([])
  await expect.poll(() => mine.get(id)?.definition).toBe('So [redacted] was counted.')
  await expect.poll(() => nameOf(hers.get(id)!)).toBe('what [redacted] said')
  for (const each of [ada, mia]) await each.isInSync()
})

test('who suggests more than anyone means to waits', async () => {
  const { forum, ada } = await stage({ isPaced: true })
  const suggest = () => ask(forum, 'suggestTerm', newTerm(`word ${crypto.randomUUID()}`), ada.cookie)
  for (let at = 0; at < limits.pace.suggestions.times; at++) expect((await suggest()).statusCode).toBe(200)
  expect((await suggest()).json()).toMatchObject({ code: 'too_many' })
})

async function stage(opening: Opening = {}) {
  const forum = await openForum(opening)
  const mia = await forum.join('mia', { role: 'moderator', member: 'Delta' })
  return { forum, mia, ada: await forum.join('ada'), ben: await forum.join('ben', { member: 'Beta' }) }
}

async function opened({ forum }: Someone) {
  const glossary = openGlossary(forum)
  await expect.poll(() => glossary.isLoaded).toBe(true)
  return glossary
}

const newTerm = (name: string, words: TermWord[] = []) => ({
  ...{ id: crypto.randomUUID(), ofId: null, definition: 'Everyone is counted.' },
  words: [{ language: 'en' as const, text: name }, ...words],
})
const inLanguage = ({ words }: Term, wanted: TermWord['language']) =>
  words.filter(({ language }) => language === wanted).map(({ text }) => text)

async function audited(forum: Awaited<ReturnType<typeof openForum>>) {
  const rows = await forum.connection
    .client`select act, about from audit_acts where act like 'term.%' order by sequence`
  return rows.map(({ act, about }) => [act, typeof about === 'string' ? (JSON.parse(about) as unknown) : about])
}

function scripts(language: TermWord['language']) {
  if (['bg', 'mk', 'sr-Cyrl'].includes(language)) return /^[\p{Script=Cyrillic} ;,-]+$/u
  return language === 'el' ? /^[\p{Script=Greek} ]+$/u : /^[\p{Script=Latin} ,-]+$/u
}
