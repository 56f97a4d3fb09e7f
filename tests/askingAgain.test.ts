import { expect, test } from 'vitest'
import { sourceOf } from '../client/lib/summaries'
import { isLate, roundOf, shownAsOf, sourceState } from '../contract/standing'
import { answers, cell, consults, daysMilliseconds, newIds, yesNo } from './consulting'
import { cellsOf, unzip } from './exporting'
import { openForum } from './forum'
import type { Someone } from './someone'

const question = yesNo('Is there a register?')

/** Two years ago Beta answered, Gamma had nothing to report, Delta declined and Alpha said nothing. */
async function stage() {
  let now = new Date('2024-10-07T09:00:00Z')
  const forum = await openForum({ clock: () => now })
  const pass = (days: number) => void (now = new Date(now.getTime() + days * daysMilliseconds))
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const [cleo, dora] = [await forum.join('cleo', { member: 'Gamma' }), await forum.join('dora', { member: 'Delta' })]
  const dueAt = new Date(now.getTime() + 14 * daysMilliseconds).toISOString()
  const thread = await consults(ada, ['Alpha', 'Beta', 'Gamma', 'Delta'], { questions: [question], dueAt })
  const said = cell(question.id, 'yes', { asOf: '2024-09-01' })
  const answer = await answers(ben, thread, 'In every ward.', [said])
  for (const [each, kind] of [
    [cleo, 'nothing'],
    [dora, 'declined'],
  ] as const) {
    await each.opens(thread)
    await each.forum.consultations.release(thread.id, newIds(), { kind, text: '' })
  }
  await ada.forum.consultations.close(thread.id)
  return { forum, ada, ben, cleo, dora, thread, answer, pass }
}

const isAsked = (someone: Someone) => someone.forum.desk.loaded?.again.map(({ answer }) => answer.threadId) ?? []
const round = (someone: Someone, id: string) => roundOf(someone.forum.consultations.of(id)!.seats)
const again = (someone: Someone, id: string) =>
  Object.fromEntries(
    someone.forum.consultations
      .of(id)!
      .seats.map((seat) => [someone.directory.members.get(seat.memberId)!.name.split(' ').at(-1), seat.again]),
  )

test('who answered says with one tap that it is still true: the day it holds for changes, and nothing else', async () => {
  const { ada, ben, cleo, dora, thread, answer, pass } = await stage()
  pass(750)
  const { consultations } = ada.forum
  await expect(cleo.forum.consultations.askAgain(thread.id)).resolves.toBeUndefined()
  await expect.poll(() => round(ada, thread.id)).toEqual({ asked: 2, said: 0 })
  // Whoever declined would be asked what they would not say, and who said nothing is owed still.
  expect(again(ada, thread.id)).toEqual({ Alpha: null, Beta: 'asked', Gamma: 'asked', Delta: null })
  await expect.poll(() => [ben, cleo, dora, ada].map(isAsked)).toEqual([[thread.id], [thread.id], [], []])

  const [asked] = ben.forum.desk.loaded!.again
  const post = ada.sees(thread)!.find((text) => text?.includes('every ward'))
  await ben.forum.consultations.confirm(answer.id, {
    threadId: thread.id,
    read: asked!.questions.map(({ id: questionId, edition }) => ({ questionId, edition })),
  })
  await expect.poll(() => round(ada, thread.id)).toEqual({ asked: 2, said: 1 })
  await expect.poll(() => isAsked(ben)).toEqual([])
  const now = consultations.answer(answer.id)!
  expect(now).toEqual({
    ...{ ...answer, version: now.version },
    ...{ confirmedAt: expect.any(String), confirmedOn: '2026-10-27', confirmedById: ben.id },
  })
  expect([now.cells[0]!.asOf, shownAsOf(now.cells[0]!, now)]).toEqual(['2024-09-01', '2026-10-27'])
  expect(ada.sees(thread)).toContain(post)
  expect(sourceState(consultations.answersOf(thread.id), sourceOf(answer))).toBe('same')
  // 27 October 2026, as a sheet counts days.
  expect(await inDetails(ada, thread.id)).toContain(46322)
  expect(await inDetails(ada, thread.id)).not.toContain(45536)
  for (const each of [ada, ben, cleo]) await each.isInSync()
})

test('what has changed is a newer version, which is not late', async () => {
  const { ada, ben, cleo, thread, pass } = await stage()
  pass(750)
  await ada.forum.consultations.askAgain(thread.id)
  await expect.poll(() => again(ben, thread.id)['Beta']).toBe('asked')
  const newer = await answers(ben, thread, 'In none any more.')
  await expect.poll(() => again(ada, thread.id)).toMatchObject({ Beta: 'changed', Gamma: 'asked' })
  await expect.poll(() => isAsked(ben)).toEqual([])
  expect(ada.forum.consultations.of(thread.id)).toMatchObject({ closedById: ada.id })
  expect(isLate(ada.forum.consultations.of(thread.id)!, newer)).toBe(false)
  // Taken back, what stood before it can stand again, and is asked about as before.
  await ben.forum.consultations.withdraw(newer.id)
  await expect.poll(() => again(ada, thread.id)['Beta']).toBe('asked')
  await ben.forum.consultations.restore(newer.id)
  await expect.poll(() => again(ada, thread.id)['Beta']).toBe('changed')
  for (const each of [ada, ben, cleo]) await each.isInSync()
})

test('one round at a time, of what is closed, and where somebody answered', async () => {
  const { ada, ben, thread, answer, pass } = await stage()
  const { consultations } = ada.forum
  const dueAt = '2024-11-07T09:00:00.000Z'
  const running = await consults(ada, ['Beta'], { dueAt })
  await expect(consultations.askAgain(running.id)).rejects.toMatchObject({ code: 'conflict' })
  await consultations.close(running.id)
  await expect(consultations.askAgain(running.id)).rejects.toMatchObject({
    message: 'No institution has an answer here that could still be true.',
  })
  expect(consultations.of(running.id)).toMatchObject({ askedAgainAt: null, askedAgainById: null })

  pass(400)
  await consultations.askAgain(thread.id)
  await ben.forum.consultations.confirm(answer.id)
  const notes = () => ada.sees(thread)!.length
  const [begun, noted] = [consultations.of(thread.id), notes()]
  // Whose answer was lost on the way asks the same once more: it has begun, and only once.
  pass(1)
  await consultations.askAgain(thread.id)
  expect([consultations.of(thread.id)!.askedAgainAt, notes()]).toEqual([begun!.askedAgainAt, noted])
  expect(round(ada, thread.id)).toEqual({ asked: 2, said: 1 })
  pass(28)
  await expect(ben.forum.consultations.askAgain(thread.id)).rejects.toMatchObject({
    message: 'This was asked again on 11 November 2025; it can be once more from 11 December 2025 on.',
  })
  pass(1)
  // The next round counts from nothing.
  await ben.forum.consultations.askAgain(thread.id)
  await expect.poll(() => round(ada, thread.id)).toEqual({ asked: 2, said: 0 })
  await expect.poll(() => isAsked(ben)).toEqual([thread.id])
  // Nobody is asked for ever.
  pass(184)
  await ben.forum.desk.load()
  expect(isAsked(ben)).toEqual([])
  for (const each of [ada, ben]) await each.isInSync()
})

test('it is for those to say who may answer for the institution, of the version that stands', async () => {
  const { forum, ada, ben, thread, answer, pass } = await stage()
  const [sam, bea] = [await forum.join('sam', { role: 'secretariat' }), await forum.join('bea', { member: 'Beta' })]
  await sam.forum.administration.nameFocal(bea.id, true)
  pass(400)
  await ada.forum.consultations.askAgain(thread.id)
  for (const each of [ben, bea]) await expect.poll(() => isAsked(each)).toEqual([thread.id])
  await expect(ben.forum.consultations.confirm(answer.id)).rejects.toMatchObject({ code: 'not_allowed' })
  await bea.opens(thread)
  await answers(bea, thread, 'Otherwise by now.')
  await expect(bea.forum.consultations.confirm(answer.id)).rejects.toMatchObject({
    message: 'There is a newer version of this answer.',
  })
  for (const each of [ada, ben, bea]) await each.isInSync()
})

/** What stands in the sheet of details. */
async function inDetails(someone: Someone, threadId: string) {
  const address = someone.forum.consultations.exportAddress(threadId, 'xlsx')
  const response = await someone.fetch(`${someone.base}${address}`)
  expect(response.status).toBe(200)
  return [...cellsOf(unzip(Buffer.from(await response.arrayBuffer())), 2).values()]
}
