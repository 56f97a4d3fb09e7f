import { expect, test } from 'vitest'
import { openForum } from './forum'
import { ask } from './requests'
import type { Someone } from './someone'

const naming = (...people: Someone[]) => people.map(({ name, id }) => `@[${name}](person:${id})`).join(' and ')

test('whoever is named hears of it, once, until the post is read', async () => {
  const forum = await openForum()
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const thread = await ada.asks('consultations', 'A question', `${naming(ben, ben)}, what do you do?`)
  await expect.poll(() => ben.forum.mentions.open).toMatchObject([{ threadId: thread.id, number: 1, authorId: ada.id }])
  expect(ada.forum.mentions.all).toEqual([])
  ben.reads.saw(thread.id, 1)
  await ben.reads.send()
  expect(ben.forum.mentions.open).toEqual([])
  await inSync(ada, ben)
})

test('nobody is told of a post they may not read, nor oneself of one’s own', async () => {
  const forum = await openForum()
  const leo = await forum.join('leo', { groups: ['legal'] })
  const [lea, ben] = [await forum.join('lea', { groups: ['legal'] }), await forum.join('ben')]
  await leo.asks('legal', 'Among us', naming(lea, ben, leo))
  await expect.poll(() => lea.forum.mentions.all.length).toBe(1)
  expect(ben.forum.mentions.all).toEqual([])
  expect(leo.forum.mentions.all).toEqual([])
  expect((await ask(forum, 'listMentions', {}, ben.cookie)).json()).toEqual([])
  const told = await ask(forum, 'listChanges', { room: `person:${ben.id}`, after: 0 }, ben.cookie)
  expect(told.body).not.toContain('mention')
  await inSync(leo, lea, ben)
})

test('an edit tells only those it names anew', async () => {
  const forum = await openForum()
  const [ada, ben, eva] = [await forum.join('ada'), await forum.join('ben'), await forum.join('eva')]
  const thread = await ada.asks('consultations', 'A question', naming(ben))
  await expect.poll(() => ben.forum.mentions.all.length).toBe(1)
  const [before] = ben.forum.mentions.all
  const { posts } = await ada.opens(thread)
  await ada.posts.edit(posts[0]!.id, `${naming(ben, eva)}, please.`)
  await expect.poll(() => eva.forum.mentions.all.length).toBe(1)
  expect(ben.forum.mentions.all).toEqual([before])
  await inSync(ada, ben, eva)
})

test('with a removed post its mentions go, and come back with it, also for who was away', async () => {
  const forum = await openForum()
  const [ada, ben, eva] = [await forum.join('ada'), await forum.join('ben'), await forum.join('eva')]
  const thread = await ada.asks('consultations', 'A question', naming(ben, eva))
  const { posts } = await ada.opens(thread)
  await expect.poll(() => eva.forum.mentions.all.length).toBe(1)
  await ada.posts.remove(posts[0]!.id)
  await expect.poll(() => [ben, eva].flatMap((person) => person.forum.mentions.all)).toEqual([])
  await ben.reopens()
  await ada.posts.restore(posts[0]!.id)
  await expect.poll(() => [ben, eva].map((person) => person.forum.mentions.all.length)).toEqual([1, 1])
  await inSync(ada, ben, eva)
})

test('whoever leaves a group leaves its mentions behind', async () => {
  const forum = await openForum()
  const leo = await forum.join('leo', { groups: ['legal'], convenes: ['legal'] })
  const lea = await forum.join('lea', { groups: ['legal'] })
  await leo.asks('legal', 'Among us', naming(lea))
  await expect.poll(() => lea.forum.mentions.all.length).toBe(1)
  const groupId = leo.directory.groups.all.find(({ slug }) => slug === 'legal')!.id
  await ask(forum, 'dismiss', { groupId, personId: lea.id }, leo.cookie)
  await expect.poll(() => lea.forum.mentions.all).toEqual([])
  await inSync(leo, lea)
})

test('many name each other at once, and nobody waits for ever', async () => {
  const forum = await openForum()
  const people = await Promise.all(['ada', 'ben', 'eva', 'ivo'].map((name) => forum.join(name)))
  // In two channels: within one, writes take turns anyway.
  const channels = ['consultations', 'full-members']
  const threads = await Promise.all(
    people.map((person, index) => person.asks(channels[index % 2]!, `Of ${person.name}`)),
  )
  const writing = Array.from({ length: 8 }).flatMap(() =>
    people.map((person, index) => {
      const { id: threadId } = threads[index]!
      const text = naming(...people.toReversed())
      const post = { id: crypto.randomUUID(), threadId, parentId: null, text, fileIds: [] }
      return ask(forum, 'writePost', post, person.cookie)
    }),
  )
  expect((await Promise.all(writing)).map(({ statusCode }) => statusCode)).toEqual(writing.map(() => 200))
  const [{ deadlocks }] = await forum.connection.client<[{ deadlocks: number }]>`
    select deadlocks::int from pg_stat_database where datname = current_database()`
  expect(deadlocks).toBe(0)
  await expect.poll(() => people.map(({ forum: page }) => page.mentions.all.length)).toEqual([24, 24, 24, 24])
  await inSync(...people)
})

async function inSync(...people: Someone[]) {
  for (const person of people) await person.isInSync()
}
