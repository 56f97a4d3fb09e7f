import { expect, test, vi } from 'vitest'
import { SimilarThreads } from '../client/stores/similar.svelte'
import type { listSimilar } from '../contract/similar'
import { answers, cell, consults, newIds, yesNo } from './consulting'
import { openForum } from './forum'
import type { Someone } from './someone'

/** What is shown to somebody who types a title. */
const like = async (someone: Someone, title: string) =>
  (await someone.forum.api.call<typeof listSimilar>('GET /api/threads/similar', { title })).similar
const titles = async (someone: Someone, title: string) => (await like(someone, title)).map(({ thread }) => thread.title)

test('whoever types a title sees what was asked before, and who answered', async () => {
  const forum = await openForum()
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const cleo = await forum.join('cleo', { member: 'Gamma' })
  const question = yesNo('Do you check the register of restraint belts?')
  const thread = await consults(ada, ['Beta', 'Gamma'], { questions: [question] })
  const answer = await answers(ben, thread, '', [cell(question.id, 'yes')])
  await cleo.opens(thread)
  await cleo.forum.consultations.release(thread.id, newIds(), { kind: 'declined', text: '' })
  const plain = await ben.asks('consultations', 'Ко прегледа притворенике?', 'About handcuffs on the way to hospital.')
  await cleo.opens(plain)
  await cleo.says(plain, 'A doctor.')
  for (const other of ['Food', 'Heating', 'Visits', 'Letters']) await ada.asks('consultations', `${other} in prisons`)

  // By its title, a sub-question (with another ending), in another script, and by what it says.
  expect(await titles(ada, 'Register of cells')).toEqual(['How do you keep a register?'])
  expect(await titles(ada, 'What about belt')).toEqual(['How do you keep a register?'])
  expect(await titles(ada, 'Pregleda lekar')).toEqual(['Ко прегледа притворенике?'])
  expect(await titles(ada, 'Are handcuffs hospital matters')).toEqual(['Ко прегледа притворенике?'])
  // What is in every question tells nothing, nor do words that questions are made of.
  for (const nothing of ['How do you', 'a', 'x', '  ', '!?', 'unheard']) {
    expect(nothing.trim() ? await titles(ada, nothing) : [], nothing).toEqual([])
  }
  const [found] = await like(ada, 'register')
  expect(found!.answered).toEqual([{ memberId: ben.directory.actor!.memberId, at: answer.releasedAt }])
  const [other] = await like(ada, 'притворенике')
  expect(other!.answered).toMatchObject([{ memberId: cleo.directory.actor!.memberId }])
  for (const each of [ada, ben, cleo]) await each.isInSync()
})

test('a word finds a question that says it in another language of the glossary', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  for (const other of ['Food', 'Heating', 'Visits', 'Letters']) await ada.asks('consultations', `${other} in prisons`)
  await ada.asks('consultations', 'Απομόνωση στα κελιά')
  expect(await titles(ada, 'Samica i ruke')).toEqual(['Απομόνωση στα κελιά'])
  await ada.isInSync()
})

test('nothing is shown, counted or ordered by what one may not read', async () => {
  const forum = await openForum()
  const [ada, leo] = [await forum.join('ada'), await forum.join('leo', { groups: ['legal'] })]
  for (const other of ['Food', 'Heating', 'Visits', 'Letters', 'Phones'])
    await ada.asks('consultations', `${other} here`)
  const one = await ada.asks('consultations', 'Strip searches of women')
  await ada.asks('consultations', 'Searches of cells')
  const before = JSON.stringify(await like(ada, 'Searches of women in cells'))
  for (let times = 0; times < 6; times++) await leo.asks('legal', 'Searches of women in cells, a secret')
  expect(JSON.stringify(await like(ada, 'Searches of women in cells'))).toBe(before)
  expect(await titles(leo, 'Searches of women in cells')).toContain('Searches of women in cells, a secret')
  expect((await titles(ada, 'Searches of women'))[0]).toBe(one.title)
  await ada.isInSync()
})

test('only the answer to what was typed last counts, and an empty title has none', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  await ada.asks('consultations', 'Night lighting in cells')
  await ada.asks('consultations', 'Water in transport vans')
  const similar = new SimilarThreads(ada.forum)
  const call = vi.spyOn(ada.forum.api, 'call')
  for (const title of ['Nig', 'Nigh', 'Night lighting']) similar.ask(title)
  await expect.poll(() => similar.found.map(({ thread }) => thread.title)).toEqual(['Night lighting in cells'])
  expect(call).toHaveBeenCalledTimes(1)
  similar.ask('Water')
  // Until there is something newer, what stands there stays.
  expect(similar.found).toHaveLength(1)
  await expect.poll(() => similar.found.map(({ thread }) => thread.title)).toEqual(['Water in transport vans'])
  similar.ask('Night')
  similar.ask('')
  expect(similar.found).toEqual([])
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(similar.found).toEqual([])
})

test('what was asked again lately is not offered to be asked once more, and says from when on it can be', async () => {
  const forum = await openForum()
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const thread = await consults(ada, ['Beta'])
  await answers(ben, thread, 'In every ward.')
  await ada.forum.consultations.close(thread.id)
  const similar = new SimilarThreads(ben.forum)
  const [before] = await like(ben, 'register')
  expect([before!.askedAgainAt, similar.roundOf(before!)]).toEqual([null, null])

  await ada.forum.consultations.askAgain(thread.id)
  const at = ada.forum.consultations.of(thread.id)!.askedAgainAt!
  // The page that shows it has heard of it already, and one that has not is told with what it looks up.
  const next = new Date(Date.parse(at) + 30 * 86_400_000).toISOString()
  await expect.poll(() => similar.roundOf(before!)).toEqual({ at, next })
  const [found] = await like(ben, 'register')
  expect(found!.askedAgainAt).toBe(at)
  const long = new Date(Date.parse(at) - 31 * 86_400_000).toISOString()
  const other = await forum.join('cleo', { member: 'Gamma' })
  const there = new SimilarThreads(other.forum)
  expect([there.roundOf(found!)?.next, there.roundOf({ ...found!, askedAgainAt: long })]).toEqual([next, null])
  for (const each of [ada, ben, other]) await each.isInSync()
})
