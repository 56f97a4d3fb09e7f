import { expect, test } from 'vitest'
import { answers, asking, consults, newIds, seats, yesNo } from './consulting'
import { openForum } from './forum'

test('nobody puts a sub-question of another thread otherwise', async () => {
  const forum = await openForum()
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const question = yesNo('Is there a register?')
  const theirs = await consults(ben, ['Alpha', 'Beta'], { questions: [question] })
  const mine = await ada.asks('consultations', 'Mine')
  const stolen = { ...question, text: 'Is there none?' }
  const asked = ada.forum.consultations.ask(mine.id, asking(ada, ['Alpha'], { questions: [stolen] }))
  await expect(asked).rejects.toMatchObject({ code: 'conflict', field: 'questions' })
  expect(ben.forum.consultations.of(theirs.id)?.questions[0]?.text).toBe('Is there a register?')
  await ben.isInSync()
})

test('“nothing to report” leaves what colleagues have begun, and what was taken back can be gone on from', async () => {
  const forum = await openForum()
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const bea = await forum.join('bea', { member: 'Beta' })
  const thread = await consults(ada, ['Alpha', 'Beta'])
  await ben.opens(thread)
  await bea.opens(thread)
  ben.forum.answerDrafts.write(thread.id, { text: 'Two pages.', cells: [] })
  await ben.forum.answerDrafts.save(thread.id)
  const nothing = await bea.forum.consultations.release(thread.id, newIds(), { kind: 'nothing' })
  await expect.poll(() => seats(ada, thread)).toMatchObject({ Beta: 'nothing' })
  expect(ben.forum.answerDrafts.get(thread.id)).toMatchObject({ text: 'Two pages.' })
  await bea.forum.consultations.withdraw(nothing.id)
  await expect.poll(() => seats(ada, thread)).toMatchObject({ Beta: 'drafting' })

  const answer = await answers(ben, thread, 'Two pages, and an end.')
  await ben.forum.consultations.withdraw(answer.id)
  const withdrawn = () => bea.forum.consultations.seatOf(thread.id)?.withdrawn
  await expect.poll(withdrawn).toEqual({ text: 'Two pages, and an end.', cells: [] })
  for (const each of [ada, ben, bea]) await each.isInSync()
})

test('whoever answered keeps a seat also where they read no more, and the rest can still be changed', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  const eva = await forum.join('eva', { member: 'Epsilon' })
  const thread = await consults(ada, ['Alpha', 'Epsilon'])
  await answers(eva, thread, 'We keep one.')
  const aim = { ...ada.forum.reaches.aimOf(ada.threads.get(thread.id)!), to: 'full' as const }
  await ada.forum.reaches.narrow(thread.id, aim)
  const put = asking(ada, ['Alpha', 'Epsilon'], { questions: [yesNo('And in police cells?')] })
  await ada.forum.consultations.ask(thread.id, put)
  expect(seats(ada, thread)).toEqual({ Alpha: 'owes', Epsilon: 'answered' })
  await ada.isInSync()
})
