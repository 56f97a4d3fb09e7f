import { sql } from 'drizzle-orm'
import { expect, onTestFinished, test, vi } from 'vitest'
import type * as Readable from '../db/queries/readable'
import { openForum } from './forum'
import { groupOf, legalForum } from './legal'
import { ask as request } from './requests'

// The other stories show that nothing leaks (canaries.ts); these show that it would be noticed.

const leaky = vi.hoisted(() => ({ isOn: false }))
vi.mock('../db/queries/readable', async (original) => {
  const { readableBy, ...rest } = await original<typeof Readable>()
  return { ...rest, readableBy: (actor: never) => (leaky.isOn ? sql`true` : readableBy(actor)) }
})

test('where lists forget their filter and the database its wall, the canaries of a group sing', async () => {
  const { forum, sung, ask, lena, ada } = await story()
  const thread = await lena.asks('legal', 'A matter of the group', 'What nobody else may read.')
  await ada.opens(thread)
  expect(await sung()).toEqual([])

  leaky.isOn = true
  onTestFinished(() => void (leaky.isOn = false))
  for (const table of ['channels', 'threads', 'posts']) {
    await forum.connection.client.unsafe(`alter table ${table} disable row level security`)
  }
  await ask(ada, '/api/threads')
  expect(await sung()).toEqual(['A matter of the', 'matter of the group', thread.id].map(toAda).sort())
  await forum.app.inject({ url: '/api/forum', headers: { cookie: ada.cookie } })
  expect(await sung()).toContain(toAda('For the people of'))
})

test('what is said in the wrong room, or put in the log, is heard; also what stood there before it was changed', async () => {
  const { forum, sung, lena, ada, gus } = await story()
  const thread = await lena.asks('legal', 'A matter of the group', 'The old words of it.')
  const post = (await lena.opens(thread)).posts[0]!
  await lena.posts.edit(post.id, 'Entirely different now.')
  await gus.isInSync()
  expect(await sung()).toEqual([])

  const event = { type: 'post.saved' as const, post: { ...post, text: 'The old words of it.' } }
  const frame = { room: `person:${ada.id}` as const, after: 0, revision: 1, events: [event] }
  forum.app.house.realtime.emit(frame)
  await expect.poll(sung).toContain(toAda('The old words of'))
  forum.app.log.info({ post })
  expect((await sung()).filter((each) => each.startsWith('the log'))).toContain('the log was sent “The old words of”')
})

test('whoever left before the words were written, or came when they were gone, was not to have them', async () => {
  const { forum, sung, lena, ada, gus } = await story()
  const group = groupOf(lena)
  const thread = await lena.asks('legal', 'A matter of the group', 'The first words of it.')
  const post = (await lena.opens(thread)).posts[0]!
  await lena.forum.administration.dismiss(group, gus.id)
  await lena.posts.edit(post.id, 'Then came some others.')
  const { editedAt } = lena.posts.get(thread.id)!.posts[0]!
  const about = { id: crypto.randomUUID(), postId: post.id, reason: 'They name a person.' }
  await request(forum, 'redactPost', { ...about, words: 'some others', elsewhere: false, editedAt }, lena.cookie)
  await lena.forum.administration.admit(group, ada.id, false)
  await lena.isInSync()
  expect(await sung()).toEqual([])

  const say = (who: { id: string }, text: string) => {
    const event = { type: 'post.saved' as const, post: { ...post, text } }
    forum.app.house.realtime.emit({ room: `person:${who.id}`, after: 0, revision: 1, events: [event] })
  }
  for (const text of ['The first words of it', 'Then came some others']) for (const who of [gus, ada]) say(who, text)
  const wanted = ['Ada was sent “Then came some others”', 'Gus was sent “Then came some others”']
  await expect.poll(sung).toEqual(wanted)
})

/** The group's forum, whose canaries sing to the test alone. */
async function story() {
  const forum = await openForum()
  onTestFinished(() => forum.canaries.forget())
  return {
    forum,
    ...(await legalForum(forum)),
    sung: () => forum.canaries.leaks(forum.db),
    ask: (who: { fetch: typeof fetch }, path: string) => who.fetch(new URL(path, forum.base)),
  }
}

const toAda = (words: string) => `Ada was sent “${words}”`
