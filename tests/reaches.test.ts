import { expect, test } from 'vitest'
import type { Aim } from '../contract/reaches'
import { ear } from './ear'
import { openForum, type TestForum } from './forum'
import { whole } from './reaching'
import { ask } from './requests'
import type { Someone } from './someone'

/** One person of each kind there is among those who could lose something. */
async function cast(forum: TestForum) {
  return {
    ada: await forum.join('ada'),
    ben: await forum.join('ben', { member: 'Beta' }),
    leo: await forum.join('leo', { member: 'Gamma', groups: ['legal'] }),
    mia: await forum.join('mia', { member: 'Alpha', role: 'moderator' }),
    oto: await forum.join('oto', { member: 'Epsilon' }),
    pia: await forum.join('pia', { member: 'Zeta' }),
  }
}
const memberOf = ({ directory }: Someone) => directory.actor!.memberId

test('a question is asked of two members only: nobody else hears, lists, finds or counts it', async () => {
  const forum = await openForum()
  const people = await cast(forum)
  const { ada, ben, leo, mia, oto, pia } = people
  const { id: channelId } = ada.directory.channelBySlug('consultations')!
  const others = await Promise.all([leo, oto, pia].map((each) => ear(each)))
  for (const each of others) await each.watch(`channel:${channelId}`)
  const reach = { to: 'members' as const, groupId: null, memberIds: [memberOf(ben)] }

  const said = await ada.forum.reaches.readers(channelId, reach)
  expect(said.flatMap(({ personIds }) => personIds).sort()).toEqual([ada.id, ben.id, mia.id].sort())
  const ids = { id: crypto.randomUUID(), postId: crypto.randomUUID(), channelId }
  const words = { title: 'Zebra title', text: 'Zebra words', places: [], topics: [], fileIds: [] }
  const thread = (await ada.threads.start({ ...ids, ...words, reach }))!
  await ada.threads.start({ ...ids, ...words, reach })

  await expect.poll(() => ben.threads.get(thread.id)?.label).toBe('group')
  expect((await ben.opens(thread)).state).toBe('open')
  expect(ben.directory.topOf(ben.threads.get(thread.id)!.channelId)?.id).toBe(channelId)
  for (const each of [leo, oto, pia]) {
    expect((await ask(forum, 'openThread', { threadId: thread.id }, each.cookie)).statusCode).toBe(404)
    expect((await ask(forum, 'search', { q: 'zebra' }, each.cookie)).body).not.toMatch(/Zebra/)
    expect(each.threads.all).toEqual([])
  }
  expect(others.flatMap(({ raw }) => raw).join()).not.toMatch(new RegExp(`Zebra|${thread.id}`))
  for (const each of Object.values(people)) await each.isInSync()
})

test('a thread is narrowed: who loses it finds neither its words nor that it changes', async () => {
  const forum = await openForum()
  const people = await cast(forum)
  const { ada, ben, leo, mia, oto } = people
  const thread = await ada.asks('consultations', 'Okapi title', 'Okapi words')
  const open = await Promise.all([ada, ben, leo, oto].map((each) => each.opens(thread)))
  const heard = await ear(leo)
  await Promise.all([heard.watch(`thread:${thread.id}`), heard.watch(`channel:${thread.channelId}`)])
  const aim = whole(ada, 'consultations', { to: 'members', memberIds: [memberOf(ben)] })

  const { gain, lose, isWider, askedIds } = await ada.forum.reaches.preview(thread.id, aim)
  expect([gain, isWider, askedIds]).toEqual([[], false, []])
  expect(lose.flatMap(({ personIds }) => personIds).sort()).toEqual([leo.id, oto.id].sort())
  await expect(ben.forum.reaches.narrow(thread.id, aim)).rejects.toMatchObject({ code: 'not_allowed' })
  await ada.forum.reaches.narrow(thread.id, aim)
  heard.raw.length = 0
  ada.says(thread, 'Okapi secret')

  await expect.poll(() => open.map(({ state }) => state)).toEqual(['open', 'open', 'lost', 'lost'])
  await expect.poll(() => ben.sees(thread)).toContain('Okapi secret')
  expect(heard.raw.join()).not.toMatch(/Okapi|saved/)
  for (const each of [leo, oto]) {
    expect((await ask(forum, 'listPosts', { threadId: thread.id }, each.cookie)).statusCode).toBe(404)
    expect((await ask(forum, 'search', { q: 'okapi' }, each.cookie)).body).not.toMatch(/Okapi/)
    expect((await ask(forum, 'openForum', {}, each.cookie)).body).not.toMatch(/Okapi/)
    const changes = await ask(forum, 'listChanges', { room: `channel:${thread.channelId}`, after: 0 }, each.cookie)
    expect(changes.body).not.toMatch(/Okapi/)
  }
  expect(ben.posts.get(thread.id)!.notes).toMatchObject([{ kind: 'narrowed', byId: ada.id }])
  for (const each of [...Object.values(people), mia]) await each.isInSync()
})

test('only full members, or a group one is in; of what is not part of the channel nothing can be chosen', async () => {
  const forum = await openForum()
  const { ada, leo, oto } = await cast(forum)
  const thread = await leo.asks('consultations', 'A question')
  const legal = leo.directory.groups.all.find(({ slug }) => slug === 'legal')!.id
  const narrow = (who: Someone, more: Partial<Aim>) =>
    who.forum.reaches.narrow(thread.id, whole(who, 'consultations', more))
  await narrow(leo, { to: 'full' })
  await expect.poll(() => ada.threads.get(thread.id)?.label).toBe('members')
  await narrow(leo, { to: 'group', groupId: legal })
  await expect.poll(() => ada.threads.get(thread.id)).toBe(undefined)
  await expect(narrow(leo, { to: 'full' })).rejects.toMatchObject({ code: 'conflict' })
  const ours = await ada.asks('full-members', 'Ours')
  const outside = whole(ada, 'full-members', { to: 'group', groupId: legal })
  await expect(ada.forum.reaches.narrow(ours.id, outside)).rejects.toMatchObject({ field: 'to' })
  const mine = await ada.asks('consultations', 'Mine')
  const without = whole(ada, 'consultations', { to: 'group', groupId: legal })
  await expect(ada.forum.reaches.narrow(mine.id, without)).rejects.toMatchObject({ field: 'to' })
  for (const each of [ada, leo, oto]) await each.isInSync()
})
