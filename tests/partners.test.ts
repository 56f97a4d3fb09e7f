import { expect, test } from 'vitest'
import type { Forum } from '../contract/forum'
import { ear } from './ear'
import { openForum } from './forum'
import { legalForum } from './legal'
import { whole } from './reaching'
import { ask } from './requests'
import type { Someone } from './someone'

test('a thread is opened to a partner’s person by name, once its contributors agree; they answer there, and see no more', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  const [mia, oto] = [await forum.join('mia', { role: 'moderator' }), await forum.join('oto', { member: 'Epsilon' })]
  const [pia, paul] = [await forum.join('pia', { member: 'Zeta' }), await forum.join('paul', { member: 'Zeta' })]
  const thread = await ada.asks('consultations', 'Quagga title', 'Quagga words')
  const other = await ada.asks('consultations', 'Another title')
  const aim = whole(mia, 'consultations', { guestIds: [pia.id] })

  await expect(ada.forum.reaches.ask(thread.id, crypto.randomUUID(), aim, '')).rejects.toMatchObject({
    code: 'not_allowed',
  })
  const { id } = await mia.forum.reaches.ask(thread.id, crypto.randomUUID(), aim, 'They know the standard')
  expect(pia.threads.all).toEqual([])
  await ada.forum.reaches.answer(id, true)

  await expect.poll(() => pia.threads.all.map(({ title }) => title)).toEqual(['Quagga title'])
  expect((await pia.opens(thread)).state).toBe('open')
  await ada.opens(thread)
  pia.says(thread, 'Quagga answer')
  await expect.poll(() => ada.sees(thread)).toContain('Quagga answer')
  expect(pia.directory.channelList).toEqual([])
  expect(paul.threads.all).toEqual([])
  const { channelId } = pia.threads.get(thread.id)!
  const words = { title: 'Mine', text: 'Mine', places: [], topics: [], fileIds: [] }
  const own = { id: crypto.randomUUID(), postId: crypto.randomUUID(), channelId, ...words }
  expect((await ask(forum, 'startThread', own, pia.cookie)).statusCode).toBe(403)
  expect((await ask(forum, 'openThread', { threadId: other.id }, pia.cookie)).statusCode).toBe(404)
  expect(ada.posts.get(thread.id)!.notes.map(({ kind }) => kind)).toContain('opened')
  for (const each of [ada, mia, oto, pia, paul]) await each.isInSync()
})

test('what was opened to a partner is closed again, at once', async () => {
  const forum = await openForum()
  const mia = await forum.join('mia', { role: 'moderator' })
  const pia = await forum.join('pia', { member: 'Zeta' })
  const thread = await mia.asks('consultations', 'Quagga title')
  const guestIds = [pia.id]
  await mia.forum.reaches.ask(thread.id, crypto.randomUUID(), whole(mia, 'consultations', { guestIds }), '')
  await expect.poll(() => pia.threads.all.length).toBe(1)
  const open = await pia.opens(thread)
  const heard = await ear(pia)
  await heard.watch(`thread:${thread.id}`)
  await mia.opens(thread)
  await mia.forum.reaches.narrow(thread.id, whole(mia, 'consultations'))
  heard.raw.length = 0
  mia.says(thread, 'Quagga secret')

  await expect.poll(() => open.state).toBe('lost')
  await expect.poll(() => mia.sees(thread)).toContain('Quagga secret')
  expect(heard.raw.join()).not.toMatch(/secret|saved/)
  expect((await ask(forum, 'search', { q: 'quagga' }, pia.cookie)).body).not.toMatch(/Quagga/)
  expect(mia.posts.get(thread.id)!.notes.map(({ kind }) => kind)).toContain('closed')
  await pia.isInSync()
  await mia.isInSync()
})

test('a partner’s person learns names, and nothing of groups, chairs, or who comes and goes', async () => {
  const forum = await openForum()
  const sam = await forum.join('sam', { role: 'secretariat', convenes: ['legal'] })
  const pia = await forum.join('pia', { member: 'Zeta' })
  await sam.forum.account.editProfile({
    ...{ name: 'Sam', position: 'Secret position', expertise: 'Secret skill', languages: ['sq'] },
  })
  const { groups, chairs, people, revisions } = (await ask(forum, 'openForum', {}, pia.cookie)).json<Forum>()
  expect([groups, chairs]).toEqual([[], []])
  expect(people.find(({ id }) => id === sam.id)).toMatchObject({
    name: 'Sam',
    position: '',
    expertise: '',
    languages: [],
  })
  expect(Object.keys(revisions)).toEqual([`person:${pia.id}`])
  const network = await ask(forum, 'listChanges', { room: 'network', after: 0 }, pia.cookie)
  expect(network.statusCode).toBe(404)
  const heard = await ear(pia)
  await sam.forum.account.editProfile({
    ...{ name: 'Sam', position: 'Another secret', expertise: '', languages: [] },
  })
  const groupId = sam.directory.groups.all[0]!.id
  const admitted = await ask(forum, 'admit', { groupId, personId: pia.id, convenor: false }, sam.cookie)
  expect(admitted.json()).toMatchObject({ code: 'invalid', field: 'personId' })
  const role = await ask(forum, 'assignRole', { personId: pia.id, role: 'moderator' }, sam.cookie)
  expect(role.json()).toMatchObject({ code: 'invalid', field: 'role' })
  expect(heard.raw.join()).not.toMatch(/secret/i)
  await sam.isInSync()
})

test('a partner that becomes an observer is one at once, and the other way round', async () => {
  const forum = await openForum()
  const sam = await forum.join('sam', { role: 'secretariat' })
  const [pia, ada] = [await forum.join('pia', { member: 'Zeta' }), await forum.join('ada')]
  const thread = await ada.asks('consultations', 'Quagga title')
  const { id: memberId, name, ownName, npm } = pia.directory.memberOf(pia.id)!
  const become = (status: 'observer' | 'partner', statusSince: string) =>
    sam.forum.administration.editMember({ memberId, name, ownName, npm, status, statusSince })
  await expect.poll(() => pia.forum.live.status).toBe('online')
  await become('observer', '2026-01-01')
  await expect.poll(() => pia.threads.all.map(({ id }) => id), { timeout: 5_000 }).toEqual([thread.id])
  await pia.isInSync()
  await become('partner', '2026-01-02')
  await expect.poll(() => pia.threads.all, { timeout: 5_000 }).toEqual([])
  const heard = await ear(pia)
  await ask(forum, 'recordChair', { year: 2031, memberId }, sam.cookie)
  await sam.isInSync()
  expect(heard.raw.join()).not.toMatch(/forum.changed/)
})

test('whoever is let into a thread of a group is told who convenes and who is named, and not who is in it', async () => {
  const forum = await openForum()
  const { lena, gus } = await legalForum(forum)
  const [pia, paul] = [await forum.join('pia', { member: 'Zeta' }), await forum.join('paul', { member: 'Zeta' })]
  const thread = await lena.asks('legal', 'Quagga title')
  await lena.opens(thread)
  const guestIds = [pia.id, paul.id]
  await lena.forum.reaches.ask(thread.id, crypto.randomUUID(), whole(lena, 'legal', { guestIds }), '')
  await expect.poll(() => pia.threads.get(thread.id)).toBeDefined()
  const { channelId } = pia.threads.get(thread.id)!
  const readers = async ({ directory }: Someone) =>
    (await directory.readers(channelId)).flatMap(({ personIds }) => personIds).sort()
  expect(await readers(pia)).toEqual([lena.id, pia.id, paul.id].sort())
  await expect.poll(() => gus.directory.channels.get(channelId)).toBeDefined()
  expect(await readers(gus)).toEqual([lena.id, gus.id, pia.id, paul.id].sort())
  for (const each of [lena, gus, pia, paul]) await each.isInSync()
})

test('nobody becomes a guest who holds an office or leads a channel; who is named somewhere stays so, as a guest', async () => {
  const forum = await openForum()
  const sam = await forum.join('sam', { role: 'secretariat' })
  const oto = await forum.join('oto', { member: 'Epsilon', role: 'moderator' })
  const ada = await forum.join('ada')
  const channelId = crypto.randomUUID()
  const named = { personIds: [ada.id, oto.id], leadIds: [oto.id] }
  const troika = {
    name: 'Troika',
    purpose: '',
    audience: 'persons' as const,
    groupId: null,
    writers: 'audience' as const,
  }
  await sam.forum.channels.make({ id: channelId, ...named, ...troika })
  const { id: memberId, name, ownName, npm } = oto.directory.memberOf(oto.id)!
  const become = { memberId, name, ownName, npm, status: 'partner' as const, statusSince: '2026-01-01' }
  const refused = { code: 'conflict', field: 'status', message: expect.stringContaining(': Oto.') as string }
  await expect(sam.forum.administration.editMember(become)).rejects.toMatchObject(refused)
  await sam.forum.administration.assignRole(oto.id, 'person')
  await expect(sam.forum.administration.editMember(become)).rejects.toMatchObject(refused)
  await oto.forum.channels.name({ channelId, ...named, leadIds: [ada.id] })
  await sam.forum.administration.editMember(become)
  await expect.poll(() => ada.directory.channels.get(channelId)?.leadIds).toEqual([ada.id])
  await oto.reopens()
  const thread = await ada.asks(ada.directory.channels.get(channelId)!.slug, 'Quagga title')
  await expect.poll(() => oto.threads.get(thread.id)?.title, { timeout: 5_000 }).toBe('Quagga title')
  for (const each of [sam, ada, oto]) await each.isInSync()
})
