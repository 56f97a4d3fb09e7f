import { expect, test } from 'vitest'
import { includes, size, subtract, unite, unread } from '../contract/ranges'
import { parseRanges } from '../db/schema/columns'

test('runs of numbers are united and taken from each other as sets are', () => {
  for (let round = 0; round < 500; round++) {
    const [a, b] = [someNumbers(), someNumbers()]
    expect(unite(runs(a), runs(b))).toEqual(runs([...a, ...b]))
    expect(subtract(runs(a), runs(b))).toEqual(runs(a.filter((number) => !b.includes(number))))
    expect(size(runs(a))).toBe(new Set(a).size)
    for (let number = 0; number <= 12; number++) expect(includes(runs(a), number)).toBe(a.includes(number))
  }
})

test('what is unread is what was written, is still there, and was not seen', () => {
  const thread = { lastNumber: 10, gone: [[4, 5]] as [number, number][] }
  expect(unread(thread, [])).toEqual([
    [1, 3],
    [6, 10],
  ])
  expect(unread(thread, [[1, 6]])).toEqual([[7, 10]])
  expect(unread(thread, [[1, 99]])).toEqual([])
  expect(unread({ lastNumber: 0, gone: [] }, [])).toEqual([])
})

test('ranges are read as PostgreSQL writes them', () => {
  expect(parseRanges('{}')).toEqual([])
  expect(parseRanges('{[1,5),[7,8)}')).toEqual([
    [1, 4],
    [7, 7],
  ])
})

/** Some of 0 to 12, any of them, in any order. */
const someNumbers = () => Array.from({ length: Math.floor(Math.random() * 9) }, () => Math.floor(Math.random() * 13))

function runs(numbers: number[]) {
  const found: [number, number][] = []
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = found.at(-1)
    if (last && last[1] === number - 1) last[1] = number
    else found.push([number, number])
  }
  return found
}
