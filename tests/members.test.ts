import { expect, test } from 'vitest'
import { openForum } from './forum'
import type { Someone } from './someone'

test('the secretariat changes a member, and every page shows it', async () => {
  const forum = await openForum()
  const [olga, ada] = [await forum.join('olga', { role: 'secretariat' }), await forum.join('ada')]
  const beta = memberOf(ada, 'Beta')
  const change = { memberId: beta.id, name: ' New name ', ownName: 'Ново име', npm: 'НПМ', status: beta.status }

  await olga.forum.administration.editMember({ ...change, statusSince: null })

  await expect.poll(() => ada.directory.members.get(beta.id)).toMatchObject({ name: 'New name', ownName: 'Ново име' })
  await ada.isInSync()
  await olga.isInSync()
})

test('a member that becomes an observer loses the channel of full members, with what was open; and gets it back', async () => {
  const forum = await openForum()
  const [olga, ben] = [await forum.join('olga', { role: 'secretariat' }), await forum.join('ben', { member: 'Beta' })]
  const thread = await olga.asks('full-members', 'Among us')
  const open = await ben.opens(thread)
  const { id: memberId, name, ownName, npm } = memberOf(olga, 'Beta')
  const names = { memberId, name, ownName, npm }

  const undated = olga.forum.administration.editMember({ ...names, status: 'observer', statusSince: null })
  await expect(undated).rejects.toMatchObject({ code: 'invalid', field: 'statusSince' })
  await olga.forum.administration.editMember({ ...names, status: 'observer', statusSince: '2026-11-23' })

  await expect.poll(() => open.state).toBe('lost')
  await expect.poll(() => ben.directory.channelBySlug('full-members')).toBeUndefined()
  expect(ben.threads.get(thread.id)).toBeUndefined()
  await ben.isInSync()

  await olga.forum.administration.editMember({ ...names, status: 'full', statusSince: '2026-11-24' })
  await expect.poll(() => ben.directory.channelBySlug('full-members')).toBeDefined()
  await ben.isInSync()
  await olga.isInSync()
})

test('what a member was stays on record, with its days; who is an observer counts as one wherever people are listed', async () => {
  const forum = await openForum()
  const [olga, oto] = [
    await forum.join('olga', { role: 'secretariat' }),
    await forum.join('oto', { member: 'Epsilon' }),
  ]
  const { id: memberId, name, ownName, npm } = memberOf(olga, 'Epsilon')
  const names = { memberId, name, ownName, npm }
  const edit = (status: 'full' | 'observer' | 'partner', statusSince: string | null) =>
    olga.forum.administration.editMember({ ...names, status, statusSince })
  const slugs = () => oto.directory.channels.all.map(({ slug }) => slug).sort()
  const thread = await olga.asks('consultations', 'For everyone')
  const open = await oto.opens(thread)

  await edit('observer', '2013-03-26')
  await edit('full', '2026-01-01')
  await expect.poll(slugs).toContain('full-members')
  await edit('partner', '2026-02-01')
  await expect.poll(() => open.state).toBe('lost')
  await expect.poll(slugs).toEqual([])
  await edit('observer', '2026-03-01')

  await expect.poll(slugs).toEqual(['announcements', 'consultations'])
  expect(memberOf(oto, 'Epsilon')).toMatchObject({
    ...{ status: 'observer', statusSince: '2026-03-01' },
    history: [
      { status: 'observer', since: '2013-03-26' },
      { status: 'full', since: '2026-01-01' },
      { status: 'partner', since: '2026-02-01' },
    ],
  })
  const readers = await olga.directory.readers(thread.channelId)
  expect(readers.map((each) => [each.memberId, each.personIds])).toContainEqual([memberId, [oto.id]])
  await oto.isInSync()
  await olga.isInSync()
})

test('the chair of a year is recorded, changed, and made "not recorded" again', async () => {
  const forum = await openForum()
  const [olga, ada] = [await forum.join('olga', { role: 'secretariat' }), await forum.join('ada')]
  const { administration } = olga.forum
  const [alpha, beta] = [memberOf(ada, 'Alpha').id, memberOf(ada, 'Beta').id]
  const chairs = () => Object.fromEntries(ada.directory.chairs.map(({ year, memberId }) => [year, memberId]))

  await administration.recordChair(2026, alpha)
  await expect.poll(() => chairs()[2026]).toBe(alpha)
  await administration.recordChair(2026, beta)
  await expect.poll(() => chairs()[2026]).toBe(beta)
  await ada.isInSync()
  await administration.eraseChair(2026)
  await expect.poll(() => chairs()[2026]).toBeUndefined()

  await expect(administration.recordChair(1999, alpha)).rejects.toMatchObject({ code: 'invalid', field: 'year' })
  await expect(ada.forum.administration.recordChair(2026, alpha)).rejects.toMatchObject({ code: 'not_allowed' })
  await expect(administration.recordChair(2026, crypto.randomUUID())).rejects.toMatchObject({ field: 'memberId' })
  await ada.isInSync()
  await olga.isInSync()
})

const memberOf = (someone: Someone, name: string) =>
  someone.directory.members.all.find((member) => member.name.endsWith(name))!
