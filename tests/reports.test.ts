import { expect, test } from 'vitest'
import { ear } from './ear'
import { openForum, type TestForum } from './forum'
import { ask } from './requests'
import type { Someone } from './someone'

const complaint = (postId: string, reason: 'names' | 'place' | 'other', note = '') => ({
  ...{ id: crypto.randomUUID(), postId, reason, note },
})

test('a post that names a person is out of sight at once, and back when a moderator lets it be', async () => {
  const { mia, ada, ben, thread, postId } = await stage()
  const heard = await ear(ada)
  await heard.watch(`thread:${thread.id}`)
  const said = complaint(postId, 'names', 'The note of the reporter')
  await ben.forum.moderation.report(said)
  await ben.forum.moderation.report(said)

  await expect.poll(() => ada.sees(thread)).toEqual([''])
  expect(ada.posts.get(thread.id)!.notes).toEqual([])
  expect(heard.raw.join()).not.toMatch(new RegExp(`note of the reporter|"byId":"${ben.id}"`))
  await expect.poll(() => mia.forum.moderation.waiting).toBe(1)
  const [report] = mia.forum.moderation.reports!
  expect(report).toMatchObject({
    postId,
    state: 'open',
    quarantined: true,
    hidden: true,
    text: expect.stringContaining('know') as string,
  })
  expect(report!.complaints).toMatchObject([{ personId: ben.id, reason: 'names', note: 'The note of the reporter' }])
  await inSync(mia, ada, ben)

  await mia.forum.moderation.decide(report!.id, 'dismissed')
  await expect.poll(() => ada.sees(thread)?.[0]).toContain('know')
  await expect.poll(() => ben.forum.moderation.news).toMatchObject([{ decision: 'dismissed', threadId: thread.id }])
  await ben.forum.moderation.see(report!.id)
  expect(ben.forum.moderation.news).toEqual([])

  await ben.forum.moderation.report(complaint(postId, 'names'))
  await expect.poll(() => mia.forum.moderation.waiting).toBe(1)
  // It was looked at as it stands: saying it again hides nothing.
  expect(mia.forum.moderation.reports![0]).toMatchObject({ quarantined: false, hidden: false })
  await inSync(mia, ada, ben)
})

test('whoever keeps order learns who reported a post, but not who reported their own', async () => {
  const { mia, ada, ben, forum } = await stage()
  const max = await forum.join('max', { role: 'moderator', member: 'Gamma' })
  const thread = await mia.asks('consultations', 'Of a moderator')
  const postId = (await ben.opens(thread)).posts[0]!.id
  const heard = await ear(mia)
  await ben.forum.moderation.report(complaint(postId, 'place', 'Belongs elsewhere'))
  const said = { reason: 'place', note: 'Belongs elsewhere' }
  const complaintsTo = ({ forum: page }: Someone) => page.moderation.reports?.[0]?.complaints
  await expect.poll(() => complaintsTo(max)).toMatchObject([{ personId: ben.id, ...said }])
  await expect.poll(() => complaintsTo(mia)).toMatchObject([{ personId: null, ...said }])
  await mia.forum.moderation.decide(mia.forum.moderation.reports![0]!.id, 'dismissed')
  expect(complaintsTo(mia)).toMatchObject([{ personId: null }])
  expect(heard.raw.join()).not.toContain(ben.id)
  await inSync(mia, ada, ben, max)
})

test('what several say of a post is one case, which one moderator takes, notes on, decides and takes back', async () => {
  const { forum, mia, ada, ben, thread, postId } = await stage()
  const max = await forum.join('max', { role: 'moderator', member: 'Gamma' })
  await ben.forum.moderation.report(complaint(postId, 'place', 'Belongs elsewhere'))
  await max.forum.moderation.report(complaint(postId, 'other', 'I think so too'))
  await expect.poll(() => mia.forum.moderation.reports?.[0]?.complaints.length).toBe(2)
  const { id } = mia.forum.moderation.reports![0]!
  expect(ada.sees(thread)?.[0]).toContain('know')

  await mia.forum.moderation.assign(id, mia.id)
  await mia.forum.moderation.note(id, 'I am asking its author.')
  await expect.poll(() => max.forum.moderation.reports?.[0]).toMatchObject({ state: 'taken', assigneeId: mia.id })
  await expect.poll(() => max.forum.moderation.reports?.[0]?.notes).toMatchObject([{ byId: mia.id }])
  await expect(mia.forum.moderation.assign(id, ben.id)).rejects.toMatchObject({ code: 'invalid' })
  await mia.forum.moderation.decide(id, 'hidden', 'Off the point')
  await expect.poll(() => ada.sees(thread)).toEqual([''])
  await expect(max.forum.moderation.decide(id, 'dismissed')).rejects.toMatchObject({ code: 'conflict' })
  await mia.forum.moderation.reopen(id)
  await expect.poll(() => ada.sees(thread)?.[0]).toContain('know')
  await expect.poll(() => max.forum.moderation.waiting).toBe(1)

  await mia.forum.moderation.hide(postId, 'From its menu')
  await expect.poll(() => max.forum.moderation.reports?.[0]).toMatchObject({ state: 'decided', decision: 'hidden' })
  for (const each of [ben, max]) await expect.poll(() => each.forum.moderation.news.length).toBe(1)
  await inSync(mia, ada, ben, max)
})

test('a report in a group is for its convenor; to the secretariat, to members and outside it does not exist', async () => {
  const forum = await openForum()
  const lena = await forum.join('lena', { member: 'Beta', convenes: ['legal'] })
  const gus = await forum.join('gus', { member: 'Gamma', groups: ['legal'] })
  const [olga, mia, ada] = [
    await forum.join('olga', { role: 'secretariat' }),
    await forum.join('mia', { role: 'moderator' }),
    await forum.join('ada'),
  ]
  const thread = await gus.asks('legal', 'A secret question')
  const { id: postId } = (await lena.opens(thread)).posts[0]!
  const ears = await Promise.all([olga, mia, ada].map(ear))
  await gus.forum.moderation.report(complaint(postId, 'other', 'A secret note'))
  await expect.poll(() => lena.forum.moderation.waiting).toBe(1)
  const { id } = lena.forum.moderation.reports![0]!
  for (const each of [olga, mia, ada, gus]) {
    expect((await ask(forum, 'listReports', {}, each.cookie)).json()).toEqual([])
    for (const reportId of [id, crypto.randomUUID()]) {
      const reply = await ask(forum, 'decideReport', { reportId, decision: 'dismissed', reason: '' }, each.cookie)
      expect(reply.statusCode).toBe(404)
    }
  }
  for (const each of [olga, mia]) expect(each.forum.moderation.waiting).toBe(0)
  for (const each of [olga, mia, ada]) {
    expect((await ask(forum, 'reportPost', complaint(postId, 'other'), each.cookie)).statusCode).toBe(404)
  }
  await lena.forum.moderation.decide(id, 'dismissed')
  for (const { raw, watch } of ears) {
    await watch(`thread:${thread.id}`)
    expect(raw.filter((sent) => sent.startsWith('["frame"'))).toEqual([])
  }
  await inSync(lena, gus, olga, mia, ada)
})

test('every step stands in the log, by whom, and never a word of what was said', async () => {
  const { forum, mia, ben, postId } = await stage()
  await ben.forum.moderation.report(complaint(postId, 'names', 'Quite secret'))
  await expect.poll(() => mia.forum.moderation.waiting).toBe(1)
  const { id } = mia.forum.moderation.reports![0]!
  await mia.forum.moderation.assign(id, mia.id)
  await mia.forum.moderation.note(id, 'Quite secret, too')
  await mia.forum.moderation.decide(id, 'hidden', 'Also secret')
  const rows = await forum.connection
    .client`select act, actor_id from audit_acts where about like ${`%${postId}%`} order by sequence`
  expect(rows.map(({ act, actor_id }) => [act, actor_id])).toEqual([
    ...[
      ['post.hide', null],
      ['report.take', mia.id],
      ['report.note', mia.id],
    ],
    ...[
      ['report.decide', mia.id],
      ['post.hide', mia.id],
    ],
  ])
  expect(JSON.stringify(await forum.connection.client`select * from audit_acts`)).not.toMatch(/secret/i)
  await inSync(mia, ben)
})

async function stage(forum?: TestForum) {
  forum ??= await openForum()
  const mia = await forum.join('mia', { role: 'moderator', member: 'Delta' })
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const thread = await ada.asks('consultations', 'A question.')
  for (const each of [mia, ada, ben]) await each.opens(thread)
  return { forum, mia, ada, ben, thread, postId: ada.posts.get(thread.id)!.posts[0]!.id }
}

async function inSync(...people: Someone[]) {
  for (const each of people) await each.isInSync()
}
