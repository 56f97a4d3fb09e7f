import { expect, test } from 'vitest'
import { openForum } from './forum'
import { groupOf, legalForum } from './legal'

test('who is brought into a group sees its channel at once, and what was said there', async () => {
  const forum = await openForum()
  const { olga, lena, ada } = await legalForum(forum)
  const thread = await lena.asks('legal', 'Within the group')
  expect(ada.directory.channelBySlug('legal')).toBeUndefined()

  await lena.forum.administration.admit(groupOf(ada), ada.id, false)

  await expect.poll(() => ada.directory.channelBySlug('legal')?.name).toBe('Legal')
  await expect.poll(() => ada.threads.unreadIn(thread.channelId)).toBe(1)
  await ada.opens(thread)
  lena.says(thread, 'Welcome.')
  await expect.poll(() => ada.sees(thread)).toContain('Welcome.')
  await ada.isInSync()
  await lena.isInSync()
  await olga.isInSync()
})

test('who is taken out of a group loses the channel, the open thread and the counts, in every tab', async () => {
  const forum = await openForum()
  const { lena, gus } = await legalForum(forum)
  const thread = await lena.asks('legal', 'Within the group')
  const open = await gus.opens(thread)
  const tab = gus.newPage()
  await tab.open()
  const list = gus.threads.list({ channelId: thread.channelId })
  const all = gus.threads.list({})
  await Promise.all([list.more(), all.more()])
  expect(all.threads.map(({ title }) => title)).toEqual(['Within the group'])

  await lena.forum.administration.dismiss(groupOf(lena), gus.id)

  await expect.poll(() => open.state).toBe('lost')
  await expect.poll(() => tab.directory.channelBySlug('legal')).toBeUndefined()
  expect(gus.sees(thread)).toEqual([])
  expect(gus.directory.channelBySlug('legal')).toBeUndefined()
  expect([list.threads, all.threads, gus.threads.all, tab.threads.all]).toEqual([[], [], [], []])
  expect(tab.threads.unreadIn(thread.channelId)).toBe(0)
  const found = await gus.fetch(new URL('/api/search?q=Within', forum.base))
  expect(await found.json()).toMatchObject({ hits: [] })
  list.close()
  tab.leave()
  await gus.isInSync()
  await lena.isInSync()
})

test('a convenor brings in and takes out in their own group only; who convenes is for all to see', async () => {
  const forum = await openForum()
  const { olga, lena, gus, ada } = await legalForum(forum)
  const [legal, medical] = [groupOf(ada), groupOf(ada, 'medical')]

  await lena.forum.administration.admit(legal, gus.id, true)

  const convenors = () => ada.directory.groups.get(legal)!.convenorIds
  await expect.poll(() => [...convenors()].sort()).toEqual([lena.id, gus.id].sort())
  await gus.forum.administration.admit(legal, ada.id, false)
  await gus.forum.administration.dismiss(legal, lena.id)
  await expect.poll(convenors).toEqual([gus.id])
  await expect(lena.forum.administration.admit(legal, lena.id, true)).rejects.toMatchObject({ code: 'not_allowed' })
  await expect(gus.forum.administration.admit(medical, ada.id, false)).rejects.toMatchObject({ code: 'not_allowed' })
  await expect(ada.forum.administration.dismiss(legal, gus.id)).rejects.toMatchObject({ code: 'not_allowed' })
  await olga.forum.administration.admit(medical, gus.id, false)
  await expect.poll(() => gus.directory.channelBySlug('medical')).toBeDefined()
  for (const each of [olga, lena, gus, ada]) await each.isInSync()
})

test('who is in a group is for its people and the secretariat', async () => {
  const forum = await openForum()
  const { olga, lena, gus, ada } = await legalForum(forum)
  const group = groupOf(ada)
  const expected = [
    { personId: lena.id, convenor: true, until: null },
    { personId: gus.id, convenor: false, until: null },
  ]
  for (const someone of [olga, lena, gus]) {
    await someone.forum.administration.loadPeopleOf(group)
    expect(someone.forum.administration.peopleOf(group)).toEqual(expected)
  }
  await expect(ada.forum.administration.loadPeopleOf(group)).rejects.toMatchObject({ code: 'not_allowed' })

  await lena.forum.administration.dismiss(group, gus.id)

  await expect.poll(() => gus.forum.administration.peopleOf(group)).toBeUndefined()
  expect(lena.forum.administration.peopleOf(group)).toEqual([{ personId: lena.id, convenor: true, until: null }])
  await gus.isInSync()
})

test('people and groups that do not exist, or closed accounts, are refused in words', async () => {
  const forum = await openForum()
  const { olga, ada } = await legalForum(forum)
  const { administration } = olga.forum
  const nobody = crypto.randomUUID()

  await expect(administration.admit(nobody, ada.id, false)).rejects.toMatchObject({ code: 'not_found' })
  await expect(administration.admit(groupOf(olga), nobody, false)).rejects.toMatchObject({ field: 'personId' })
  await administration.dismiss(groupOf(olga), nobody)
  await administration.disable(ada.id)
  await expect(administration.admit(groupOf(olga), ada.id, false)).rejects.toMatchObject({ field: 'personId' })
  await olga.isInSync()
})
