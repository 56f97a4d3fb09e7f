import { expect, test } from 'vitest'
import type { Channel, Readership } from '../contract/channels'
import { updatePerson } from '../db/queries/people'
import { openForum } from './forum'
import { ask } from './requests'

test('who will read this: exactly those who can', async () => {
  const forum = await openForum()
  const people = [
    await forum.join('ada'),
    await forum.join('leo', { member: 'Beta', groups: ['legal'] }),
    await forum.join('mia', { member: 'Gamma', role: 'moderator', groups: ['medical'] }),
    await forum.join('sam', { role: 'secretariat' }),
    await forum.join('oto', { member: 'Epsilon', groups: ['legal'] }),
  ]
  const gone = await forum.join('gone', { member: 'Beta', groups: ['legal'] })
  await updatePerson(forum.db, gone.id, { disabledAt: new Date() })
  const channels = new Map(people.flatMap((person) => person.directory.channels.all).map((each) => [each.id, each]))
  expect(channels.size).toBe(5)
  for (const [channelId, { slug }] of channels) {
    const opened = await Promise.all(people.map(({ cookie }) => ask(forum, 'listThreads', { channelId }, cookie)))
    const readers = people.filter((_, index) => opened[index]!.statusCode === 200)
    const said = await ask(forum, 'listReaders', { channelId }, readers[0]!.cookie)
    const names = said.json<Readership>().flatMap(({ personIds }) => personIds)
    expect([...names].sort(), slug).toEqual(readers.map(({ id }) => id).sort())
    for (const { memberId, personIds } of said.json<Readership>()) {
      expect(personIds.every((id) => people[0]!.directory.people.get(id)?.memberId === memberId)).toBe(true)
    }
  }
})

test('each sees the channels that are open to them, in the order of the house', async () => {
  const forum = await openForum()
  const slugs = (channels: Channel[]) => channels.map(({ slug }) => slug)
  const ada = await forum.join('ada')
  const oto = await forum.join('oto', { member: 'Epsilon' })
  const leo = await forum.join('leo', { member: 'Epsilon', groups: ['legal'] })
  expect(slugs(ada.directory.channelList)).toEqual(['consultations', 'announcements', 'full-members'])
  expect(slugs(oto.directory.channelList)).toEqual(['consultations', 'announcements'])
  expect(slugs(leo.directory.channelList)).toEqual(['consultations', 'announcements', 'legal'])
})
