import { describe, expect, test } from 'vitest'
import { safeLink } from '../client/lib/links'
import { plain, read, type Piece } from '../client/lib/markdown'

const origin = 'https://forum.example'
const thread = '/threads/0b0e7d4a-6b0a-4a53-9c5f-3f0c3a6f1a11'
const post = '8d0f3a52-13a4-4c44-8f43-6dd0a3a4f0aa'

describe('what is typed is what is shown', () => {
  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    'before <b onclick="x()">bold</b> after',
    '&lt;script&gt; &amp; &#x41; &nbsp;',
    '<!-- hidden --> seen',
    '[a]: https://elsewhere.example "a definition"',
    'a line\n---',
    '    four spaces before',
    '[click](javascript:alert(1))',
    '[click](data:text/html,<script>alert(1)</script>)',
    '![](javascript:alert(1))',
    '[click](//elsewhere.example)',
    '[click](/api/session)',
    'Ω≈ç√∫ Народен правобранител Συνήγορος',
    '{{7 * 7}} ${7 * 7} %s %n ../../etc/passwd',
  ])('%j', (typed) => {
    const letters = (text: string) => text.replace(/\s/g, '')
    const shown = letters(shownIn(read(typed, origin)))
    // A rule drawn as a line is the one thing shown without its letters.
    expect(typed.endsWith('---') ? `${shown}---` : shown).toBe(letters(typed))
  })

  test('a text made to exhaust the reader is shown as it is', () => {
    for (const typed of ['>'.repeat(20_000), '['.repeat(20_000), '*a **b '.repeat(2_500), '- '.repeat(5_000)]) {
      expect(depthOf(read(typed, origin))).toBeLessThan(40)
    }
  })
})

describe('links', () => {
  test.each([
    ['https://elsewhere.example/a?b=c#d', 'https://elsewhere.example/a?b=c#d'],
    ['http://elsewhere.example', 'http://elsewhere.example/'],
    ['mailto:head@npm.example', 'mailto:head@npm.example'],
  ])('%s leads out', (href, to) => expect(safeLink(href, origin)).toEqual({ href: to, inside: false, postId: null }))

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'vbscript:x',
    'data:text/html,x',
    'file:///etc/passwd',
    'blob:https://forum.example/x',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/api/session',
    'https://forum.example/invitations/secret',
    'https://forum.example@elsewhere.example/',
    'somewhere.html',
    '',
  ])('%j is no link', (href) => expect(safeLink(href, origin)).toBeNull())

  test('our own threads and posts are opened inside, written with our address or without', () => {
    const inside = { href: `${thread}?post=${post}`, inside: true, postId: post }
    expect(safeLink(`${thread}?post=${post}`, origin)).toEqual(inside)
    expect(safeLink(`${origin}${thread}?post=${post}`, origin)).toEqual(inside)
    expect(safeLink(thread, origin)).toEqual({ href: thread, inside: true, postId: null })
  })

  test('an image elsewhere is shown as a link to it', () => {
    expect(read('![a chart](https://elsewhere.example/a.png)', origin)).toEqual([
      {
        kind: 'paragraph',
        pieces: [
          {
            kind: 'link',
            link: { href: 'https://elsewhere.example/a.png', inside: false, postId: null },
            pieces: [{ kind: 'text', text: 'a chart' }],
          },
        ],
      },
    ])
  })
})

test('a mention is a mention, in a list and in a quote too', () => {
  const mention = { kind: 'mention', name: 'Ben [BX', personId: post }
  expect(kindsIn(read(`@[Ben [BX](person:${post})`, origin))).toContainEqual(mention)
  expect(kindsIn(read(`> - thanks, @[Ben [BX](person:${post})!`, origin))).toContainEqual(mention)
  expect(kindsIn(read('@[Ben](person:not-an-id)', origin)).some(({ kind }) => kind === 'mention')).toBe(false)
})

test('lists, quotes, tables and fences become what they are', () => {
  const kinds = (text: string) => kindsIn(read(text, origin)).map(({ kind }) => kind)
  expect(kinds('1. one\n2. **two**')).toEqual(['list', 'item', 'text', 'item', 'strong', 'text'])
  expect(kinds('> said')).toEqual(['quote', 'paragraph', 'text'])
  expect(kinds('| a | b |\n|---|--:|\n| 1 | 2 |')).toEqual(['table', 'text', 'text', 'text', 'text'])
  expect(kinds('```\n<b>\n```')).toEqual(['fence'])
  expect(kinds('one\ntwo')).toEqual(['paragraph', 'text', 'break', 'text'])
})

test('a text in one line has its words and nothing else', () => {
  expect(plain(`**Yes**, see [this](https://a.example) @[Ben](person:${post})\n\n- a\n- b`, origin)).toBe(
    'Yes, see this Ben a b',
  )
})

/** All letters a reader would see. */
const shownIn = (pieces: Piece[]): string =>
  kindsIn(pieces)
    .map((piece) => ('text' in piece ? piece.text : 'name' in piece ? piece.name : ''))
    .join('')

const partsOf = (piece: Piece): Piece[] =>
  piece.kind === 'table'
    ? [piece.head, ...piece.rows].flat().flatMap((cell) => cell.pieces)
    : 'pieces' in piece
      ? piece.pieces
      : []
const kindsIn = (pieces: Piece[]): Piece[] => pieces.flatMap((piece) => [piece, ...kindsIn(partsOf(piece))])
const depthOf = (pieces: Piece[]): number => Math.max(0, ...pieces.map((piece) => 1 + depthOf(partsOf(piece))))
