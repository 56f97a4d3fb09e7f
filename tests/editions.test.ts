import { expect, test } from 'vitest'
import { Answering } from '../client/lib/answering.svelte'
import { answers, asking, cell, consults, newIds, seats, yesNo } from './consulting'
import { openForum } from './forum'
import { ask } from './requests'

const question = yesNo('Is there a register?')
const central = { ...question, text: 'Is there a central register?' }

async function asked() {
  const forum = await openForum()
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const thread = await consults(ada, ['Alpha', 'Beta'], { questions: [question] })
  await ben.opens(thread)
  const put = (questions: (typeof question)[]) =>
    ada.forum.consultations.ask(thread.id, asking(ada, ['Alpha', 'Beta'], { questions }))
  return { forum, ada, ben, thread, put }
}

test('an answer counts for the words that were read, and for no others', async () => {
  const { ada, ben, thread, put } = await asked()
  const { consultations, answerDrafts } = ben.forum
  answerDrafts.write(thread.id, { text: '', cells: [cell(question.id, 'yes')] })
  await answerDrafts.save(thread.id)
  const read = consultations.readOf(thread.id)
  await put([central])
  await expect.poll(() => consultations.of(thread.id)?.questions[0]).toMatchObject({ edition: 2, text: central.text })
  const draftVersion = consultations.seatOf(thread.id)!.draft!.version
  const release = (more: object) =>
    consultations.release(thread.id, newIds(), { kind: 'answer', draftVersion, ...more })
  await expect(release({ read })).rejects.toMatchObject({ code: 'conflict', field: 'read' })
  await expect(consultations.release(thread.id, newIds(), { kind: 'nothing', read })).rejects.toMatchObject({
    code: 'conflict',
  })
  // What was written is there still, and goes out once the new words were read.
  expect(consultations.seatOf(thread.id)?.draft).toMatchObject({ version: draftVersion, cells: [{ value: 'yes' }] })
  expect(seats(ben, thread)).toMatchObject({ Beta: 'drafting' })
  const { cells } = await release({})
  expect(cells).toMatchObject([{ value: 'yes', edition: 2 }])

  // One that was added, or is not asked any more, is something else, too.
  const before = consultations.readOf(thread.id)
  await put([central, yesNo('Since when?')])
  await expect.poll(() => consultations.of(thread.id)?.questions.length).toBe(2)
  await expect(consultations.release(thread.id, newIds(), { kind: 'nothing', read: before })).rejects.toMatchObject({
    field: 'read',
  })
  for (const each of [ada, ben]) await each.isInSync()
})

test('a page that missed the rewording loads it with the refusal', async () => {
  const { ada, ben, thread, put } = await asked()
  const answer = await answers(ben, thread, '', [cell(question.id, 'yes')])
  const phone = ben.newPage()
  await phone.open()
  await phone.consultations.load(thread.id)
  await put([central])
  expect(phone.consultations.of(thread.id)?.questions[0]?.edition).toBe(1)
  await expect(phone.consultations.confirm(answer.id)).rejects.toMatchObject({ code: 'conflict', field: 'read' })
  expect(phone.consultations.of(thread.id)?.questions[0]).toMatchObject({ edition: 2, text: central.text })
  await phone.consultations.confirm(answer.id)
  await expect.poll(() => ada.forum.consultations.answer(answer.id)?.cells[0]?.edition).toBe(2)
  phone.leave()
  await ada.isInSync()
})

test('what no longer answers a question cannot be confirmed: it is to be written anew', async () => {
  const { ada, ben, thread, put } = await asked()
  const answer = await answers(ben, thread, '', [cell(question.id, 'partly')])
  await put([{ ...question, kind: 'choice' as never, options: ['on paper', 'electronic'] as never }])
  await expect.poll(() => ben.forum.consultations.of(thread.id)?.questions[0]?.edition).toBe(2)
  await expect(ben.forum.consultations.confirm(answer.id)).rejects.toMatchObject({
    code: 'conflict',
    message: '"partly" does not answer "Is there a register?" as it is put now. Write a newer version instead.',
  })
  expect(ada.forum.consultations.answer(answer.id)?.cells[0]?.edition).toBe(1)
  await ben.isInSync()
})

test('a draft that was begun before the rewording says so, until its writer looked at it again', async () => {
  const { forum, ben, thread, put } = await asked()
  const bea = await forum.join('bea', { member: 'Beta' })
  await bea.opens(thread)
  const answering = new Answering(ben.forum, thread.id)
  answering.say(cell(question.id, 'yes'))
  await answering.save()
  await put([central])
  await expect.poll(() => answering.questions[0]?.edition).toBe(2)
  expect(answering.older).toMatchObject([{ id: question.id }])
  const reading = new Answering(bea.forum, thread.id)
  await expect.poll(() => reading.older).toMatchObject([{ id: question.id }])
  answering.say(answering.content.cells[0]!)
  expect(answering.older).toEqual([])
  await answering.save()
  await expect.poll(() => reading.older).toEqual([])
  await ben.isInSync()
})

test('nobody says it without saying what they have read', async () => {
  const { forum, ben, thread } = await asked()
  const input = { threadId: thread.id, ...newIds(), kind: 'nothing' }
  expect((await ask(forum, 'releaseAnswer', input, ben.cookie)).statusCode).toBe(400)
})
