import { expect, test } from 'vitest'
import { slipsBetween } from '../contract/nearness'
import { openForum } from './forum'
import { ask, everything, find } from './searching'

test('slips are letters left out, put in, taken for others, or swapped', () => {
  const pairs = [['cell', 'cell'], ['cell', 'cel'], ['cell', 'clel'], ['cell', 'sell'], ['detention', 'detantoin'], ['абв', '']] // prettier-ignore
  expect(pairs.map(([one, other]) => slipsBetween(one!, other!))).toEqual([0, 1, 1, 1, 2, 3])
})

test('words typed a little wrong find what was meant, after what was typed, in every script', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  await ada.asks('consultations', 'Isolation of minors', 'How long? Изолация, απομόνωση.')
  await ada.asks('consultations', 'Isalation, as somebody wrote it', 'x')
  const titles = async (q: string) => (await find(ada, q)).map(({ thread }) => thread!.title)

  const hits = await find(ada, 'isalation')
  expect(hits.map(({ title, also }) => [title, also])).toEqual([
    [['', 'Isalation', ', as somebody wrote it'], []],
    [['', 'Isolation', ' of minors'], ['Isolation']],
  ])
  for (const typed of [
    'isolatoin',
    'isolaton',
    'minosr',
    'изоляция',
    'izolaciha',
    'απομωνοση',
    'απομονοση',
    'apomonosy',
  ])
    expect(await titles(typed), typed).toEqual(['Isolation of minors'])
  expect(await titles('minors isolatoin')).toEqual(['Isolation of minors'])
  for (const typed of ['"isolatoin"', 'izalotiun', 'hxw', 'minors isolotoin xyzq'])
    expect(await titles(typed), typed).toEqual([])
})

test('what is no longer said, or said where one does not read, is not suggested', async () => {
  const forum = await openForum()
  const [ada, lea] = [await forum.join('ada', { member: 'Beta' }), await forum.join('lea', { groups: ['legal'] })]
  const mia = await forum.join('mia', { role: 'moderator', convenes: ['legal'] })
  const secret = await lea.asks('legal', 'Incommunicado', 'Strappado was mentioned')
  expect((await find(lea, 'strapado')).length).toBe(1)
  expect(await find(ada, 'strapado')).toEqual([])
  const open = await ada.asks('consultations', 'Openly', 'The falaka, and pillory')
  const { posts } = await ada.opens(open)
  const learnt = async () =>
    (await forum.connection.client`select word from lexicon order by 1`).map(({ word }) => word as string)
  expect(await learnt()).toEqual(expect.arrayContaining(['strappado', 'incommunicado', 'falaka', 'openly']))

  await ada.posts.edit(posts[0]!.id, 'The pillory')
  expect(await find(ada, 'fallaka')).toEqual([])
  expect((await find(ada, 'pilory')).length).toBe(1)
  expect(await learnt()).not.toContain('falaka')
  await mia.threads.move(open.id, secret.channelId)
  expect(await find(ada, 'pilory')).toEqual([])
  expect((await find(lea, 'pilory')).length).toBe(1)
  const { id } = await ada.asks('consultations', 'Again', 'The guillotine')
  await ada.posts.remove((await ada.opens({ id })).posts[0]!.id)
  expect(await learnt()).not.toContain('guillotine')
})

test('what somebody else has said as well stays learnt, however long ago, and is forgotten with the last who said it', async () => {
  const forum = await openForum()
  const [ada, lea] = [await forum.join('ada', { member: 'Beta' }), await forum.join('lea', { groups: ['legal'] })]
  const mia = await forum.join('mia', { role: 'moderator', convenes: ['legal'] })
  const old = await ada.asks('consultations', 'Long ago', 'Of falaka and the pillory')
  const [first] = (await ada.opens(old)).posts
  const secret = await lea.asks('legal', 'A secret', 'Of the guillotine')
  const newer = await ada.asks('consultations', 'Newer', 'x')
  await forum.connection.client`
    insert into posts (id, thread_id, root, number, author_id, text, created_at, revision)
    select gen_random_uuid(), ${newer.id}, n, n, ${ada.id}, 'hay ' || n, now() + n * interval '1 ms', 1
    from generate_series(2, 2500) as n`
  const now = await ada.asks('consultations', 'Falaka today', 'Falaka, pillory, guillotine and thumbscrew')
  const [last] = (await ada.opens(now)).posts
  const known = async () => {
    const rows = await forum.connection.client<{ word: string }[]>`
      select word from lexicon l join channels c on c.id = l.channel_id where c.slug = 'consultations'
        and word in ('falaka', 'pillory', 'guillotine', 'thumbscrew', 'today') order by 1`
    return rows.map(({ word }) => word)
  }
  expect(await known()).toEqual(['falaka', 'guillotine', 'pillory', 'thumbscrew', 'today'])
  // One word changes: of the others nothing is asked. The guillotine is said elsewhere, where others read.
  await ada.posts.edit(last!.id, 'Falaka, pillory and thumbscrew')
  expect(await known()).toEqual(['falaka', 'pillory', 'thumbscrew', 'today'])
  await mia.forum.moderation.hide(last!.id, 'For a while')
  expect(await known()).toEqual(['falaka', 'pillory', 'today'])
  await mia.forum.moderation.show(last!.id)
  expect(await known()).toEqual(['falaka', 'pillory', 'thumbscrew', 'today'])
  await ada.posts.remove(first!.id)
  expect((await find(ada, 'pilory')).map(({ thread }) => thread!.title)).toEqual(['Falaka today'])
  await mia.threads.edit({ threadId: now.id, title: 'The falaka', places: [], topics: [] })
  expect(await known()).toEqual(['falaka', 'pillory', 'thumbscrew'])
  await mia.threads.move(now.id, secret.channelId)
  expect(await known()).toEqual([])
  await ada.posts.restore(first!.id)
  expect(await known()).toEqual(['falaka', 'pillory'])
})

test('page after page, what is nearly so comes once and last', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  const thread = await ada.asks('consultations', 'Bedding', 'x')
  await ada.opens(thread)
  for (let count = 0; count < 25; count++) ada.says(thread, `bedding, remark ${count}`)
  ada.says(thread, 'beding, as I wrote')
  await expect.poll(() => ada.posts.pendingIn(thread.id).length).toBe(0)
  const hits = await everything(ada, 'beding')
  expect(hits.map(({ also }) => also.length)).toEqual([0, ...Array.from({ length: 26 }, () => 1)])
  expect(new Set(hits.map(({ thread, postId }) => postId ?? thread!.id)).size).toBe(27)
  expect((await ask(ada, { q: 'bedding' })).hits[0]!.postId).toBeNull()
  await ada.isInSync()
})
