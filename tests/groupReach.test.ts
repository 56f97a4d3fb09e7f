import { expect, test } from 'vitest'
import { keptThrough, readThrough, type Candidate } from '../client/lib/groupReach'
import { openForum } from './forum'
import { groupOf, legalForum } from './legal'
import { whole } from './reaching'
import type { Someone } from './someone'

/** As those see somebody who have the directory before them, once they have heard who came. */
async function candidate({ directory }: Someone, { id }: Someone): Promise<Candidate> {
  await expect.poll(() => directory.memberOf(id)).toBeDefined()
  const [person, member] = [directory.people.get(id)!, directory.memberOf(id)!]
  return { id, memberId: member.id, memberStatus: member.status, role: person.role }
}
const named = (channels: { name: string }[]) => channels.map(({ name }) => name)

test('before somebody comes into a group it is said what they will read: channels, and threads for the group elsewhere', async () => {
  const forum = await openForum()
  const { lena, ada } = await legalForum(forum)
  const [groupId, who] = [groupOf(lena), await candidate(lena, ada)]
  const before = readThrough(lena.directory, groupId, who)
  expect([named(before.whole), named(before.partly)]).toEqual([['Legal'], []])

  const thread = await lena.asks('consultations', 'Only for us')
  await lena.forum.reaches.narrow(thread.id, whole(lena, 'consultations', { to: 'group', groupId }))
  await lena.threads.load(thread.id)
  await expect.poll(() => named(readThrough(lena.directory, groupId, who).partly)).toEqual(['Consultations'])
  expect(ada.threads.get(thread.id), 'and what is said is so').toBeUndefined()
  const had = new Set(ada.directory.channels.all.map(({ id }) => id))

  await lena.forum.administration.admit(groupId, ada.id, false)
  await expect.poll(() => ada.directory.channelBySlug('legal')).toBeDefined()
  const gained = ada.directory.channels.all.filter(({ id }) => !had.has(id)).map(({ id }) => ada.directory.topOf(id)!)
  expect(new Set(named(gained))).toEqual(new Set(['Legal', 'Consultations']))
  expect((await ada.opens(thread)).state).toBe('open')
})

test('before somebody convenes a group it is said where they will keep order', async () => {
  const forum = await openForum()
  const { lena, gus } = await legalForum(forum)
  expect(named(keptThrough(lena.directory, groupOf(lena), await candidate(lena, gus)))).toEqual(['Legal'])
})
