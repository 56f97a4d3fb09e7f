import { expect, test } from 'vitest'
import { Answering } from '../client/lib/answering.svelte'
import { answers, bySelf, consults, newIds, seats } from './consulting'
import { openForum } from './forum'

/** Beta has named Ben, who is not in the group in which it is asked. */
async function askedInGroup(clock?: () => Date) {
  const forum = await openForum({ clock })
  const sue = await forum.join('sue', { role: 'secretariat', member: 'Gamma' })
  const leo = await forum.join('leo', { groups: ['legal'] })
  const ben = await forum.join('ben', { member: 'Beta' })
  const [lea, lou] = [
    await forum.join('lea', { member: 'Beta', groups: ['legal'] }),
    await forum.join('lou', { member: 'Beta', groups: ['legal'] }),
  ]
  await sue.forum.administration.nameFocal(ben.id, true)
  await expect.poll(() => lea.directory.people.get(ben.id)?.focal).toBe(true)
  const thread = await consults(leo, ['Beta'], { dueAt: '2026-11-20T16:00:00.000Z' }, 'legal')
  await lea.opens(thread)
  return { forum, sue, leo, ben, lea, lou, thread }
}
const monday = () => new Date('2026-11-02T09:00:00Z')

test('where no focal point reads the thread, any of the institution who does answers for it', async () => {
  const { sue, leo, lea, lou, thread } = await askedInGroup(monday)
  const answering = new Answering(lea.forum, thread.id)
  await expect.poll(() => answering.speakers.map(({ name }) => name)).toEqual(['Lou'])
  expect(answering.mayRelease).toBe(true)
  expect(answering.readers.map(({ name }) => name)).toEqual(['Lea', 'Lou'])
  const answer = await answers(lea, thread, 'We keep one.')
  expect(answer.releasedById).toBe(lea.id)
  await expect.poll(() => seats(leo, thread)).toEqual({ Beta: 'answered' })

  // Once one who reads it is named, that one does, and the others do not.
  await sue.forum.administration.nameFocal(lou.id, true)
  await expect.poll(() => answering.mayRelease).toBe(false)
  await expect(lea.forum.consultations.withdraw(answer.id)).rejects.toMatchObject({ code: 'not_allowed' })
  await lou.opens(thread)
  expect(new Answering(lou.forum, thread.id).mayRelease).toBe(true)
  await lou.forum.consultations.withdraw(answer.id)
  await expect.poll(() => seats(leo, thread)).toEqual({ Beta: 'owes' })
  for (const each of [leo, lea, lou]) await each.isInSync()
})

test('where no focal point reads the thread, those who do are reminded', async () => {
  let now = monday()
  const { forum, ben, lea, lou } = await askedInGroup(() => now)
  now = new Date('2026-11-12T09:00:00Z')
  await bySelf(forum)
  for (const each of [lea, lou]) {
    await expect.poll(() => each.forum.desk.loaded?.reminders.map(({ kind }) => kind)).toEqual(['half'])
  }
  await ben.forum.desk.load()
  expect(ben.forum.desk.loaded?.reminders).toEqual([])
})

test('where no focal point reads the thread, any of the institution who does says whether a summary may stand', async () => {
  const { leo, lea, thread } = await askedInGroup(monday)
  const { id: answerId, changedAt: asOf } = await answers(lea, thread, 'We keep one.')
  const paragraph = { id: newIds().id, text: 'Beta keeps one.', sources: [{ answerId, asOf }] }
  const { version } = await leo.forum.consultations.saveSummary(thread.id, [paragraph], 0)
  await leo.forum.consultations.askSummary(thread.id, version)
  await lea.forum.consultations.answerSummary(thread.id, 'confirmed', '')
  await expect.poll(() => leo.forum.consultations.summaryOf(thread.id)?.state).toBe('standing')
})
