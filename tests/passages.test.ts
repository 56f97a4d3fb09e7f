import { expect, test } from 'vitest'
import { findPassage, isPassage, keepsMarks, redact, redactDeep } from '../contract/passages'

const person = '0e1f4a6c-5d0b-4c0e-9a55-3f1d8c1f7a10'

test('a passage is found word for word, however it is laid out', () => {
  const cases: [text: string, words: string, without: string][] = [
    ['He met Marko Petrović there.', 'Marko Petrović', 'He met [redacted] there.'],
    ['> He met Marko\n> Petrović there.', 'Marko Petrović', '> He met [redacted] there.'],
    ['> > Marko\n> > Petrović of\n> > cell 14', 'Marko\nPetrović of cell 14', '> > [redacted]'],
    ['**Marko** Petrović', 'Marko Petrović', '[redacted]'],
    ['So **Marko Petrović** said', 'Marko Petrović', 'So **[redacted]** said'],
    ['So Marko **Petrović** said', 'Marko **Petrović', 'So [redacted] said'],
    ['MARKO PETROVIĆ', 'Marko Petrović', '[redacted]'],
    ['Marko Petrovi\u0063\u0301', 'Marko Petrović', '[redacted]'],
    ['Ann at the anniversary', 'Ann', '[redacted] at the anniversary'],
    ['Marko, Marko and Marko', 'Marko', '[redacted], [redacted] and [redacted]'],
    ['Marko Marko', 'Marko', '[redacted]'],
    [`Ask @[Marko Petrović](person:${person}).`, 'Petrović', 'Ask [redacted].'],
    ['See [what Marko said](https://a.example/x).', 'Marko', 'See [what [redacted] said](https://a.example/x).'],
    ['See [what Marko said](https://a.example/x).', 'see what', 'See [what Marko said](https://a.example/x).'],
    ['See [Marko](https://a.example/marko).', '(https://a.example/marko', 'See [redacted].'],
    ['> The cell of Marko …\n\nReally?', 'Marko Petrović of cell 14', '> The cell of [redacted] …\n\nReally?'],
    ['The cell of Marko …', 'Marko Petrović', 'The cell of Marko …'],
    ['100% of $& it', '$& it', '100% of [redacted]'],
  ]
  for (const [text, words, without] of cases) expect(redact(text, words), text).toBe(without)
})

test('what stands for words never makes a text longer than it may be', () => {
  expect(redact('a, a, a', 'a', 20)).toBe('█, █, █')
  expect(redact('a, b', 'a', 20)).toBe('[redacted], b')
})

test('signs alone are no passage', () => {
  for (const words of ['**', '> ', '…', '. ,']) {
    expect(isPassage(words), words).toBe(false)
    expect(findPassage('a. , ** … b', words)).toEqual([])
  }
})

test('a form is redacted to its depth, and marks are counted', () => {
  const form = { title: 'On Marko', files: [{ name: 'Marko_P.pdf', bytes: 3 }], none: null }
  expect(redactDeep(form, 'Marko')).toEqual({
    ...{ title: 'On [redacted]', files: [{ name: '[redacted]_P.pdf', bytes: 3 }], none: null },
  })
  expect(keepsMarks('a [redacted]', 'b [redacted] c')).toBe(true)
  expect(keepsMarks('a [redacted]', 'a Marko')).toBe(false)
})

test('a long text of nothing but the beginning of a passage is looked through in no time', () => {
  const start = performance.now()
  findPassage('a '.repeat(10_000), `${'a '.repeat(200)}b`)
  expect(performance.now() - start).toBeLessThan(1_000)
})
