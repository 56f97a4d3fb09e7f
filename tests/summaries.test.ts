import { expect, test } from 'vitest'
import type { Paragraph } from '../contract/summaries'
import { answers, bySelf, consults, daysMilliseconds } from './consulting'
import { ear } from './ear'
import { openForum } from './forum'
import { whole } from './reaching'

const paragraph = (text: string, ...sources: { id: string; changedAt: string }[]): Paragraph => ({
  ...{ id: crypto.randomUUID(), text },
  sources: sources.map(({ id, changedAt }) => ({ answerId: id, asOf: changedAt })),
})

async function summarised(clock?: () => Date) {
  const forum = await openForum({ clock })
  const [ada, mia] = [await forum.join('ada'), await forum.join('mia', { role: 'moderator' })]
  const [ben, gus] = [await forum.join('ben', { member: 'Beta' }), await forum.join('gus', { member: 'Gamma' })]
  const thread = await consults(ada, ['Alpha', 'Beta', 'Gamma'])
  const [beta, gamma] = [await answers(ben, thread, 'We keep a register.'), await answers(gus, thread, 'So do we.')]
  await expect.poll(() => ada.forum.consultations.answersOf(thread.id)).toHaveLength(2)
  await mia.opens(thread)
  return { forum, thread, ada, mia, ben, gus, beta, gamma }
}

test('a summary is its author’s until it is put to those it quotes, and stands when they confirm', async () => {
  const { thread, ada, mia, ben, gus, beta, gamma } = await summarised()
  const heard = await ear(ben)
  await heard.watch(`thread:${thread.id}`)
  const seen = (who: typeof ada) => who.forum.consultations.summaryOf(thread.id)
  const draft = await ada.forum.consultations.saveSummary(thread.id, [paragraph('Still to be thought through.')], 0)
  for (const each of [mia, ben]) {
    await each.forum.consultations.load(thread.id)
    expect(seen(each)).toBe(undefined)
  }
  await expect(mia.forum.consultations.saveSummary(thread.id, [], 0)).rejects.toMatchObject({ code: 'not_allowed' })
  expect(heard.raw.join()).not.toContain('thought through')

  const two = [paragraph('All keep one.', beta, gamma), paragraph('Nobody minds.')]
  const { version } = await ada.forum.consultations.saveSummary(thread.id, two, draft.version)
  await expect(ada.forum.consultations.saveSummary(thread.id, [], draft.version)).rejects.toMatchObject({
    code: 'conflict',
  })
  const asked = await ada.forum.consultations.askSummary(thread.id, version)
  expect(asked.words.map(({ word }) => word)).toEqual([null, null])
  await expect.poll(() => ben.forum.desk.loaded?.quotedIn).toEqual([thread.id])
  await expect(ada.forum.consultations.answerSummary(thread.id, 'confirmed', '')).rejects.toMatchObject({
    code: 'not_allowed',
  })
  await ben.forum.consultations.answerSummary(thread.id, 'confirmed', '')
  await expect.poll(() => seen(mia)?.state).toBe('asked')
  await gus.forum.consultations.answerSummary(thread.id, 'confirmed', '')
  await expect.poll(() => seen(mia)?.state).toBe('standing')
  await expect
    .poll(() => ada.forum.desk.loaded?.asked)
    .toEqual([{ threadId: thread.id, askedById: ada.id, summary: 'standing' }])
  for (const each of [ada, mia, ben, gus]) await each.isInSync()
})

test('an objection sends it back with its reason; written anew it is a draft nobody else sees', async () => {
  const { thread, ada, mia, ben, beta } = await summarised()
  const { consultations } = ada.forum
  const { version } = await consultations.saveSummary(thread.id, [paragraph('Beta keeps none.', beta)], 0)
  await consultations.askSummary(thread.id, version)
  await expect.poll(() => ben.forum.consultations.summaryOf(thread.id)?.state).toBe('asked')
  await expect(ben.forum.consultations.answerSummary(thread.id, 'objected', ' ')).rejects.toMatchObject({
    field: 'note',
  })
  await ben.forum.consultations.answerSummary(thread.id, 'objected', 'We do keep one.')
  await expect
    .poll(() => consultations.summaryOf(thread.id))
    .toMatchObject({ state: 'objected', words: [{ note: 'We do keep one.' }] })
  await consultations.saveSummary(
    thread.id,
    [paragraph('Beta keeps one.', beta)],
    consultations.summaryOf(thread.id)!.version,
  )
  await expect.poll(() => mia.forum.consultations.summaryOf(thread.id)).toBe(undefined)
  expect(consultations.summaryOf(thread.id)).toMatchObject({
    ...{ state: 'draft', words: [{ word: 'objected', note: 'We do keep one.' }] },
  })
  for (const each of [ada, mia, ben]) await each.isInSync()
})

test('five working days of silence count as consent, and are shown as such', async () => {
  // Monday; the fifth working day after it is the next Monday.
  let now = new Date('2026-11-09T10:00:00Z')
  const { forum, thread, ada, mia, ben, beta, gamma } = await summarised(() => now)
  const { version } = await ada.forum.consultations.saveSummary(thread.id, [paragraph('All keep one.', beta, gamma)], 0)
  const { dueAt } = await ada.forum.consultations.askSummary(thread.id, version)
  expect(dueAt).toBe('2026-11-16T16:00:00.000Z')
  await ben.forum.consultations.answerSummary(thread.id, 'confirmed', '')
  now = new Date(now.getTime() + 6 * daysMilliseconds)
  await bySelf(forum)
  await expect.poll(() => mia.forum.consultations.summaryOf(thread.id)?.state).toBe('asked')
  now = new Date(now.getTime() + 2 * daysMilliseconds)
  await bySelf(forum)
  await expect
    .poll(() => mia.forum.consultations.summaryOf(thread.id))
    .toMatchObject({
      state: 'standing',
      words: [{ word: 'confirmed' }, { word: 'silent' }],
    })
  await expect.poll(() => mia.posts.get(thread.id)?.notes.at(-1)?.kind).toBe('summary-silent')
  await mia.isInSync()
})

test('who put the sub-questions, wrote the summary or objected to it is asked, too, before more people read it', async () => {
  const { forum, thread, ada, mia, ben, gus, beta, gamma } = await summarised()
  const gil = await forum.join('gil', { member: 'Gamma' })
  const { version } = await ada.forum.consultations.saveSummary(thread.id, [paragraph('All keep one.', beta, gamma)], 0)
  await ada.forum.consultations.askSummary(thread.id, version)
  await gil.forum.consultations.answerSummary(thread.id, 'objected', 'A secret of Gamma.')
  const memberIds = [ben, gus].map(({ directory }) => directory.actor!.memberId)
  await ada.forum.reaches.narrow(thread.id, whole(ada, 'consultations', { to: 'members', memberIds }))

  const asked = await ada.forum.reaches.ask(thread.id, crypto.randomUUID(), whole(ada, 'consultations'), '')
  expect(asked.answers.map(({ personId }) => personId).toSorted()).toEqual([ben.id, gus.id, gil.id].toSorted())
  for (const each of [ben, gus]) await each.forum.reaches.answer(asked.id, true)
  expect(ada.threads.get(thread.id)?.label).toBe('group')
  await gil.forum.reaches.answer(asked.id, true)
  await expect.poll(() => ada.threads.get(thread.id)?.label).toBe('network')
  for (const each of [ada, mia, ben, gus, gil]) await each.isInSync()
})

test('the silence of who does not read the thread any more is no consent', async () => {
  let now = new Date('2026-11-09T10:00:00Z')
  const { forum, thread, ada, mia, ben, beta, gamma } = await summarised(() => now)
  const { version } = await ada.forum.consultations.saveSummary(thread.id, [paragraph('All keep one.', beta, gamma)], 0)
  await ada.forum.consultations.askSummary(thread.id, version)
  const memberIds = [ben.directory.actor!.memberId]
  await ada.forum.reaches.narrow(thread.id, whole(ada, 'consultations', { to: 'members', memberIds }))
  now = new Date(now.getTime() + 8 * daysMilliseconds)
  await bySelf(forum)
  await ada.opens(thread)
  expect(ada.forum.consultations.summaryOf(thread.id)?.state).toBe('asked')
  for (const each of [ada, ben, mia]) await each.isInSync()
})

test('a paragraph rests on answers of its thread only, and quotes nobody where it quotes oneself', async () => {
  const { thread, ada, beta } = await summarised()
  const { consultations } = ada.forum
  const strange = { id: crypto.randomUUID(), changedAt: beta.changedAt }
  await expect(consultations.saveSummary(thread.id, [paragraph('A', strange)], 0)).rejects.toMatchObject({
    field: 'paragraphs',
  })
  const { version } = await consultations.saveSummary(thread.id, [paragraph('We think so.')], 0)
  await expect(consultations.askSummary(thread.id, version)).resolves.toMatchObject({ state: 'standing', dueAt: null })
  await ada.isInSync()
})
