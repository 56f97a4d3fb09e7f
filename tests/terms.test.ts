import { expect, test } from 'vitest'
import { asLine } from '../client/lib/markdown'
import { markTerms } from '../client/lib/termMarks'
import type { TermWord } from '../contract/glossary'
import { keysOf } from '../contract/folding'
import { openTermIndex, saidIn } from '../contract/terms'
import { termSeeds } from '../db/seeds/glossary'

const terms = termSeeds().map((seed) => ({ id: seed.words[0]!.text, ...seed }))
const index = openTermIndex(terms)

/** What is said in a text, and which terms are meant by it. */
const found = (text: string) =>
  index.find(text).map(({ start, end, meant }) => [text.slice(start, end), ...meant.map(({ termId }) => termId)])

test.each([
  ['He was held in solitary confinement.', 'solitary confinement', 'solitary confinement'],
  ['Most prisons in the north', 'prisons', 'prison'],
  ['all cells were clean', 'cells', 'cell'],
  ['the means of restraint used', 'means of restraint', 'means of restraint'],
  ['Follow-up is slow', 'Follow-up', 'follow-up'],
  ['Kako se postupa u pritvoru?', 'pritvoru', 'remand detention'],
  ['lica u притвору', 'притвору', 'remand detention'],
  ['Boravio je u samici', 'samici', 'solitary confinement'],
  ['Корисници у ћелијама', 'ћелијама', 'cell'],
  ['u celijama bez svetla', 'celijama', 'cell'],
  ['jail σε απομόνωση', 'απομόνωση', 'solitary confinement'],
  ['της απομόνωσης', 'απομόνωσης', 'solitary confinement'],
  ['ΑΠΟΜΟΝΩΣΗ', 'ΑΠΟΜΟΝΩΣΗ', 'solitary confinement'],
  ['οι χειροπέδες των κρατουμένων', 'χειροπέδες', 'handcuffs'],
  ['изолацията продължи', 'изолацията', 'solitary confinement'],
  ['в затворите на страната', 'затворите', 'prison'],
  ['упатени во затворот', 'затворот', 'prison'],
  ['cu cătușe la mâini', 'cătușe', 'handcuffs'],
  ['catusele au fost', 'catusele', 'handcuffs'],
  ['durata arestului preventiv', 'arestului preventiv', 'remand detention'],
  ['a fogvatartottak száma', 'fogvatartottak', 'detainee'],
  ['éhségsztrájkot kezdett', 'éhségsztrájkot', 'hunger strike'],
  ['die Handschellen', 'Handschellen', 'handcuffs'],
  ['in Einzelhaft', 'Einzelhaft', 'solitary confinement'],
  ['të drejtat në paraburgim', 'paraburgim', 'remand detention'],
  ['mbipopullimit', 'mbipopullimit', 'overcrowding'],
  ['uklenjen v lisice', 'lisice', 'handcuffs'],
  ['prezasedenosti zavodov', 'prezasedenosti', 'overcrowding'],
  ['oseba, ki ji je vzeta prostost,', 'oseba, ki ji je vzeta prostost', 'detainee'],
])('in “%s”, “%s” means %s', (text, said, term) => {
  const all = found(text)
  expect(all.find(([words]) => words === said)).toContain(term)
})

test.each([
  'The priority of the visit',
  'a cellar',
  'Sellers of goods',
  'The haft of an axe',
  'prices rose',
  'my folder',
])('in “%s” nothing is meant', (text) => expect(found(text)).toEqual([]))

test('a word that two terms share means both; more words go before fewer, and the exact one before an inflected one', () => {
  expect(found('в izolaciji')[0]).toEqual(['izolaciji', 'solitary confinement', 'seclusion'])
  expect(found('follow-up of recommendations')).toEqual([['follow-up of recommendations', 'follow-up']])
  const close = [
    { id: 'plea', words: [word('complaint')] },
    { id: 'plaintiff', words: [word('complainant')] },
  ]
  expect(openTermIndex(close).find('complainant')[0]!.meant).toMatchObject([{ termId: 'plaintiff' }])
})

test('words of another sentence are none of a term', () => {
  expect(found('It was solitary. Confinement is other.').map(([words]) => words)).not.toContain('solitary. Confinement')
})

test('a plain word stands under what the table of letters says', () => {
  for (const word of ['Register', 'CELL', 'djed', 'adjust', 'x1', 'w', 'kh', 'phone'])
    expect(saidIn(word)[0]!.keys).toEqual(keysOf(word))
})

test('a glossary of a thousand terms is searched through in a moment', () => {
  const many = Array.from({ length: 1_000 }, (_, at) => ({
    id: String(at),
    words: Array.from({ length: 5 }, (_, of) => word(`${letters(at * 5 + of)}term ${letters(at)}word`)),
  }))
  const whole = openTermIndex([...many, ...terms])
  const post =
    'We saw that persons in pritvor were in isolation for a day, and that a register was kept of it. '.repeat(20)
  whole.find(post)
  const start = performance.now()
  for (let at = 0; at < 50; at++) whole.find(post)
  // A page of 50 posts of 2,000 letters; each is looked through by itself.
  expect((performance.now() - start) / 50).toBeLessThan(25)
})

const word = (text: string): TermWord => ({ language: 'en', text })
const letters = (at: number) =>
  [...at.toString(26)].map((digit) => String.fromCharCode(97 + parseInt(digit, 26))).join('')

test('in a sub-question, words of the glossary are marked as in posts, and what was taken out shows as that', () => {
  expect(markTerms(asLine('Who checked the cells of [redacted]? *Not* cells'), index)).toEqual([
    {
      kind: 'said',
      pieces: [
        { kind: 'text', text: 'Who checked the ' },
        { kind: 'term', text: 'cells', termIds: ['cell'] },
        { kind: 'text', text: ' of ' },
      ],
    },
    { kind: 'redacted' },
    { kind: 'text', text: '? *Not* cells' },
  ])
})
