import { expect, test } from 'vitest'
import { limits } from '../contract/limits'
import { toDocx } from '../server/exports/docx'
import { plainOf, readMarkdown } from '../server/exports/markdown'
import { toPdf } from '../server/exports/pdf'
import { countsOf, printable, summaryWordsOf } from '../server/exports/words'
import { toXlsx } from '../server/exports/xlsx'
import { pagesOf, sample, textIn, unescaped, unzip } from './exporting'

const notOfficial = 'Peer consultation, not an official position'
const label = 'Label: network (for members and observers of the network)'

test('a document says everything that was said, in every script', async () => {
  const files = unzip(await toDocx(sample()))
  const said = textIn(files.get('word/document.xml')!)
  for (const text of everywhere) expect(said).toContain(text)
  expect(said).toContain('Rests on: AT, GR · source changed since')
  expect(said).toContain('no objection within five working days')
  expect(said).toContain('See the act (https://example.org/act), @Ana Marić.')
  expect([...files.values()].join('')).not.toContain('11111111')
})

test('every page of a document, of either width, says under which label it is', async () => {
  const files = unzip(await toDocx(sample()))
  const feet = [...files].filter(([name]) => /^word\/footer\d+\.xml$/.test(name)).map(([, xml]) => xml)
  expect(feet.length).toBe(files.get('word/document.xml')!.match(/<w:sectPr/g)!.length)
  for (const foot of feet) {
    expect(textIn(foot)).toContain(`${label} · ${notOfficial}`)
    expect(foot).toMatch(/PAGE.*NUMPAGES/)
    expect(textIn(foot)).toContain('* This designation')
  }
  expect(files.get('word/document.xml')).toContain('w:orient="landscape"')
  const released = unzip(await toDocx(sample({ isReleased: true })))
  expect([...released.values()].join('')).not.toContain(notOfficial)
})

test('a workbook holds words as words and numbers as numbers, and not one formula', async () => {
  const files = unzip(await toXlsx(sample()))
  const strings = [...files.get('xl/sharedStrings.xml')!.matchAll(/<si><t[^>]*>([\s\S]*?)<\/t><\/si>/g)].map(([, t]) =>
    unescaped(t!),
  )
  for (const text of [
    '=1+1',
    '+1',
    '-не',
    '@SUM(A1)',
    '\t=2',
    '\n=3',
    'constructor ',
    '_x005F_x0041_',
    '007',
    '6 m² †',
  ])
    expect(strings, text).toContain(text)
  const sheets = [1, 2, 3, 4].map((id) => files.get(`xl/worksheets/sheet${id}.xml`)!)
  for (const sheet of sheets) {
    expect(sheet).not.toMatch(/<f[ >/]/)
    expect(sheet).toMatch(/<pane ySplit="5" xSplit="\d"[^>]*state="frozen"/)
    // The row under the title.
    expect(strings[Number(/r="A2"[^>]*><v>(\d+)/.exec(sheet)![1])]).toBe(`${label} · ${notOfficial}`)
    expect(unescaped(sheet)).toContain('&R&8Page &P of &N')
  }
  expect(sheets[0]).toMatch(/<c r="H\d+" s="\d+"><v>3.5<\/v>/)
  expect(sheets.filter((sheet) => sheet.includes('<autoFilter'))).toHaveLength(3)
  const all = strings.join('\n')
  for (const text of everywhere.filter((each) => !each.startsWith('Release'))) expect(all).toContain(text)
})

test('a PDF says the same, on pages that all bear the label', async () => {
  const pages = pagesOf(await toPdf(sample()))
  const said = pages.join(' ')
  for (const text of everywhere) expect(said.replaceAll(/\s+/g, '')).toContain(text.replaceAll(/\s+/g, ''))
  expect(pages.length).toBeGreaterThan(4)
  for (const [index, page] of pages.entries()) {
    expect(page).toContain(`${label} · ${notOfficial}`)
    expect(page).toContain(`Page ${index + 1} of ${pages.length}`)
  }
})

test('nothing is known of who made a file, but its title', async () => {
  const { title } = sample()
  for (const file of [await toDocx(sample()), await toXlsx(sample())]) {
    const core = unzip(file).get('docProps/core.xml')!
    expect(core).toContain(`<dc:title>${title}</dc:title>`)
    expect(core.match(/<(dc:creator|cp:lastModifiedBy)>(?!Colloquy<)/g)).toBeNull()
  }
  const pdf = (await toPdf(sample())).toString('latin1')
  const info = /<<([^>]*\/Producer[^>]*)>>/.exec(pdf)![1]!
  expect(info.match(/\/\w+/g)!.sort()).toEqual(['/CreationDate', '/Creator', '/ModDate', '/Producer', '/Title'])
  expect(pdf.match(/\(Colloquy\)/g)).toHaveLength(2)
  expect(pdf).not.toMatch(/pdf(make|kit)/i)
})

test('a consultation without sub-questions, answers and summary is still one that can be handed in', async () => {
  const bare = sample({ questions: [], annex: [], summary: null, footnote: null })
  bare.rows = bare.rows.map((row) => ({ ...row, cells: [], annexNumber: null }))
  expect(textIn(unzip(await toDocx(bare)).get('word/document.xml')!)).toContain('owes an answer')
  expect(pagesOf(await toPdf(bare)).join('')).toContain('owes an answer')
  expect(unzip(await toXlsx(bare)).get('xl/sharedStrings.xml')).toContain('owes an answer')
})

test('a cell higher than a page is not lost', async () => {
  const high = sample()
  high.rows[0]!.cells[2]!.value = `${'word '.repeat(1_500)}the end.`
  const pages = pagesOf(await toPdf(high))
  expect(pages.join(' ')).toContain('the end.')
  expect(pages.filter((page) => page.includes('word')).length).toBeGreaterThan(3)
})

test('counts are said in a line, and the days of silence are those of the limits', () => {
  expect(countsOf(sample())).toBe('13 asked, 9 answered, 1 nothing to report, 1 declined, 2 owe')
  expect(countsOf(sample({ counts: { ...sample().counts, declined: 0, owing: 1 } }))).toMatch(/report, 1 owes$/)
  expect(summaryWordsOf.silent).toContain('five')
  expect(limits.summaryWorkingDays).toBe(5)
})

test('what no XML may hold is taken out of every text, and nothing else', () => {
  const given = { at: new Date(0), texts: ['e\u0007x\u0000\uD800tra\r\n\t😀', null, 3] }
  expect(printable(given)).toEqual({ at: new Date(0), texts: ['extra\n\t😀', null, 3] })
})

test('Markdown becomes blocks: a list counts on from where it began, HTML stays as typed', () => {
  const blocks = readMarkdown('3. three\n4. four\n   - under\n\n> said\n\n<b>x</b> `a` ![alt](https://e.org/a.png)')
  expect(blocks.map(({ kind, ...block }) => [kind, 'ordinal' in block && block.ordinal])).toMatchObject([
    ['item', 3],
    ['item', 4],
    ['item', 1],
    ['paragraph', false],
    ['paragraph', false],
  ])
  expect(plainOf('<b>x</b> [https://e.org](https://e.org) ![alt](https://e.org/a.png)')).toBe(
    '<b>x</b> https://e.org alt (https://e.org/a.png)',
  )
  expect(plainOf('['.repeat(30_000))).toHaveLength(30_000)
})

/** What each format must hold. */
const everywhere = [
  ...[
    'Омбудсман на Република България',
    'Συνήγορος του Πολίτη',
    'Kővári',
    'Alapvető Jogok',
    'Ђорђе Ћосић',
    'și în Iași',
  ],
  ...['13 asked, 9 answered', '20 November 2026, 17:00', 'Europe/Budapest', 'Material conditions', 'nothing to report'],
  ...[
    'Five institutions have a minimum',
    'Минималната площ',
    '=1+1',
    'Annex',
    'late',
    'observer',
    '†',
    'extra',
    'the end of it',
  ],
]
