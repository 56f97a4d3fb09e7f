import { expect, test } from 'vitest'
import { ear } from './ear'
import { openForum } from './forum'
import { groupOf, legalForum } from './legal'
import { everythingTold, pry } from './prying'
import { whole } from './reaching'
import { ask } from './requests'
import { fileOf } from './sampleFiles'
import { find } from './searching'
import type { Someone } from './someone'
import { download, uploaded } from './uploading'

/*
 * Traps that comparable products fell into, each under the name it has in the list of them: what is listed, found and
 * fetched. What is sent is in traps.test.ts.
 */

test('a message moved to a private channel still readable or searchable', async () => {
  const forum = await openForum()
  const [mia, ada] = [
    await forum.join('mia', { role: 'moderator', convenes: ['legal'] }),
    await forum.join('ada', { member: 'Beta' }),
  ]
  const oto = await forum.join('oto', { member: 'Epsilon' })
  const [moved, merged, kept] = [
    await ada.asks('consultations', 'Zebra moved', `Zebra @[Oto](person:${oto.id})`),
    await ada.asks('consultations', 'Zebra merged', `Zebra @[Oto](person:${oto.id})`),
    await ada.asks('consultations', 'Kept'),
  ]
  const among = await ada.asks('full-members', 'Among us')
  const known = await Promise.all(
    [moved, merged].map(async ({ id }) => ({
      threadId: id,
      postId: (await ada.opens({ id })).posts[0]!.id,
    })),
  )
  for (const each of known) expect(await pry(forum, oto, each)).toContain('listPosts threadId')
  expect(await find(oto, 'zebra')).toHaveLength(2)
  // What one has read of it is one's own; where that stands now is not.
  for (const { threadId } of known) await ask(forum, 'markRead', { threadId, numbers: [1] }, oto.cookie)

  await mia.threads.move(moved.id, mia.directory.channelBySlug('legal')!.id)
  await mia.orders.merge(merged.id, among.id)

  for (const each of known) expect(await pry(forum, oto, each)).toEqual([])
  expect(await find(oto, 'zebra')).toEqual([])
  const told = JSON.stringify(await everythingTold(forum, oto, ['zebra']))
  const ids = [among.id, ...known.flatMap(({ threadId, postId }) => [threadId, postId])]
  expect(told).not.toMatch(new RegExp(`Zebra|${ids.join('|')}`))
  expect(told).toContain(kept.id)
  for (const each of [mia, ada, oto]) await each.isInSync()
})

test('a "public" export with private attachments: a file goes with its post, and is served where that stands now', async () => {
  const forum = await openForum()
  const { lena, gus, ada } = await legalForum(forum)
  const oto = await forum.join('oto', { member: 'Epsilon' })
  const [open, secret] = [await uploaded(ada, fileOf('a.txt', 'Open')), await uploaded(gus, fileOf('b.txt', 'Secret'))]
  const thread = await ada.asks('consultations', 'For all', 'Words', { fileIds: [open.id] })
  await gus.asks('legal', 'Within the group', 'Words', { fileIds: [secret.id] })
  expect((await download(oto, open.id)).status).toBe(200)

  await ada.forum.reaches.narrow(thread.id, whole(ada, 'consultations', { to: 'full' }))
  expect(await pry(forum, oto, { fileId: open.id })).toEqual([])
  expect((await download(lena, open.id)).status).toBe(200)
  // Nobody takes a file out of where it was shown by carrying it in a post of their own elsewhere: not even who sent it.
  for (const each of [lena, gus, ada]) {
    const post = { id: crypto.randomUUID(), threadId: thread.id, parentId: null, text: 'Look', fileIds: [secret.id] }
    expect((await ask(forum, 'writePost', post, each.cookie)).statusCode).toBe(400)
  }
  expect(await pry(forum, ada, { fileId: secret.id })).toEqual([])
  await lena.forum.administration.dismiss(groupOf(lena), gus.id)
  expect(await pry(forum, gus, { fileId: secret.id })).toEqual([])
  expect(await (await download(lena, secret.id)).text()).toBe('Secret')
  for (const each of [lena, gus, ada, oto]) await each.isInSync()
})

test('a removed member listing channels', async () => {
  const forum = await openForum()
  const { lena, gus, olga } = await legalForum(forum)
  const [group, full] = ['legal', 'full-members'].map((slug) => gus.directory.channelBySlug(slug)!)
  const lists = async () => {
    const told = JSON.stringify(await everythingTold(forum, gus, ['group', 'members']))
    return [group, full].map((channel) => told.includes(channel!.id))
  }
  expect(await lists()).toEqual([true, true])
  await lena.forum.administration.dismiss(groupOf(lena), gus.id)
  expect(await lists()).toEqual([false, true])
  expect(await pry(forum, gus, { channelId: group!.id })).toEqual([])

  const { id: memberId, name, ownName, npm } = olga.directory.members.get(gus.directory.actor!.memberId)!
  const observer = { memberId, name, ownName, npm, status: 'observer', statusSince: '2026-11-23' } as const
  await olga.forum.administration.editMember(observer)
  expect(await lists()).toEqual([false, false])
  expect(await pry(forum, gus, { channelId: full!.id })).toEqual([])
  await expect
    .poll(() => gus.directory.channels.all.map(({ slug }) => slug))
    .toEqual(['consultations', 'announcements'])
  for (const each of [lena, gus, olga]) await each.isInSync()
})

test('a name lookup finding private channels', async () => {
  const forum = await openForum()
  const { lena, ada, olga } = await legalForum(forum)
  const like = { audience: 'network', groupId: null, writers: 'audience', personIds: [], leadIds: [] } as const
  const make = (by: Someone, name: string, more: object = {}) =>
    ask(forum, 'makeChannel', { id: crypto.randomUUID(), name, purpose: '', ...like, ...more }, by.cookie)
  const first = (await make(olga, 'Aardvark')).json<{ position: number }>()
  const inGroup = { audience: 'group', groupId: groupOf(lena), purpose: 'Quagga' }
  const secret = (await make(lena, 'Okapi', inGroup)).json<{ id: string; slug: string }>()
  expect(secret.slug).toMatch(/^okapi-/)

  for (const each of [ada, olga]) {
    const told = JSON.stringify(await everythingTold(forum, each, ['okapi', 'quagga', secret.slug]))
    expect(told).not.toMatch(new RegExp(`"Okapi|Quagga"|${secret.id}|"${secret.slug}"`))
    expect(each.directory.channelBySlug(secret.slug)).toBeUndefined()
    expect(await pry(forum, each, { channelId: secret.id })).toEqual([])
  }
  // Who takes the same name is not told that it is taken, nor by the number of its place that there is one before it.
  const same = await make(olga, 'Okapi')
  expect(same.statusCode).toBe(200)
  expect(same.json()).toMatchObject({
    slug: expect.stringMatching(/^okapi-[0-9a-f]{6}$/),
    position: first.position + 1,
  })
  for (const each of [lena, ada, olga]) await each.isInSync()
})

test('titles in counts', async () => {
  const forum = await openForum()
  const { lena, gus, ada, olga } = await legalForum(forum)
  const mia = await forum.join('mia', { role: 'moderator' })
  const others = [ada, olga, mia]
  await ada.asks('consultations', 'For all')
  const told = () =>
    Promise.all([
      ...others.map((each) => everythingTold(forum, each, ['zebra'])),
      ...others.map(async ({ cookie }) => (await ask(forum, 'viewAs', { personId: gus.id }, cookie)).body),
    ])
  await told()
  const [before, sockets] = [await told(), await Promise.all(others.map(ear))]

  for (let count = 0; count < 3; count++) {
    const thread = await lena.asks('legal', `Zebra ${count}`, `Zebra @[Ada](person:${ada.id})`)
    const postId = (await gus.opens(thread)).posts[0]!.id
    gus.says(thread, 'Zebra')
    await expect.poll(() => gus.posts.pending).toEqual([])
    await gus.forum.moderation.report({ id: crypto.randomUUID(), postId, reason: 'names', note: 'Zebra' })
  }

  expect((await told()).map(withoutLooks)).toEqual(before.map(withoutLooks))
  expect(sockets.flatMap(({ heard }) => heard)).toEqual([])
  for (const each of [lena, gus, ...others]) await each.isInSync()
})

test('the "last poster" revealing a hidden author', async () => {
  const forum = await openForum()
  const [mia, ada] = [await forum.join('mia', { role: 'moderator' }), await forum.join('ada')]
  const [leo, rea] = [await forum.join('leo', { member: 'Beta' }), await forum.join('rea', { member: 'Delta' })]
  const ben = await forum.join('ben', { member: 'Gamma' })
  const thread = await ada.asks('consultations', 'A question')
  const socket = await ear(ben)
  await socket.watch(`channel:${thread.channelId}`)
  await socket.watch(`thread:${thread.id}`)
  const last = leo.says(thread, 'Zebra')
  await expect.poll(() => leo.posts.pending).toEqual([])
  await expect.poll(() => socket.raw.join()).toContain('Zebra')

  // A list names who asked, and nobody who answered, whether that stands or is hidden.
  const ofLists = async () => {
    const { 'openForum {}': start, ...told } = await everythingTold(forum, ben, ['zebra', 'question'])
    const { people: _, ...rest } = JSON.parse(start!) as { people: unknown }
    return JSON.stringify([rest, told])
  }
  await rea.forum.moderation.report({ id: crypto.randomUUID(), postId: last, reason: 'names', note: '' })
  const listed = await ofLists()
  expect(listed).toContain(thread.id)
  for (const each of [leo, rea]) expect(listed).not.toContain(each.id)
  const inList = socket.heard.filter((event) => event.type === 'thread.saved')
  expect(JSON.stringify(inList)).not.toContain(leo.id)
  // Who had it hidden by reporting it is named to nobody but those who keep order.
  await expect.poll(() => ben.forum.moderation.own).toEqual([])
  expect(socket.raw.join()).not.toContain(rea.id)
  expect((await ask(forum, 'listPosts', { threadId: thread.id }, ben.cookie)).body).not.toContain(rea.id)
  expect((await ask(forum, 'listReports', {}, mia.cookie)).body).toContain(rea.id)
  for (const each of [mia, ada, leo, rea, ben]) await each.isInSync()
})

/** That the secretariat looked through somebody's eyes stands in its log, each time. */
const withoutLooks = (told: Record<string, string> | string) =>
  typeof told === 'string' ? told : Object.entries(told).filter(([question]) => !question.startsWith('listAudit'))
