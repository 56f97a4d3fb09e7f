import { expect, test } from 'vitest'
import { states } from './expectations/states'
import { openStage, placeNames } from './stage'
import { differences } from './table'

/** In which everything is asked that goes on in a thread: tests/expectations.ts. */
const plain = ['network', 'full', 'legal', 'announcements']

/** What is asked in every state, whatever else is. */
const always = [
  'openThread',
  'listPosts',
  'listPostVersions',
  'readFile',
  'writePost',
  'editPost',
  'removePost',
  'react',
]

test('every state a thread can be in has its cells', () => {
  // The partner writes in the thread that is opened to her.
  const placeOf = (on: string) => on.split(', ')[0]!.replace('guest', 'opened')
  const asked = new Set(states.map(([name, on]) => `${name} ${placeOf(on)}`))
  const wanted = placeNames.filter((place) => ![...plain, 'guest'].includes(place))
  expect(
    wanted.flatMap((place) => always.map((name) => `${name} ${place}`)).filter((each) => !asked.has(each)),
  ).toEqual([])
})

/** `ROWS=editPost,react npx vitest run tests/tableOfStates.test.ts` asks only these, while one writes them. */
const only = process.env['ROWS']?.split(',')
const asked = states.filter(([name]) => !only || only.includes(name))

test('whatever state a thread is in, everyone may do exactly what is written in the table', async () => {
  expect(await differences(await openStage(), asked)).toEqual([])
}, 600_000)
