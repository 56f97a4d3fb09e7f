import { expect, test } from 'vitest'
import { limits } from '../contract/limits'
import { tidy } from '../server/domain/files'
import { ask } from './requests'
import { held, inSync, openStrict, own, waiting } from './waiting'

test('a post that waits and is sent again is one: while it waits, when it was refused, let through, or nothing waits any more', async () => {
  const { forum, sue, mia, nia, thread } = await openStrict(5)
  const post = { id: crypto.randomUUID(), threadId: thread.id, parentId: null, text: 'Once', fileIds: [] }
  const send = async (more = {}) =>
    (await ask(forum, 'writePost', { ...post, ...more }, nia.cookie)).json<{ id: string; refusedAt?: string }>()
  const asked = { id: crypto.randomUUID(), postId: crypto.randomUUID(), channelId: thread.channelId }
  const question = { ...asked, title: 'Once asked', text: 'Asked', places: [], topics: [], fileIds: [] }
  for (let times = 0; times < 2; times++) {
    expect(await send()).toMatchObject({ id: post.id, refusedAt: null, text: 'Once' })
    expect(await nia.threads.start(question)).toBeUndefined()
  }
  await expect.poll(() => own(nia)).toHaveLength(2)
  await sue.forum.heldPosts.setHolding(0)
  expect(await send()).toMatchObject({ refusedAt: null })
  await mia.forum.heldPosts.approve(await held(mia, 'Once'))
  await mia.forum.heldPosts.approve(await held(mia, 'Asked'))
  expect(await send()).toMatchObject({ id: post.id, number: 3 })
  expect((await nia.threads.start(question))?.id).toBe(asked.id)

  await sue.forum.heldPosts.setHolding(5)
  const other = { id: crypto.randomUUID(), text: 'Twice' }
  await send(other)
  await mia.forum.heldPosts.refuse(await held(mia, 'Twice'), 'No')
  expect((await send(other)).refusedAt).toBeTruthy()
  expect(waiting(mia)).toEqual([])
  // On a page that was closed before the answer came.
  nia.kept.set('outbox', JSON.stringify([{ ...post, ...other, authorId: nia.id, createdAt: new Date().toISOString() }]))
  await nia.reopens()
  nia.posts.resend()
  await expect.poll(() => nia.posts.pending).toEqual([])
  expect(own(nia)).toEqual(['Twice'])
  await inSync(mia, nia)
})

test('what stands in the way of letting it through is said, and it goes on waiting', async () => {
  const { forum, sue, mia, ada, nia, thread } = await openStrict()
  const { id: parent } = ada.posts.get(thread.id)!.posts[1]!
  nia.says(thread, 'I wait', { to: parent })
  const id = await held(mia, 'I wait')
  const approving = async () => {
    const refused = (await ask(forum, 'approvePost', { heldId: id }, mia.cookie)).json<{ message: string }>()
    expect(waiting(mia)).toEqual(['I wait'])
    return refused.message
  }
  await mia.orders.lock(thread.id)
  expect(await approving()).toMatch(/^This thread is locked/)
  await mia.orders.unlock(thread.id)
  await mia.orders.hide(thread.id, 'For now')
  expect(await approving()).toMatch(/does not read this thread/)
  await expect.poll(() => nia.forum.heldPosts.own).toMatchObject([{ text: 'I wait', channelId: null, title: '' }])
  await mia.orders.restore(thread.id)
  await sue.forum.channels.archive(thread.channelId)
  expect(await approving()).toMatch(/archived/)
  await sue.forum.channels.reopen(thread.channelId)
  await sue.forum.moderation.suspend(nia.id, new Date(Date.now() + 86_400_000).toISOString(), 'For now')
  expect(await approving()).toMatch(/kept out of the forum/)
  await sue.forum.moderation.resume(nia.id)
  await inSync(mia)

  // What it replies to is carried elsewhere: it goes there.
  const split = { threadId: thread.id, id: crypto.randomUUID(), title: 'The other', postIds: [parent] }
  const other = await mia.orders.split(split)
  await mia.forum.heldPosts.approve(id)
  await mia.opens(other)
  expect(mia.sees(other)).toEqual(['And a detail', 'I wait'])
  await inSync(mia, ada)
})

test('where a thread is removed or merged, what waits for it is not lost', async () => {
  const { mia, ada, nia, thread } = await openStrict()
  const [from, gone] = [await ada.asks('consultations', 'Another'), await ada.asks('consultations', 'To go')]
  nia.says(from, 'Goes along')
  nia.says(gone, 'Goes nowhere')
  const id = await held(mia, 'Goes along')
  await held(mia, 'Goes nowhere')
  await mia.orders.merge(from.id, thread.id)
  await mia.forum.heldPosts.approve(id)
  await expect.poll(() => ada.sees(thread)).toContain('Goes along')

  await mia.orders.hide(gone.id, 'A slip')
  await mia.orders.remove(gone.id)
  await expect
    .poll(() => nia.forum.heldPosts.own)
    .toMatchObject([{ text: 'Goes nowhere', reason: 'The thread was removed.', channelId: null }])
  await expect.poll(() => waiting(mia)).toEqual([])
  await inSync(mia, ada, nia)
})

test('what waits goes along with its thread, and back to its author where more people came to read that', async () => {
  const { forum, mia, ada, nia } = await openStrict()
  const lena = await forum.join('lena', { member: 'Beta', convenes: ['legal'], role: 'moderator' })
  const gus = await forum.join('gus', { member: 'Alpha', groups: ['legal'] })
  const full = await ada.asks('full-members', 'Among full members')
  gus.says(full, 'Into the group')
  await held(mia, 'Into the group')
  await lena.threads.move(full.id, lena.directory.channelBySlug('legal')!.id)
  await expect.poll(() => waiting(mia)).toEqual([])
  await held(lena, 'Into the group')

  const narrow = await mia.asks('full-members', 'To be opened')
  nia.says(narrow, 'For full members')
  await held(mia, 'For full members')
  const aim = { channelId: narrow.channelId, to: 'all' as const, groupId: null, memberIds: [], isPublic: false }
  const pia = await forum.join('pia', { member: 'Zeta' })
  await mia.forum.reaches.ask(narrow.id, crypto.randomUUID(), { ...aim, guestIds: [pia.id] }, 'They can help')
  await expect
    .poll(() => nia.forum.heldPosts.own)
    .toMatchObject([{ text: 'For full members', reason: expect.stringMatching(/^More people/) as string }])
  await expect.poll(() => waiting(mia)).toEqual([])
  await inSync(pia)
})

test('files wait with their post: seen by author and moderators, and not tidied away', async () => {
  const { forum, mia, ada, nia, thread } = await openStrict()
  const [fileId, foreign] = [crypto.randomUUID(), crypto.randomUUID()]
  await ask(forum, 'uploadFile', { fileId, name: 'plan.txt' }, nia.cookie)
  await ask(forum, 'uploadFile', { fileId: foreign, name: 'other.txt' }, ada.cookie)
  const post = { id: crypto.randomUUID(), threadId: thread.id, parentId: null, text: 'Not mine', fileIds: [foreign] }
  expect((await ask(forum, 'writePost', post, nia.cookie)).json()).toMatchObject({ code: 'invalid', field: 'fileIds' })
  nia.says(thread, 'With a plan', { files: [fileId] })
  const id = await held(mia, 'With a plan')
  for (const each of [mia, nia]) {
    expect([...each.forum.heldPosts.own, ...each.forum.heldPosts.waiting!][0]!.files).toMatchObject([{ id: fileId }])
    expect((await ask(forum, 'readFile', { fileId }, each.cookie)).statusCode).toBe(200)
  }
  expect((await ask(forum, 'readFile', { fileId }, ada.cookie)).statusCode).toBe(404)
  const now = new Date(Date.now() + (limits.looseHours + 1) * 3_600_000)
  await tidy({ connection: forum.app.house.connection, now, files: forum.app.house.forVisits.files })
  await mia.forum.heldPosts.approve(id)
  await expect.poll(() => ada.posts.get(thread.id)!.posts.at(-1)!.files).toMatchObject([{ name: 'plan.txt' }])
  expect((await ask(forum, 'readFile', { fileId }, ada.cookie)).statusCode).toBe(200)
  expect((await ask(forum, 'readFile', { fileId: foreign }, ada.cookie)).statusCode).toBe(404)
  await inSync(mia, ada, nia)
})

test('however much waits, it comes no faster than other posts; to let it through takes no time', async () => {
  const { forum, mia, nia, thread } = await openStrict(2, { isPaced: true })
  const { times } = limits.pace.posts
  const send = async (text: string) => {
    const post = { id: crypto.randomUUID(), threadId: thread.id, parentId: null, text, fileIds: [] }
    return (await ask(forum, 'writePost', post, nia.cookie)).statusCode
  }
  for (let n = 0; n < times; n++) expect(await send(`Post ${n}`)).toBe(200)
  expect(await send('One too many')).toBe(429)
  await mia.orders.slow(thread.id, 3_600)
  for (const text of ['Post 0', 'Post 1', 'Post 2']) await mia.forum.heldPosts.approve(await held(mia, text))
  await expect.poll(() => mia.sees(thread)?.slice(-3)).toEqual(['Post 0', 'Post 1', 'Post 2'])
  await inSync(mia, nia)
})
