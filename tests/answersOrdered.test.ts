import { expect, test } from 'vitest'
import { answers, asking, cell, consults, seats, yesNo } from './consulting'
import { openForum } from './forum'
import { ask } from './requests'
import type { Someone } from './someone'

async function answered() {
  const forum = await openForum()
  const [ada, mia] = [await forum.join('ada'), await forum.join('mia', { role: 'moderator' })]
  const [ben, bea] = [await forum.join('ben', { member: 'Beta' }), await forum.join('bea', { member: 'Beta' })]
  const question = yesNo('Does Inspector Novak keep a register?')
  const rooms = { ...yesNo('How many?'), kind: 'number' as const, unit: 'per Inspector Novak' }
  const thread = await consults(ada, ['Alpha', 'Beta'], { questions: [question, rooms] })
  const said = cell(question.id, 'partly', { text: 'Inspector Novak does', practice: 'says Inspector Novak himself' })
  const answer = await answers(ben, thread, 'Ask Inspector Novak for it.', [said])
  for (const each of [ada, mia, bea]) await each.opens(thread)
  return { forum, thread, question, answer, ada, mia, ben, bea }
}

const redact = (mia: Someone, forum: Awaited<ReturnType<typeof answered>>['forum'], postId: string, words: string) =>
  ask(
    forum,
    'redactPost',
    { id: crypto.randomUUID(), postId, words, reason: 'It names a person.', elsewhere: false, editedAt: null },
    mia.cookie,
  )

test('words taken out of an answer are nowhere: not in its cells, what is asked, a summary, or what colleagues write', async () => {
  const { forum, thread, answer, ada, mia, ben, bea } = await answered()
  const sources = [{ answerId: answer.id, asOf: answer.changedAt }]
  const paragraph = { id: crypto.randomUUID(), text: '“Ask Inspector Novak for it.”', sources }
  const { version } = await ada.forum.consultations.saveSummary(thread.id, [paragraph], 0)
  await ada.forum.consultations.askSummary(thread.id, version)
  await ben.forum.consultations.answerSummary(thread.id, 'objected', 'Inspector Novak does not want it.')
  await expect.poll(() => ada.forum.consultations.summaryOf(thread.id)?.state).toBe('objected')
  const objected = ada.forum.consultations.summaryOf(thread.id)!
  await ada.forum.consultations.saveSummary(thread.id, [paragraph], objected.version)
  bea.forum.answerDrafts.write(thread.id, { text: 'Not Inspector Novak, somebody else.', cells: [] })
  await bea.forum.answerDrafts.save(thread.id)
  await ben.forum.consultations.pass(thread.id, bea.id, 'Speak to Inspector Novak first.')

  expect((await redact(mia, forum, answer.postId, 'Inspector Novak')).statusCode).toBe(200)
  await expect.poll(() => JSON.stringify(ada.forum.consultations.answer(answer.id))).not.toContain('Novak')
  await expect.poll(() => ada.forum.consultations.of(thread.id)?.questions[0]?.text).not.toContain('Novak')
  expect(ada.forum.consultations.of(thread.id)?.questions[1]?.unit).toBe('per [redacted]')
  await expect.poll(() => JSON.stringify(ada.forum.consultations.summaryOf(thread.id))).not.toContain('Novak')
  await expect.poll(() => JSON.stringify(bea.forum.consultations.seatOf(thread.id))).not.toContain('Novak')
  expect(ada.forum.consultations.answer(answer.id)?.cells[0]?.text).toBe('[redacted] does')
  const tables = await forum.connection.client<{ name: string }[]>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`
  for (const { name } of tables) {
    const [row] = await forum.connection.client.unsafe<{ found: boolean }[]>(
      `select coalesce(bool_or(t::text ilike '%novak%'), false) as found from ${name} t`,
    )
    expect(row!.found, name).toBe(false)
  }
  // What was quoted is another answer now.
  expect(ada.forum.consultations.answer(answer.id)?.changedAt).not.toBe(answer.changedAt)
  for (const each of [ada, mia, ben, bea]) await each.isInSync()
})

test('an answer that is hidden says nothing anywhere and keeps its seat; removed for good, the institution owes again', async () => {
  const { forum, thread, answer, ada, mia, ben } = await answered()
  await mia.forum.moderation.hide(answer.postId, 'To be looked at.')
  const seen = () => ada.forum.consultations.answer(answer.id)
  await expect.poll(seen).toMatchObject({ text: '', cells: [] })
  expect(seats(ada, thread)).toMatchObject({ Beta: 'answered' })
  await mia.forum.moderation.show(answer.postId)
  await expect.poll(seen).toMatchObject({ text: 'Ask Inspector Novak for it.', cells: [{ value: 'partly' }] })
  await mia.forum.moderation.hide(answer.postId, 'It names a person.')
  await mia.forum.moderation.erase(answer.postId)
  await expect.poll(() => seats(ada, thread)).toMatchObject({ Beta: 'owes' })
  await expect(ben.forum.consultations.restore(answer.id)).rejects.toMatchObject({ code: 'conflict' })
  await expect.poll(() => ben.forum.desk.loaded?.owed.length).toBe(1)
  const [row] = await forum.connection.client`select count(*)::int as cells from answer_cells`
  expect(row).toEqual({ cells: 0 })
  for (const each of [ada, mia, ben]) await each.isInSync()
})

test('an institution’s answer is nobody’s to edit, to remove or to split off, and its thread not to be merged away', async () => {
  const { forum, thread, answer, ada, mia, ben, question } = await answered()
  const { postId } = answer
  for (const [name, more] of [
    ['editPost', { text: 'Other words.' }],
    ['removePost', {}],
    ['restorePost', {}],
  ] as const) {
    expect((await ask(forum, name, { postId, ...more }, ben.cookie)).statusCode, name).toBe(403)
  }
  const into = await ada.asks('consultations', 'Another one')
  const split = { threadId: thread.id, id: crypto.randomUUID(), title: 'Apart', postIds: [postId] }
  expect((await ask(forum, 'splitThread', split, mia.cookie)).json()).toMatchObject({ code: 'conflict' })
  const merge = { threadId: thread.id, intoId: into.id }
  expect((await ask(forum, 'mergeThread', merge, mia.cookie)).json()).toMatchObject({ code: 'conflict' })
  // The other way round what is asked stays.
  expect((await ask(forum, 'mergeThread', { threadId: into.id, intoId: thread.id }, mia.cookie)).statusCode).toBe(200)
  await expect.poll(() => seats(ada, thread)).toMatchObject({ Beta: 'answered' })
  await ada.forum.consultations.ask(thread.id, asking(ada, ['Alpha', 'Beta', 'Delta'], { questions: [question] }))
  await expect.poll(() => mia.threads.get(thread.id)?.consultation?.asked).toBe(3)
  for (const each of [ada, mia, ben]) await each.isInSync()
})
