import { expect, test } from 'vitest'
import { rowsOf } from '../client/lib/comparison'
import { watch } from '../server/supervisor'
import {
  answers,
  asking,
  bySelf,
  cell,
  consults,
  daysMilliseconds,
  memberNamed,
  newIds,
  seats,
  yesNo,
} from './consulting'
import { unzip } from './exporting'
import { openForum } from './forum'
import type { Someone } from './someone'

const kinds = (who: Someone, thread: { id: string }) => who.posts.get(thread.id)!.notes.map(({ kind }) => kind)

test('asked or passed on twice, because the first reply was lost, is asked and passed on once', async () => {
  const forum = await openForum()
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const bea = await forum.join('bea', { member: 'Beta' })
  const thread = await consults(ada, ['Beta'])
  const put = asking(ada, ['Alpha', 'Beta'], { questions: [yesNo(' In cells, too? ')] })
  await ada.forum.consultations.ask(thread.id, put)
  const { version } = ada.forum.consultations.of(thread.id)!
  await ada.forum.consultations.ask(thread.id, put)
  expect(ada.forum.consultations.of(thread.id)?.version).toBe(version)
  await expect.poll(() => kinds(ada, thread)).toEqual(['consultation-asked', 'consultation-changed'])

  await ben.opens(thread)
  for (const _ of [1, 2]) await ben.forum.consultations.pass(thread.id, bea.id, 'You know the law.')
  expect(ben.forum.consultations.seatOf(thread.id)?.passes).toHaveLength(1)
  // Another word to it is another one.
  await ben.forum.consultations.pass(thread.id, bea.id, 'By Friday?')
  expect(ben.forum.consultations.seatOf(thread.id)?.passes).toHaveLength(2)
  for (const each of [ada, ben, bea]) await each.isInSync()
})

test('what somebody saw to whose account was closed goes to their deputy, or waits for nobody', async () => {
  const forum = await openForum()
  const [ada, sue] = [await forum.join('ada'), await forum.join('sue', { role: 'secretariat', member: 'Gamma' })]
  const [ben, bea] = [await forum.join('ben', { member: 'Beta' }), await forum.join('bea', { member: 'Beta' })]
  const thread = await consults(ada, ['Alpha', 'Beta'])
  await ben.opens(thread)
  await bea.opens(thread)
  const holder = () =>
    ada.forum.consultations.of(thread.id)?.seats.find(({ memberId }) => memberId === memberNamed(ada, 'Beta'))?.holderId
  const [from, until] = [20, 30].map((days) => new Date(Date.now() + days * daysMilliseconds).toISOString())
  await bea.forum.consultations.pass(thread.id, bea.id, '')
  await bea.forum.desk.setAbsence({ from: from!, until: until!, deputyId: ben.id })
  await sue.forum.administration.disable(bea.id)
  await bySelf(forum)
  await expect.poll(holder).toBe(ben.id)
  expect(seats(ada, thread)).toMatchObject({ Beta: 'passed-on' })

  await sue.forum.administration.disable(ben.id)
  await bySelf(forum)
  await expect.poll(holder).toBe(null)
  const bob = await forum.join('bob', { member: 'Beta' })
  await bob.opens(thread)
  await expect
    .poll(() => bob.forum.consultations.seatOf(thread.id)?.passes.map(({ personId, byId }) => [personId, byId]))
    .toEqual([
      [bea.id, bea.id],
      [ben.id, null],
      [null, null],
    ])
  await ada.isInSync()
})

test('closed by hand, whoever still answers is late; what came before is not', async () => {
  let now = new Date()
  const forum = await openForum({ clock: () => now })
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const gus = await forum.join('gus', { member: 'Gamma' })
  const question = yesNo('Is there a register?')
  const thread = await consults(ada, ['Beta', 'Gamma'], { questions: [question] })
  await answers(ben, thread, '', [cell(question.id, 'yes')])
  now = new Date(now.getTime() + 1_000)
  await ada.forum.consultations.close(thread.id)
  now = new Date(now.getTime() + 1_000)
  await answers(gus, thread, '', [cell(question.id, 'no')])
  const late = () => {
    const { consultations } = ada.forum
    const rows = rowsOf(consultations.of(thread.id)!, consultations.answersOf(thread.id), ada.directory.members.get)
    return rows.map(({ answer, isLate }) => answer && isLate)
  }
  await expect.poll(late).toEqual([false, true])
  const response = await ada.fetch(`${ada.base}${ada.forum.consultations.exportAddress(thread.id, 'xlsx')}`)
  const files = unzip(Buffer.from(await response.arrayBuffer()))
  expect(files.get('xl/sharedStrings.xml')).toContain('>late<')
})

test('“we need until …” shows on the asker’s desk, until the answer is here', async () => {
  const forum = await openForum()
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const thread = await consults(ada, ['Alpha', 'Beta'])
  const needs = () => ada.threads.get(thread.id)?.consultation
  expect(needs()).toMatchObject({ needing: 0, needsUntil: null })
  await ben.opens(thread)
  const until = new Date(Date.now() + 20 * daysMilliseconds).toISOString()
  await ben.forum.consultations.needTime(thread.id, until)
  await expect.poll(needs).toMatchObject({ needing: 1, needsUntil: until })
  await answers(ben, thread, 'Here it is.')
  await expect.poll(needs).toMatchObject({ needing: 0, needsUntil: null })
  await ada.isInSync()
})

test('the day of the next meeting is on every open page', async () => {
  const forum = await openForum()
  const [ada, sue] = [await forum.join('ada'), await forum.join('sue', { role: 'secretariat' })]
  await sue.forum.administration.setMeeting('2031-05-05')
  await expect.poll(() => ada.forum.desk.loaded?.meetingOn).toBe('2031-05-05')
  await sue.forum.administration.setMeeting(null)
  await expect.poll(() => ada.forum.desk.loaded?.meetingOn).toBe(null)
  await ada.isInSync()
})

test('an alarm that could not be raised is raised the next time', async () => {
  let now = new Date()
  const forum = await openForum({ clock: () => now })
  const sue = await forum.join('sue', { role: 'secretariat' })
  await bySelf(forum)
  await expect.poll(() => sue.forum.desk.loaded?.alarms).toEqual([])
  now = new Date(now.getTime() + 91_000)
  const { house } = forum.app
  await watch({ ...house, connection: { ...house.connection, act: () => Promise.reject(new Error('away')) } })
  await watch(house)
  await expect.poll(() => sue.forum.desk.loaded?.alarms).toEqual(['consultations'])
})

test('a paragraph is nobody’s to take from another summary', async () => {
  const forum = await openForum()
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const [mine, theirs] = [await consults(ada, ['Alpha', 'Beta']), await consults(ben, ['Alpha', 'Beta'])]
  const paragraph = { id: newIds().id, text: 'All keep one.', sources: [] }
  await ben.forum.consultations.saveSummary(theirs.id, [paragraph], 0)
  await expect(ada.forum.consultations.saveSummary(mine.id, [paragraph], 0)).rejects.toMatchObject({
    code: 'invalid',
    field: 'paragraphs',
  })
  expect(ben.forum.consultations.summaryOf(theirs.id)?.paragraphs).toMatchObject([{ text: 'All keep one.' }])
  await ada.isInSync()
})
