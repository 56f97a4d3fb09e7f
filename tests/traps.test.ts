import { expect, test } from 'vitest'
import { ear } from './ear'
import { openForum, password } from './forum'
import { groupOf, legalForum } from './legal'
import { everythingTold, pry } from './prying'
import { whole } from './reaching'
import { ask } from './requests'
import type { Someone } from './someone'

/*
 * Traps that comparable products fell into, each under the name it has in the list of them: what is sent. What is asked
 * for is in trapsOfLists.test.ts.
 */

test('a socket that ignores a revoked session', async () => {
  const forum = await openForum()
  const { lena, gus } = await legalForum(forum)
  const thread = await lena.asks('legal', 'Within the group')
  const phone = await listening(gus, thread)
  const laptop = forum.visitor()
  await laptop.forum.session.signIn(gus.email, password)
  await laptop.forum.open()
  await laptop.forum.account.loadDevices()

  await laptop.forum.account.endDevice(laptop.forum.account.devices!.find(({ current }) => !current)!.id)
  phone.raw.length = 0
  await says(lena, thread, 'Zebra')

  await expect.poll(() => phone.isConnected).toBe(false)
  expect(phone.raw).toEqual([])
  // One that ended without a word to its socket lets nobody in any more.
  const tablet = await ear(laptop)
  await forum.connection.client`delete from sessions where person_id = ${gus.id}`
  expect(await tablet.watch(`thread:${thread.id}`)).toEqual({ code: 'not_found' })
  await lena.isInSync()
})

test('an ex-subscriber who still reads metadata', async () => {
  const forum = await openForum()
  const { lena, gus } = await legalForum(forum)
  const thread = await lena.asks('legal', 'Within the group', 'Zebra')
  const postId = (await lena.opens(thread)).posts[0]!.id
  const known = { channelId: thread.channelId, threadId: thread.id, postId }
  expect(await pry(forum, gus, known)).toContain('openThread threadId')
  const [socket, theirs] = [await listening(gus, thread), await listening(lena, thread)]

  await lena.forum.administration.dismiss(groupOf(lena), gus.id)
  socket.raw.length = 0
  await says(lena, thread, 'Zebra')
  lena.forum.live.typing(thread.id, true)
  await expect.poll(() => theirs.raw.join()).toContain('"typing":true')

  expect(await socket.watch(`channel:${thread.channelId}`)).toEqual({ code: 'not_found' })
  // All there was: that what one may see is another now.
  expect(socket.raw.join()).not.toMatch(new RegExp(`${thread.id}|${thread.channelId}|presence|saved`))
  expect(await pry(forum, gus, known)).toEqual([])
  for (const each of [lena, gus]) await each.isInSync()
})

test('an edit event sent to those who could not see the old text', async () => {
  const forum = await openForum()
  const [mia, ada] = [await forum.join('mia', { role: 'moderator' }), await forum.join('ada')]
  const oto = await forum.join('oto', { member: 'Epsilon' })
  const thread = await ada.asks('consultations', 'Title', 'Zebra')
  const other = await ada.asks('consultations', 'Other', 'Ibex and okapi')
  const { id } = (await ada.opens(thread)).posts[0]!
  const { id: hidden } = (await mia.opens(other)).posts[0]!
  const [socket, same] = [await listening(oto, thread), await listening(oto, other)]

  await ada.forum.reaches.narrow(thread.id, whole(ada, 'consultations', { to: 'full' }))
  socket.raw.length = 0
  await ada.posts.edit(id, 'Zebra, said otherwise')
  await ada.threads.edit({ threadId: thread.id, title: 'Zebra', places: [], topics: [] })
  await mia.forum.moderation.hide(hidden, 'It names a person.')
  same.raw.length = 0
  const taken = { words: 'Ibex', reason: 'A name', editedAt: null, elsewhere: false }
  await mia.forum.moderation.redact({ postId: hidden, ...taken })

  expect(await socket.watch(`thread:${thread.id}`)).toEqual({ code: 'not_found' })
  expect(socket.raw.join()).not.toMatch(/Zebra|post\.saved/)
  await expect.poll(() => same.raw.join()).toContain('"redacted":true')
  expect(same.raw.join()).not.toContain('okapi')
  for (const each of [mia, ada, oto]) await each.isInSync()
})

test('a user’s status naming the private channel', async () => {
  const forum = await openForum()
  const { lena, gus, ada } = await legalForum(forum)
  const [secret, open] = [await lena.asks('legal', 'Within the group'), await ada.asks('consultations', 'For all')]
  const socket = await listening(ada, open)
  for (const each of [lena, gus]) {
    await each.opens(secret)
    await each.opens(open)
  }
  const [present, typing] = [
    (by: Someone, { id }: { id: string }) => by.forum.presences.in(id).map(({ personId }) => personId),
    (by: Someone, { id }: { id: string }) => by.forum.presences.typingIn(id).map(({ personId }) => personId),
  ]
  await expect.poll(() => present(lena, secret)).toEqual([gus.id])
  gus.forum.live.typing(secret.id, true)
  await expect.poll(() => typing(lena, secret)).toEqual([gus.id])
  // Whoever says they write where they do not read says it to nobody.
  ada.forum.live.typing(secret.id, true)
  await ada.opens(open)
  await expect.poll(() => ada.forum.presences.in(open.id).length).toBe(2)
  ada.forum.live.typing(open.id, true)
  await expect.poll(() => typing(lena, open)).toEqual([ada.id])
  await expect.poll(() => present(lena, secret)).toEqual([gus.id])

  await lena.forum.administration.dismiss(groupOf(lena), gus.id)
  await expect.poll(() => present(lena, secret)).toEqual([])
  await socket.watch(`thread:${open.id}`)
  expect(socket.raw.join()).toContain(`"presence",{"threadId":"${open.id}"`)
  expect(socket.raw.join()).not.toMatch(new RegExp(`${secret.id}|${secret.channelId}`))
  for (const each of [lena, gus, ada]) await each.isInSync()
})

test('a delete event carrying the text', async () => {
  const forum = await openForum()
  const [mia, ada] = [await forum.join('mia', { role: 'moderator' }), await forum.join('ada')]
  const ben = await forum.join('ben', { member: 'Beta' })
  const thread = await ada.asks('consultations', 'Quagga', 'The question')
  const naming = `Zebra @[Ben](person:${ben.id})`
  const [own, hidden] = [await says(ada, thread, naming), await says(ada, thread, naming)]
  const [reported] = [await says(ada, thread, naming)]
  // All that was said is told before somebody begins to listen.
  await expect.poll(() => ben.forum.mentions.all.length).toBe(3)
  const socket = await listening(ben, thread)

  await ada.posts.remove(own)
  await mia.forum.moderation.hide(hidden, 'A slip')
  await mia.forum.moderation.erase(hidden)
  await mia.forum.moderation.report({ id: crypto.randomUUID(), postId: reported, reason: 'names', note: 'Zebra' })
  await expect.poll(() => socket.heard.filter(({ type }) => type === 'post.saved').length).toBe(4)
  expect(socket.raw.join()).not.toContain('Zebra')
  const before = socket.raw.length
  await mia.orders.hide(thread.id, 'Zebra')
  await mia.orders.remove(thread.id)

  await expect.poll(() => socket.heard.map(({ type }) => type)).toContain('thread.removed')
  await socket.watch(`channel:${thread.channelId}`)
  expect(socket.raw.slice(before).join()).not.toMatch(/Zebra|Quagga|The question/)
  for (const each of [mia, ada, ben]) await each.isInSync()
})

test('notification mail queued before removal and sent after it: what waits is asked again when it is told', async () => {
  const forum = await openForum()
  const { lena, gus, ada } = await legalForum(forum)
  const thread = await lena.asks('legal', 'Title', 'The question')
  const own = await says(gus, thread, 'Regrettable')
  await ask(forum, 'reportPost', { id: crypto.randomUUID(), postId: own, reason: 'other', note: '' }, gus.cookie)
  gus.leave()
  // All of this waits for Gus: he is named, something is unread, he is asked for his consent, his report is decided.
  await says(lena, thread, `Zebra @[Gus](person:${gus.id})`)
  const aim = { ...whole(lena, 'legal'), guestIds: [(await forum.join('pia', { member: 'Zeta' })).id] }
  await lena.forum.reaches.ask(thread.id, crypto.randomUUID(), aim, 'Zebra')
  await lena.forum.moderation.load()
  await lena.forum.moderation.decide(lena.forum.moderation.reports![0]!.id, 'dismissed')
  const waiting = JSON.stringify(await everythingTold(forum, gus))
  for (const each of ['mention.saved', 'consent.saved', own, thread.id]) expect(waiting).toContain(each)

  await lena.forum.administration.dismiss(groupOf(lena), gus.id)

  const told = JSON.stringify(await everythingTold(forum, gus, ['zebra']))
  expect(told).not.toMatch(new RegExp(`Zebra|mention\\.saved|consent\\.saved|${own}|${thread.id}`))
  await gus.reopens()
  expect([gus.forum.mentions.all, gus.forum.reaches.asked, gus.forum.moderation.news]).toEqual([[], [], []])
  for (const each of [lena, gus, ada]) await each.isInSync()
})

/** A bare socket in the rooms of a thread and of the list it is in. */
async function listening(someone: Someone, thread: { id: string; channelId: string }) {
  const socket = await ear(someone)
  for (const room of [`thread:${thread.id}`, `channel:${thread.channelId}`] as const) {
    expect(await socket.watch(room)).toHaveProperty('revision')
  }
  return socket
}

async function says(by: Someone, thread: { id: string }, text: string) {
  const id = by.says(thread, text)
  await expect.poll(() => by.posts.pending).toEqual([])
  return id
}
