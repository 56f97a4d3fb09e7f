import { expect, test } from 'vitest'
import { saveJob } from '../db/queries/jobs'
import { afterWorkingDays, dueFor, isAtWork } from '../server/calendars'
import { reminderDue } from '../server/duties'
import { fulfil, watch } from '../server/supervisor'
import { answers, bySelf, consults, newIds } from './consulting'
import { openForum } from './forum'

const at = (moment: string) => new Date(moment)

test('working days are those of the institution’s country', async () => {
  // Serbia keeps Christmas on 7 January, Austria Epiphany on the 6th.
  expect(await isAtWork('RS', at('2026-01-07T10:00:00Z'))).toBe(false)
  expect(await isAtWork('AT', at('2026-01-07T10:00:00Z'))).toBe(true)
  expect(await isAtWork('AT', at('2026-01-06T10:00:00Z'))).toBe(false)
  expect(await isAtWork('AT', at('2026-01-10T10:00:00Z'))).toBe(false)
  expect(await isAtWork('AT', at('2026-01-07T07:30:00Z'))).toBe(false)
  // In Greece it is an hour later.
  expect(await isAtWork('GR', at('2026-01-07T07:30:00Z'))).toBe(true)
  expect((await afterWorkingDays('AT', at('2026-12-23T10:00:00Z'), 3)).toISOString()).toBe('2026-12-29T16:00:00.000Z')
  expect((await dueFor('HR', 'meeting', at('2026-11-28T10:00:00Z'), '2027-05-20'))?.toISOString()).toBe(
    '2027-05-10T15:00:00.000Z',
  )
  expect(await dueFor('HR', 'meeting', at('2026-11-28T10:00:00Z'), null)).toBe(undefined)
})

test('half of the time, and two days before: each at its time, and the nearer one alone', () => {
  const [askedAt, dueAt] = [at('2026-11-02T09:00:00Z'), at('2026-11-20T09:00:00Z')]
  const due = (now: string) => reminderDue({ askedAt, dueAt }, at(now))
  expect(due('2026-11-11T08:59:00Z')).toBe(undefined)
  expect(due('2026-11-11T09:00:00Z')).toBe('half')
  expect(due('2026-11-18T09:00:00Z')).toBe('near')
  const field = { askedAt, dueAt: at('2026-11-02T10:00:00Z') }
  expect(reminderDue(field, at('2026-11-02T09:20:00Z'))).toBe(undefined)
  expect(reminderDue(field, at('2026-11-02T09:30:00Z'))).toBe('half')
})

test('who owes is reminded in working hours, the holder before all others, and once', async () => {
  // Monday 2 November 2026, ten in Vienna.
  let now = at('2026-11-02T09:00:00Z')
  const forum = await openForum({ clock: () => now })
  const ada = await forum.join('ada')
  const [ben, bea] = [await forum.join('ben', { member: 'Beta' }), await forum.join('bea', { member: 'Beta' })]
  const gus = await forum.join('gus', { member: 'Gamma' })
  const thread = await consults(ada, ['Beta', 'Gamma', 'Delta'], { dueAt: '2026-11-20T16:00:00.000Z' })
  const reminded = (who: typeof ben) => who.forum.desk.loaded?.reminders.map(({ kind }) => kind)
  await answers(gus, thread, 'Done.')

  now = at('2026-11-12T03:00:00Z')
  await bySelf(forum)
  await ben.forum.desk.load()
  expect(reminded(ben)).toEqual([])
  now = at('2026-11-12T09:00:00Z')
  await Promise.all([bySelf(forum), bySelf(forum)])
  await bySelf(forum)
  // Nobody holds the baton: all who may answer.
  await expect.poll(() => reminded(ben)).toEqual(['half'])
  await expect.poll(() => reminded(bea)).toEqual(['half'])
  expect(reminded(gus)).toEqual([])

  await ben.opens(thread)
  await ben.forum.consultations.pass(thread.id, bea.id, '')
  now = at('2026-11-19T09:00:00Z')
  await bySelf(forum)
  await expect.poll(() => reminded(bea)).toEqual(['half', 'near'])
  await ben.forum.desk.load()
  expect(reminded(ben)).toEqual(['half'])
  const [first] = bea.forum.desk.loaded!.reminders
  await bea.forum.desk.see(first!.id)
  await expect.poll(() => reminded(bea)).toEqual(['near'])
  await bea.opens(thread)
  await bea.forum.consultations.release(thread.id, newIds(), { kind: 'nothing' })
  for (const each of [ada, ben, bea]) await each.isInSync()
})

test('an administrator sees the heart of each job beat, and an alarm when one stands still or fails', async () => {
  let now = new Date()
  const forum = await openForum({ clock: () => now })
  const [sue, ada] = [await forum.join('sue', { role: 'secretariat' }), await forum.join('ada')]
  const job = { name: 'consultations', everySeconds: 30 }
  await bySelf(forum)
  const jobs = () => sue.forum.administration.jobs()
  expect(await jobs()).toMatchObject([{ ...job, finishedAt: now.toISOString(), isLate: false, error: '' }])
  await fulfil(forum.app.house, { ...job, run: () => Promise.reject(new TypeError('secret words')) })
  expect(await jobs()).toMatchObject([{ failedAt: now.toISOString(), error: 'TypeError' }])
  await watch(forum.app.house)
  expect(sue.forum.desk.loaded?.alarms).toEqual([])

  now = new Date(now.getTime() + 91_000)
  await watch(forum.app.house)
  await expect.poll(() => sue.forum.desk.loaded?.alarms).toEqual(['consultations'])
  expect(ada.forum.desk.loaded?.alarms).toEqual([])
  await saveJob(forum.db, job, { finishedAt: now })
  await watch(forum.app.house)
  await expect.poll(() => sue.forum.desk.loaded?.alarms).toEqual([])
})
