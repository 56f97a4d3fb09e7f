import { expect, test } from 'vitest'
import { completions, read, withOperator } from '../client/lib/operators'
import { ThreadSearch } from '../client/stores/threadSearch.svelte'
import { openForum } from './forum'

test('what is typed with a colon narrows the search, and what means nothing is said', async () => {
  const forum = await openForum()
  const [ben, ada] = [await forum.join('ben', { member: 'Beta' }), await forum.join('ada')]
  const { directory } = ada
  const channelId = directory.channelBySlug('consultations')!.id
  const of = (typed: string) => read(typed, directory)

  expect(of('cell in:consultations has:file is:closed label:network "wet floor"')).toMatchObject({
    words: 'cell "wet floor"',
    filters: { channelId, hasFile: true, is: 'closed', label: 'network' },
    problems: [],
  })
  const { name } = directory.people.get(ben.id)!
  expect(of(`from:"${name}"`).filters).toEqual({ authorId: ben.id })
  expect(of('after:2024-03 before:31.12.2024').filters).toEqual({ since: '2024-03-01', until: '2024-12-31' })
  expect(of('after:2024-02-30 from:nobody is:open x').problems.map(({ token, why }) => [token.operator, why])).toEqual([
    ['after', 'unknown'],
    ['from', 'unknown'],
    ['is', 'unknown'],
  ])
  expect(of('member:npm').problems).toMatchObject([{ why: 'several' }])
  expect(of('art:3 from:').problems).toMatchObject([{ why: 'empty' }])
  expect(of('art:3').words).toBe('art:3')
  expect(withOperator('cell from:x "a b"', 'from', name)).toBe(
    `cell "a b" from:${/\s/.test(name) ? `"${name}"` : name}`,
  )
  expect(withOperator('cell in:legal', 'in', undefined)).toBe('cell')
  expect(completions('cell in:cons', directory)?.choices.map(({ value }) => value)).toContain('consultations')
  expect(completions('cell', directory)).toBeUndefined()
})

test('in a thread one goes from one post that holds the words to the next, and round', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  const thread = await ada.asks('consultations', 'Beds', 'A mattress?')
  await ada.opens(thread)
  const ids = ['mattress, too', 'none', 'матрац, mattress'].map((text) => ada.says(thread, text))
  await expect.poll(() => ada.posts.pendingIn(thread.id).length).toBe(0)
  const seen: string[] = []
  const search = new ThreadSearch(ada.forum.api, thread.id, async (postId) => seen.push(postId))
  search.words = 'mattres'
  search.ask()
  await expect.poll(() => [search.state, search.count, search.at]).toEqual(['done', 3, 1])
  await search.step(-1)
  expect([search.at, search.current]).toEqual([3, ids[2]])
  await search.step(1)
  expect(seen).toEqual([seen[0], ids[2], seen[0]])
  search.words = ''
  search.ask()
  expect([search.state, search.count]).toEqual(['idle', 0])
})
