import { expect, test } from 'vitest'
import type { Hit } from '../contract/search'
import { adds, changes, channelOf, documentsOf, saidOf } from './documenting'
import { openForum } from './forum'
import { fileOf } from './sampleFiles'
import { ask, everything, find, type Question } from './searching'
import type { Someone } from './someone'
import { docxOf, pdfOf, readsFiles, textsOf } from './textFiles'
import { uploaded } from './uploading'

const names = (hits: Hit[]) => hits.map(({ document, thread }) => (document ?? thread)!.title)
const named = async (who: Someone, q: string) => names(await find(who, q))

test('a document is found by its title, by its note, and by what its file says, in another script', async () => {
  const { forum, mia, ben } = await people()
  const file = fileOf('zaključci.pdf', await pdfOf(['Увод.', 'О ћелијама за усамљење се разговарало у јесен.']))
  const document = await adds(mia, 'Закључци састанка', 'consultations', file, { note: 'Са исправкама Делте.' })
  expect(await find(ben, 'usamljenje')).toEqual([])
  await readsFiles(forum)

  const nobody = { thread: null, postId: null, authorId: null }
  const [byTitle, byNote, byFile] = [
    await find(ben, 'zakljucci'),
    await find(ben, 'ispravk'),
    await find(ben, 'celija'),
  ]
  expect(byTitle).toMatchObject([{ ...nobody, document, file: null, title: ['', 'Закључци', ' састанка'] }])
  expect(byNote).toMatchObject([{ ...nobody, file: null, excerpt: ['Са ', 'исправкама', ' Делте.'] }])
  expect(byFile).toMatchObject([{ ...nobody, document, file: { id: document.files[0]!.id, name: 'zaključci.pdf' } }])
  expect(byFile[0]!.excerpt).toEqual(['Увод. О ', 'ћелијама', ' за усамљење се разговарало у јесен.'])
  expect(byFile[0]!.title).toEqual(['Закључци састанка'])
  expect(await named(ben, 'sastanka ispravkama')).toEqual(['Закључци састанка'])
  for (const each of [mia, ben]) await each.isInSync()
})

test('documents come after titles of threads and before posts, the latest day first; what says it itself is no file', async () => {
  const { forum, mia, ben } = await people()
  const file = (name: string) => fileOf(`${name}.txt`, 'Of bedding')
  await ben.asks('consultations', 'A question', 'bedding?', { fileIds: [(await uploaded(ben, file('asked'))).id] })
  await ben.asks('consultations', 'Bedding', 'x')
  await adds(mia, 'Older', 'consultations', file('old'), { datedOn: '2020-01-01', note: 'bedding' })
  await adds(mia, 'Bedding of 2024', 'consultations', file('new'), { datedOn: '2024-01-01' })
  await adds(mia, 'Another', 'consultations', file('other'))
  await readsFiles(forum)
  const said = (hits: Hit[]) => hits.map((hit) => hit.file?.name ?? (hit.document ?? hit.thread)!.title)
  const order = ['Bedding', 'Bedding of 2024', 'Older', 'A question', 'other.txt', 'asked.txt']
  expect(said(await find(ben, 'bedding'))).toEqual(order)
  for (let at = 0; at < 25; at++)
    await adds(mia, `Bedding ${at}`, 'consultations', file(`${at}`), { datedOn: '2023-05-05' })
  await readsFiles(forum)
  const all = said(await everything(ben, 'bedding'))
  expect([all.length, new Set(all).size]).toEqual([31, 31])
  expect([...all.slice(0, 2), ...all.slice(-4)]).toEqual(order)
})

test('words typed a little wrong find a document, and a term of the glossary does, in every language', async () => {
  const { mia, ben, lea, cora } = await people()
  await adds(mia, 'On strappado', 'consultations', 'a.pdf', { note: 'Απομόνωση' })
  await adds(cora, 'On falaka', 'legal', 'b.pdf')
  // Whoever else said it takes it back, and the document still says it.
  const thread = await ben.asks('consultations', 'A word', 'strappado')
  await ben.posts.remove((await ben.opens(thread)).posts[0]!.id)
  expect(await find(ben, 'strapado')).toMatchObject([{ document: { title: 'On strappado' }, also: ['strappado'] }])
  expect(await find(ben, 'izolacija')).toMatchObject([{ because: { typed: 'izolacija', text: 'απομόνωση' } }])
  expect(await named(lea, 'fallaka')).toEqual(['On falaka'])
  expect(await named(ben, 'fallaka')).toEqual([])
})

test('who may not read its channel finds nothing of a document; nor does anybody once it was taken out', async () => {
  const { forum, mia, cora, lea, ben } = await people()
  const document = await adds(cora, 'Needle', 'legal', fileOf('a.docx', await docxOf('Haystack', ['x', 'y'], 'z')))
  await readsFiles(forum)
  for (const q of ['needle', 'haystack']) {
    expect(await named(lea, q)).toEqual(['Needle'])
    for (const each of [ben, mia]) expect(await find(each, q)).toEqual([])
  }
  const learnt = async () => [...(await forum.connection.client`select word from lexicon where word = 'needle'`)].length
  expect(await learnt()).toBe(1)
  await documentsOf(cora).remove(document.id)
  expect(await learnt()).toBe(0)
  for (const q of ['needle', 'nedle', 'haystack']) expect(await find(lea, q)).toEqual([])
  await documentsOf(cora).restore(document.id)
  for (const q of ['needle', 'nedle', 'haystack']) expect(await named(lea, q)).toEqual(['Needle'])
  await documentsOf(cora).edit({ ...saidOf(documentsOf(cora).get(document.id)!), title: 'Pin', earlierIds: [] })
  for (const q of ['needle', 'nedle']) expect(await find(lea, q)).toEqual([])
  expect(await learnt()).toBe(0)
  for (const each of [cora, lea, ben, mia]) await each.isInSync()
})

test('what a newer file took the place of is not found, until it stands again; what is thrown away leaves nothing', async () => {
  const { forum, mia, ben } = await people()
  const first = await adds(mia, 'Report', 'consultations', fileOf('old.txt', 'Strappado'))
  await readsFiles(forum)
  expect(await named(ben, 'strappado')).toEqual(['Report'])
  const newer = await uploaded(mia, fileOf('new.txt', 'Pillory'))
  const [old] = first.files
  const second = await changes(mia, first, { fileIds: [newer.id], earlierIds: [old!.id] })
  await readsFiles(forum)
  expect([await named(ben, 'strappado'), await named(ben, 'pillory')]).toEqual([[], ['Report']])
  const third = await changes(mia, second, { fileIds: [old!.id], earlierIds: [newer.id] })
  expect([await named(ben, 'strappado'), await named(ben, 'pillory')]).toEqual([['Report'], []])
  await changes(mia, third, { fileIds: [newer.id], earlierIds: [] })
  expect(await textsOf(forum)).toEqual([{ name: 'new.txt', state: 'read', text: 'Pillory' }])
  expect([await named(ben, 'strappado'), await named(ben, 'pillory')]).toEqual([[], ['Report']])
  for (const each of [mia, ben]) await each.isInSync()
})

test('a search for documents is narrowed by channel, place, topic, day and file; what only threads have leaves them out', async () => {
  const { forum, mia, ben } = await people()
  const more = { places: ['prison'], topics: ['sanitation'], datedOn: '2021-06-15', note: 'showers' }
  await adds(mia, 'Of prisons', 'consultations', fileOf('a.txt', 'Basins'), more)
  await adds(mia, 'Of all', 'full-members', fileOf('b.txt', 'Showers and basins'))
  await readsFiles(forum)
  const found = async (question: Partial<Question>) => names((await ask(ben, { q: '', ...question })).hits)
  const ofPrisons: Partial<Question>[] = [
    ...[{ place: 'prison' }, { topic: 'sanitation' }, { until: '2021-06-16' }],
    ...[{ channelId: channelOf(ben).id }, { since: '2021-06-15', until: '2022-01-01' }],
  ]
  for (const filter of ofPrisons) {
    expect(await found(filter), JSON.stringify(filter)).toEqual(['Of prisons'])
    expect(await found({ q: 'basins', ...filter }), JSON.stringify(filter)).toEqual(['Of prisons'])
  }
  expect(await found({ hasFile: true })).toEqual(['Of all', 'Of prisons'])
  expect(await found({ q: 'showers' })).toEqual(['Of prisons', 'Of all'])
  expect(await found({ since: '2021-06-16' })).toEqual(['Of all'])
  expect(await found({ until: '2021-06-15' })).toEqual([])
  const { id, memberId } = mia.directory.actor!
  const onlyOfThreads: Partial<Question>[] = [
    ...[{ authorId: id }, { memberId }, { label: 'network' as const }],
    ...[{ is: 'unanswered' as const }, { is: 'closed' as const }],
  ]
  for (const filter of onlyOfThreads) {
    for (const q of ['', 'showers', 'basins']) expect(await found({ q, ...filter }), JSON.stringify(filter)).toEqual([])
  }
})

test('words that are taken out elsewhere, too, find no document, and its files by nothing they said', async () => {
  const { forum, mia, ada } = await people()
  const file = fileOf('a.txt', 'In the case of Marko Petrović nothing came of the complaint.')
  await adds(mia, 'The case of Marko Petrović', 'consultations', file)
  await readsFiles(forum)
  const thread = await ada.asks('consultations', 'Whom?', 'It was Marko Petrović.')
  const late = await adds(mia, 'Again Marko Petrović', 'consultations', fileOf('b.txt', 'Marko Petrović'))
  const { id: postId } = (await mia.opens(thread)).posts[0]!
  const taken = { words: 'Marko Petrović', reason: 'It names a person.', elsewhere: true, editedAt: null }
  await mia.forum.moderation.redact({ postId, ...taken })
  await readsFiles(forum)
  for (const q of ['petrović', 'petrovci']) expect(await find(ada, q)).toEqual([])
  expect((await find(ada, 'complaint'))[0]!.excerpt.join('')).toMatch(/^In the case of \[redacted\] nothing came/)
  expect((await textsOf(forum)).find(({ name }) => name === late.files[0]!.name)).toMatchObject({ state: 'none' })
  for (const each of [mia, ada]) await each.isInSync()
})

test('who is led to a document sees it as it is now, and whoever may not read it does not learn that it is there', async () => {
  const { cora, lea, ben } = await people()
  const document = await adds(cora, 'Needle', 'legal')
  expect(await documentsOf(lea).open(document.id)).toEqual(document)
  await expect(documentsOf(ben).open(document.id)).rejects.toMatchObject({ code: 'not_found' })
  const later = await documentsOf(cora).edit({ ...saidOf(document), note: 'Corrected', earlierIds: [] })
  await expect.poll(() => documentsOf(lea).get(document.id)).toEqual(later)
  await documentsOf(cora).remove(document.id)
  await expect.poll(() => documentsOf(lea).get(document.id)).toBeUndefined()
  await expect(documentsOf(lea).open(document.id)).rejects.toMatchObject({ code: 'not_found' })
  for (const each of [cora, lea, ben]) await each.isInSync()
})

async function people() {
  const forum = await openForum()
  const cora = await forum.join('cora', { member: 'Gamma', convenes: ['legal'] })
  const lea = await forum.join('lea', { groups: ['legal'] })
  const mia = await forum.join('mia', { role: 'moderator' })
  return { forum, cora, lea, mia, ada: await forum.join('ada'), ben: await forum.join('ben', { member: 'Beta' }) }
}
