import { expect, test } from 'vitest'
import { filtered, noFilter, rowsOf, shortened, sorted, tallyOf, valuesIn } from '../client/lib/comparison'
import { countsOf, standingIn, waits } from '../contract/standing'
import { answers, cell, consultation, members, questions, seat } from './compared'

const rows = rowsOf(consultation, answers, (id) => members.find((member) => member.id === id))
const codes = (some: typeof rows) => some.map(({ member }) => member!.code).join(' ')

test('a row holds the answer that stands: neither the one superseded, nor the one withdrawn', () => {
  expect(codes(rows)).toBe('AX BX DX EX GX HX')
  expect(rows.map(({ answer: said }) => said?.id ?? '')).toEqual(['AX2', 'BX1', '', 'EX1', 'GX1', 'HX1'])
  expect(rows.map(({ cells }) => cells[1]?.value ?? '')).toEqual(['4,5', '3', '', 'no-data', '', ''])
  // The withdrawal may be heard of before the seat that owes again.
  expect(standingIn(seat('DX', 'answered', 'post-DX1'), answers)).toBeUndefined()
  expect(codes(rows.filter(({ isLate }) => isLate))).toBe('BX')
  expect(codes(rows.filter(({ isHidden }) => isHidden))).toBe('HX')
})

test('what was said before a sub-question was put otherwise waits to be confirmed', () => {
  expect(codes(rows.filter(({ isToConfirm }) => isToConfirm))).toBe('BX')
  expect(waits(undefined, questions[0]!)).toBe(false)
  expect(waits(cell('register', 'yes', { edition: 2 }), questions[0]!)).toBe(false)
})

test('the numbers are those of the seats', () => {
  expect(countsOf(rows.map(({ seat }) => seat))).toEqual({
    ...{ asked: 6, settled: 5, owing: 1, answered: 4, nothing: 1, declined: 0, drafting: 1 },
    ...{ owes: 0, 'passed-on': 0 },
  })
})

test('values are counted where that says something, and of numbers the span', () => {
  const tally = (index: number, some = rows) => tallyOf(some, questions[index]!, index)
  expect(tally(0)!.bars).toEqual([
    { value: 'yes', times: 2 },
    { value: 'partly', times: 1 },
    { value: 'no', times: 0 },
  ])
  expect(tally(1)).toEqual({
    bars: [{ value: 'no-data', times: 1 }],
    numbers: { least: 3, median: 3.75, most: 4.5, times: 2 },
  })
  expect(tally(1, rows.slice(0, 1))!.numbers!.median).toBe(4.5)
  expect(tally(2)!.bars.map(({ value }) => value)).toEqual(['paper', 'on the wall'])
  expect(tally(3)).toBeUndefined()
  expect(tally(0, rows.slice(4))).toBeUndefined()
})

test('rows are narrowed by state, member and value, one by one and together', () => {
  const found = (filter: Partial<typeof noFilter>) => codes(filtered(rows, questions, { ...noFilter, ...filter }))
  expect(found({})).toBe('AX BX DX EX GX HX')
  expect(found({ isAnswered: true })).toBe('AX BX EX HX')
  expect(found({ state: 'drafting' })).toBe('DX')
  expect(found({ status: 'observer' })).toBe('EX')
  expect(found({ questionId: 'register', value: 'yes' })).toBe('AX EX')
  expect(found({ questionId: 'register', value: 'yes', status: 'full' })).toBe('AX')
  expect(found({ questionId: 'register' })).toBe('AX BX DX EX GX HX')
  expect(valuesIn(rows, questions[1]!, 1)).toEqual(['3', '4,5', 'no-data'])
})

test('rows are put in order by a column; whoever said nothing comes last either way', () => {
  const by = (questionId: string, isDescending = false) => codes(sorted(rows, questions, { questionId, isDescending }))
  expect(by('')).toBe('AX BX DX EX GX HX')
  expect(by('', true)).toBe('HX GX EX DX BX AX')
  expect(by('register')).toBe('AX EX BX DX GX HX')
  expect(by('register', true)).toBe('BX AX EX DX GX HX')
  expect(by('space')).toBe('BX AX EX DX GX HX')
  expect(by('how', true)).toBe('BX AX DX EX GX HX')
  expect(by('why')).toBe('EX AX BX DX GX HX')
})

test('a long sub-question is shortened at a word', () => {
  expect(shortened('Is there a central register?')).toBe('Is there a central register?')
  expect(shortened('How many square metres are there for each person in a shared cell?')).toBe(
    'How many square metres are there for each …',
  )
})
