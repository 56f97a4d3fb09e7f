import { expect, test } from 'vitest'
import { openForum, password } from './forum'
import { ask } from './requests'

const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString()

test('who is suspended is out at once, reads why when signing in, and comes back when it ends or is lifted', async () => {
  const forum = await openForum()
  const [mia, sue] = [await forum.join('mia', { role: 'moderator' }), await forum.join('sue', { role: 'secretariat' })]
  const ben = await forum.join('ben')
  await mia.forum.moderation.suspend(ben.id, tomorrow(), 'Wrote of a detained person by name')
  await expect.poll(() => ben.forum.phase).toBe('nobody')
  await expect.poll(() => sue.forum.moderation.suspended).toMatchObject([{ personId: ben.id }])
  const signing = () => ask(forum, 'signIn', { email: ben.email, password })
  const refused = await signing()
  expect(refused.statusCode).toBe(403)
  expect(refused.json<{ message: string }>().message).toMatch(/until .* The reason given: Wrote of a detained/)
  const wrong = await ask(forum, 'signIn', { email: ben.email, password: 'something else' })
  expect(wrong.body).not.toContain('detained')
  await mia.isInSync()

  await sue.forum.moderation.resume(ben.id)
  expect((await signing()).statusCode).toBe(200)
  await mia.forum.moderation.suspend(ben.id, new Date(Date.now() + 1_500).toISOString(), 'A moment')
  expect((await signing()).statusCode).toBe(403)
  await expect.poll(async () => (await signing()).statusCode, { timeout: 5_000 }).toBe(200)
  await sue.isInSync()
})

test('nobody suspends oneself, nobody but the secretariat the secretariat, and a convenor no one', async () => {
  const forum = await openForum()
  const [cora, ben] = [await forum.join('cora', { convenes: ['legal'] }), await forum.join('ben')]
  const [mia, sue] = [await forum.join('mia', { role: 'moderator' }), await forum.join('sue', { role: 'secretariat' })]
  for (const [by, whom] of [
    ...([
      [mia, mia],
      [mia, sue],
      [sue, sue],
    ] as const),
    ...([
      [cora, ben],
      [ben, cora],
    ] as const),
  ]) {
    await expect(by.forum.moderation.suspend(whom.id, tomorrow(), 'Why')).rejects.toMatchObject({ code: 'not_allowed' })
  }
  expect((await ask(forum, 'listSuspensions', {}, cora.cookie)).statusCode).toBe(403)
  await expect(mia.forum.moderation.suspend(ben.id, '2020-01-01T00:00:00.000Z', 'Why')).rejects.toMatchObject({
    field: 'until',
  })
  for (const each of [mia, sue, cora, ben]) await each.isInSync()
})

test('nothing a suspended person was sending lands after they are out', { timeout: 60_000 }, async () => {
  const forum = await openForum()
  const mia = await forum.join('mia', { role: 'moderator' })
  const ben = await forum.join('ben', { member: 'Beta' })
  const thread = await mia.asks('consultations', 'A question')
  const count = async () => {
    const [row] = await forum.connection.client<[{ posts: number }]>`select count(*)::int as posts from posts`
    return row.posts
  }
  for (let round = 0; round < 12; round++) {
    const { cookie } = await signedIn()
    const post = () => ({ id: crypto.randomUUID(), threadId: thread.id, parentId: null, text: 'Words', fileIds: [] })
    const writing = Array.from({ length: 8 }, () => ask(forum, 'writePost', post(), cookie))
    await mia.forum.moderation.suspend(ben.id, tomorrow(), 'Why')
    const landed = await count()
    const answers = await Promise.all(writing)
    expect(await count()).toBe(landed)
    expect(answers.every(({ statusCode }) => [200, 401].includes(statusCode))).toBe(true)
    await mia.forum.moderation.resume(ben.id)
  }
  await mia.isInSync()

  async function signedIn() {
    const reply = await ask(forum, 'signIn', { email: ben.email, password })
    return { cookie: String(reply.headers['set-cookie']).split(';')[0] }
  }
})
