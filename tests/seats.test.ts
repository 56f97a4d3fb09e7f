import { expect, test } from 'vitest'
import { answers, bySelf, cell, consults, daysMilliseconds, memberNamed, newIds, seats } from './consulting'
import { ear } from './ear'
import { openForum } from './forum'

test('colleagues write one answer, one at a time; nobody else sees a word of it', async () => {
  const forum = await openForum()
  const [ada, mia] = [await forum.join('ada'), await forum.join('mia', { role: 'moderator' })]
  const sam = await forum.join('sam', { role: 'secretariat', member: 'Gamma' })
  const [ben, bea] = [await forum.join('ben', { member: 'Beta' }), await forum.join('bea', { member: 'Beta' })]
  const thread = await consults(ada, ['Alpha', 'Beta'])
  const others = await Promise.all([ada, mia, sam].map(ear))
  for (const each of others) await each.watch(`thread:${thread.id}`)
  for (const each of [ben, bea, mia, sam]) await each.opens(thread)

  ben.forum.answerDrafts.write(thread.id, { text: 'Confidential beginnings.', cells: [] })
  await ben.forum.answerDrafts.save(thread.id)
  const draftOf = (who: typeof bea) => who.forum.consultations.seatOf(thread.id)?.draft
  await expect.poll(() => draftOf(bea)).toMatchObject({ text: 'Confidential beginnings.', writerId: ben.id })
  expect(bea.forum.answerDrafts.isTheirs(thread.id)).toBe(true)

  // Bea types before she takes over: nothing of hers is lost, and nothing of Ben's is written over.
  bea.forum.answerDrafts.write(thread.id, { text: 'What Bea typed.', cells: [] })
  await bea.forum.answerDrafts.save(thread.id)
  expect(bea.forum.answerDrafts.aside(thread.id)).toMatchObject({ text: 'What Bea typed.' })
  expect(draftOf(bea)).toMatchObject({ text: 'Confidential beginnings.' })
  await bea.forum.answerDrafts.takeOver(thread.id)
  bea.forum.answerDrafts.write(thread.id, { text: 'Confidential beginnings, and Bea’s end.', cells: [] })
  await bea.forum.answerDrafts.save(thread.id)
  await expect
    .poll(() => draftOf(ben))
    .toMatchObject({ writerId: bea.id, text: expect.stringContaining('Bea’s end') as string })

  for (const each of [ada, mia, sam]) {
    expect(each.forum.consultations.seatOf(thread.id)?.draft ?? null).toBe(null)
    expect(seats(each, thread)).toMatchObject({ Beta: 'drafting' })
  }
  expect(others.map(({ raw }) => raw.join()).join()).not.toContain('Confidential')
  for (const each of [ada, ben, bea, mia]) await each.isInSync()
})

test('a word more holds the draft alone, as redacting does: neither waits for what the other has', async () => {
  const forum = await openForum()
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const thread = await consults(ada, ['Beta'])
  await ben.opens(thread)
  ben.forum.answerDrafts.write(thread.id, { text: 'In every', cells: [] })
  await ben.forum.answerDrafts.save(thread.id)
  const { client } = forum.connection
  await client.begin(async (sql) => {
    await sql`select from seats where thread_id = ${thread.id} for update`
    ben.forum.answerDrafts.write(thread.id, { text: 'In every ward', cells: [] })
    await ben.forum.answerDrafts.save(thread.id)
    const drafts = await sql`select text from answer_drafts where thread_id = ${thread.id}`
    expect(drafts.map(({ text }) => text as string)).toEqual(['In every ward'])
  })
  await ben.isInSync()
})

test('a colleague who does not read the thread sees neither draft nor baton', async () => {
  const forum = await openForum()
  const leo = await forum.join('leo', { groups: ['legal'] })
  const lea = await forum.join('lea', { member: 'Beta', groups: ['legal'] })
  const ben = await forum.join('ben', { member: 'Beta' })
  const heard = await ear(ben)
  const thread = await consults(leo, ['Beta'], {}, 'legal')
  await lea.opens(thread)
  lea.forum.answerDrafts.write(thread.id, { text: 'Of the group alone.', cells: [] })
  await lea.forum.answerDrafts.save(thread.id)
  await lea.forum.consultations.pass(thread.id, lea.id, 'Within the group')
  await expect(lea.forum.consultations.pass(thread.id, ben.id, '')).rejects.toMatchObject({ field: 'personId' })
  await ben.forum.desk.load()
  expect(ben.forum.desk.loaded).toMatchObject({ owed: [], ready: [], threads: [] })
  expect(heard.raw.join()).not.toContain('desk.changed')
})

test('only who answers for an institution releases; where it clears, not what one wrote oneself', async () => {
  const forum = await openForum()
  const [ada, sue] = [await forum.join('ada'), await forum.join('sue', { role: 'secretariat', member: 'Gamma' })]
  const [ben, bea] = [await forum.join('ben', { member: 'Beta' }), await forum.join('bea', { member: 'Beta' })]
  const bob = await forum.join('bob', { member: 'Beta' })
  const [beta, { administration }] = [memberNamed(sue, 'Beta'), sue.forum]
  await administration.nameFocal(ben.id, true)
  const thread = await consults(ada, ['Alpha', 'Beta'])
  await bea.opens(thread)
  await expect.poll(() => bea.directory.people.get(ben.id)?.focal).toBe(true)
  const nothing = (who: typeof bea) => who.forum.consultations.release(thread.id, newIds(), { kind: 'nothing' })
  await expect(nothing(bea)).rejects.toMatchObject({ code: 'not_allowed' })

  // Ben names Bea; two of them can clear.
  await expect(ben.forum.administration.setClearing(beta, true)).rejects.toMatchObject({ code: 'conflict' })
  await ben.forum.administration.nameFocal(bea.id, true)
  await expect(bob.forum.administration.setClearing(beta, true)).rejects.toMatchObject({ code: 'not_allowed' })
  await ben.forum.administration.setClearing(beta, true)
  await expect.poll(() => bea.directory.members.get(beta)?.clears).toBe(true)
  await expect(answers(bea, thread, 'By Bea.')).rejects.toMatchObject({ code: 'not_allowed' })
  await bea.forum.answerDrafts.setReady(thread.id, true)
  await expect.poll(() => ben.forum.desk.loaded?.ready).toEqual([thread.id])
  await ben.opens(thread)
  const { version } = ben.forum.consultations.seatOf(thread.id)!.draft!
  // What he releases is what he has read.
  const release = (draftVersion: number) =>
    ben.forum.consultations.release(thread.id, newIds(), { kind: 'answer', draftVersion })
  await expect(release(version - 1)).rejects.toMatchObject({ code: 'conflict' })
  const answer = await release(version)
  expect(answer).toMatchObject({ releasedById: ben.id, text: 'By Bea.', number: 1 })
  await expect.poll(() => seats(ada, thread)).toMatchObject({ Beta: 'answered' })
  for (const each of [ada, ben, bea]) await each.isInSync()
})

test('a seat has one holder; the baton is passed with a note, and absence passes it to the deputy', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  const [ben, bea] = [await forum.join('ben', { member: 'Beta' }), await forum.join('bea', { member: 'Beta' })]
  const thread = await consults(ada, ['Alpha', 'Beta'])
  await ben.opens(thread)
  const holder = () =>
    ada.forum.consultations.of(thread.id)?.seats.find(({ memberId }) => memberId === ben.directory.actor?.memberId)
      ?.holderId
  expect(holder()).toBe(null)
  await ben.forum.consultations.pass(thread.id, ben.id, '')
  await expect.poll(holder).toBe(ben.id)
  await ben.forum.consultations.pass(thread.id, bea.id, 'You know the law.')
  await expect.poll(() => seats(ada, thread)).toMatchObject({ Beta: 'passed-on' })
  await bea.opens(thread)
  expect(bea.forum.consultations.seatOf(thread.id)?.passes.at(-1)).toMatchObject({
    personId: bea.id,
    byId: ben.id,
    note: 'You know the law.',
  })

  const away = {
    from: new Date(Date.now() - 1_000).toISOString(),
    until: new Date(Date.now() + daysMilliseconds).toISOString(),
  }
  await expect(bea.forum.desk.setAbsence({ ...away, deputyId: ada.id })).rejects.toMatchObject({ field: 'deputyId' })
  await bea.forum.desk.setAbsence({ ...away, deputyId: ben.id })
  await bySelf(forum)
  await expect.poll(holder).toBe(ben.id)
  // Given to who is away, it goes on.
  await ben.forum.consultations.pass(thread.id, bea.id, 'Again?')
  await expect.poll(holder).toBe(ben.id)
  expect(ben.forum.consultations.seatOf(thread.id)?.passes.map(({ byId }) => byId)).toEqual([
    ben.id,
    ben.id,
    null,
    ben.id,
    null,
  ])
  for (const each of [ada, ben, bea]) await each.isInSync()
})

test('“we need until …” shows to everyone, and is taken back', async () => {
  const forum = await openForum()
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const thread = await consults(ada, ['Beta'])
  await ben.opens(thread)
  const until = new Date(Date.now() + 20 * daysMilliseconds).toISOString()
  await ben.forum.consultations.needTime(thread.id, until)
  await expect.poll(() => ada.forum.consultations.of(thread.id)?.seats[0]?.needsUntil).toBe(until)
  await expect(ben.forum.consultations.needTime(thread.id, new Date(0).toISOString())).rejects.toMatchObject({
    field: 'until',
  })
  await ben.forum.consultations.needTime(thread.id, null)
  await expect.poll(() => ada.forum.consultations.of(thread.id)?.seats[0]?.needsUntil).toBe(null)
  await ada.isInSync()
})

test('what was typed and never sent is there after a crash, and what does not fit is said', async () => {
  const forum = await openForum()
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const thread = await consults(ada, ['Alpha', 'Beta'])
  await ben.opens(thread)
  ben.forum.answerDrafts.write(thread.id, { text: 'Typed in a tunnel.', cells: [] })
  await ben.reopens()
  await ben.opens(thread)
  ben.forum.answerDrafts.open(thread.id)
  expect(ben.forum.answerDrafts.get(thread.id)).toMatchObject({ text: 'Typed in a tunnel.' })
  await ben.forum.answerDrafts.save(thread.id)
  await expect.poll(() => seats(ada, thread)).toMatchObject({ Beta: 'drafting' })
  const [question] = ben.forum.consultations.of(thread.id)!.questions
  await expect(answers(ben, thread, '', [cell(question!.id, 'perhaps')])).rejects.toMatchObject({ field: 'cells' })
  await ben.forum.answerDrafts.discard(thread.id)
  await expect.poll(() => seats(ada, thread)).toMatchObject({ Beta: 'owes' })
  await ada.isInSync()
  await ben.isInSync()
})
