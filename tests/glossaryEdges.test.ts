import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { nameOf } from '../client/stores/glossary.svelte'
import type { TermWord } from '../contract/glossary'
import { limits } from '../contract/limits'
import type { Acting } from '../db/acting'
import { openForum } from './forum'
import { columnsHolding } from './holding'
import { ask } from './requests'
import { audited, newTerm, opened, stage } from './terming'

test('nobody accepts, reviews or overwrites what they have not seen', async () => {
  const { ada, mia } = await stage()
  const [mine, hers] = [await opened(ada), await opened(mia)]
  const before = await mine.suggest(newTerm('roll call'))
  const content = newTerm('headcount')
  const after = await mine.edit(before, content)
  await expect(hers.accept(before)).rejects.toMatchObject({ code: 'conflict' })
  await expect(mine.edit(before, newTerm('counting'))).rejects.toMatchObject({ code: 'conflict' })
  // The same once more, because the answer was lost.
  expect(await mine.edit(before, content)).toEqual(after)
  const accepted = await hers.accept(after)
  await expect(mine.edit(accepted, content)).rejects.toMatchObject({ code: 'not_allowed' })
  const changed = await hers.edit(accepted, { ...content, definition: 'Counting everyone, twice a day.' })
  await expect(hers.review(accepted, true)).rejects.toMatchObject({ code: 'conflict' })
  expect(await hers.review(changed, true)).toMatchObject({ reviewedById: mia.id })
  expect(await hers.review(hers.get(changed.id)!, false)).toMatchObject({ reviewedById: null, reviewedAt: null })
  await mia.isInSync()
})

test('what is there already, or says too little, is refused', async () => {
  const { ada } = await stage()
  const mine = await opened(ada)
  const cell = mine.accepted.find((term) => nameOf(term) === 'cell')!
  const addition = (words: TermWord[]) =>
    mine.suggest({ id: crypto.randomUUID(), ofId: cell.id, definition: '', words })
  await expect(mine.suggest(newTerm('Cell'))).rejects.toMatchObject({ code: 'conflict', field: 'words' })
  await expect(mine.suggest({ ...newTerm('x'), words: [{ language: 'de', text: 'Appell' }] })).rejects.toMatchObject({
    field: 'words',
  })
  await expect(mine.suggest({ ...newTerm('x'), definition: ' ' })).rejects.toMatchObject({ field: 'definition' })
  await expect(addition([{ language: 'de', text: 'zelle' }])).rejects.toMatchObject({ field: 'words' })
  const of = { ...newTerm('x'), ofId: crypto.randomUUID() }
  await expect(mine.suggest(of)).rejects.toMatchObject({ field: 'ofId' })
})

test('guests read what was accepted, know of no suggestion and of nobody who made one, and suggest nothing', async () => {
  const { forum, ada, mia } = await stage()
  const pia = await forum.join('pia', { member: 'Zeta' })
  const [mine, hers, guest] = [await opened(ada), await opened(mia), await opened(pia)]
  expect(guest.accepted).toHaveLength(40)
  const waiting = await mine.suggest(newTerm('roll call of every morning'))
  await hers.accept(await mine.suggest(newTerm('night count of everyone')))
  await guest.load()
  expect(guest.suggested).toEqual([])
  expect(guest.accepted.find((term) => nameOf(term).startsWith('night'))).toMatchObject({ suggestedById: null })
  await expect(guest.suggest(newTerm('x'))).rejects.toMatchObject({ code: 'not_allowed' })
  await expect(guest.remove(waiting)).rejects.toMatchObject({ code: 'not_found' })
  await pia.isInSync()
})

test('words that are taken out of a post go out of what was suggested, too', async () => {
  const { forum, ada, mia } = await stage()
  const passage = 'Marko of cell fourteen'
  const [mine, hers] = [await opened(ada), await opened(mia)]
  // What was taken back is kept for some weeks.
  const back = await mine.suggest(newTerm(`how ${passage} came`))
  await mine.remove(back)
  const named = await mine.suggest(newTerm(`what ${passage} said`))
  const count = newTerm('night count of everyone')
  const { id } = await mine.suggest({
    ...{ ...count, definition: `So ${passage} was counted.` },
    words: [...count.words, { language: 'hr', text: passage }],
  })
  const thread = await ada.asks('consultations', 'A question', `About ${passage}.`)
  const postId = (await mia.opens(thread)).posts[0]!.id
  const found = await mia.forum.moderation.occurrences(postId, passage)
  expect(found.terms).toBe(3)
  const input = { postId, words: passage, reason: 'A name.', editedAt: null }
  await mia.forum.moderation.redact({ ...input, elsewhere: false })
  expect(await columnsHolding(forum, /marko/i)).toEqual(['terms.definition', 'terms.words'])

  const again = await ada.asks('consultations', 'Another', `About ${passage}.`)
  const { id: other } = (await mia.opens(again)).posts[0]!
  await mia.forum.moderation.redact({ ...input, postId: other, elsewhere: true })
  expect(await columnsHolding(forum, /marko/i)).toEqual([])
  await expect.poll(() => mine.get(id)?.definition).toBe('So [redacted] was counted.')
  // A word goes whole: what stands beside it would say what it was. Without its English word, so does the term.
  expect(mine.get(id)?.words).toEqual(count.words)
  await expect.poll(() => hers.get(named.id)).toBe(undefined)
  await expect(mine.restore(back)).rejects.toMatchObject({ code: 'not_found' })
  for (const each of [ada, mia]) await each.isInSync()
})

test('who suggests more than anyone means to waits', async () => {
  const { forum, ada } = await stage({ isPaced: true })
  const suggest = () => ask(forum, 'suggestTerm', newTerm(`word ${crypto.randomUUID()}`), ada.cookie)
  for (let at = 0; at < limits.pace.suggestions.times; at++) expect((await suggest()).statusCode).toBe(200)
  expect((await suggest()).json()).toMatchObject({ code: 'too_many' })
})

test('what is suggested for the glossary is there for everyone but guests, and what was accepted for them, too', async () => {
  const forum = await openForum()
  const [ada, pia] = [await forum.join('ada'), await forum.join('pia', { member: 'Zeta' })]
  await forum.connection.client`
    insert into terms (id, definition, words, state, suggested_by_id, suggested_at)
      values (${randomUUID()}, 'A', '[]', 'suggested', ${ada.id}, now())`
  const seen = (who: Acting) =>
    forum.app.house.connection.read(who, async (db) => {
      const rows = await db.execute<{ state: string }>(sql`select distinct state from terms order by 1`)
      return rows.map(({ state }) => state)
    })
  for (const who of ['house' as const, ada]) expect(await seen(who)).toEqual(['accepted', 'suggested'])
  expect(await seen(pia)).toEqual(['accepted'])
  expect(await seen(null)).toEqual([])
})

test('a term of the glossary is put back by moderators, whoever suggested it and took it out, and that stands in the log', async () => {
  const { forum, mia } = await stage()
  const nik = await forum.join('nik', { role: 'moderator', member: 'Gamma' })
  const sam = await forum.join('sam', { role: 'secretariat' })
  const [hers, his] = [await opened(mia), await opened(nik)]
  const term = await hers.accept(await hers.suggest(newTerm('roll call')))
  await hers.remove(term)
  await expect.poll(() => his.get(term.id)).toBeUndefined()
  await his.restore(term)
  await hers.remove(term)
  await hers.restore(term)
  await hers.remove(term)
  await sam.forum.administration.assignRole(mia.id, 'person')
  // It was suggested by her, and taken out in an office that she does not hold any more.
  await expect(hers.restore(term)).rejects.toMatchObject({ code: 'not_allowed' })
  const [out, back] = ['term.remove', 'term.restore']
  expect((await audited(forum)).map(([act]) => act)).toEqual(['term.accept', out, back, out, back, out])
  for (const each of [mia, nik]) await each.isInSync()
})
