import { expect, test } from 'vitest'
import { ear } from './ear'
import { openForum } from './forum'
import { groupOf, legalForum } from './legal'

test('the secretariat founds a group and renames it; everyone learns that it is there and who convenes it, no more', async () => {
  const forum = await openForum()
  const { olga, lena, ada } = await legalForum(forum)
  const { administration } = olga.forum
  const id = crypto.randomUUID()
  const entry = { name: ' Juvenile group ', purpose: 'Children in detention' }

  await administration.makeGroup({ id, ...entry })
  await administration.makeGroup({ id, ...entry })
  await administration.admit(id, ada.id, true)
  await administration.admit(id, lena.id, false)
  await administration.editGroup({ groupId: id, name: 'Children', purpose: '', archived: false })

  const shown = { name: 'Children', purpose: '', convenorIds: [ada.id], archived: false }
  const gus = await forum.join('eva')
  for (const each of [olga, lena, ada, gus]) await expect.poll(() => each.directory.groups.get(id)).toMatchObject(shown)
  await expect(gus.forum.administration.loadPeopleOf(id)).rejects.toMatchObject({ code: 'not_allowed' })
  const refused = lena.forum.administration.makeGroup({ id: crypto.randomUUID(), ...entry })
  await expect(refused).rejects.toMatchObject({ code: 'not_allowed' })
  const log = olga.forum.audit.log(null, 'group')
  await log.more()
  expect(log.acts.map(({ act }) => act)).toEqual(['group.edit', 'group.admit', 'group.admit', 'group.make'])
  for (const each of [olga, lena, ada, gus]) await each.isInSync()
})

test('in an archived group all can be read, nothing is written, and nobody comes in; the secretariat learns no channel of it', async () => {
  const forum = await openForum()
  const { olga, lena, gus, ada } = await legalForum(forum)
  const [legal, mine] = [groupOf(olga), await ear(olga)]
  const thread = await lena.asks('legal', 'Within the group')
  const { slug: _, convenorIds: _c, version: _v, id: groupId, ...entry } = olga.directory.groups.get(legal)!
  await gus.opens(thread)

  await olga.forum.administration.editGroup({ groupId, ...entry, archived: true })

  await expect.poll(() => gus.directory.channelBySlug('legal')?.archived).toBe(true)
  await expect.poll(() => ada.directory.groups.get(legal)?.archived).toBe(true)
  expect(gus.sees(thread)).toHaveLength(1)
  await expect(lena.asks('legal', 'One more')).rejects.toMatchObject({ code: 'not_allowed' })
  await expect(lena.forum.administration.admit(legal, ada.id, false)).rejects.toMatchObject({ code: 'conflict' })
  // Not by way of its channels either.
  const { channelId } = thread
  const made = { id: crypto.randomUUID(), name: 'Another', purpose: '', groupId: legal, personIds: [], leadIds: [] }
  await expect(lena.forum.channels.reopen(channelId)).rejects.toMatchObject({ code: 'conflict' })
  await expect(lena.forum.channels.make({ ...made, audience: 'group', writers: 'audience' })).rejects.toMatchObject({
    code: 'conflict',
  })
  await lena.forum.administration.dismiss(legal, gus.id)
  expect(mine.raw.join()).not.toMatch(new RegExp(thread.channelId))
  await olga.forum.administration.editGroup({ groupId, ...entry, archived: false })
  await expect.poll(() => lena.directory.groups.get(legal)?.archived).toBe(false)
  await lena.forum.administration.admit(legal, ada.id, false)
  expect(await lena.forum.channels.reopen(channelId)).toMatchObject({ archived: false })
  for (const each of [olga, lena, gus, ada]) await each.isInSync()
})
