import { expect, test } from 'vitest'
import { expectations } from './expectations'
import { effects } from './expectations/effects'
import { replies } from './expectations/replies'
import { endpoints } from './requests'
import { openStage } from './stage'
import { differences, writing } from './table'

test('every endpoint has its cells and says what it answers, and every one that writes, what it does', () => {
  const written = new Set(expectations.map(([name]) => name))
  expect([...endpoints.keys()].filter((name) => !written.has(name))).toEqual([])
  expect([...written, ...Object.keys(effects)].filter((name) => !endpoints.has(name))).toEqual([])
  expect([...endpoints.keys()].filter((name) => !(name in replies))).toEqual([])
  expect(writing().filter((name) => !(name in effects))).toEqual([])
})

/** `ROWS=editPost,react npx vitest run tests/table.test.ts` asks only these, while one writes them. */
const only = process.env['ROWS']?.split(',')
const asked = expectations.filter(([name]) => !only || only.includes(name))

test('everyone may do exactly what is written in the table, and that is all that comes of it', async () => {
  expect(await differences(await openStage(), asked)).toEqual([])
}, 600_000)
