import { expect, test } from 'vitest'
import {
  changedIn,
  latestOf,
  lookedAgain,
  quotedIn,
  quotedPassage,
  sourceOf,
  toggled,
  unquoted,
} from '../client/lib/summaries'
import { sourceState } from '../contract/standing'
import { after, answers, before } from './compared'

test('a summary knows what became of its sources', () => {
  const state = (answerId: string, asOf = before) => sourceState(answers, { answerId, asOf })
  expect(state('AX2')).toBe('same')
  expect(state('AX1')).toBe('superseded')
  expect(state('DX1', after)).toBe('withdrawn')
  expect(state('HX1')).toBe('hidden')
  expect(state('EX1', after)).toBe('changed')
  expect(state('ZX1')).toBe('gone')
  const sources = ['AX2', 'AX1', 'DX1'].map((answerId) => ({ answerId, asOf: before }))
  expect(changedIn([{ id: '1', text: 'a', sources }], answers)).toBe(2)
})

test('looking again finds what the institution says now, or that it says nothing any more', () => {
  expect(lookedAgain(answers, { answerId: 'AX1', asOf: before })).toEqual({ answerId: 'AX2', asOf: before })
  expect(lookedAgain(answers, { answerId: 'EX1', asOf: after })).toEqual({ answerId: 'EX1', asOf: before })
  expect(lookedAgain(answers, { answerId: 'DX1', asOf: before })).toBeUndefined()
  expect(latestOf(answers, 'HX')).toBeUndefined()
  for (const id of ['AX1', 'EX1']) {
    const again = lookedAgain(answers, { answerId: id, asOf: '' })!
    expect(sourceState(answers, again)).toBe('same')
  }
})

test('a paragraph rests on one version of an institution’s answer', () => {
  const [first, second, other] = [answers[0]!, answers[1]!, answers[2]!]
  const once = toggled([sourceOf(first), sourceOf(other)], answers, second)
  expect(once.map(({ answerId }) => answerId)).toEqual(['BX1', 'AX2'])
  expect(toggled(once, answers, second)).toEqual([sourceOf(other)])
})

test('all institutions that are quoted are asked, but not the asker’s own', () => {
  const paragraph = (id: string, ...some: number[]) => ({
    ...{ id, text: 'x', sources: some.map((index) => sourceOf(answers[index]!)) },
  })
  const paragraphs = [paragraph('1', 2, 1), paragraph('2', 1, 4)]
  expect(quotedIn(paragraphs, answers, 'BX')).toEqual(['AX', 'EX'])
  expect(quotedIn(paragraphs, answers, undefined)).toEqual(['AX', 'BX', 'EX'])
})

test('taking a quotation back leaves what was written since', () => {
  const [mine, theirs] = [sourceOf(answers[1]!), sourceOf(answers[2]!)]
  const paragraphs = [
    { id: '1', text: 'So it is. “Yes.” (AX) And more.', sources: [theirs, mine] },
    { id: '2', text: '“Yes.” (AX)', sources: [mine] },
  ]
  expect(unquoted(paragraphs, '1', '“Yes.” (AX)', mine)[0]).toEqual({
    ...{ id: '1', text: 'So it is.  And more.', sources: [theirs] },
  })
  expect(unquoted(paragraphs, '2', '“Yes.” (AX)', mine).map(({ id }) => id)).toEqual(['1'])
  expect(unquoted(paragraphs, '2', '“Yes.” (AX)', undefined).map(({ id }) => id)).toEqual(['1', '2'])
})

test('a passage is quoted in one line, with whose it is', () => {
  expect(quotedPassage(' “We keep\n a register.” ', 'AX')).toBe('“We keep a register.” (AX)')
})
