import { expect, test } from 'vitest'
import { Answering } from '../client/lib/answering.svelte'
import { consults, memberNamed, newIds, seats } from './consulting'
import { openForum } from './forum'
import type { Someone } from './someone'

/** Ben and Bea answer for Beta, which clears; Bob is of Beta, too. */
async function clearing() {
  const forum = await openForum()
  const [ada, sue] = [await forum.join('ada'), await forum.join('sue', { role: 'secretariat', member: 'Gamma' })]
  const [ben, bea] = [await forum.join('ben', { member: 'Beta' }), await forum.join('bea', { member: 'Beta' })]
  const bob = await forum.join('bob', { member: 'Beta' })
  for (const { id } of [ben, bea]) await sue.forum.administration.nameFocal(id, true)
  await expect.poll(() => ben.directory.people.get(bea.id)?.focal).toBe(true)
  await ben.forum.administration.setClearing(memberNamed(ben, 'Beta'), true)
  const thread = await consults(ada, ['Alpha', 'Beta'])
  for (const each of [ben, bea, bob]) await each.opens(thread)
  const drafted = (who: Someone) => who.forum.consultations.seatOf(thread.id)?.draft
  const answering = (who: Someone) => new Answering(who.forum, thread.id)
  return {
    ...{ forum, thread, ada, ben, bea, bob, drafted, answering },
    /** Takes over where it is a colleague's turn, and writes. */
    async writes(who: Someone, text: string) {
      const { answerDrafts } = who.forum
      if (answerDrafts.isTheirs(thread.id)) await answerDrafts.takeOver(thread.id)
      answerDrafts.write(thread.id, { text, cells: [] })
      await answerDrafts.save(thread.id)
    },
    release: (who: Someone) =>
      who.forum.consultations.release(thread.id, newIds(), { kind: 'answer', draftVersion: drafted(who)!.version }),
  }
}

test('where an institution clears, taking over without a change clears nothing', async () => {
  const { thread, ada, ben, bea, drafted, answering, writes, release } = await clearing()
  await writes(ben, 'By Ben.')
  await expect.poll(() => drafted(bea)?.text).toBe('By Ben.')
  await bea.forum.answerDrafts.takeOver(thread.id)
  await expect.poll(() => drafted(ben)?.writerId).toBe(bea.id)
  expect(drafted(ben)?.writerIds).toEqual([ben.id])
  expect([answering(ben).isForColleague, answering(bea).isForColleague]).toEqual([true, false])
  await expect(release(ben)).rejects.toMatchObject({ code: 'not_allowed' })
  await release(bea)
  await expect.poll(() => seats(ada, thread)).toMatchObject({ Beta: 'answered' })
  for (const each of [ada, ben, bea]) await each.isInSync()
})

test('whoever wrote in it does not release it, as long as one who may answer did not', async () => {
  const { bea, ben, bob, drafted, answering, writes, release } = await clearing()
  await writes(ben, 'By Ben.')
  await expect.poll(() => drafted(bob)?.text).toBe('By Ben.')
  await writes(bob, 'By Ben and Bob.')
  await expect.poll(() => drafted(ben)?.writerIds).toEqual([ben.id, bob.id])
  await expect(release(ben)).rejects.toMatchObject({ code: 'not_allowed' })
  // Once both who may answer wrote in it, it is for the one who did not write last.
  await expect.poll(() => drafted(bea)?.writerIds).toEqual([ben.id, bob.id])
  await writes(bea, 'By Ben, Bob and Bea.')
  await expect.poll(() => drafted(ben)?.writerIds).toEqual([ben.id, bob.id, bea.id])
  expect([answering(ben).isForColleague, answering(bea).isForColleague]).toEqual([false, true])
  await expect(release(bea)).rejects.toMatchObject({ code: 'not_allowed' })
  await expect(release(ben)).resolves.toMatchObject({ text: 'By Ben, Bob and Bea.' })
  await ben.isInSync()
})

test('a word to “nothing to report” is cleared, too; a bare one is one tap', async () => {
  const { thread, ben, ada } = await clearing()
  const nothing = (text: string) => ben.forum.consultations.release(thread.id, newIds(), { kind: 'nothing', text })
  await expect(nothing('For reasons of ours.')).rejects.toMatchObject({ code: 'not_allowed', field: 'text' })
  await expect(
    ben.forum.consultations.release(thread.id, newIds(), { kind: 'declined', text: 'We may not.' }),
  ).rejects.toMatchObject({ code: 'not_allowed' })
  await nothing(' ')
  await expect.poll(() => seats(ada, thread)).toMatchObject({ Beta: 'nothing' })
})

test('a page that stood open since an earlier draft does not take a new one for it', async () => {
  const { thread, ada, ben, bea, bob, drafted, writes, release } = await clearing()
  await writes(ben, 'One.')
  await writes(ben, 'One, two.')
  await expect.poll(() => drafted(bea)?.version).toBe(2)
  const old = drafted(bea)!
  await ben.forum.answerDrafts.discard(thread.id)
  await writes(ben, 'Another.')
  await writes(ben, 'Another one.')
  expect(drafted(ben)?.version).toBe(4)
  const { consultations } = bea.forum
  await expect(
    consultations.release(thread.id, newIds(), { kind: 'answer', draftVersion: old.version }),
  ).rejects.toMatchObject({ code: 'conflict' })
  // After a release, too.
  await expect.poll(() => drafted(bea)?.version).toBe(4)
  await release(bea)
  await expect.poll(() => drafted(bob)).toBe(null)
  await writes(bob, 'A newer version.')
  expect(drafted(bob)?.version).toBe(5)
  for (const each of [ada, ben, bea]) await each.isInSync()
})
