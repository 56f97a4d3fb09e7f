import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { openForum, password } from './forum'
import { ask } from './requests'

const email = 'cleo@alpha.example'

test.each([
  ['signs in', 'signIn', 403],
  ['changes a password', 'changePassword', 200],
  ['accepts an invitation', 'acceptInvitation', 200],
])(
  'whoever %s keeps nobody waiting who reads, though the database has one connection only',
  async (_, name, status) => {
    const forum = await openForum({ connections: 1 })
    const olga = await forum.join('olga', { role: 'secretariat' })
    const { memberId } = olga.directory.people.get(olga.id)!
    const invitation = { id: randomUUID(), memberId, email, role: 'person', groupIds: [] }
    const invited = (await ask(forum, 'invite', invitation, olga.cookie)).json<{ link: string }>()
    const inputs: Record<string, object> = {
      signIn: { email, password },
      changePassword: { current: password, password: 'a new password' },
      acceptInvitation: { token: invited.link.split('#')[1], name: 'Cleo', email, password, locale: 'en' },
    }

    const answered: number[] = []
    const slow = Array.from({ length: 5 }, async () => {
      answered.push((await ask(forum, name, inputs[name]!, olga.cookie)).statusCode)
    })
    const read = await ask(forum, 'listMentions', {}, olga.cookie)

    expect(read.statusCode).toBe(200)
    expect(answered.length).toBeLessThan(slow.length)
    await Promise.all(slow)
    expect(answered[0]).toBe(status)
  },
)

test('of two new passwords given at once for the same old one, only one becomes it', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  const words = ['first new one', 'second new one', 'third new one']
  const changes = words.map((word) => ada.forum.account.changePassword(password, word))
  const outcomes = (await Promise.allSettled(changes)).map(({ status }) => status)
  expect(outcomes.sort()).toEqual(['fulfilled', 'rejected', 'rejected'])
  const tries = words.map((word) => forum.visitor().forum.session.signIn(ada.email, word))
  const signIns = (await Promise.allSettled(tries)).map(({ status }) => status)
  expect(signIns.sort()).toEqual(['fulfilled', 'rejected', 'rejected'])
  await ada.isInSync()
})
