import { expect, test } from 'vitest'
import type { Channel } from '../contract/channels'
import { ear } from './ear'
import { openForum } from './forum'
import { ask } from './requests'
import type { Someone } from './someone'

const channel = (name: string, more: Partial<Channel> = {}) => ({
  ...{ id: crypto.randomUUID(), name, purpose: 'Why it is there', audience: 'network' as const, groupId: null },
  ...{ personIds: [], leadIds: [], writers: 'audience' as const, ...more },
})
const names = ({ directory }: Someone) => directory.channelList.map(({ name }) => name)

test('the secretariat makes a channel for named persons and does not read it; who leads changes the list', async () => {
  const forum = await openForum()
  const sam = await forum.join('sam', { role: 'secretariat' })
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const [cat, mia] = [await forum.join('cat', { member: 'Gamma' }), await forum.join('mia', { role: 'moderator' })]
  const troika = channel('Troika', { audience: 'persons', personIds: [ada.id, ben.id], leadIds: [ada.id] })

  expect(await sam.forum.channels.make(troika)).toBe(null)
  expect(await sam.forum.channels.make(troika)).toBe(null)
  await expect.poll(() => names(ada)).toContain('Troika')
  await expect.poll(() => names(ben)).toContain('Troika')
  const { slug } = ada.directory.channels.get(troika.id)!
  const thread = await ben.asks(slug, 'Among three')
  await ben.opens(thread)
  const heard = await ear(ben)
  await Promise.all([heard.watch(`channel:${troika.id}`), heard.watch(`thread:${thread.id}`)])

  const people = { channelId: troika.id, personIds: [ada.id, cat.id], leadIds: [ada.id] }
  await expect(ben.forum.channels.name(people)).rejects.toMatchObject({ code: 'not_allowed' })
  await expect(sam.forum.channels.name(people)).rejects.toMatchObject({ code: 'not_found' })
  heard.raw.length = 0
  await ada.forum.channels.name(people)
  await ada.opens(thread)
  ada.says(thread, 'A secret of the new three')

  await expect.poll(() => ben.posts.get(thread.id)!.state).toBe('lost')
  await expect.poll(() => names(cat)).toContain('Troika')
  expect((await cat.opens(thread)).state).toBe('open')
  await expect.poll(() => cat.sees(thread)).toContain('A secret of the new three')
  expect(heard.raw.join()).not.toMatch(/secret|saved/)
  expect([names(ben), names(sam), names(mia)].flat()).not.toContain('Troika')
  for (const each of [sam, ada, ben, cat, mia]) await each.isInSync()
})

test('a convenor makes channels in the group, renames one and archives it: it can be read and not written in', async () => {
  const forum = await openForum()
  const cora = await forum.join('cora', { convenes: ['legal'] })
  const leo = await forum.join('leo', { member: 'Epsilon', groups: ['legal'] })
  const ada = await forum.join('ada', { member: 'Beta' })
  const groupId = cora.directory.groups.all.find(({ slug }) => slug === 'legal')!.id
  const drafts = channel('Draft laws', { audience: 'group', groupId })
  const made = (await cora.forum.channels.make(drafts))!
  await expect.poll(() => names(leo)).toContain('Draft laws')
  const thread = await leo.asks(made.slug, 'A question')
  const { name, purpose, writers } = { ...drafts, name: 'Laws' }
  await cora.forum.channels.edit({ channelId: drafts.id, name, purpose, writers })
  await expect.poll(() => names(leo)).toContain('Laws')
  await expect(leo.forum.channels.archive(drafts.id)).rejects.toMatchObject({ code: 'not_allowed' })
  await cora.forum.channels.archive(drafts.id)

  await expect.poll(() => leo.directory.channels.get(drafts.id)!.archived).toBe(true)
  expect(leo.directory.mayStartIn(leo.directory.channels.get(drafts.id)!)).toBe(false)
  const post = { id: crypto.randomUUID(), threadId: thread.id, parentId: null, text: 'More', fileIds: [] }
  expect((await ask(forum, 'writePost', post, leo.cookie)).statusCode).toBe(403)
  expect((await leo.opens(thread)).state).toBe('open')
  await cora.forum.channels.reopen(drafts.id)
  expect((await ask(forum, 'writePost', post, leo.cookie)).statusCode).toBe(200)
  expect(names(ada)).not.toContain('Laws')
  for (const each of [cora, leo, ada]) await each.isInSync()
})

test('who was away learns that a channel was renamed and archived', async () => {
  const forum = await openForum()
  const [sam, ada] = [await forum.join('sam', { role: 'secretariat' }), await forum.join('ada')]
  const { id } = ada.directory.channelBySlug('consultations')!
  await expect.poll(() => ada.forum.live.status).toBe('online')
  const letIn = forum.app.house.realtime.cut([{ personId: ada.id, signedOut: {} }])
  await expect.poll(() => ada.forum.live.status).toBe('offline')
  await sam.forum.channels.edit({ channelId: id, name: 'Questions', purpose: '', writers: 'moderators' })
  letIn()
  await expect.poll(() => ada.directory.channels.get(id)).toMatchObject({ name: 'Questions', writers: 'moderators' })
  await ada.isInSync()
})

test('the channel of a group belongs to its convenors alone, and nobody names a partner for a channel', async () => {
  const forum = await openForum()
  const sam = await forum.join('sam', { role: 'secretariat' })
  const groupId = sam.directory.groups.all[0]!.id
  const make = (more: Partial<Channel>) => sam.forum.channels.make(channel('Any', more))
  await expect(make({ audience: 'group', groupId })).rejects.toMatchObject({ code: 'not_allowed' })
  await expect(make({ audience: 'group' })).rejects.toMatchObject({ code: 'invalid', field: 'groupId' })
  await expect(make({ audience: 'persons' })).rejects.toMatchObject({ code: 'invalid', field: 'personIds' })
  const personIds = [sam.id]
  await expect(make({ audience: 'persons', personIds })).rejects.toMatchObject({ field: 'leadIds' })
  await expect(make({ personIds })).rejects.toMatchObject({ field: 'personIds' })
  await sam.isInSync()
})
