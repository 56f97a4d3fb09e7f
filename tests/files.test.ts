import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { File as Attachment } from '../contract/files'
import { limits } from '../contract/limits'
import { tidy } from '../server/domain/files'
import { openForum } from './forum'
import { fileOf, pdf } from './sampleFiles'
import { download, everythingOf, left, put, uploaded } from './uploading'

test('what is attached to a post is there for those who may read it, exactly as it was', async () => {
  const forum = await openForum()
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const upload = await uploaded(ada, fileOf('Упитник „Zelle“.pdf', pdf))

  const thread = await ada.asks('consultations', 'Forms?', 'Ours is attached.', { fileIds: [upload.id] })

  const open = await ben.opens(thread)
  expect(open.posts[0]!.files).toEqual([upload.file])
  const answer = await download(ben, upload.id)
  expect(await answer.text()).toBe(pdf)
  expect(answer.headers.get('content-type')).toBe('application/pdf')
  expect(answer.headers.get('content-disposition')).toBe(
    `attachment; filename="_______ _Zelle_.pdf"; filename*=UTF-8''${encodeURIComponent('Упитник „Zelle“.pdf')}`,
  )
  expect(answer.headers.get('cache-control')).toBe('private, no-store')
  expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  await ada.isInSync()
  await ben.isInSync()
})

test('a file of a group, of a removed post, or of nobody yet is not there for others, as if it did not exist', async () => {
  const forum = await openForum()
  const [lea, ben] = [await forum.join('lea', { groups: ['legal'] }), await forum.join('ben', { member: 'Beta' })]
  const inGroup = await uploaded(lea, fileOf('a.txt', 'Secret of the group'))
  await lea.asks('legal', 'For us', 'Only', { fileIds: [inGroup.id] })
  const loose = await uploaded(lea, fileOf('b.txt', 'Not posted'))
  const later = await uploaded(lea, fileOf('c.txt', 'Posted, then removed'))
  const thread = await lea.asks('consultations', 'For all', 'All', { fileIds: [later.id] })

  expect(await (await download(lea, inGroup.id)).text()).toBe('Secret of the group')
  expect(await (await download(lea, loose.id)).text()).toBe('Not posted')
  expect(await (await download(ben, later.id)).text()).toBe('Posted, then removed')
  const open = await lea.opens(thread)
  await lea.posts.remove(open.posts[0]!.id)

  const absent = await everythingOf(await download(ben, randomUUID()))
  expect(absent.status).toBe(404)
  for (const { id } of [inGroup, loose, later]) expect(await everythingOf(await download(ben, id))).toEqual(absent)
  expect((await download(lea, later.id)).status).toBe(404)
  expect((await download(forum.visitor(), inGroup.id)).status).toBe(401)
  await lea.posts.restore(open.posts[0]!.id)
  expect((await download(ben, later.id)).status).toBe(200)
  await lea.isInSync()
})

test('an upload that comes twice is one; the id of another is nobody else’s', async () => {
  const forum = await openForum()
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const id = randomUUID()
  const both = await Promise.all([put(ada, 'a.txt', 'once', id), put(ada, 'a.txt', 'once', id)])
  const again = await put(ada, 'a.txt', 'something else', id)
  const answers = (await Promise.all([...both, again].map((answer) => answer.json()))) as Attachment[]
  expect(answers[1]).toEqual(answers[0])
  expect(answers[2]).toEqual(answers[0])

  const taken = await put(ben, 'b.txt', 'mine', id)
  expect([taken.status, ((await taken.json()) as { code: string }).code]).toEqual([409, 'conflict'])
  expect(await (await download(ada, id)).text()).toBe('once')
  expect(left(forum)).toEqual([id])
})

test('one throws away an upload of one’s own, and nothing else', async () => {
  const forum = await openForum()
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const [loose, posted] = [await uploaded(ada, fileOf('a.txt', 'a')), await uploaded(ada, fileOf('b.txt', 'b'))]
  await ada.asks('consultations', 'Kept', 'Kept', { fileIds: [posted.id] })
  await ben.forum.files.discard(loose.id)
  await ada.forum.files.discard(posted.id)
  expect(left(forum)).toEqual([loose.id, posted.id].sort())
  await ada.forum.files.discard(loose.id)
  expect(left(forum)).toEqual([posted.id])
  expect((await download(ada, loose.id)).status).toBe(404)
})

test('nobody fills the disk with what no post carries', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  for (let count = 0; count < limits.looseFiles; count++) expect((await put(ada, 'a.txt', 'a')).status).toBe(200)
  expect((await put(ada, 'a.txt', 'a')).status).toBe(429)
})

test('what a killed process left, and what no post came to carry, is tidied away', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  const [loose, posted] = [await uploaded(ada, fileOf('a.txt', 'a')), await uploaded(ada, fileOf('b.txt', 'b'))]
  await ada.asks('consultations', 'Kept', 'Kept', { fileIds: [posted.id] })
  const { files } = forum.app.house.forVisits
  for (const name of [`${randomUUID()}.part`, randomUUID()]) writeFileSync(join(files.directory, name), 'half')

  await tidy({ connection: forum.app.house.connection, now: new Date(), files })
  expect(left(forum).length).toBe(4)
  await tidy({ connection: forum.app.house.connection, now: new Date(), files }, Date.now() + 1_000)
  expect(left(forum)).toEqual([loose.id, posted.id].sort())
  await tidy(
    { connection: forum.app.house.connection, now: new Date(Date.now() + 25 * 3_600_000), files },
    Date.now() + 1_000,
  )
  expect(left(forum)).toEqual([posted.id])
  expect(await (await download(ada, posted.id)).text()).toBe('b')
})

test('an upload goes by the same rules as any other write', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  const url = new URL(`/api/files/${randomUUID()}?name=a.txt`, forum.base)
  const foreign = { origin: 'https://elsewhere.example', cookie: ada.cookie! }
  expect((await fetch(url, { method: 'PUT', body: 'a', headers: foreign })).status).toBe(403)
  expect((await put(forum.visitor(), 'a.txt', 'a')).status).toBe(401)
  expect(
    (await ada.fetch(new URL('/api/files/no-id?name=a.txt', forum.base), { method: 'PUT', body: 'a' })).status,
  ).toBe(400)
  expect((await ada.fetch(new URL(`${url}&more=1`), { method: 'PUT', body: 'a' })).status).toBe(400)
  const json = { 'content-type': 'application/json' }
  expect((await ada.fetch(url, { method: 'PUT', body: '{"not": "read"', headers: json })).status).toBe(200)
})
