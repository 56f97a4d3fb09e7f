import { expect, test } from 'vitest'
import { openForum, type TestForum } from './forum'
import { whole } from './reaching'
import { ask } from './requests'
import type { Someone } from './someone'

test('whoever is taken out while it is asked is not named again; whoever comes in was never agreed to', async () => {
  const forum = await openForum()
  const { ada, ben, cat, dan, slug, name } = await troika(forum)
  const pia = await forum.join('pia', { member: 'Zeta' })
  const asked = async (title: string) => {
    const thread = await ben.asks(slug, title)
    await ada.opens(thread)
    const aim = whole(ada, slug, { guestIds: [pia.id] })
    return { thread, ...(await ada.forum.reaches.ask(thread.id, crypto.randomUUID(), aim, '')) }
  }
  const [first, second] = [await asked('Ibex one'), await asked('Ibex two')]
  const gained = async ({ id }: { id: string }) =>
    (await ben.forum.reaches.previewConsent(id)).gain.flatMap(({ personIds }) => personIds)
  await name(ada, ben)
  expect(await gained(first)).toEqual([pia.id])
  await ben.forum.reaches.answer(first.id, true)
  await expect.poll(() => pia.threads.get(first.thread.id)?.title).toBe('Ibex one')
  const seen = ({ cookie }: Someone, threadId: string) => ask(forum, 'openThread', { threadId }, cookie)
  expect((await seen(cat, first.thread.id)).statusCode).toBe(404)

  await name(ada, ben, dan)
  expect(await ben.forum.reaches.answer(second.id, true)).toMatchObject({ state: 'overtaken' })
  expect((await seen(pia, second.thread.id)).statusCode).toBe(404)
  for (const each of [ada, ben, cat, dan, pia]) await each.isInSync()
})

test('a thread is hidden for those whom its channel names once nobody changes that any more', async () => {
  const forum = await openForum()
  const { ada, ben, channelId, slug } = await troika(forum)
  const thread = await ben.asks(slug, 'Ibex one')
  const { client } = forum.connection
  const hiding = await client.begin(async (tx) => {
    await tx`update channels set version = version + 1 where id = ${channelId}`
    await tx`delete from channel_people where channel_id = ${channelId} and person_id = ${ben.id}`
    const asked = ask(forum, 'hideThread', { threadId: thread.id, reason: 'Off the point' }, ada.cookie)
    const waits = () =>
      client`select pid from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
    await expect.poll(async () => (await waits()).length).toBe(1)
    return { asked }
  })
  expect((await hiding.asked).statusCode).toBe(200)
  expect(await client`select true from channel_people where person_id = ${ben.id}`).toHaveLength(0)
})

/** Three in a channel of their own, which Ada leads, and Dan outside. */
async function troika(forum: TestForum) {
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const [cat, dan] = [await forum.join('cat', { member: 'Gamma' }), await forum.join('dan', { member: 'Delta' })]
  const sam = await forum.join('sam', { role: 'secretariat' })
  const channelId = crypto.randomUUID()
  const personIds = [ada, ben, cat].map(({ id }) => id)
  await sam.forum.channels.make({
    ...{ id: channelId, name: 'Troika', purpose: '', audience: 'persons', groupId: null },
    ...{ personIds, leadIds: [ada.id], writers: 'audience' },
  })
  for (const each of [ada, ben, cat]) await expect.poll(() => each.directory.channels.get(channelId)).toBeDefined()
  const name = (...people: Someone[]) =>
    ada.forum.channels.name({ channelId, personIds: people.map(({ id }) => id), leadIds: [ada.id] })
  const { slug } = ada.directory.channels.get(channelId)!
  return { ada, ben, cat, dan, channelId, slug, name }
}
