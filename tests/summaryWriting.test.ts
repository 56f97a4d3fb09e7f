import { expect, test } from 'vitest'
import { SummaryWriting } from '../client/lib/summaryWriting.svelte'
import type { Forum } from '../client/stores/forum.svelte'
import type { Paragraph } from '../contract/summaries'
import { answers, consults } from './consulting'
import { openForum } from './forum'

const paragraph = (text: string, ...sources: Paragraph['sources']): Paragraph => ({
  ...{ id: crypto.randomUUID(), text, sources },
})
const texts = (writing: SummaryWriting) => writing.paragraphs.map(({ text }) => text)

async function written() {
  const forum = await openForum()
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const thread = await consults(ada, ['Beta', 'Gamma'])
  const { id: answerId, changedAt: asOf } = await answers(ben, thread, 'We keep a register.')
  await expect.poll(() => ada.forum.consultations.answer(answerId)).toBeTruthy()
  const at = (page: Forum) => new SummaryWriting(page, thread.id)
  return { ada, ben, thread, at, source: { answerId, asOf } }
}

test('what its author writes is there after a crash, and on the server soon after', async () => {
  const { ada, thread, at } = await written()
  at(ada.forum).write([paragraph('Half a sentence'), paragraph(' ')])
  await ada.reopens()
  await ada.opens(thread)
  const again = at(ada.forum)
  expect(texts(again)).toEqual(['Half a sentence', ' '])
  await again.save()
  // A paragraph without a word is the page's own.
  expect(again.isSaved).toBe(true)
  expect(texts(again)).toEqual(['Half a sentence', ' '])
  expect(ada.forum.consultations.summaryOf(thread.id)?.paragraphs).toMatchObject([{ text: 'Half a sentence' }])
  await ada.isInSync()
})

test('where two pages write at once nothing of either is lost', async () => {
  const { ada, thread, at } = await written()
  const phone = ada.newPage()
  await phone.open()
  const open = phone.posts.open(thread.id)
  await expect.poll(() => open.state).toBe('open')
  const [here, there] = [at(ada.forum), at(phone)]
  there.write([paragraph('There')])
  here.write([paragraph('Here')])
  await there.save()
  await here.save()
  expect([texts(here), here.aside?.map(({ text }) => text)]).toEqual([['There'], ['Here']])
  here.takeAside()
  expect([texts(here), here.aside?.map(({ text }) => text)]).toEqual([['Here'], ['There']])
  await here.save()
  await expect.poll(() => texts(there)).toEqual(['Here'])
  here.dropAside()()
  expect(here.aside?.map(({ text }) => text)).toEqual(['There'])
  phone.leave()
  await ada.isInSync()
})

test('after an objection its author keeps it in view, until the summary is put to them again', async () => {
  const { ada, ben, thread, at, source } = await written()
  const writing = at(ada.forum)
  writing.write([paragraph('All keep one.', source)])
  expect(await writing.ask()).toBe(true)
  await expect.poll(() => ben.forum.consultations.summaryOf(thread.id)?.state).toBe('asked')
  expect(writing.isOpen).toBe(false)
  await ben.forum.consultations.answerSummary(thread.id, 'objected', 'Since May only.')
  await expect.poll(() => ada.forum.consultations.summaryOf(thread.id)?.state).toBe('objected')
  writing.writeAnew()
  writing.write([paragraph('All keep one since May.', source)])
  await writing.save()
  expect(ada.forum.consultations.summaryOf(thread.id)?.state).toBe('draft')
  // On another device, too.
  const phone = ada.newPage()
  await phone.open()
  const open = phone.posts.open(thread.id)
  await expect.poll(() => open.state).toBe('open')
  expect(at(phone).objections).toMatchObject([{ note: 'Since May only.' }])
  phone.leave()
  expect(await writing.ask()).toBe(true)
  expect(at(ada.forum).objections).toEqual([])
  await ada.isInSync()
})
