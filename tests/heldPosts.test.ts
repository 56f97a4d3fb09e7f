import { expect, test } from 'vitest'
import { ear } from './ear'
import { ask } from './requests'
import { held, inSync, openStrict, own, waiting } from './waiting'

test('the first posts of a new person wait, seen by their author and the moderators only, until they are let through', async () => {
  const { forum, sue, mia, ada, nia, thread } = await openStrict(2)
  const heard = await ear(ada)
  await heard.watch(`thread:${thread.id}`)
  await heard.watch(`channel:${thread.channelId}`)
  const before = ada.threads.get(thread.id)!
  const text = `A zebra for @[Ada](person:${ada.id})`
  nia.says(thread, text)

  await expect.poll(() => own(nia)).toEqual([text])
  expect(nia.posts.pending).toEqual([])
  const id = await held(mia, text)
  expect(mia.forum.moderation.waiting).toBe(1)
  expect(mia.forum.heldPosts.waiting).toMatchObject([
    { authorId: nia.id, threadId: thread.id, channelId: thread.channelId, title: 'A question', refusedAt: null },
  ])
  for (const each of [ada, nia, mia]) expect(each.sees(thread)).toHaveLength(2)
  expect((await ask(forum, 'listHeldPosts', {}, ada.cookie)).json()).toEqual({ waiting: [], own: [] })
  await inSync(mia, ada, nia, sue)
  expect(ada.threads.get(thread.id)).toEqual(before)
  expect(heard.raw.join()).not.toMatch(/frame|zebra/i)

  await mia.forum.heldPosts.approve(id)
  await mia.forum.heldPosts.approve(id)
  for (const each of [ada, nia, mia]) await expect.poll(() => each.sees(thread)?.at(-1)).toBe(text)
  await expect.poll(() => own(nia)).toEqual([])
  expect(ada.posts.get(thread.id)!.posts.at(-1)).toMatchObject({ id, authorId: nia.id, number: 3 })
  expect(ada.reads.unreadNumbers(ada.threads.get(thread.id)!)).toEqual([[3, 3]])
  expect(nia.reads.unreadNumbers(nia.threads.get(thread.id)!)).not.toContainEqual([3, 3])
  await expect.poll(() => ada.forum.mentions.open.map(({ postId }) => postId)).toEqual([id])

  nia.says(thread, 'My second')
  await mia.forum.heldPosts.approve(await held(mia, 'My second'))
  nia.says(thread, 'My third')
  await expect.poll(() => ada.sees(thread)?.at(-1)).toBe('My third')
  expect(waiting(mia)).toEqual([])
  await inSync(mia, ada, nia, sue)
})

test('a question waits as well; one for a few waits where nobody else learns that there is such a place', async () => {
  const { forum, mia, ada, nia, thread } = await openStrict(3)
  const asking = async (title: string, more = {}) => {
    const channelId = thread.channelId
    const ids = { id: crypto.randomUUID(), postId: crypto.randomUUID(), channelId }
    return nia.threads.start({ ...ids, title, text: title, places: [], topics: ['staff'], fileIds: [], ...more })
  }
  expect(await asking('For all')).toBeUndefined()
  expect(nia.forum.heldPosts.own).toMatchObject([{ isQuestion: true, title: 'For all', channelId: thread.channelId }])
  await mia.forum.heldPosts.approve(await held(mia, 'For all'))
  await expect.poll(() => ada.threads.all.map(({ title }) => title)).toContain('For all')
  expect(nia.threads.all.find(({ title }) => title === 'For all')).toMatchObject({
    authorId: nia.id,
    topics: ['staff'],
  })

  const channelsOf = async () => (await ask(forum, 'openForum', {}, ada.cookie)).json<{ channels: unknown }>().channels
  const before = await channelsOf()
  const [beta, delta] = [ada, mia].map((each) => each.directory.actor!.memberId)
  const reach = { to: 'members' as const, groupId: null, memberIds: [beta!, delta!] }
  expect(await asking('For a few', { reach })).toBeUndefined()
  await held(mia, 'For a few')
  expect(await channelsOf()).toEqual(before)
  expect(nia.forum.heldPosts.own).toMatchObject([{ title: 'For a few', channelId: null }])
  await inSync(mia, ada, nia)

  await mia.forum.heldPosts.approve(await held(mia, 'For a few'))
  await expect.poll(() => ada.threads.all.map(({ title }) => title)).toContain('For a few')
  const few = ada.threads.all.find(({ title }) => title === 'For a few')!
  expect(ada.directory.channels.get(few.channelId)).toMatchObject({ moderatorsOnly: false, memberIds: { length: 3 } })
  const leo = await forum.join('leo', { member: 'Alpha' })
  expect((await ask(forum, 'openThread', { threadId: few.id }, leo.cookie)).statusCode).toBe(404)
  await inSync(mia, ada, nia)
})

test('who is refused reads why, keeps the text, and throws it away when they like', async () => {
  const { forum, mia, ada, nia, thread } = await openStrict()
  nia.says(thread, 'Not so good')
  const id = await held(mia, 'Not so good')
  await mia.forum.heldPosts.refuse(id, 'It names someone')
  await mia.forum.heldPosts.refuse(id, 'Again')
  await expect
    .poll(() => nia.forum.heldPosts.own)
    .toMatchObject([{ text: 'Not so good', reason: 'It names someone', refusedAt: expect.any(String) as string }])
  expect(waiting(mia)).toEqual([])
  await expect(mia.forum.heldPosts.approve(id)).rejects.toMatchObject({ code: 'conflict' })
  await inSync(mia, nia)

  expect((await ask(forum, 'dropHeldPost', { heldId: id }, ada.cookie)).json()).toEqual({})
  await inSync(nia)
  expect(own(nia)).toEqual(['Not so good'])
  await nia.forum.heldPosts.drop(id)
  await nia.forum.heldPosts.drop(id)
  nia.says(thread, 'Taken back')
  const other = await held(mia, 'Taken back')
  await nia.forum.heldPosts.drop(other)
  await expect.poll(() => waiting(mia)).toEqual([])
  await expect(mia.forum.heldPosts.approve(other)).rejects.toMatchObject({ code: 'not_found' })
  expect(ada.sees(thread)).toHaveLength(2)
  await inSync(mia, nia)
})

test('what waits in a group is for its convenor; nobody else, of the house or of the group, finds any of it', async () => {
  const { forum, sue, mia, ada } = await openStrict()
  const lena = await forum.join('lena', { member: 'Beta', convenes: ['legal'] })
  const [gus, gil] = [
    await forum.join('gus', { member: 'Gamma', groups: ['legal'] }),
    await forum.join('gil', { member: 'Delta', groups: ['legal'] }),
  ]
  const thread = await lena.asks('legal', 'Among us')
  const others = [sue, mia, ada, gil]
  const ears = await Promise.all(others.map(ear))
  gus.says(thread, 'A secret canary')
  const id = await held(lena, 'A secret canary')
  for (const [index, each] of others.entries()) {
    const { raw, watch } = ears[index]!
    await watch(`thread:${thread.id}`)
    expect(raw.filter((sent) => sent.startsWith('["frame"'))).toEqual([])
    expect((await ask(forum, 'listHeldPosts', {}, each.cookie)).json()).toEqual({ waiting: [], own: [] })
    for (const name of ['approvePost', 'refusePost'] as const) {
      const reason = name === 'refusePost' && { reason: 'Why' }
      const answers = [id, crypto.randomUUID()].map((heldId) => ask(forum, name, { heldId, ...reason }, each.cookie))
      const [real, absent] = await Promise.all(answers)
      expect(real!.statusCode).toBe(404)
      expect(real!.body).toBe(absent!.body)
    }
    expect((await ask(forum, 'search', { q: 'canary' }, each.cookie)).body).not.toContain('secret')
  }
  // Who keeps order there does not wait for anybody, and where nobody does, nobody waits.
  lena.says(thread, 'I convene this')
  await expect.poll(() => lena.posts.pending).toEqual([])
  const late = await forum.join('late', { member: 'Alpha', groups: ['medical'] })
  await late.asks('medical', 'Nobody convenes us')
  await lena.forum.heldPosts.approve(id)
  await gil.opens(thread)
  expect(gil.sees(thread)).toContain('A secret canary')
  await inSync(lena, gus, gil)
})

test('who sets it is the secretariat, and every step stands in the log without a word of what was said', async () => {
  const { forum, sue, mia, nia, thread } = await openStrict(1)
  for (const each of [mia, nia]) {
    expect((await ask(forum, 'setHolding', { posts: 0 }, each.cookie)).statusCode).toBe(403)
    expect((await ask(forum, 'openHolding', {}, each.cookie)).statusCode).toBe(403)
  }
  expect(await sue.forum.heldPosts.holding()).toBe(1)
  for (const text of ['Secret one', 'Secret two']) {
    nia.says(thread, text)
    await held(mia, text)
  }
  const [one, two] = [await held(mia, 'Secret one'), await held(mia, 'Secret two')]
  await mia.forum.heldPosts.approve(one)
  await mia.forum.heldPosts.refuse(two, 'Secret why')
  await sue.forum.heldPosts.setHolding(1)
  await sue.forum.heldPosts.setHolding(0)
  const { client } = forum.connection
  const rows = await client`select act, actor_id, about, details from audit_acts order by sequence`
  expect(rows.map(({ act, actor_id }) => [act, actor_id])).toEqual([
    ['house.hold', sue.id],
    ['post.approve', mia.id],
    ['post.refuse', mia.id],
    ['house.hold', sue.id],
  ])
  expect(JSON.stringify(rows)).not.toMatch(/secret/i)
  await inSync(mia, nia)
})
