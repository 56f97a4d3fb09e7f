import { expect, test } from 'vitest'
import type { View } from '../contract/views'
import { openForum, type TestForum } from './forum'
import { groupOf, legalForum } from './legal'
import { ask } from './requests'
import type { Someone } from './someone'

test('the secretariat sees what a person lists, and of what it may not read itself nothing, not even how much it is', async () => {
  const forum = await openForum()
  const { olga, lena, gus, ada } = await legalForum(forum)
  const oto = await forum.join('oto', { member: 'Epsilon' })
  await ada.asks('consultations', 'For everyone')
  await ada.asks('full-members', 'Among full members')
  const seen = await view(forum, olga, gus)
  await lena.asks('legal', 'Within the group')

  expect(await view(forum, olga, gus)).toEqual(seen)
  expect(seen).toMatchObject({ admitted: true, groupIds: [groupOf(gus)], next: null })
  expect(titles(seen)).toEqual(['Among full members', 'For everyone'])
  expect(seen.channels.map(({ slug }) => slug)).toEqual(['consultations', 'announcements', 'full-members'])
  const ofOto = await view(forum, olga, oto)
  expect([titles(ofOto), ofOto.groupIds]).toEqual([['For everyone'], []])
  expect(JSON.stringify([seen, ofOto])).not.toMatch(/Within|legal/i)
  await expect(view(forum, lena, gus)).resolves.toMatchObject({ code: 'not_allowed' })
  for (const each of [olga, lena, gus, ada, oto]) await each.isInSync()
})

test('a secretary of an observer sees no more through a full member than on their own page', async () => {
  const forum = await openForum()
  const [vera, ada] = [await forum.join('vera', { role: 'secretariat', member: 'Epsilon' }), await forum.join('ada')]
  await ada.asks('full-members', 'Among full members')

  const seen = await view(forum, vera, ada)

  expect(titles(seen)).toEqual([])
  expect(seen.channels.map(({ slug }) => slug)).toEqual(['consultations', 'announcements'])
  await ada.isInSync()
})

test('each look stands in the log; whoever was closed lists nothing, and whom there never was is not found', async () => {
  const forum = await openForum()
  const { olga, ada } = await legalForum(forum)
  await ada.asks('consultations', 'For everyone')
  await view(forum, olga, ada)
  await olga.forum.administration.disable(ada.id)

  expect(await view(forum, olga, ada)).toMatchObject({ admitted: false, channels: [], threads: [] })
  expect(await view(forum, olga, { id: crypto.randomUUID() })).toMatchObject({ code: 'not_found' })
  const log = olga.forum.audit.log(null)
  await log.more()
  expect(log.acts.map(({ act, actorId, about }) => [act, actorId, about.personId])).toEqual([
    ['view.as', olga.id, ada.id],
    ['person.close', olga.id, ada.id],
    ['view.as', olga.id, ada.id],
  ])
  await olga.isInSync()
})

const view = async (forum: TestForum, someone: Someone, { id: personId }: { id: string }) =>
  (await ask(forum, 'viewAs', { personId }, someone.cookie)).json<View>()
const titles = (seen: View) => seen.threads.map(({ title }) => title)
