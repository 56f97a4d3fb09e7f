import { io } from 'socket.io-client'
import { expect, onTestFinished, test } from 'vitest'
import { eq } from 'drizzle-orm'
import { people, sessions } from '../db/schema/people'
import { ear } from './ear'
import { openForum, password, type TestForum } from './forum'

const no = 'E-mail address and password do not go together.'

test('signing in opens the forum; signing out closes it on every page of that session, and nowhere else', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  const phone = forum.visitor()
  await phone.forum.open()
  expect(phone.forum.phase).toBe('nobody')

  const me = await phone.forum.session.signIn(` ${ada.email.toUpperCase()} `, password)
  expect(me).toEqual({ personId: ada.id, email: ada.email, locale: 'en' })
  await phone.forum.open()
  const tab = phone.newPage()
  onTestFinished(() => tab.leave())
  await tab.open()
  await expect.poll(() => [phone.forum.live.status, tab.live.status]).toEqual(['online', 'online'])

  await phone.forum.session.signOut()
  phone.forum.leave()
  await expect.poll(() => tab.phase).toBe('nobody')
  expect(tab.directory.people.all).toEqual([])
  await ada.isInSync()
})

test('when a session ends its sockets end with it, and no others', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  const elsewhere = forum.visitor()
  await elsewhere.forum.session.signIn(ada.email, password)
  await elsewhere.forum.open()
  await expect.poll(() => elsewhere.forum.live.status).toBe('online')
  const listener = await ear(ada)
  await ada.forum.session.signOut()
  await expect.poll(() => listener.isConnected).toBe(false)
  await expect.poll(() => ada.forum.phase).toBe('nobody')
  expect(elsewhere.forum.live.status).toBe('online')
  await elsewhere.isInSync()
})

test('a wrong password, an unknown address and a closed account get the very same answer', async () => {
  const forum = await openForum()
  await forum.join('ada')
  const cleo = await forum.join('cleo')
  await forum.connection.db.update(people).set({ disabledAt: new Date() }).where(eq(people.id, cleo.id))
  const stranger = forum.visitor()

  const answers = [
    await tries(stranger, 'ada@alpha.example', 'not the password'),
    await tries(stranger, 'nobody@alpha.example', 'not the password'),
    await tries(stranger, cleo.email, password),
  ]

  expect(answers[0]).toMatchObject({ status: 403, body: { code: 'not_allowed', message: no } })
  expect(answers[1]).toEqual(answers[0])
  expect(answers[2]).toEqual(answers[0])
})

test('five wrong passwords make one wait, even sent at once; another account, and five minutes, do not', async () => {
  let now = new Date()
  const forum = await openForum({ clock: () => now })
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben')]
  const visitor = forum.visitor()

  const guesses = Array.from({ length: 12 }, (_, n) => tries(visitor, ada.email, `guess number ${n}`))
  const codes = (await Promise.all(guesses)).map(({ status }) => status)
  expect(codes.filter((status) => status === 403)).toHaveLength(5)
  expect(codes.filter((status) => status === 429)).toHaveLength(7)
  expect(await tries(visitor, ada.email, password)).toMatchObject({ status: 429, body: { code: 'too_many' } })
  expect(await tries(visitor, ben.email, password)).toMatchObject({ status: 200 })

  now = new Date(now.getTime() + 301_000)
  expect(await tries(visitor, ada.email, password)).toMatchObject({ status: 200 })
})

test('whoever guesses at many accounts is stopped after fifty; signing in rightly does not count', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  const visitor = forum.visitor()
  for (let n = 0; n < 3; n++) expect((await tries(visitor, ada.email, password)).status).toBe(200)

  const guesses = Array.from({ length: 55 }, (_, n) => tries(visitor, `someone${n}@alpha.example`, 'a guess'))
  const codes = (await Promise.all(guesses)).map(({ status }) => status)

  expect(codes.filter((status) => status === 403)).toHaveLength(50)
  expect(codes.filter((status) => status === 429)).toHaveLength(5)
})

test('what is stored of a session does not sign anybody in', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  const [stored] = await forum.connection.db.select().from(sessions).where(eq(sessions.personId, ada.id))
  expect(ada.cookie).not.toContain(stored!.id)

  const thief = forum.visitor(`session=${stored!.id}`)
  await thief.forum.open()

  expect(thief.forum.phase).toBe('nobody')
})

test('a session ends when it is old enough, however much it was used, and its sockets with it', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  await expect.poll(() => ada.forum.live.status).toBe('online')
  const [long, soon] = [new Date(Date.now() - 61 * 86_400_000), new Date(Date.now() + 13 * 86_400_000)]
  await forum.connection.db.update(sessions).set({ createdAt: long, expiresAt: soon })

  await forum.app.house.realtime.dropEnded()

  await expect.poll(() => ada.forum.phase).toBe('nobody')
  const again = forum.visitor(ada.cookie)
  await again.forum.open()
  expect(again.forum.phase).toBe('nobody')
})

test('signing in as somebody else in one tab makes the other tabs theirs, too', async () => {
  const forum = await openForum()
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const tab = ada.newPage()
  onTestFinished(() => tab.leave())
  await tab.open()
  await expect.poll(() => tab.live.status).toBe('online')

  await ada.forum.session.signIn(ben.email, password)

  await expect.poll(() => tab.directory.me?.personId).toBe(ben.id)
  await expect.poll(() => tab.live.status).toBe('online')
  await ben.isInSync()
})

test('a page of another site can neither write nor listen', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  const headers = { origin: 'https://elsewhere.example', cookie: ada.cookie! }

  const written = await fetch(new URL('/api/session', forum.base), { method: 'DELETE', headers })
  const socket = io(forum.base, { transports: ['websocket'], forceNew: true, extraHeaders: headers })
  onTestFinished(() => void socket.disconnect())
  const heard = await new Promise((resolve) => {
    socket.once('connect', () => resolve('let in'))
    socket.once('connect_error', () => resolve('turned away'))
  })

  expect(written.status).toBe(403)
  expect(heard).toBe('turned away')
  await ada.isInSync()
})

/** One attempt to sign in, as it is answered; without the headers that differ from minute to minute. */
async function tries(visitor: ReturnType<TestForum['visitor']>, email: string, word: string) {
  const response = await visitor.fetch(new URL('/api/session', visitor.base), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: word }),
  })
  const { date: _, ...headers } = Object.fromEntries(response.headers)
  const body = (await response.json()) as { code?: string; message?: string }
  return response.ok ? { status: 200, body } : { status: response.status, body, headers }
}
