import { expect, test } from 'vitest'
import { answers, asking, bySelf, cell, consults, daysMilliseconds, newIds, seats, yesNo } from './consulting'
import { openForum } from './forum'

test('asked members answer, and everyone sees the seats fill', async () => {
  const forum = await openForum()
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const thread = await consults(ada, ['Alpha', 'Beta', 'Gamma'])
  await ben.opens(thread)
  expect(seats(ben, thread)).toEqual({ Alpha: 'owes', Beta: 'owes', Gamma: 'owes' })
  await expect.poll(() => ben.forum.desk.loaded?.owed.map(({ threadId }) => threadId)).toEqual([thread.id])
  const [question] = ben.forum.consultations.of(thread.id)!.questions
  const said = cell(question!.id, 'partly', {
    text: 'ward books',
    basis: 'Law 5',
    practice: 'at night',
    asOf: '2026-11-01',
  })

  ben.forum.answerDrafts.write(thread.id, { text: '', cells: [said] })
  await ben.forum.answerDrafts.save(thread.id)
  await expect.poll(() => seats(ada, thread)).toMatchObject({ Beta: 'drafting' })
  const answer = await answers(ben, thread, 'More to come.', [said])
  await expect.poll(() => seats(ada, thread)).toMatchObject({ Beta: 'answered' })
  expect(ada.threads.get(thread.id)?.consultation).toMatchObject({ asked: 3, settled: 1, drafting: 0 })
  expect(ada.sees(thread)?.at(-1)).toBe(
    '**1. Is there a register?** Partly. ward books\n- Legal basis: Law 5\n- Practice: at night\n- As of 2026-11-01\n\nMore to come.',
  )
  await expect.poll(() => ben.forum.desk.loaded?.owed).toEqual([])

  // Taken back, the institution owes again, on each open page; and put back it does not.
  await ben.forum.consultations.withdraw(answer.id)
  await expect.poll(() => seats(ada, thread)).toMatchObject({ Beta: 'owes' })
  expect(ada.sees(thread)?.at(-1)).toBe(null)
  expect(ada.forum.consultations.answer(answer.id)).toMatchObject({ text: '', cells: [] })
  await ben.forum.consultations.restore(answer.id)
  await expect.poll(() => seats(ada, thread)).toMatchObject({ Beta: 'answered' })
  await ada.isInSync()
  await ben.isInSync()
})

test('two answers of one institution are one seat; the later stands and the earlier stays readable', async () => {
  const forum = await openForum()
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const bea = await forum.join('bea', { member: 'Beta' })
  const thread = await consults(ada, ['Beta', 'Gamma'])
  const first = await answers(ben, thread, 'We keep none.')
  const second = await answers(bea, thread, 'We keep one since May.')
  await expect.poll(() => ada.forum.consultations.answersOf(thread.id).map(({ number }) => number)).toEqual([1, 2])
  expect(ada.threads.get(thread.id)?.consultation).toMatchObject({ asked: 2, settled: 1 })
  expect(ada.sees(thread)).toEqual(expect.arrayContaining(['We keep none.', 'We keep one since May.']))
  // Withdrawn is the institution's word, not one version of it.
  await bea.forum.consultations.withdraw(second.id)
  await expect.poll(() => seats(ada, thread)).toMatchObject({ Beta: 'owes' })
  await expect(ben.forum.consultations.restore(first.id)).resolves.toMatchObject({ withdrawnAt: null })
  expect(seats(ben, thread)).toMatchObject({ Beta: 'owes' })
  await ada.isInSync()
})

test('it closes when all seats are settled and opens again when one owes; by hand it stays closed', async () => {
  const forum = await openForum()
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const thread = await consults(ada, ['Beta'])
  await ben.opens(thread)
  const { consultations } = ben.forum
  const answer = await consultations.release(thread.id, newIds(), { kind: 'nothing', text: 'Not yet.' })
  await expect.poll(() => ada.forum.consultations.of(thread.id)?.closedAt).toEqual(expect.any(String))
  expect(ada.sees(thread)?.at(-1)).toBe('Nothing to report.\n\nNot yet.')
  await consultations.withdraw(answer.id)
  await expect.poll(() => ada.forum.consultations.of(thread.id)?.closedAt).toBe(null)
  await ada.forum.consultations.close(thread.id)
  await consultations.restore(answer.id)
  await consultations.withdraw(answer.id)
  await expect.poll(() => seats(ada, thread)).toEqual({ Beta: 'owes' })
  expect(ada.forum.consultations.of(thread.id)).toMatchObject({ closedById: ada.id })
  await ada.forum.consultations.reopen(thread.id)
  await expect.poll(() => ben.forum.consultations.of(thread.id)?.closedAt).toBe(null)
  await ada.isInSync()
  await ben.isInSync()
})

test('it closes at its date, and whoever answers after that is late and counts', async () => {
  let now = new Date()
  const forum = await openForum({ clock: () => now })
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const thread = await consults(ada, ['Beta', 'Gamma'])
  now = new Date(now.getTime() + 15 * daysMilliseconds)
  await bySelf(forum)
  await expect.poll(() => ada.forum.consultations.of(thread.id)?.closedAt).toBe(now.toISOString())
  await expect(ada.forum.consultations.reopen(thread.id)).rejects.toMatchObject({ code: 'conflict' })
  const answer = await answers(ben, thread, 'Late, but here.')
  expect(answer.releasedAt > ada.forum.consultations.of(thread.id)!.dueAt).toBe(true)
  await expect.poll(() => seats(ada, thread)).toMatchObject({ Beta: 'answered', Gamma: 'owes' })
  // A later date opens it again by itself.
  const dueAt = new Date(now.getTime() + daysMilliseconds).toISOString()
  const { questions } = ada.forum.consultations.of(thread.id)!
  await ada.forum.consultations.ask(thread.id, {
    ...asking(ada, ['Beta', 'Gamma']),
    dueAt,
    questions: questions.map(({ edition: _edition, ...each }) => each),
  })
  await expect.poll(() => ben.forum.consultations.of(thread.id)?.closedAt).toBe(null)
  await ada.isInSync()
})

test('a sub-question put otherwise keeps what was said to it, until the institution confirms', async () => {
  const forum = await openForum()
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const [register, period] = [
    yesNo('Is there a register?'),
    { ...yesNo('How long?'), kind: 'number' as const, unit: 'hours' },
  ]
  const thread = await consults(ada, ['Alpha', 'Beta'], { questions: [register, period] })
  const answer = await answers(ben, thread, '', [cell(register.id, 'yes'), cell(period.id, '2,5')])
  const put = asking(ada, ['Alpha', 'Beta'], {
    questions: [{ ...register, text: 'Is there a central register?' }, period],
  })
  await ada.forum.consultations.ask(thread.id, put)
  await expect
    .poll(() => ben.forum.consultations.of(thread.id)?.questions.map(({ edition }) => edition))
    .toEqual([2, 1])
  const editions = () =>
    ada.forum.consultations
      .answer(answer.id)
      ?.cells.map(({ value, edition }) => [value, edition])
      .sort()
      .reverse()
  expect(editions()).toEqual([
    ['yes', 1],
    ['2.5', 1],
  ])
  await ben.forum.consultations.confirm(answer.id)
  await expect.poll(editions).toEqual([
    ['yes', 2],
    ['2.5', 1],
  ])
  // Whoever has answered keeps a seat; a question that is dropped keeps its values with the answer.
  await expect(
    ada.forum.consultations.ask(thread.id, asking(ada, ['Alpha'], { questions: [period] })),
  ).rejects.toMatchObject({ field: 'memberIds' })
  await ada.forum.consultations.ask(thread.id, { ...put, questions: [period] })
  await expect.poll(() => ben.forum.consultations.of(thread.id)?.questions.length).toBe(1)
  expect(editions()).toHaveLength(2)
  await ada.isInSync()
  await ben.isInSync()
})

test('what is asked with the question itself is there at once, once', async () => {
  const forum = await openForum()
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const channel = ada.directory.channelBySlug('consultations')!
  const ids = { id: crypto.randomUUID(), postId: crypto.randomUUID(), channelId: channel.id }
  const question = { ...ids, title: 'A', text: 'B', places: [], topics: [], fileIds: [], asking: asking(ada, ['Beta']) }
  await ada.threads.start(question)
  await ada.threads.start(question)
  await expect.poll(() => ben.forum.desk.loaded?.owed.length).toBe(1)
  await expect.poll(() => ben.threads.get(ids.id)?.consultation).toMatchObject({ asked: 1, settled: 0 })
  await ben.isInSync()
})

test('only who reads a thread can be asked in it, by a date that is still to come', async () => {
  const forum = await openForum()
  const leo = await forum.join('leo', { groups: ['legal'] })
  await forum.join('ben', { member: 'Beta' })
  const thread = await leo.asks('legal', 'Within the group')
  const ask = (more: object) => leo.forum.consultations.ask(thread.id, asking(leo, ['Alpha'], more))
  await expect(ask({ memberIds: asking(leo, ['Beta']).memberIds })).rejects.toMatchObject({ field: 'memberIds' })
  await expect(ask({ dueAt: new Date(Date.now() - 1).toISOString() })).rejects.toMatchObject({ field: 'dueAt' })
  await expect(ask({ zone: 'Europe/Nowhere' })).rejects.toMatchObject({ field: 'zone' })
  const choice = { ...yesNo('Which?'), kind: 'choice', options: ['only one'] }
  await expect(ask({ questions: [choice] })).rejects.toMatchObject({ field: 'questions' })
  await ask({})
  expect(leo.forum.consultations.of(thread.id)?.seats).toHaveLength(1)
})
