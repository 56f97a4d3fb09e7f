import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { limits } from '../contract/limits'
import { can } from '../contract/policy'
import { libraryOf } from '../client/stores/library.svelte'
import { tidy } from '../server/domain/files'
import { daysMilliseconds } from './consulting'
import { adds, changes, channelOf, documentsOf, saidOf } from './documenting'
import { openForum, type TestForum } from './forum'
import { columnsHolding } from './holding'
import { fileOf, pdf } from './sampleFiles'
import type { Someone } from './someone'
import { download, everythingOf, left, uploaded } from './uploading'

test('whoever keeps order puts a document in the library; all who read the channel find it there, with its files', async () => {
  const { mia, ada, ben } = await people()
  const document = await adds(mia, 'The Declaration')
  await expect.poll(() => titles(ada)).toEqual(['The Declaration'])
  expect(titles(ben)).toEqual(['The Declaration'])
  const answer = await download(ben, document.files[0]!.id)
  expect(answer.headers.get('content-disposition')).toContain('The%20Declaration.pdf')
  expect(await answer.text()).toBe(pdf)
  expect(can(ada.directory.actor, 'document.keep', { channel: channelOf(ada) })).toBe(false)
  await expect(adds(ada, 'Mine')).rejects.toMatchObject({ code: 'not_allowed' })
  for (const each of [mia, ada, ben]) await each.isInSync()
})

test('a document of a group is for the group alone, its files too; its convenors look after it, and not the secretariat', async () => {
  const { forum, sam, ada, cora, lea } = await people()
  const document = await adds(cora, 'Conclusions of the lawyers', 'legal')
  await expect.poll(() => titles(lea)).toEqual(['Conclusions of the lawyers'])
  for (const each of [sam, ada]) {
    await libraryOf(each.forum).refresh()
    expect(titles(each)).toEqual([])
    const absent = await everythingOf(await download(each, randomUUID()))
    expect(await everythingOf(await download(each, document.files[0]!.id))).toEqual(absent)
    const removing = documentsOf(each).remove(document.id)
    await expect(removing).rejects.toMatchObject({ code: 'not_found' })
  }
  await expect(documentsOf(lea).remove(document.id)).rejects.toMatchObject({ code: 'not_allowed' })
  const acts = await actsOf(forum)
  expect(acts).toMatchObject([{ act: 'document.add', groupId: channelOf(cora, 'legal').groupId }])
  expect(JSON.stringify(acts)).not.toMatch(/lawyers/)
  for (const each of [cora, lea, sam, ada]) await each.isInSync()
})

test('a newer file takes the place of one, which stays as an earlier version; what is thrown away is gone, bytes and all', async () => {
  const { forum, mia, ben } = await people()
  const first = await adds(mia, 'Report', 'consultations', 'first.pdf')
  const [old, wrong] = [first.files[0]!, await uploaded(mia, fileOf('wrong.pdf', pdf))]
  const second = await changes(mia, first, { fileIds: [wrong.id], earlierIds: [old.id] })
  expect(second).toMatchObject({ files: [{ name: 'wrong.pdf' }], earlier: [{ file: { name: 'first.pdf' } }] })
  const right = await uploaded(mia, fileOf('right.pdf', pdf))
  const third = await changes(mia, second, { fileIds: [right.id], earlierIds: [old.id] })
  expect(third.earlier).toEqual(second.earlier)
  await expect.poll(() => documentsOf(ben).get(first.id)).toEqual(third)
  expect((await download(ben, old.id)).status).toBe(200)
  expect((await download(ben, wrong.id)).status).toBe(404)
  expect(left(forum)).toEqual([old.id, right.id].sort())

  const stale = changes(mia, second, { fileIds: [right.id], earlierIds: [] })
  await expect(stale).rejects.toMatchObject({ code: 'conflict' })
  const again = await changes(mia, { ...third, version: second.version }, { fileIds: [right.id], earlierIds: [old.id] })
  expect(again).toEqual(third)
  const later = documentsOf(mia).edit({ ...saidOf(third), datedOn: '2999-01-01', earlierIds: [old.id] })
  await expect(later).rejects.toMatchObject({ code: 'invalid', field: 'datedOn' })
  const foreign = changes(mia, third, { fileIds: [randomUUID()], earlierIds: [] })
  await expect(foreign).rejects.toMatchObject({ code: 'invalid', field: 'fileIds' })
  for (const each of [mia, ben]) await each.isInSync()
})

test('what is taken out is gone at once for everyone, can be put back for some weeks, and is gone then with its files', async () => {
  const { forum, mia, ben } = await people()
  const document = await adds(mia, 'Report')
  await expect.poll(() => titles(ben)).toEqual(['Report'])
  await documentsOf(mia).remove(document.id)
  await expect.poll(() => titles(ben)).toEqual([])
  for (const each of [mia, ben]) expect((await download(each, document.files[0]!.id)).status).toBe(404)
  await ben.isInSync()
  await documentsOf(mia).restore(document.id)
  await expect.poll(() => titles(ben)).toEqual(['Report'])
  expect((await download(ben, document.files[0]!.id)).status).toBe(200)

  await documentsOf(mia).remove(document.id)
  const tidied = (days: number) =>
    tidy(
      {
        connection: forum.app.house.connection,
        now: new Date(Date.now() + days * daysMilliseconds),
        files: filesOf(forum),
      },
      Infinity,
    )
  await tidied(limits.removedDocumentDays - 1)
  expect(left(forum)).toEqual([document.files[0]!.id])
  await tidied(limits.removedDocumentDays + 1)
  expect(left(forum)).toEqual([])
  await expect(documentsOf(mia).restore(document.id)).rejects.toMatchObject({ code: 'not_found' })
  expect((await actsOf(forum)).map(({ act }) => act)).toEqual([
    ...['document.add', 'document.remove', 'document.restore', 'document.remove'],
  ])
  for (const each of [mia, ben]) await each.isInSync()
})

test('who was away catches up with what came in and what was taken out', async () => {
  const { forum, mia, ben } = await people()
  const gone = await adds(mia, 'Gone')
  await expect.poll(() => titles(ben)).toEqual(['Gone'])
  forum.app.house.realtime.cut([{ personId: ben.id, signedOut: {} }])()
  await expect.poll(() => ben.forum.live.status).toBe('offline')
  await documentsOf(mia).remove(gone.id)
  await adds(mia, 'Come')
  await expect.poll(() => titles(ben)).toEqual(['Come'])
  await ben.isInSync()
})

test('documents are narrowed by what they are and are about, the latest day first, a page at a time', async () => {
  const { mia, ben } = await people()
  for (let day = 10; day < 10 + limits.page.documents + 2; day++)
    await adds(mia, `Day ${day}`, 'consultations', 'a.pdf', { datedOn: `2025-03-${day}` })
  await adds(mia, 'Prisons', 'consultations', 'b.pdf', { places: ['prison'], topics: ['sanitation'], kind: 'other' })
  const all = documentsOf(ben).show({})
  await all.more()
  expect(all.documents).toHaveLength(limits.page.documents)
  expect(all.documents.slice(0, 2).map(({ title }) => title)).toEqual([
    'Prisons',
    `Day ${9 + limits.page.documents + 2}`,
  ])
  await all.more()
  expect([all.state, all.documents.length]).toEqual(['whole', limits.page.documents + 3])
  for (const filter of [{ place: 'prison' }, { topic: 'sanitation' }, { kind: 'other' as const }]) {
    const some = documentsOf(ben).show(filter)
    await some.more()
    expect(some.documents.map(({ title }) => title)).toEqual(['Prisons'])
  }
  await ben.isInSync()
})

test('words that a moderator takes out also elsewhere are gone from what is said of documents', async () => {
  const { forum, mia, ada } = await people()
  const words = 'Marko Petrović of cell fourteen'
  const document = await adds(mia, `On ${words}`, 'consultations', `${words}.pdf`, { note: `About ${words}.` })
  const thread = await ada.asks('consultations', 'Whom?', `It was ${words}.`)
  const { id: postId } = (await mia.opens(thread)).posts[0]!
  const found = await mia.forum.moderation.occurrences(postId, words)
  expect(found.documents).toEqual([{ id: document.id, title: document.title }])
  await mia.forum.moderation.redact({ postId, words, reason: 'It names a person.', editedAt: null, elsewhere: true })
  expect(await columnsHolding(forum, /marko|petrovi|fourteen/i)).toEqual([])
  await expect.poll(() => titles(ada)).toEqual(['On [redacted]'])
  for (const each of [mia, ada]) await each.isInSync()
})

async function people() {
  const forum = await openForum()
  const cora = await forum.join('cora', { member: 'Gamma', convenes: ['legal'] })
  const lea = await forum.join('lea', { groups: ['legal'] })
  const [mia, sam] = [await forum.join('mia', { role: 'moderator' }), await forum.join('sam', { role: 'secretariat' })]
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  for (const each of [mia, sam, ada, ben, cora, lea]) await opensLibrary(each)
  return { forum, mia, sam, ada, ben, cora, lea }
}

const opensLibrary = (someone: Someone) => documentsOf(someone).show({}).more()
const titles = (someone: Someone) => documentsOf(someone).list!.documents.map(({ title }) => title)
const filesOf = ({ app }: TestForum) => app.house.forVisits.files

const actsOf = async ({ connection }: TestForum) => {
  const rows = await connection.client`
    select act, group_id as "groupId", about, details from audit_acts where act like 'document.%' order by sequence`
  return rows.map((row) => ({ ...row })) as { act: string; groupId: string | null }[]
}
