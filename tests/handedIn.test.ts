import { expect, test } from 'vitest'
import { rowsOf } from '../client/lib/comparison'
import { answers, cell, consults, yesNo } from './consulting'
import { cellsOf, unzip } from './exporting'
import { openForum } from './forum'
import type { Someone } from './someone'

test('page and document agree on who is late: after the date, after somebody waited no longer, and out of sight, too', async () => {
  const { ada, ben, cleo, dora, mia, thread } = await stage()
  await answers(ben, thread, 'In time.')
  await ada.forum.consultations.close(thread.id)
  await answers(cleo, thread, 'After it was closed, before the date.')
  const hidden = await answers(dora, thread, 'Late, and names a person.')
  await mia.forum.moderation.hide(hidden.postId, 'Names a person')
  const late = { 'Demo NPM Epsilon': '', 'Demo NPM Beta': '', 'Demo NPM Gamma': 'late', 'Demo NPM Delta': 'late' }
  await expect.poll(() => lateOnPage(ada, thread.id)).toEqual(late)
  expect(await lateInSheet(ada, thread.id)).toEqual(late)
  // Waited for again, the answers are in time.
  await ada.forum.consultations.reopen(thread.id)
  await expect.poll(() => Object.values(lateOnPage(ada, thread.id))).toEqual(['', '', '', ''])
  expect(Object.values(await lateInSheet(ada, thread.id))).toEqual(['', '', '', ''])
})

test('what a moderator took from sight is said to be so, and nothing of it is handed in', async () => {
  const { ada, ben, mia, thread } = await stage()
  const answer = await answers(ben, thread, 'It names a person.')
  await mia.forum.moderation.hide(answer.postId, 'Names a person')
  const workbook = await sheets(ada, thread.id)
  expect([...workbook.values()].join('')).not.toContain('names a person')
  expect(columns(workbook, 'B', 'D')).toMatchObject({ 'Demo NPM Beta': 'answered, taken from sight by a moderator' })
})

test('a number is a number for page and sheet, however it is typed, with a word to it or without', async () => {
  const { ada, ben, cleo, thread, space, register } = await stage()
  await answers(ben, thread, '', [
    cell(space.id, '2,5'),
    cell(register.id, 'partly', { text: 'Only **new** ones, =1+1' }),
  ])
  const answer = await answers(cleo, thread, '', [
    cell(space.id, ' 12.25 ', { text: 'In *new* wings', basis: '[Art. 3](https://e.org/3)' }),
  ])
  expect(answer.cells[0]!.value).toBe('12.25')
  await ada.opens(thread)
  await expect
    .poll(() =>
      page(ada, thread.id)
        .map(({ cells }) => cells[1]?.value)
        .sort(),
    )
    .toEqual(['12.25', '2.5', undefined, undefined])
  const workbook = await sheets(ada, thread.id)
  expect(columns(workbook, 'B', 'H')).toMatchObject({ 'Demo NPM Beta': 2.5, 'Demo NPM Gamma': 12.25 })
  const said = [...workbook.values()].join('\n')
  expect(said).toContain('Partly. Only new ones, =1+1')
  expect(said).toContain('Art. 3 (https://e.org/3)')
  // As its page counts: with those that nobody said.
  expect(said).toContain('Yes: 0\nPartly: 1\nNo: 0')
  expect(said).not.toMatch(/<f[ >/]/)
  expect(said).not.toMatch(/\*\*|\*new\*/)
})

test('a number that can be read in two ways is asked about, and not guessed', async () => {
  const { ben, thread, space } = await stage()
  for (const value of ['1.000', '-2,375']) {
    await expect(answers(ben, thread, '', [cell(space.id, value)])).rejects.toMatchObject({
      ...{
        code: 'invalid',
        message: expect.stringContaining(value === '1.000' ? '1000 or as 1.0000' : '-2375 or as -2.3750'),
      },
    })
  }
  expect((await answers(ben, thread, '', [cell(space.id, '0,125')])).cells[0]!.value).toBe('0.125')
})

async function stage() {
  const forum = await openForum()
  const [register, space] = [
    yesNo('Is there a register?'),
    { ...yesNo('How much?'), kind: 'number' as const, unit: 'm²' },
  ]
  const ada = await forum.join('ada')
  const ben = await forum.join('ben', { member: 'Beta' })
  const cleo = await forum.join('cleo', { member: 'Gamma' })
  const dora = await forum.join('dora', { member: 'Delta' })
  const mia = await forum.join('mia', { role: 'secretariat' })
  const questions = [register, space]
  const thread = await consults(ada, ['Beta', 'Gamma', 'Delta', 'Epsilon'], { questions })
  return { forum, ada, ben, cleo, dora, mia, thread, register, space }
}

/** The rows as the page draws them. */
function page({ forum, directory }: Someone, threadId: string) {
  const { consultations } = forum
  return rowsOf(consultations.of(threadId)!, consultations.answersOf(threadId), (id) => directory.members.get(id))
}
const lateOnPage = (someone: Someone, threadId: string) =>
  Object.fromEntries(page(someone, threadId).map(({ member, isLate }) => [member!.name, isLate ? 'late' : '']))

async function sheets(someone: Someone, threadId: string) {
  const address = someone.forum.consultations.exportAddress(threadId, 'xlsx')
  const response = await someone.fetch(`${someone.base}${address}`)
  expect(response.status).toBe(200)
  return unzip(Buffer.from(await response.arrayBuffer()))
}

/** Of the comparison, one column by another. */
function columns(workbook: Map<string, string>, key: string, value: string) {
  const cells = cellsOf(workbook, 1)
  const head = [...cells.keys()].find((place) => cells.get(place) === 'Code')!.slice(1)
  const rows = [1, 2, 3, 4].map((index) => Number(head) + index)
  return Object.fromEntries(rows.map((row) => [cells.get(`${key}${row}`), cells.get(`${value}${row}`) ?? '']))
}
const lateInSheet = async (someone: Someone, threadId: string) => columns(await sheets(someone, threadId), 'B', 'E')
