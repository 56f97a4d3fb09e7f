import { expect, onTestFinished, test } from 'vitest'
import { ear } from './ear'
import { openForum, password } from './forum'

test('a changed profile is on every open page at once', async () => {
  const forum = await openForum()
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const profile = { name: ' Ada Alb ', position: 'Psychologist', expertise: 'Seclusion', languages: ['sl', 'sr-Latn'] }

  await ada.forum.account.editProfile(profile)

  await expect.poll(() => ben.directory.people.get(ada.id)).toMatchObject({ ...profile, name: 'Ada Alb' })
  expect(ada.forum.account.person?.position).toBe('Psychologist')
  await ada.isInSync()
  await ben.isInSync()
})

test('bad input is refused with words and the name of its field', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  const profile = { name: 'Ada', position: '', expertise: '', languages: [] as string[] }
  const edit = (change: Partial<typeof profile>) => ada.forum.account.editProfile({ ...profile, ...change })

  await expect(edit({ name: '   ' })).rejects.toMatchObject({ code: 'invalid', field: 'name' })
  await expect(edit({ name: 'a'.repeat(201) })).rejects.toMatchObject({ code: 'invalid', field: 'name' })
  await expect(edit({ languages: ['Klingon!'] })).rejects.toMatchObject({ code: 'invalid', field: 'languages' })
  await expect(edit({ expertise: 'a\u0000b' })).rejects.toMatchObject({ code: 'invalid' })
  await expect(ada.forum.account.changePassword(password, 'short')).rejects.toMatchObject({
    code: 'invalid',
    field: 'password',
  })
  await ada.isInSync()
})

test('a new password signs out every other device, and tells nobody else', async () => {
  const forum = await openForum()
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben')]
  const phone = forum.visitor()
  await phone.forum.session.signIn(ada.email, password)
  await phone.forum.open()
  await expect.poll(() => phone.forum.live.status).toBe('online')
  const before = ben.directory.people.get(ada.id)!.version

  await expect(ada.forum.account.changePassword('not it at all', 'a new password')).rejects.toMatchObject({
    field: 'current',
  })
  await ada.forum.account.changePassword(password, 'a new password')

  await expect.poll(() => phone.forum.phase).toBe('nobody')
  const old = forum.visitor().forum.session.signIn(ada.email, password)
  await expect(old).rejects.toMatchObject({ code: 'not_allowed' })
  await forum.visitor().forum.session.signIn(ada.email, 'a new password')
  expect(ada.forum.live.status).toBe('online')
  expect(ben.directory.people.get(ada.id)!.version).toBe(before)
  await ada.isInSync()
})

test('signing in with the old password while it is being changed leaves no way in', async () => {
  const forum = await openForum()
  for (let round = 0; round < 8; round++) {
    const ada = await forum.join(`ada${round}`)
    const visitors = Array.from({ length: 4 }, () => forum.visitor())

    const changing = ada.forum.account.changePassword(password, 'a new password')
    const signingIn = visitors.map(async (visitor, index) => {
      await new Promise((resolve) => setTimeout(resolve, round * 5 + index * 8))
      await visitor.forum.session.signIn(ada.email, password).catch(() => undefined)
    })
    await Promise.all([changing, ...signingIn])

    const left = await forum.connection.client`select agent from sessions where person_id = ${ada.id}`
    expect(left.map(({ agent }) => agent)).toEqual(['Story'])
    await ada.isInSync()
  }
})

test('one sees where one is signed in, and signs another device out', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  const phone = forum.visitor()
  await phone.forum.session.signIn(ada.email, password)
  await phone.forum.open()
  await expect.poll(() => phone.forum.live.status).toBe('online')
  await ada.forum.account.loadDevices()
  expect(ada.forum.account.devices).toHaveLength(2)
  const other = ada.forum.account.devices!.find(({ current }) => !current)!

  const ben = await forum.join('ben')
  await expect(ben.forum.account.endDevice(other.id)).rejects.toMatchObject({ code: 'not_found' })
  await ada.forum.account.endDevice(other.id)

  await expect.poll(() => phone.forum.phase).toBe('nobody')
  expect(ada.forum.account.devices!.map(({ current }) => current)).toEqual([true])
  await ada.isInSync()
})

test('a closed account is out on every device before the answer, and in again when it is opened', async () => {
  const forum = await openForum()
  const [olga, ada] = [await forum.join('olga', { role: 'secretariat' }), await forum.join('ada')]
  const tab = ada.newPage()
  onTestFinished(() => tab.leave())
  await tab.open()
  await expect.poll(() => [ada.forum.live.status, tab.live.status]).toEqual(['online', 'online'])
  const bare = await ear(ada)

  await olga.forum.administration.disable(ada.id)

  // Not even that it was closed: it was out before anyone was told, and before the answer.
  await expect.poll(() => bare.isConnected).toBe(false)
  expect(bare.heard).toEqual([])
  await expect.poll(() => [ada.forum.phase, tab.phase]).toEqual(['nobody', 'nobody'])
  const back = forum.visitor().forum.session.signIn(ada.email, password)
  await expect(back).rejects.toMatchObject({ code: 'not_allowed' })
  await olga.forum.administration.enable(ada.id)
  await ada.forum.open()
  expect(ada.forum.phase).toBe('nobody')
  await ada.forum.session.signIn(ada.email, password)
  await ada.forum.open()
  await ada.isInSync()
  await olga.isInSync()
})

test('the last open secretariat account can be neither closed nor given up, not even by two at once', async () => {
  const forum = await openForum()
  const olga = await forum.join('olga', { role: 'secretariat' })
  const { administration } = olga.forum
  await expect(administration.disable(olga.id)).rejects.toMatchObject({ code: 'conflict' })
  await expect(administration.assignRole(olga.id, 'person')).rejects.toMatchObject({ code: 'conflict' })

  for (let round = 0; round < 5; round++) {
    const piet = await forum.join(`piet${round}`, { role: 'secretariat' })
    const outcomes = await Promise.allSettled([
      administration.assignRole(piet.id, 'person'),
      piet.forum.administration.assignRole(olga.id, 'person'),
    ])
    expect(outcomes.map(({ status }) => status)).toContain('fulfilled')
    const [left] = await forum.connection.client`select count(*)::int from people where role = 'secretariat'`
    expect(left!['count']).toBe(1)
    if (olga.directory.actor?.role === 'secretariat') continue
    await piet.forum.administration.assignRole(olga.id, 'secretariat')
    await piet.forum.administration.assignRole(piet.id, 'person')
  }
  await olga.isInSync()
})

test('a role counts at once, on both sides', async () => {
  const forum = await openForum()
  const [olga, ada] = [await forum.join('olga', { role: 'secretariat' }), await forum.join('ada')]
  const announcements = ada.directory.channelBySlug('announcements')!
  expect(ada.directory.mayStartIn(announcements)).toBe(false)
  await expect(ada.asks('announcements', 'Not yet')).rejects.toMatchObject({ code: 'not_allowed' })
  await expect(ada.forum.administration.assignRole(ada.id, 'secretariat')).rejects.toMatchObject({
    code: 'not_allowed',
  })

  await olga.forum.administration.assignRole(ada.id, 'moderator')

  await expect.poll(() => ada.directory.mayStartIn(announcements)).toBe(true)
  const thread = await ada.asks('announcements', 'Now')
  await expect.poll(() => olga.threads.get(thread.id)?.title).toBe('Now')
  await ada.isInSync()
  await olga.isInSync()
})
