import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { asksOf, between, fits, keysOf, marks, wordsIn } from '../contract/folding'
import { findSpans, parseWords } from '../contract/wanted'
import { foldingSql } from '../db/folding'
import { toQuery } from '../db/words'
import { different, same } from './foldingPairs'
import { openForum, type TestForum } from './forum'
import { find } from './searching'

const finds = (typed: string, text: string) => findSpans(text, parseWords(`"${typed}"`)).length > 0

test('in every language of the network a word is found however it is written', () => {
  const pairs = Object.values(same).flat()
  const back = pairs.filter(([typed]) => !oneWay.includes(typed)).map(([typed, found]) => [found, typed] as const)
  expect(pairs.length).toBeGreaterThan(150)
  for (const [typed, found] of [...pairs, ...back]) expect(finds(typed, found), `${typed} finds ${found}`).toBe(true)
  for (const [one, other] of different) {
    expect([finds(one, other), finds(other, one)], `${one} is not ${other}`).toEqual([false, false])
  }
})

test('the database finds what the table says, and the search marks it as it was written', async () => {
  const forum = await openForum()
  const pairs = Object.values(same).flat()
  const asked = pairs.map(([typed, found]) => sql`(${found}::text, ${toQuery(parseWords(`"${typed}"`))})`)
  const missed = await forum.db.execute(sql`
    select text from (values ${sql.join(asked, sql`, `)}) as pair (text, query) where not search_vector(text) @@ query`)
  expect(missed.map(({ text }) => text)).toEqual([])

  const ada = await forum.join('ada')
  const said = 'Затвор, ћелија; βασανιστήρια, ΑΠΟΜΟΝΩΣΗ – изолация, čovjek'
  await ada.asks('consultations', 'Words', said)
  const marked = async (q: string) => (await find(ada, q))[0]?.excerpt.filter((_, at) => at % 2)
  expect(await marked('zatvor celija')).toEqual(['Затвор', 'ћелија'])
  expect(await marked('apomonosi "izolatsia covjek"')).toEqual(['ΑΠΟΜΟΝΩΣΗ', 'изолация, čovjek'])
  expect(await marked('vasan')).toEqual(['βασανιστήρια'])
  expect(await marked('sovjak')).toBeUndefined()
})

test('the database folds words by this very table', () => {
  const folder = join(import.meta.dirname, '../db/migrations')
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql')).sort() // prettier-ignore
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8'))
  const last = texts.findLast((text) => text.includes('function search_vector('))
  // It changed: a new migration takes this text, and makes the columns `words` anew.
  expect(last).toContain(foldingSql())
})

test('page and database agree on every letter, and on whatever may be said', async () => {
  const forum = await openForum()
  const blocks = [[1, 0x52f], [0x1ab0, 0x1aff], [0x1dc0, 0x218f], [0x2c60, 0x2dff], [0xa640, 0xa7bf], [0xfb00, 0xfb28], [0xfe00, 0xffff]] // prettier-ignore
  const all = blocks.flatMap(([from, to]) => Array.from({ length: to! - from! + 1 }, (_, at) => from! + at))
  const letters = all.filter((point) => /\P{Cn}/u.test(String.fromCodePoint(point))).map((p) => String.fromCodePoint(p))
  const random = madeUp(5)
  const marks = ['\u0301', '\u0306', '\u030c', '\u0308', '\u200d', ' ', '-', '.']
  const likely = [...'abcdjhkstyzčćšžđäöüаеиоцчшщжђѓќјљњъьюяαειουηωγκμπντξχψ', ...marks]
  const texts = Array.from({ length: 4000 }, (_, at) => {
    const some = at % 2 ? likely : letters
    return Array.from({ length: 1 + random(30) }, () => some[random(some.length)]).join('')
  })
  const long = ['x'.repeat(20_000), 'ж'.repeat(3_000), 'щ '.repeat(10_000)]
  expect(await apart(forum, letters.map((letter) => `a${letter}b ${letter}`))).toEqual([]) // prettier-ignore
  expect(await apart(forum, letters.map((letter) => `ж${letter}x${letter}${letter}`))).toEqual([]) // prettier-ignore
  expect(await apart(forum, [...texts, ...long, '', ' ', "don't \\ 'a' :* & |"])).toEqual([])
})

test('no letter of a word hides a gap', () => {
  const [separates, isMark] = [between, marks].map((points) => {
    const ranges = points.split(' ').map((range) => range.split('-').map((point) => parseInt(point, 16)))
    return (point: number) => ranges.some(([from, to]) => from! <= point && point <= (to ?? from!))
  })
  const gaps = []
  for (let point = 1; point < 0x20000; point++) {
    if (separates!(point) || isMark!(point)) continue
    const parts = Array.from(String.fromCodePoint(point).normalize('NFKD'), (part) => part.codePointAt(0)!)
    if (parts.some((part) => separates!(part))) gaps.push(point.toString(16))
  }
  // An l with a dot in its middle; the dot alone ends a sentence in Greek.
  expect(gaps).toEqual(['13f', '140'])
})

test('what is typed of a word finds it as soon as its letters are clear', () => {
  const begins = (typed: string, word: string) =>
    asksOf(typed, true).length > 0 && fits(keysOf(word), asksOf(typed, true))
  for (const [typed, word] of [
    ['απαν', 'απάντηση'],
    ['apan', 'απάντηση'],
    ['izol', 'изолация'],
    ['građ', 'gradjani'],
    ['гра', 'građani'],
    ['σύμ', 'σύμπτωμα'],
    ['pol', 'полицейски'],
  ] as const)
    // prettier-ignore
    expect(begins(typed, word), `${typed} ${word}`).toBe(true)
  expect(begins('adj', 'address')).toBe(false)
  expect(wordsIn('I ❤️ m² “d\u00adon’t”_x').map(({ word }) => word)).toEqual(['I', 'm²', 'd\u00adon', 't', 'x'])
})

/** Texts of which the two make different keys. */
async function apart({ connection }: TestForum, texts: string[]) {
  const rows = await connection.client<{ words: string }[]>`
    select strip(search_vector(text))::text as words from unnest(${texts}::text[]) with ordinality as t (text, at) order by at`
  return texts.filter((text, at) => {
    const ours = new Set(wordsIn(text).flatMap(({ word }) => keysOf(word)))
    const theirs = rows[at]!.words.split(' ').filter(Boolean).map((key) => key.slice(1, -1)) // prettier-ignore
    return theirs.sort().join() !== [...ours].sort().join()
  })
}

/** The same numbers at each run. */
function madeUp(seed: number) {
  let state = seed
  return (below: number) => (state = (state * 48271) % 2147483647) % below
}

/** How one may type what nobody would write so. */
const oneWay = [
  ...['kharesva', 'eleutheria', 'basanistiria', 'dikeoma', 'xenos'],
  ...['fylakh', 'xoros', 'xoroi krathshs', 'astynomikh'],
]
