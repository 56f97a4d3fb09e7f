import { expect, test } from 'vitest'
import { openForum } from './forum'
import { fileOf } from './sampleFiles'
import { ask, everything, find } from './searching'
import type { Someone } from './someone'
import { docxOf, pdfOf, readsFiles } from './textFiles'
import { uploaded } from './uploading'

async function attaches(person: Someone, channel: string, file: File, text = 'See there.') {
  const { id: fileId } = await uploaded(person, file)
  return { fileId, thread: await person.asks(channel, 'Attached', text, { fileIds: [fileId] }) }
}

test('what stands in an attached PDF is found in another script, and leads to the post that carries it', async () => {
  const forum = await openForum()
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const pages = ['Увод.', `${'Пре тога '.repeat(300)}лице је провело ноћ у ћелији за усамљење, без прозора.`]
  const { thread, fileId } = await attaches(ada, 'consultations', fileOf('Извештај.pdf', await pdfOf(pages)))
  expect(await find(ben, 'usamljenje')).toEqual([])
  await readsFiles(forum)

  const [hit, ...more] = await find(ben, 'celiji usamlj')
  expect(more).toEqual([])
  const [post] = (await ben.opens(thread)).posts
  expect(hit).toMatchObject({ postId: post!.id, authorId: ada.id, file: { id: fileId, name: 'Извештај.pdf' } })
  expect(hit!.excerpt.filter((_, at) => at % 2)).toEqual(['ћелији', 'усамљење'])
  expect(hit!.excerpt.join('')).toMatch(/^… .*ноћ у ћелији за усамљење, без прозора\.$/)
  expect(hit!.excerpt.join('').length).toBeLessThan(300)
  for (const each of [ada, ben]) await each.isInSync()
})

test('who may not read the thread finds nothing in its files; nor does anybody in what was hidden or removed', async () => {
  const forum = await openForum()
  const mia = await forum.join('mia', { role: 'moderator' })
  const [lea, ben] = [await forum.join('lea', { groups: ['legal'] }), await forum.join('ben', { member: 'Beta' })]
  await attaches(lea, 'legal', fileOf('a.docx', await docxOf('Needle of the group', ['x', 'y'], 'z')))
  const { thread } = await attaches(lea, 'consultations', fileOf('b.txt', 'Needle for all'))
  await readsFiles(forum)
  const names = async (who: Someone) => (await find(who, 'needle')).map(({ file }) => file?.name)
  expect(await names(lea)).toEqual(['b.txt', 'a.docx'])
  expect(await names(ben)).toEqual(['b.txt'])
  expect(JSON.stringify(await ask(ben, { q: 'needle' }))).not.toContain('docx')

  const [post] = (await lea.opens(thread)).posts
  await lea.posts.remove(post!.id)
  for (const each of [lea, ben, mia]) expect(await names(each)).not.toContain('b.txt')
  await lea.posts.restore(post!.id)
  expect(await names(ben)).toEqual(['b.txt'])
  await mia.opens(thread)
  await mia.forum.moderation.hide(post!.id, 'It names a person.')
  for (const each of [lea, ben, mia]) expect(await names(each)).not.toContain('b.txt')
  for (const each of [lea, ben, mia]) await each.isInSync()
})

test('words that were taken out find no file any more, and nobody sees them beside other words', async () => {
  const forum = await openForum()
  const [mia, ada] = [await forum.join('mia', { role: 'moderator' }), await forum.join('ada')]
  const file = fileOf('a.txt', 'In the case of Marko Petrović nothing came of the complaint.')
  const { thread } = await attaches(ada, 'consultations', file, 'About Marko Petrović.')
  await readsFiles(forum)
  const [post] = (await mia.opens(thread)).posts
  const taken = { words: 'Marko Petrović', reason: 'It names a person.', elsewhere: false, editedAt: null }
  await mia.forum.moderation.redact({ postId: post!.id, ...taken })
  expect(await find(ada, 'petrović')).toEqual([])
  expect((await find(ada, 'complaint'))[0]!.excerpt.join('')).toBe(
    'In the case of [redacted] nothing came of the complaint.',
  )
})

test('page after page each file is found once, however often and in how many pieces it says it', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  for (let count = 0; count < 3; count++) {
    const fileIds: string[] = []
    for (let at = 0; at < 8; at++)
      fileIds.push((await uploaded(ada, fileOf(`${count}-${at}.txt`, 'bedding and so on '.repeat(1_000)))).id)
    await ada.asks('consultations', `Number ${count}`, 'bedding', { fileIds })
  }
  await readsFiles(forum)
  const hits = await everything(ada, 'bedding')
  expect(hits.length).toBe(27)
  expect(new Set(hits.map(({ file, postId }) => file?.id ?? postId)).size).toBe(27)
})
