import { expect, test } from 'vitest'
import { openForum } from './forum'
import { answerTo, find } from './searching'

test('all words must be there; the last may be a beginning, quoted ones stand together', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  await ada.asks('consultations', 'One', 'Access to a doctor on arrival, art. 3.14 of CPT/Inf')
  await ada.asks('consultations', 'Two', 'A doctor has access; κρατητήριο, ћелија')
  const texts = async (q: string) => (await find(ada, q)).map(({ thread }) => thread!.title)
  expect(await texts('doctor access')).toEqual(['Two', 'One'])
  expect(await texts('doctor arri')).toEqual(['One'])
  expect(await texts('doct access')).toEqual([])
  expect(await texts('"access to a doctor"')).toEqual(['One'])
  expect(await texts('„a doctor“ arrival')).toEqual(['One'])
  expect(await texts('"access to a doc"')).toEqual([])
  expect(await texts('"access doctor')).toEqual(['Two', 'One'])
  expect(await texts('ΚΡΑΤΗΤΉΡΙΟ ЋЕЛ')).toEqual(['Two'])
  expect(await texts('3.14')).toEqual(['One'])
  expect(await texts('cpt/inf')).toEqual(['One'])
  expect((await find(ada, '"access to a doctor"'))[0]!.excerpt[1]).toBe('Access to a doctor')
})

test('whatever is typed gets a clean answer', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  await ada.asks('consultations', "Don't & won't", 'C:\\path | (a & !b):* <-> "quoted" \u0001 it’s')
  const odd = [
    ...['!!!', '&', '"', '""', "'", "''", '\\', "\\'", ':*', '<->', '!a', 'a & | b', '((', 'a:*b', "don't", "'; drop"],
    ...[
      '\u0000',
      'a\u0000b',
      '\ud800',
      '🙂',
      '%',
      '_',
      '*',
      'C:\\path',
      'x'.repeat(200),
      'ab '.repeat(66),
      '𝒳',
      '\u202e',
    ],
    ...['"' + 'a '.repeat(99), '-', 'a-', '-a-b-c', '1e999', '..', 'a@b.c', 'http://x.y/z?q=1', '<b>', '</', '&amp;'],
  ]
  for (const q of odd) {
    const { status, body } = await answerTo(ada, { q })
    expect(status, q).toBe(200)
    expect(body, q).toMatch(/^\{"hits":/)
  }
  expect((await answerTo(ada, { q: 'x'.repeat(201) })).status).toBe(400)
  expect((await answerTo(ada, { q: '' })).body).toBe('{"hits":[],"next":null}')
  expect((await answerTo(ada, { q: '!!' })).body).toBe('{"hits":[],"next":null}')
  expect((await find(ada, "don't"))[0]!.thread!.title).toBe("Don't & won't")
  expect((await find(ada, 'c:\\path'))[0]!.excerpt.join('')).toContain('(a & !b):* <-> "quoted"')
  expect((await answerTo(forum.visitor(), { q: 'a' })).status).toBe(401)
})
