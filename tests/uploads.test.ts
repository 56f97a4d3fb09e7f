import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import type { File as Attachment } from '../contract/files'
import { limits } from '../contract/limits'
import { openForum } from './forum'
import { docx, fileOf, odt, pdf, photo, zip } from './sampleFiles'
import { download, left, put, refusal, slowly, uploaded } from './uploading'

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

test(
  'a slow body is cut off in time; an upload may take long, as long as it keeps coming',
  { timeout: 40_000 },
  async () => {
    const forum = await openForum()
    const ada = await forum.join('ada')
    const [drip, steady] = [randomUUID(), randomUUID()]
    const answers = await Promise.all([
      slowly(forum, ada, 'POST /api/posts', 'application/json', 1_000, 1),
      slowly(forum, ada, `PUT /api/files/${drip}?name=a.txt`, 'text/plain', 1_000, 1),
      slowly(forum, forum.visitor(), `PUT /api/files/${drip}?name=a.txt`, 'text/plain', 14 * 2_048, 1_024),
      slowly(forum, ada, `PUT /api/files/${steady}?name=a.txt`, 'text/plain', 14 * 2_048, 1_024),
    ])
    expect(answers.map(({ status }) => status)).toEqual([408, 408, 401, 200])
    for (const { seconds } of answers.slice(0, 2)) expect(seconds).toBeLessThan(12)
    expect(answers[3]!.seconds).toBeGreaterThan(12)
    expect(left(forum)).toEqual([steady])
  },
)
