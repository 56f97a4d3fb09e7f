import { expect, test } from 'vitest'
import { limits } from '../contract/limits'
import type { Post } from '../contract/posts'
import { asking, daysMilliseconds } from './consulting'
import { openForum } from './forum'
import { ask } from './requests'

const { posts, questions, changes, searches } = limits.pace

test('who writes more than anyone means to waits on the device, and nothing is lost', async () => {
  const { ada, ben, thread, later } = await openDiscussion()
  const texts = Array.from({ length: posts.times + 3 }, (_, n) => `Post ${n}`)
  texts.forEach((text) => ada.says(thread, text))
  // The question was the first.
  await expect.poll(() => ada.posts.pending[0]?.waits, { timeout: 8_000 }).toBe('too_many')
  expect(ada.posts.pending.map(({ text }) => text)).toEqual(texts.slice(posts.times - 1))
  ben.says(thread, 'I am not held up')
  await expect.poll(() => ben.posts.pending).toEqual([])

  later(posts.seconds)

  await expect.poll(() => ada.posts.pending, { timeout: 8_000 }).toEqual([])
  const all = [...texts.slice(0, posts.times - 1), 'I am not held up', ...texts.slice(posts.times - 1)]
  await expect.poll(() => ben.sees(thread)).toEqual(['The question', ...all])
  await ada.isInSync()
  await ben.isInSync()
})

test('the same post sent again neither counts nor waits', async () => {
  const { forum, ada, thread } = await openDiscussion()
  const post = (n: number) => ({ id: ids[n]!, threadId: thread.id, parentId: null, text: `Post ${n}`, fileIds: [] })
  const ids = Array.from({ length: posts.times }, () => crypto.randomUUID())
  for (let n = 0; n < posts.times - 1; n++) await ask(forum, 'writePost', post(n), ada.cookie)
  expect((await ask(forum, 'writePost', post(posts.times - 1), ada.cookie)).json()).toMatchObject({
    code: 'too_many',
    message: 'This is a lot at once. Go on in 60 seconds; nothing is lost.',
  })
  expect((await ask(forum, 'writePost', post(0), ada.cookie)).statusCode).toBe(200)
  await ada.isInSync()
})

test('one may ask so many questions in a while, and then asks on', async () => {
  const { ada, later } = await openDiscussion()
  for (let n = 1; n < questions.times; n++) await ada.asks('consultations', `Question ${n}`)
  const tooMany = { code: 'too_many', message: expect.stringContaining('in 10 minutes') as string }
  await expect(ada.asks('consultations', 'One more')).rejects.toMatchObject(tooMany)
  later(questions.seconds)
  await ada.asks('consultations', 'One more')
  await ada.isInSync()
})

test('one may search as fast as one can type, and not as fast as a script', async () => {
  const { forum, ada, ben, thread, later } = await openDiscussion()
  const look = (person = ada) => ask(forum, 'search', { q: 'question' }, person.cookie)
  for (let n = 0; n < searches.times - 1; n++) await look()
  expect((await ask(forum, 'searchThread', { threadId: thread.id, q: 'question' }, ada.cookie)).statusCode).toBe(200)
  const tooMany = { code: 'too_many', message: expect.stringContaining('in 60 seconds') as string }
  expect((await look()).json()).toMatchObject(tooMany)
  expect((await ask(forum, 'listSimilar', { title: 'The question' }, ada.cookie)).json()).toMatchObject(tooMany)
  expect((await look(ben)).statusCode).toBe(200)
  later(searches.seconds)
  expect((await look()).statusCode).toBe(200)
})

test('one may change things as fast as one can click, and not as fast as a script', async () => {
  const { forum, ada, thread, later } = await openDiscussion()
  const { id: postId } = ada.posts.get(thread.id)!.posts[0]!
  const edit = (text: string) => ask(forum, 'editPost', { postId, text }, ada.cookie)
  await ada.forum.consultations.ask(thread.id, asking(ada, ['Alpha']))
  await Promise.all(Array.from({ length: changes.times - 3 }, (_, n) => edit(`Text ${n}`)))
  await ada.posts.react(postId, '👍')
  await ada.posts.unreact(postId, '👍')
  const more: [string, object][] = [
    ['react', { postId, emoji: '👍' }],
    ['editPost', { postId, text: 'Words' }],
    ['removePost', { postId }],
    ['saveAnswerDraft', { threadId: thread.id, text: 'W', cells: [], version: 0, takeOver: false, ready: false }],
    ['passBaton', { threadId: thread.id, personId: ada.id, note: '' }],
    ['needTime', { threadId: thread.id, until: new Date(Date.now() + daysMilliseconds).toISOString() }],
    ['editThread', { threadId: thread.id, title: 'Words', places: [], topics: [] }],
  ]
  for (const [name, input] of more) {
    expect((await ask(forum, name, input, ada.cookie)).json(), name).toMatchObject({ code: 'too_many' })
  }
  later(changes.seconds)
  expect((await edit('At last')).json<Post>().text).toBe('At last')
  await ada.isInSync()
})

async function openDiscussion() {
  let now = Date.now()
  const forum = await openForum({ isPaced: true, clock: () => new Date(now) })
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const thread = await ada.asks('consultations', 'A question', 'The question')
  await Promise.all([ada.opens(thread), ben.opens(thread)])
  return { forum, ada, ben, thread, later: (seconds: number) => (now += seconds * 1000) }
}
