import { expect, test } from 'vitest'
import { beginFileText } from '../db/queries/fileTexts'
import { openForum, type TestForum } from './forum'
import { fileOf } from './sampleFiles'
import { docxOf, odtOf, pdfOf, readsFiles, textsOf, zipBomb } from './textFiles'
import { uploaded } from './uploading'

const attaches = async (person: Parameters<typeof uploaded>[0], channel: string, ...files: File[]) => {
  const fileIds: string[] = []
  for (const file of files) fileIds.push((await uploaded(person, file)).id)
  return person.asks(channel, 'Attached', 'See there.', { fileIds })
}

test('what stands in a PDF, a document of Word, an OpenDocument and plain text is kept, in lines and without marks', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  const document = await docxOf('Усамљење & <Ćelija>', ['један', 'два'], 'Подножје')
  const odt = odtOf(
    '<text:tracked-changes><text:p>Struck</text:p></text:tracked-changes>' +
      '<text:h a="x > y">One<text:s text:c="3"/>&#x10D;aj</text:h><text:p>An<text:span>nex</text:span></text:p>',
  )
  await attaches(
    ada,
    'consultations',
    fileOf('a.pdf', await pdfOf(['Прва страна', 'Друга страна'])),
    fileOf('b.docx', document),
    fileOf('c.odt', odt),
    fileOf('d.csv', '\uFEFFCell;m²\r\nA;4\u00AD0'),
  )
  expect(new Set((await textsOf(forum)).map(({ state }) => state))).toEqual(new Set(['due']))
  await readsFiles(forum)

  expect(await textsOf(forum)).toEqual([
    { name: 'a.pdf', state: 'read', text: 'Прва страна\nДруга страна' },
    { name: 'b.docx', state: 'read', text: 'Усамљење & <Ćelija>\nједан\nдва\nПодножје' },
    { name: 'c.odt', state: 'read', text: 'One čaj\nAnnex' },
    { name: 'd.csv', state: 'read', text: 'Cell;m²\nA;40' },
  ])
  await ada.isInSync()
})

test('a file that is locked, broken, or not what it says has no text, and nobody hears of it', async () => {
  const lines: string[] = []
  const forum = await openForum({ log: { write: (line) => void lines.push(line) } })
  const ada = await forum.join('ada')
  const whole = await pdfOf(['Canary of the whole'])
  const entities =
    '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><office:text><text:p>&b;</text:p></office:text>'
  await attaches(
    ada,
    'consultations',
    fileOf('a locked.pdf', await pdfOf(['Canary with a password'], { userPassword: 'secret' })),
    fileOf('b cut.pdf', whole.slice(0, 700)),
    fileOf('c empty.pdf', '%PDF-1.7\n'),
    fileOf('d bomb.docx', zipBomb(200)),
    fileOf('e declared.odt', odtOf(entities)),
    fileOf('f scanned.pdf', await pdfOf([''])),
  )
  await readsFiles(forum)
  expect((await textsOf(forum)).map(({ name, state, text }) => [name, state, text])).toEqual(
    ['a locked.pdf', 'b cut.pdf', 'c empty.pdf', 'd bomb.docx', 'e declared.odt', 'f scanned.pdf'].map((name) => [
      ...[name, 'none', null],
    ]),
  )
  expect(lines.join()).not.toMatch(/canary|locked|bomb/i)
  await ada.isInSync()
})

test('of a long file the beginning is kept, in pieces of whole words', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  const long = 'solitary '.repeat(60_000)
  await attaches(ada, 'consultations', fileOf('a.txt', long))
  await readsFiles(forum)
  const [file] = await textsOf(forum)
  expect([file!.text!.length, file!.text!.endsWith('solitary')]).toEqual([299_996, true])
  const pieces = await forum.connection.client`select text from file_pieces order by number`
  expect(pieces.length).toBe(38)
  expect(pieces.every(({ text }) => /^(solitary )+(solitary)?$/.test(text as string))).toBe(true)
})

test('a restart in the midst of a file loses nothing: others go on, and it is tried again, but not for ever', async () => {
  let now = new Date()
  const forum = await openForum({ clock: () => now })
  const ada = await forum.join('ada')
  const later = (minutes: number) => (now = new Date(now.getTime() + minutes * 60_000))
  await attaches(ada, 'consultations', fileOf('a.txt', 'first'))
  later(1)
  await attaches(ada, 'consultations', fileOf('b.txt', 'second'))
  await dies(forum, now)
  const stand = async () => (await textsOf(forum)).map(({ state }) => state)

  await readsFiles(forum)
  expect(await stand()).toEqual(['read', 'due'])
  later(2)
  await readsFiles(forum)
  expect(await stand()).toEqual(['read', 'read'])

  later(1)
  await attaches(ada, 'consultations', fileOf('c.txt', 'third'))
  for (let tries = 0; tries < 3; tries++) {
    await dies(forum, now)
    later(2)
  }
  await readsFiles(forum)
  expect(await stand()).toEqual(['read', 'read', 'none'])
})
/** Whoever was about to read the next file, and was killed. */
const dies = ({ app }: TestForum, now: Date) => app.house.connection.act('house', (tx) => beginFileText(tx, now))

test('bytes that cannot be read just now are asked for again; words go with their file', async () => {
  let now = new Date()
  const forum = await openForum({ clock: () => now })
  const mia = await forum.join('mia', { role: 'moderator' })
  const ada = await forum.join('ada')
  const thread = await attaches(ada, 'consultations', fileOf('a.txt', 'Words'))
  const { files } = forum.app.house.forVisits
  const pathOf = files.pathOf.bind(files)
  files.pathOf = () => '/nowhere/at/all'
  await readsFiles(forum)
  expect(await textsOf(forum)).toMatchObject([{ state: 'due' }])
  files.pathOf = pathOf
  now = new Date(now.getTime() + 120_000)
  await readsFiles(forum)
  expect(await textsOf(forum)).toMatchObject([{ state: 'read', text: 'Words' }])

  const [post] = (await mia.opens(thread)).posts
  await mia.forum.moderation.hide(post!.id, 'It names a person.')
  await mia.forum.moderation.erase(post!.id)
  expect(await textsOf(forum)).toEqual([])
  for (const each of [ada, mia]) await each.isInSync()
})

test('words that are taken out of a thread are taken out of what is kept of its files; unread ones stay unread', async () => {
  const forum = await openForum()
  const mia = await forum.join('mia', { role: 'moderator' })
  const ada = await forum.join('ada')
  const pdf = fileOf('a.pdf', await pdfOf(['The case of Marko\nPetrović, of cell fourteen.']))
  // So long that the name stands where one piece ends and another begins.
  const long = await uploaded(ada, fileOf('d.txt', `${'x '.repeat(7_997)}Marko Petrović again`))
  const { id } = await uploaded(ada, pdf)
  const thread = await ada.asks('consultations', 'A case', 'Marko Petrović, as attached', { fileIds: [id, long.id] })
  await attaches(ada, 'consultations', fileOf('b.txt', 'Marko Petrović'))
  await readsFiles(forum)
  await ada.opens(thread)
  const late = await uploaded(ada, fileOf('c.txt', 'Marko Petrović once more'))
  ada.says(thread, 'And this', { files: [late.id] })
  await expect.poll(async () => (await textsOf(forum)).length).toBe(4)

  const [post] = (await mia.opens(thread)).posts
  const taken = { words: 'Marko Petrović', reason: 'It names a person.', elsewhere: true, editedAt: null }
  await mia.forum.moderation.redact({ postId: post!.id, ...taken })
  await readsFiles(forum)
  expect(await textsOf(forum)).toEqual([
    { name: 'a.pdf', state: 'read', text: 'The case of [redacted], of cell fourteen.' },
    // Of another thread, in which nothing else says it.
    { name: 'b.txt', state: 'read', text: '[redacted]' },
    { name: 'c.txt', state: 'none', text: null },
    { name: 'd.txt', state: 'read', text: expect.stringMatching(/x \[redacted\] again$/) as string },
  ])
  for (const each of [ada, mia]) await each.isInSync()
})
