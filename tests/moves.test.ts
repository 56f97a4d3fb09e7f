import { expect, test } from 'vitest'
import { ear } from './ear'
import { openForum } from './forum'
import { whole } from './reaching'

test('a thread is moved: whoever loses it hears nothing more, whoever keeps it goes on reading', async () => {
  const forum = await openForum()
  const [mia, ada, oto] = [
    await forum.join('mia', { role: 'moderator' }),
    await forum.join('ada', { member: 'Beta' }),
    await forum.join('oto', { member: 'Epsilon' }),
  ]
  const thread = await ada.asks('consultations', 'A question for all', 'Words for all')
  const list = oto.threads.list({ channelId: thread.channelId })
  await Promise.all([list.more(), ada.opens(thread), mia.opens(thread)])
  const open = await oto.opens(thread)
  const heard = await ear(oto)
  await heard.watch(`thread:${thread.id}`)
  await heard.watch(`channel:${thread.channelId}`)
  const full = mia.directory.channelBySlug('full-members')!

  const { gain, lose } = await mia.forum.reaches.preview(thread.id, whole(mia, 'full-members'))
  expect([gain.length, lose.flatMap(({ personIds }) => personIds)]).toEqual([0, [oto.id]])
  await mia.threads.move(thread.id, full.id)
  heard.raw.length = 0
  ada.says(thread, 'A secret from observers')

  await expect.poll(() => open.state).toBe('lost')
  await expect.poll(() => mia.sees(thread)).toContain('A secret from observers')
  expect(await heard.watch(`thread:${thread.id}`)).toEqual({ code: 'not_found' })
  expect(heard.raw.join()).not.toMatch(/secret|saved/)
  expect([list.threads, oto.threads.all, oto.sees(thread)]).toEqual([[], [], []])
  expect(ada.threads.get(thread.id)).toMatchObject({ channelId: full.id, label: 'members' })
  expect(ada.posts.get(thread.id)!.state).toBe('open')
  expect(ada.posts.get(thread.id)!.notes).toMatchObject([{ kind: 'moved', byId: mia.id }])
  for (const each of [mia, ada, oto]) await each.isInSync()
})

test('who was away while a thread was moved learns only that it left', async () => {
  const forum = await openForum()
  const [mia, oto] = [await forum.join('mia', { role: 'moderator' }), await forum.join('oto', { member: 'Epsilon' })]
  const thread = await mia.asks('consultations', 'A question for all')
  await oto.opens(thread)
  const letIn = forum.app.house.realtime.cut([{ personId: oto.id, signedOut: {} }])
  await expect.poll(() => oto.forum.live.status).toBe('offline')
  await mia.threads.move(thread.id, mia.directory.channelBySlug('full-members')!.id)
  await mia.threads.edit({ threadId: thread.id, title: 'Secret title', places: [], topics: [] })
  letIn()

  await expect.poll(() => oto.posts.get(thread.id)!.state).toBe('lost')
  await expect.poll(() => oto.threads.all).toEqual([])
  await oto.isInSync()
  await mia.isInSync()
})

test('a thread is not moved to where it would be less confidential', async () => {
  const forum = await openForum()
  const mia = await forum.join('mia', { role: 'moderator' })
  const thread = await mia.asks('full-members', 'A question for full members')
  const consultations = mia.directory.channelBySlug('consultations')!
  await expect(mia.threads.move(thread.id, consultations.id)).rejects.toMatchObject({ code: 'conflict' })
  await mia.isInSync()
})
