import { expect, test } from 'vitest'
import { partsToMark } from '../client/lib/highlight'
import { nameOf } from '../client/stores/glossary.svelte'
import { ThreadSearch } from '../client/stores/threadSearch.svelte'
import type { Hit } from '../contract/search'
import { findSpans } from '../contract/wanted'
import type { TestForum } from './forum'
import { ask } from './requests'
import type { Someone } from './someone'
import { newTerm, opened, stage } from './terming'

test('who looks for a word finds what others call it in their languages, and is told why', async () => {
  const { forum, ada, ben } = await stage()
  await ben.asks('consultations', 'Κρατούμενοι', 'Πόσο διαρκεί η απομόνωσης;')
  await ben.asks('consultations', 'Boravak', 'Koliko dugo ostaju u samici?')
  await ben.asks('consultations', 'Nothing of the kind', 'We spoke of visits by relatives.')
  expect(await found(forum, ada, 'izolacija')).toEqual([
    ['Boravak', 'izolacija = samica'],
    ['Κρατούμενοι', 'izolacija = απομόνωση'],
  ])
  // Several words typed one after the other are one term, too; those in quotation marks stay together.
  for (const q of ['solitary confinement', '"solitary confinement"', 'izolaciji'])
    expect((await found(forum, ada, q)).map(([title]) => title)).toEqual(['Boravak', 'Κρατούμενοι'])
  expect(await found(forum, ada, '"in solitary confinement"')).toEqual([])
  expect(await found(forum, ada, 'izolacija dugo')).toEqual([['Boravak', 'izolacija = samica']])
  const { hits } = await search(forum, ada, 'απομόνωση')
  expect(hits.find(({ because }) => because)!.excerpt[1]).toBe('samici')
})

test('what says the word itself, in any script or form, is found without a reason', async () => {
  const { forum, ada, ben } = await stage()
  await ben.asks('consultations', 'О изолацији', 'Лице је у изолацији.')
  await ben.asks('consultations', 'Izolacije', 'Trajanje izolacije.')
  expect(await found(forum, ada, 'izolacija')).toEqual([
    ['Izolacije', null],
    ['О изолацији', null],
  ])
})

test('only accepted terms count, and an edit of the glossary at once', async () => {
  const { forum, ada, ben, mia } = await stage()
  const [theirs, hers] = [await opened(ben), await opened(mia)]
  await ben.asks('consultations', 'Morning', 'Der Appell um sechs.')
  const suggestion = await theirs.suggest(newTerm('roll call', [{ language: 'de', text: 'Appell' }]))
  expect(await found(forum, ada, 'roll call')).toEqual([])
  const term = await hers.accept(suggestion)
  expect(await found(forum, ada, 'roll call')).toEqual([['Morning', 'roll call = Appell']])
  await hers.edit(term, { definition: term.definition, words: [{ language: 'en', text: nameOf(term) }] })
  expect(await found(forum, ada, 'roll call')).toEqual([])
})

test('nothing is found by the glossary that one may not read', async () => {
  const { forum, ada, ben } = await stage()
  const leo = await forum.join('leo', { groups: ['legal'] })
  await leo.asks('legal', 'Within', 'Βρίσκεται σε απομόνωση.')
  expect(await found(forum, leo, 'izolacija')).toEqual([['Within', 'izolacija = απομόνωση']])
  for (const each of [ada, ben]) expect(await found(forum, each, 'izolacija')).toEqual([])
})

async function search(forum: TestForum, { cookie }: Someone, q: string) {
  return (await ask(forum, 'search', { q }, cookie)).json<{ hits: Hit[] }>()
}

/** The titles of what is found, and why. */
const found = async (forum: TestForum, who: Someone, q: string) =>
  (await search(forum, who, q)).hits
    .map(({ thread, because }) => [thread!.title, because && `${because.typed} = ${because.text}`])
    .sort(([a], [b]) => a!.localeCompare(b!))

test('in a thread it is marked, too, what says it in another language or nearly so; and that there is more, is said', async () => {
  const { forum, ada, ben } = await stage()
  const thread = await ben.asks('consultations', 'Boravak', 'Koliko dugo?')
  const question = 'U samici i u izolaciji?'
  const text = 'Η απομόνωση, a matress and a mattress.'
  await forum.connection.client`
    insert into posts (id, thread_id, number, root, author_id, text, created_at, revision)
    select gen_random_uuid(), ${thread.id}, n, n, ${ben.id},
      case when n = 220 then ${question} else ${text} end, now() + n * interval '1 ms', n
    from generate_series(2, 220) n`
  const search = new ThreadSearch(ada.forum.api, thread.id, () => Promise.resolve())
  const shown = async (words: string) => {
    search.words = words
    search.ask()
    await expect.poll(() => search.state).toBe('done')
    const parts = partsToMark(words, search.marked)
    const inText = (said: string) => findSpans(said, parts).map(({ start, end }) => said.slice(start, end))
    return { count: search.count, more: search.more, question: inText(question), post: inText(text) }
  }
  const many = { count: 200, more: true, question: [] }
  expect(await shown('izolacija')).toEqual({ ...many, question: ['samici', 'izolaciji'], post: ['απομόνωση'] })
  expect(await shown('matress')).toEqual({ ...many, post: ['matress'] })
  expect(await shown('mattresses')).toEqual({ ...many, post: ['mattress'] })
  expect(await shown('koliko dugo')).toEqual({ count: 1, more: false, question: [], post: [] })
})
