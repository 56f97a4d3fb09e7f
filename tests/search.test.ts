import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { limits } from '../contract/limits'
import { openForum } from './forum'
import { answerTo, ask, everything, find, type Question } from './searching'

test('what was said is found by its words, in titles and posts, marked, as it was typed', async () => {
  const forum = await openForum()
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const thread = await ada.asks('consultations', 'Handcuffs <b>during</b> transport', 'When are HANDCUFFS "usual"?')
  await ben.opens(thread)
  ben.says(thread, 'Only after a risk assessment;\nhandcuffs are the exception. Ćelija & Κελί')
  await expect.poll(() => ben.sees(thread)?.length).toBe(2)

  const hits = await find(ben, 'handcuffs')
  const [answer, question] = [hits.find(({ postId }) => postId)!, hits.find(({ postId }) => !postId)!]
  expect(hits.length).toBe(2)
  expect(answer.title).toEqual(['', 'Handcuffs', ' <b>during</b> transport'])
  expect(answer.excerpt).toEqual([
    ...['Only after a risk assessment; ', 'handcuffs', ' are the exception. Ćelija & Κελί'],
  ])
  expect(question.excerpt).toEqual(['When are ', 'HANDCUFFS', ' "usual"?'])
  expect(question).toMatchObject({ thread: { id: thread.id, title: thread.title }, authorId: ada.id })
  await ben.isInSync()
})

test('what is found reads as the post does, without the marks of Markdown', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  const lines = [
    '## Rule',
    '',
    '**Out of hearing**, see [the paper](https://example.org/x):',
    '- alone',
    '> as written',
  ]
  const table = ['| NPM | m² |', '|---|---|', '| Alpha | 4 |']
  await ada.asks('consultations', 'How?', [...lines, '', ...table].join('\n'))

  const [hit] = await find(ada, 'hearing')
  expect(hit!.excerpt).toEqual(['Rule Out of ', 'hearing', ', see the paper: · alone as written NPM | m² Alpha | 4'])
})

test('whoever is not of a group finds no trace of its channel', async () => {
  const forum = await openForum()
  const [lea, ben] = [await forum.join('lea', { groups: ['legal'] }), await forum.join('ben', { member: 'Beta' })]
  const observer = await forum.join('eva', { member: 'Epsilon' })
  const secret = await lea.asks('legal', 'Canary title', 'Canary text')
  const full = await lea.asks('full-members', 'Canary of the full', 'Canary text')
  for (let count = 0; count < limits.page.hits; count++) await ben.asks('consultations', `Canary ${count}`, 'For all')

  const ours = await ask(lea, { q: 'canary' })
  expect(ours.next).not.toBeNull()
  const theirs = await ask(observer, { q: 'canary' })
  expect([theirs.hits.length, theirs.next]).toEqual([limits.page.hits, null])
  expect(JSON.stringify(theirs)).not.toContain(secret.id)
  expect((await everything(ben, 'canary')).map(({ thread }) => thread!.id)).toContain(full.id)
  expect((await everything(ben, 'canary')).map(({ thread }) => thread!.id)).not.toContain(secret.id)

  const inIt = await answerTo(ben, { q: 'canary', channelId: secret.channelId })
  expect(inIt).toEqual(await answerTo(ben, { q: 'canary', channelId: randomUUID() }))
  expect(inIt.status).toBe(404)
  expect((await ask(lea, { q: 'canary', channelId: secret.channelId })).hits.length).toBe(1)
})

test('what was removed is not found, what was edited by its new text only', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  const thread = await ada.asks('consultations', 'A question', 'The old wording')
  const open = await ada.opens(thread)
  const id = ada.says(thread, 'Regrettable remark')
  await expect.poll(() => ada.sees(thread)?.length).toBe(2)
  await ada.posts.edit(open.posts[0]!.id, 'The new phrasing')
  expect((await find(ada, 'wording')).length).toBe(0)
  expect((await find(ada, 'phrasing')).length).toBe(1)
  expect((await find(ada, 'regrettable')).length).toBe(1)
  await ada.posts.remove(id)
  expect(await find(ada, 'regrettable')).toEqual([])
  await ada.posts.remove(open.posts[0]!.id)
  expect(await find(ada, 'phrasing')).toEqual([])
  expect(await find(ada, 'question')).toMatchObject([{ postId: null, excerpt: [''], authorId: ada.id }])
  await ada.isInSync()
})

test('filters narrow it down', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  const prison = await ada.asks('consultations', 'Showers', 'How often?', {
    places: ['prison'],
    topics: ['sanitation'],
  })
  const police = await ada.asks('consultations', 'Showers', 'How often?', { places: ['police'] })
  const ids = async (question: Partial<Question>) =>
    (await ask(ada, { q: 'showers', ...question })).hits.map(({ thread }) => thread!.id)
  expect(await ids({})).toEqual([police.id, prison.id])
  expect(await ids({ place: 'prison' })).toEqual([prison.id])
  expect(await ids({ place: 'police', topic: 'sanitation' })).toEqual([])
  expect(await ids({ channelId: prison.channelId })).toEqual([police.id, prison.id])
})

test('page after page everything is found once, newest first', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  const threads = []
  for (let count = 0; count < 25; count++) threads.push(await ada.asks('consultations', `Bedding ${count}`, 'x'))
  const thread = threads[3]!
  await ada.opens(thread)
  for (let count = 0; count < 20; count++) ada.says(thread, `bedding, remark ${count}`)
  await expect.poll(() => ada.posts.pendingIn(thread.id).length).toBe(0)

  const hits = await everything(ada, 'bedding')
  expect(hits.length).toBe(45)
  expect(new Set(hits.map(({ thread, postId }) => postId ?? thread!.id)).size).toBe(45)
  expect(hits.filter(({ postId }) => postId).map(({ excerpt }) => excerpt.join(''))).toEqual(
    Array.from({ length: 20 }, (_, count) => `bedding, remark ${19 - count}`),
  )
  expect((await answerTo(ada, { q: 'bedding', cursor: 'nonsense' })).status).toBe(400)
})

test('no index stands in an order that no list asks for', async () => {
  const { connection } = await openForum()
  const odd = await connection.client`select indexname from pg_indexes where indexdef like '%NULLS LAST%'`
  expect(odd.map(({ indexname }) => indexname as string)).toEqual([])
})

test('a rare word is found behind thousands of newer posts', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  const thread = await ada.asks('consultations', 'Old', 'the needle')
  await forum.connection.client`
    insert into posts (id, thread_id, root, number, author_id, text, created_at, revision)
    select gen_random_uuid(), ${thread.id}, n, n, ${ada.id}, 'hay ' || n, now() + n * interval '1 ms', 1
    from generate_series(2, 5500) as n`
  expect(await find(ada, 'needle')).toMatchObject([{ thread: { id: thread.id } }])
  expect((await ask(ada, { q: 'hay' })).hits.length).toBe(limits.page.hits)
  expect((await ask(ada, { q: 'hay "17"' })).hits.map(({ excerpt }) => excerpt.join(''))).toContain('hay 17')
})

test('as one types, only the answer to the last question is shown; people and members are found by name', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  await ada.asks('consultations', 'Blankets', 'wool')
  await ada.asks('consultations', 'Blank forms', 'paper')
  const { search } = ada.forum
  for (const q of ['b', 'bl', 'blanket']) search.ask({ q })
  await expect.poll(() => search.state).toBe('done')
  expect(search.hits.map(({ thread }) => thread!.title)).toEqual(['Blankets'])

  search.ask({ q: 'wool' }, { now: true })
  search.ask({ q: 'paper' }, { now: true })
  await expect.poll(() => search.state).toBe('done')
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(search.hits.map(({ thread }) => thread!.title)).toEqual(['Blank forms'])

  search.ask({ q: 'npm alph' })
  expect(search.named.members.map(({ name }) => name)).toEqual(['Demo NPM Alpha'])
  search.ask({ q: 'ADÁ' })
  expect(search.named.people.map(({ id }) => id)).toEqual([ada.id])
  search.clear()
  expect([search.state, search.hits, search.named.people]).toEqual(['idle', [], []])
})
