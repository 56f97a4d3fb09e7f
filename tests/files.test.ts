import { randomUUID } from 'node:crypto'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import type { File as Attachment } from '../contract/files'
import { limits } from '../contract/limits'
import { tidy } from '../server/domain/files'
import { openForum, type TestForum } from './forum'
import { docx, fileOf, odt, pdf, photo, zip } from './sampleFiles'
import type { Someone } from './someone'

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

test('a photo loses what it says of the one who took it, and stands upright', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  const original = await photo()
  expect((await sharp(await original.arrayBuffer()).metadata()).exif?.toString('latin1')).toContain('Canary-4711')

  const { id, file } = await uploaded(ada, original)

  expect(file).toMatchObject({ type: 'image/jpeg', width: 20, height: 40 })
  const bytes = Buffer.from(await (await download(ada, id)).arrayBuffer())
  expect(bytes.length).toBe(file!.bytes)
  const { exif, icc, xmp, orientation, format } = await sharp(bytes).metadata()
  expect({ exif, icc, xmp, orientation, format }).toEqual({ format: 'jpeg' })
  expect(bytes.toString('latin1')).not.toContain('Canary-4711')
})

test('a large picture is made smaller, a broken one refused in words', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  const wide = await uploaded(ada, await photo('wide.jpg', { width: 100, height: 5_000 }))
  expect(wide.file).toMatchObject({ width: limits.imageSide, height: 82 })
  const whole = new Uint8Array(await (await photo('x.jpg', { width: 900, height: 900 })).arrayBuffer())
  expect(await refusal(ada, fileOf('cut.jpg', whole.slice(0, 900)))).toMatch(/damaged/)
  expect(left(forum)).toEqual([wide.id])
})

test('every kind that is offered is taken', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  const blank = sharp({ create: { width: 4, height: 4, channels: 4, background: '#fff8' } })
  const samples: [string, string | Uint8Array<ArrayBuffer>, string][] = [
    ['a.docx', zip(docx), 'wordprocessingml.document'],
    ['a.xlsx', zip({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '' }), 'spreadsheetml.sheet'],
    ['a.pptx', zip({ '[Content_Types].xml': '<Types/>', 'ppt/presentation.xml': '' }), 'presentationml.presentation'],
    ['a.odt', zip(odt), 'opendocument.text'],
    ['a.ods', zip({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }), 'opendocument.spreadsheet'],
    ['a.csv', 'Ćelija;Κελί;Килия\n1;2;3', 'text/plain'],
    ['a.png', new Uint8Array(await blank.clone().png().toBuffer()), 'image/png'],
    ['a.webp', new Uint8Array(await blank.clone().webp().toBuffer()), 'image/webp'],
    ['A.PDF', pdf, 'application/pdf'],
  ]
  for (const [name, content, type] of samples) {
    const { file } = await uploaded(ada, fileOf(name, content))
    expect(file, name).toMatchObject({ name, type: expect.stringContaining(type) as string })
  }
})

test('what is not what its name says, or may run, is refused in words one can act on', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  const macros = { ...docx, 'word/vbaProject.bin': 'x' }
  const hidden = {
    ...docx,
    '[Content_Types].xml': docx['[Content_Types].xml'] + 'application/vnd.ms-office.vbaProject',
  }
  const refused: [File, RegExp][] = [
    [fileOf('photo.jpg', pdf), /jpg file, but it holds pdf/],
    [fileOf('report.pdf', 'no pdf'), /pdf file, but it holds txt/],
    [fileOf('report.pdf', new Uint8Array([0, 1, 2])), /may be damaged/],
    [fileOf('a.docx', zip(macros)), /macros/],
    [fileOf('a.docx', zip(hidden)), /macros/],
    [fileOf('a.odt', zip({ ...odt, 'Basic/Standard/Module1.xml': '' })), /macros/],
    [fileOf('a.docx', zip({ 'any.txt': 'thing' })), /does not hold one/],
    [fileOf('a.docx', zip(docx).slice(0, 60)), /may be damaged/],
    [fileOf('a.docx', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])), /password|old format/],
    [fileOf('a.txt', new Uint8Array([0x41, 0, 0x42])), /UTF-8/],
    [fileOf('a.csv', new Uint8Array([0x6b, 0xe6, 0x65])), /UTF-8/],
  ]
  for (const [file, words] of refused) expect(await refusal(ada, file), file.name).toMatch(words)
  const byName = ['x.svg', 'x.docm', 'x.exe', 'x', 'x.pdf.exe', 'x.html']
  for (const name of byName) expect((await put(ada, name, '<svg/>')).status, name).toBe(415)
  expect((await put(ada, 'x.txt', '')).status).toBe(400)
  expect(left(forum)).toEqual([])
})

test('a page says what cannot be sent before it sends it', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  const large = Object.defineProperty(fileOf('x.pdf', ''), 'size', { value: limits.fileBytes + 1 })
  const uploads = [large, fileOf('x.exe', 'MZ'), fileOf('x.txt', '')].map((file) => ada.forum.files.upload(file))
  const codes = uploads.map(({ state, problem }) => [state, problem?.code])
  expect(codes).toEqual([
    ['refused', 'too_large'],
    ['refused', 'unsupported_type'],
    ['refused', 'invalid'],
  ])
})

test('what is too large is refused while it is still coming, announced or not', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  const announced = await put(ada, 'x.txt', new Uint8Array(limits.fileBytes + 1))
  expect([announced.status, ((await announced.json()) as { message: string }).message]).toEqual([
    413,
    'This file is too large; 20 MB is the most.',
  ])
  const piece = new Uint8Array(1024 * 1024).fill(65)
  let pieces = 0
  const endless = new ReadableStream({
    pull: (controller) => (++pieces > 30 ? controller.close() : controller.enqueue(piece)),
  })
  expect((await put(ada, 'x.txt', endless)).status).toBe(413)
  expect(left(forum)).toEqual([])
})

test('a name holds no folders and nothing that misleads', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  const names: [string, string][] = [
    ['../../etc/passwd.txt', 'passwd.txt'],
    ['C:\\Users\\ada\\plan.txt', 'plan.txt'],
    ['inno\u202Ecent\u0007\u200B\r\n.txt', 'innocent.txt'],
    ['  .hidden.txt', 'hidden.txt'],
    ['.txt', 'file.txt'],
    ['<b>"x"</b>.txt', 'b>.txt'],
  ]
  for (const [given, kept] of names) {
    const file = (await (await put(ada, given, 'text')).json()) as Attachment
    expect(file.name, given).toBe(kept)
  }
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

test('an upload that breaks off leaves nothing', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  const id = randomUUID()
  const { hostname, port } = new URL(forum.base)
  const socket = connect(Number(port), hostname)
  const head = [
    `PUT /api/files/${id}?name=a.txt HTTP/1.1`,
    ...[`host: ${hostname}:${port}`, `origin: ${forum.base}`, `cookie: ${ada.cookie}`, 'content-length: 1000'],
  ]
  socket.write(`${head.join('\r\n')}\r\n\r\nthe beginning`)
  await expect.poll(() => left(forum).length).toBe(1)
  socket.destroy()
  await expect.poll(() => left(forum)).toEqual([])
  expect((await download(ada, id)).status).toBe(404)
})

test('what a killed process left, and what no post came to carry, is tidied away', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  const [loose, posted] = [await uploaded(ada, fileOf('a.txt', 'a')), await uploaded(ada, fileOf('b.txt', 'b'))]
  await ada.asks('consultations', 'Kept', 'Kept', { fileIds: [posted.id] })
  const { files } = forum.app.house.forVisits
  for (const name of [`${randomUUID()}.part`, randomUUID()]) writeFileSync(join(files.directory, name), 'half')

  await tidy({ db: forum.db, now: new Date(), files })
  expect(left(forum).length).toBe(4)
  await tidy({ db: forum.db, now: new Date(), files }, 0)
  expect(left(forum)).toEqual([loose.id, posted.id].sort())
  await tidy({ db: forum.db, now: new Date(Date.now() + 25 * 3_600_000), files }, 0)
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

async function uploaded(person: Someone, file: File) {
  const upload = person.forum.files.upload(file)
  await expect.poll(() => upload.state).not.toBe('sending')
  expect([upload.state, upload.problem?.message]).toEqual(['done', undefined])
  return upload
}

async function refusal(person: Someone, file: File) {
  const upload = person.forum.files.upload(file)
  await expect.poll(() => upload.state).not.toBe('sending')
  expect(upload.state).toBe('refused')
  return upload.problem!.message
}

function put(person: Someone, name: string, body: BodyInit, id: string = randomUUID()) {
  const url = new URL(`/api/files/${id}?name=${encodeURIComponent(name)}`, person.base)
  return person.fetch(url, { method: 'PUT', body, duplex: 'half' } as RequestInit)
}

const download = (person: Someone, id: string) => person.fetch(new URL(`/api/files/${id}`, person.base))

async function everythingOf(answer: Response) {
  const headers = [...answer.headers].filter(([name]) => name !== 'date')
  return { status: answer.status, headers, body: await answer.text() }
}

/** The names in the folder of uploads. */
function left({ config }: TestForum) {
  const folder = join(config.dataDir, 'files')
  return existsSync(folder) ? readdirSync(folder).sort() : []
}
