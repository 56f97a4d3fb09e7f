import { expect, test } from 'vitest'
import type { Forum } from '../contract/forum'
import { openForum } from './forum'
import { whole } from './reaching'
import { ask } from './requests'

test('who may start nothing learns of nobody’s group by asking who would read there', async () => {
  const forum = await openForum()
  const [mia, len] = [await forum.join('mia', { role: 'moderator' }), await forum.join('len', { groups: ['legal'] })]
  const pia = await forum.join('pia', { member: 'Zeta' })
  const thread = await mia.asks('consultations', 'Quagga title')
  await mia.forum.reaches.ask(thread.id, crypto.randomUUID(), whole(mia, 'consultations', { guestIds: [pia.id] }), '')
  await expect.poll(() => pia.threads.all.length).toBe(1)
  const { channelId } = pia.threads.get(thread.id)!
  const groupId = len.directory.groups.all.find(({ slug }) => slug === 'legal')!.id
  const told = await ask(forum, 'previewReach', { channelId, to: 'group', groupId }, pia.cookie)
  expect(told.body).not.toContain(len.id)
  expect(told.statusCode).toBe(400)
})

test('a guest is not told when the network meets', async () => {
  const forum = await openForum()
  const [sam, pia] = [await forum.join('sam', { role: 'secretariat' }), await forum.join('pia', { member: 'Zeta' })]
  await sam.forum.administration.setMeeting('2031-05-05')
  for (const { cookie } of [sam, pia]) {
    const { body } = await ask(forum, 'suggestDates', {}, cookie)
    expect(body.includes('2031-05-05')).toBe(cookie === sam.cookie)
  }
})

test('whose institution becomes a partner keeps nothing of what they did in a group', async () => {
  const forum = await openForum()
  const sam = await forum.join('sam', { role: 'secretariat' })
  const [eva, len] = [
    await forum.join('eva', { member: 'Epsilon', convenes: ['legal'] }),
    await forum.join('len', { convenes: ['legal'] }),
  ]
  const groupId = len.directory.groups.all.find(({ slug }) => slug === 'legal')!.id
  const {
    id: memberId,
    name,
    ownName,
    npm,
  } = sam.directory.memberList.find(({ id }) => id === eva.directory.actor!.memberId)!
  const partner = { memberId, name, ownName, npm, status: 'partner', statusSince: '2026-01-01' }
  expect((await ask(forum, 'editMember', partner, sam.cookie)).statusCode).toBe(200)
  const ben = await forum.join('ben', { member: 'Beta' })
  const admitted = await ask(forum, 'admit', { groupId, personId: ben.id, convenor: false }, len.cookie)
  expect(admitted.statusCode).toBe(200)

  const opened = (await ask(forum, 'openForum', {}, eva.cookie)).json<Forum>()
  expect([opened.announcements, opened.memberships]).toEqual([[], []])
  expect((await ask(forum, 'listAudit', { groupId }, eva.cookie)).statusCode).toBe(404)
  const invitation = { id: crypto.randomUUID(), groupId, email: 'new@epsilon.example', until: null }
  expect((await ask(forum, 'inviteToGroup', invitation, eva.cookie)).statusCode).toBe(403)
})

test('a post that is hidden was written for those who read it, too: its author is asked before others may', async () => {
  const forum = await openForum()
  const [lea, len] = [await forum.join('lea', { convenes: ['legal'] }), await forum.join('len', { groups: ['legal'] })]
  const mia = await forum.join('mia', { role: 'moderator' })
  const thread = await lea.asks('legal', 'Okapi title')
  await len.opens(thread)
  const postId = crypto.randomUUID()
  const post = { id: postId, threadId: thread.id, parentId: null, text: 'Okapi secret', fileIds: [] }
  expect((await ask(forum, 'writePost', post, len.cookie)).statusCode).toBe(200)
  await ask(forum, 'hidePost', { postId, reason: 'Not here' }, lea.cookie)
  const consent = await lea.forum.reaches.ask(thread.id, crypto.randomUUID(), whole(lea, 'consultations'), '')
  expect(consent).toMatchObject({ state: 'open', answers: [{ personId: len.id }] })
  expect((await ask(forum, 'lookAtPost', { postId }, mia.cookie)).statusCode).toBe(404)
  await len.forum.reaches.answer(consent.id, true)
  await expect.poll(() => mia.threads.get(thread.id)?.label).toBe('network')
})

test('another group reads more, however few are in it today', async () => {
  const forum = await openForum()
  const lea = await forum.join('lea', { convenes: ['legal', 'medical'] })
  const [len, med] = [await forum.join('len', { groups: ['legal'] }), await forum.join('med')]
  const thread = await lea.asks('legal', 'Okapi title')
  const post = { id: crypto.randomUUID(), threadId: thread.id, parentId: null, text: 'Okapi secret', fileIds: [] }
  expect((await ask(forum, 'writePost', post, len.cookie)).statusCode).toBe(200)
  const channelId = lea.directory.channelBySlug('medical')!.id
  const moved = await ask(forum, 'moveThread', { threadId: thread.id, channelId }, lea.cookie)
  const groupId = lea.directory.groups.all.find(({ slug }) => slug === 'medical')!.id
  await ask(forum, 'admit', { groupId, personId: med.id, convenor: false }, lea.cookie)
  expect((await ask(forum, 'openThread', { threadId: thread.id }, med.cookie)).statusCode).toBe(404)
  expect(moved.statusCode).toBe(409)
})
