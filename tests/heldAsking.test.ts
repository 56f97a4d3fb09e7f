import { expect, test } from 'vitest'
import type { Asking } from '../contract/consultations'
import type { AskingForm } from '../client/lib/asking'
import { takeBack } from '../client/lib/takeBack'
import { asking, daysMilliseconds, memberNamed, yesNo } from './consulting'
import { ask } from './requests'
import type { Someone } from './someone'
import { held, inSync, openStrict, own } from './waiting'

const question = (channelId: string, asked: Asking, more = {}) => ({
  ...{ id: crypto.randomUUID(), postId: crypto.randomUUID(), channelId, title: 'Registers', text: 'Who keeps one?' },
  ...{ places: [], topics: [], fileIds: [], asking: asked, ...more },
})
const choice = (text: string, ...options: string[]) => ({ ...yesNo(text), kind: 'choice' as const, options })
const withoutIds = ({ questions, ...rest }: Asking) => ({
  ...rest,
  questions: questions.map(({ id: _id, ...each }) => each),
})

test('whom a question that waits asks, until when and for what, its moderator and its author see whole', async () => {
  const { forum, mia, ada, nia, thread } = await openStrict()
  const asked = asking(nia, ['Alpha', 'Beta'], {
    questions: [
      yesNo('Is there one?'),
      { ...yesNo('How long?'), kind: 'number', unit: 'hours' },
      choice('Which?', 'a', 'b'),
    ],
  })
  expect(await nia.threads.start(question(thread.channelId, asked))).toBeUndefined()
  const id = await held(mia, 'Who keeps one?')
  expect(mia.forum.heldPosts.waiting).toMatchObject([{ asking: asked }])
  expect(nia.forum.heldPosts.own).toMatchObject([{ asking: asked }])
  expect((await ask(forum, 'listHeldPosts', {}, ada.cookie)).json()).toEqual({ waiting: [], own: [] })
  await mia.forum.heldPosts.approve(id)
  await expect.poll(() => ada.threads.all.map(({ title }) => title)).toContain('Registers')
  const begun = ada.threads.all.find(({ title }) => title === 'Registers')!
  await ada.opens(begun)
  const { dueAt, zone, questions, seats } = ada.forum.consultations.of(begun.id)!
  expect({ dueAt, zone }).toEqual({ dueAt: asked.dueAt, zone: asked.zone })
  expect(questions.map(({ text }) => text)).toEqual(['Is there one?', 'How long?', 'Which?'])
  expect(seats.map(({ memberId }) => memberId)).toEqual(asked.memberIds)
  await inSync(mia, ada, nia)
})

test('what could never be asked is refused at the door, in the words of one that does not wait', async () => {
  const { forum, mia, ada, nia, thread } = await openStrict(1)
  const wrong = (someone: Someone): [string, Partial<Asking>][] => [
    ['zone', { zone: 'Europe/Atlantis' }],
    ['dueAt', { dueAt: new Date(Date.now() - 1_000).toISOString() }],
    ['dueAt', { dueAt: new Date(Date.now() + 400 * daysMilliseconds).toISOString() }],
    ['questions', { questions: [choice('Which?', 'only one')] }],
    ['memberIds', { memberIds: [memberNamed(someone, 'Zeta')] }],
    ['memberIds', { memberIds: [crypto.randomUUID()] }],
  ]
  for (const [field, more] of wrong(nia)) {
    const answers = [nia, ada].map((each) =>
      ask(forum, 'startThread', question(thread.channelId, asking(each, ['Alpha'], more)), each.cookie),
    )
    const [waits, does] = (await Promise.all(answers)).map((each) => each.json<{ field: string }>())
    expect(waits).toMatchObject({ code: 'invalid', field })
    expect(waits).toEqual(does)
  }
  // As the question is for full members only, an observer does not read it.
  const reach = { to: 'full' as const, groupId: null, memberIds: [] }
  const toFull = question(thread.channelId, asking(nia, ['Epsilon']), { reach })
  expect((await ask(forum, 'startThread', toFull, nia.cookie)).json()).toMatchObject({ field: 'memberIds' })
  await inSync(mia, nia)
  expect(own(nia)).toEqual([])
})

test('a date that passes while the question waits is moved as far on as its author gave time, and nothing is lost', async () => {
  let now = new Date()
  const { mia, ada, nia, thread } = await openStrict(9, { clock: () => now })
  const soon = asking(nia, ['Alpha', 'Beta'], { dueAt: new Date(now.getTime() + 2 * daysMilliseconds).toISOString() })
  await nia.threads.start(question(thread.channelId, soon))
  await nia.threads.start(question(thread.channelId, { ...soon, urgency: 'field' }, { title: 'At once', text: 'Now.' }))
  now = new Date(now.getTime() + 2.5 * daysMilliseconds)
  await mia.forum.heldPosts.approve(await held(mia, 'Who keeps one?'))
  await mia.forum.heldPosts.approve(await held(mia, 'Now.'))
  const found = async (title: string) => {
    await expect.poll(() => ada.threads.all.map((each) => each.title)).toContain(title)
    const begun = ada.threads.all.find((each) => each.title === title)!
    await ada.opens(begun)
    return ada.forum.consultations.of(begun.id)!
  }
  const chosen = await found('Registers')
  // The same hour by its clock.
  const hour = (moment: string) =>
    new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Vienna' }).format(
      new Date(moment),
    )
  expect(hour(chosen.dueAt)).toBe(hour(soon.dueAt))
  expect(Date.parse(chosen.dueAt) - now.getTime()).toBeGreaterThan(2 * daysMilliseconds)
  expect(Date.parse(chosen.dueAt) - now.getTime()).toBeLessThan(3.1 * daysMilliseconds)
  expect(chosen.questions.map(({ text }) => text)).toEqual(['Is there a register?'])
  expect(chosen.seats.map(({ memberId }) => memberId)).toEqual(soon.memberIds)
  const field = await found('At once')
  expect(field).toMatchObject({ dueAt: new Date(now.getTime() + 3_600_000).toISOString(), closedAt: null })
  await inSync(mia, ada, nia)
})

test('whom it asks and who reads there no more is named to the moderator; refused, it goes back whole', async () => {
  const { forum, sue, mia, nia, thread } = await openStrict()
  const asked = asking(nia, ['Alpha', 'Epsilon'])
  await nia.threads.start(question(thread.channelId, asked))
  const id = await held(mia, 'Who keeps one?')
  const epsilon = sue.directory.members.get(memberNamed(sue, 'Epsilon'))!
  await forum.connection.client`update members set status = 'partner' where id = ${epsilon.id}`
  const answer = (await ask(forum, 'approvePost', { heldId: id }, mia.cookie)).json()
  expect(answer).toMatchObject({
    code: 'conflict',
    message: expect.stringMatching(/^Demo NPM Epsilon is asked.*It goes on waiting; or refuse it/) as string,
  })
  await mia.forum.heldPosts.refuse(id, 'Epsilon has left us')
  await expect.poll(() => nia.forum.heldPosts.own).toMatchObject([{ reason: 'Epsilon has left us', asking: asked }])
})

test('taken back, what was asked with it is in the form again, below what stands there', async () => {
  const { mia, nia, thread } = await openStrict(9)
  const asked = asking(nia, ['Alpha', 'Beta'], { questions: [yesNo('Is there one?'), choice('Which?', 'a', 'b')] })
  const form = () => nia.forum.drafts.get('ask')!.form as { title: string; asking: AskingForm }
  const takesBack = async () => {
    const [waits] = nia.forum.heldPosts.own
    await takeBack(nia.forum.drafts, waits!)
    await nia.forum.heldPosts.drop(waits!.id)
  }
  await nia.threads.start(question(thread.channelId, asked))
  await held(mia, 'Who keeps one?')
  await takesBack()
  const { isOn, whom, own: date, ...rest } = form().asking
  expect({ isOn, whom, date }).toEqual({ isOn: true, whom: 'chosen', date: { dueAt: asked.dueAt, zone: asked.zone } })
  const { kind, urgency, memberIds, questions } = rest
  expect(withoutIds({ ...asked, kind, urgency, memberIds, questions })).toEqual(withoutIds(asked))

  // Sent again as it stands, it waits again; and comes back under what has been begun meanwhile.
  await nia.threads.start(question(thread.channelId, asked, { title: 'Once more', text: 'And who does not?' }))
  await held(mia, 'And who does not?')
  const begun = form().asking
  nia.forum.drafts.write('ask', {
    text: 'Begun',
    form: { ...form(), asking: { ...begun, questions: [yesNo('Mine?')] } },
  })
  await takesBack()
  expect(nia.forum.drafts.get('ask')!.text).toBe('Begun\n\nAnd who does not?')
  expect(form().asking.questions.map(({ text }) => text)).toEqual(['Mine?', 'Is there one?', 'Which?'])

  // Who asked nobody finds it so.
  await nia.forum.drafts.discard('ask')
  const { asking: _asking, ...plain } = question(thread.channelId, asked, { text: 'Nobody is asked' })
  await nia.threads.start(plain)
  await held(mia, 'Nobody is asked')
  await takesBack()
  expect(form()).toMatchObject({ title: 'Registers', asking: { isOn: false } })
  await inSync(mia, nia)
})
