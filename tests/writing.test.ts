import { describe, expect, test } from 'vitest'
import { difference } from '../client/lib/difference'
import { asKept, asTyped, mentionAt, namedIn } from '../client/lib/mentions'
import { begin, nextPoint, quotation, wrap } from '../client/lib/selection'

const ann = '0b0e7d4a-6b0a-4a53-9c5f-3f0c3a6f1a11'
const anna = '8d0f3a52-13a4-4c44-8f43-6dd0a3a4f0aa'

describe('mentions while writing', () => {
  test('are names to whoever writes, and ids in what is kept', () => {
    const named = new Map([
      ['Ann (AX)', ann],
      ['Anna', anna],
    ])
    const kept = `@[Ann (AX)](person:${ann}) and @[Anna](person:${anna}), not @Annabel or @Nobody`
    expect(asKept('@Ann (AX) and @Anna, not @Annabel or @Nobody', named)).toBe(kept)
    expect(asTyped(kept)).toBe('@Ann (AX) and @Anna, not @Annabel or @Nobody')
    expect(namedIn(kept)).toEqual(named)
    expect(asKept(asTyped(kept), namedIn(kept))).toBe(kept)
  })

  test('begin after a space, not inside an address', () => {
    expect(mentionAt('Thanks @Đur', 11)).toEqual({ start: 7, query: 'Đur' })
    expect(mentionAt('@', 1)).toEqual({ start: 0, query: '' })
    expect(mentionAt('mail ada@npm', 12)).toBeNull()
    expect(mentionAt('@Ada Byron wrote this and', 25)).toBeNull()
  })
})

describe('the toolbar', () => {
  test('puts marks around what is selected, and takes them away again', () => {
    const bold = wrap({ text: 'a word here', start: 2, end: 6 }, '**')
    expect(bold).toEqual({ text: 'a **word** here', start: 4, end: 8 })
    expect(wrap(bold, '**')).toEqual({ text: 'a word here', start: 2, end: 6 })
  })

  test('makes a list of the selected lines, and lines of the list again', () => {
    const list = begin({ text: 'one\ntwo', start: 1, end: 5 }, (line) => `${line + 1}. `)
    expect(list.text).toBe('1. one\n2. two')
    expect(begin(list, (line) => `${line + 1}. `).text).toBe('one\ntwo')
  })

  test('Enter goes on with a list, and ends it at an empty point', () => {
    expect(nextPoint({ text: '9. nine', start: 7, end: 7 })?.text).toBe('9. nine\n10. ')
    expect(nextPoint({ text: '- a\n- ', start: 6, end: 6 })?.text).toBe('- a\n')
    expect(nextPoint({ text: 'no list', start: 7, end: 7 })).toBeNull()
  })
})

test('a quotation names who said it, leads there, and is not longer than anyone means', () => {
  expect(quotation('one\ntwo', 'Alpha, Ada', '/threads/1?post=2')).toBe(
    '> [Alpha, Ada](/threads/1?post=2):\n> one\n> two',
  )
  expect(quotation('word '.repeat(500), 'Ada', '/x').length).toBeLessThan(560)
})

describe('what changed', () => {
  test('is told word by word', () => {
    expect(difference('We do not accept this.', 'We never accept this!')).toEqual([
      { kind: 'same', text: 'We ' },
      { kind: 'removed', text: 'do not' },
      { kind: 'added', text: 'never' },
      { kind: 'same', text: ' accept this' },
      { kind: 'removed', text: '.' },
      { kind: 'added', text: '!' },
    ])
  })

  test('both texts can be read out of it, however long they are', () => {
    const [before, after] = ['Ана има јабука. '.repeat(1_200), 'Ана има крушку. '.repeat(1_200)]
    const runs = difference(before, after)
    const without = (kind: string) => runs.flatMap((run) => (run.kind === kind ? [] : [run.text])).join('')
    expect([without('added'), without('removed')]).toEqual([before, after])
  })
})
