import { expect } from 'vitest'
import { makeSetupLink } from '../../server/domain/invitations'
import { password } from '../forum'
import { journey } from './browsers'
import type { Person } from './person'

journey('the first secretary comes in by the set-up link, and invites two people of two members', async (browsers) => {
  const { forum, visitor } = browsers
  const setup = new URL(await makeSetupLink(forum.db, forum.config, new Date()))
  const [sena, ada, ben] = [await visitor('sena'), await visitor('ada'), await visitor('ben')]

  await sena.opens(setup.pathname + setup.hash)
  await sena.does(
    { choose: 'Demo NPM Alpha', from: 'Your institution' },
    { write: 'sena@alpha.example', into: 'E-mail' },
  )
  await makesAccount(sena, 'Sena Secretary')
  const toAda = await invites(sena, 'ada@alpha.example', 'Demo NPM Alpha')
  const toBen = await invites(sena, 'ben@beta.example', 'Demo NPM Beta')
  await sena.does({ follow: 'Directory' })
  await sena.sees('Demo NPM Gamma')

  await ada.opens(toAda)
  await ada.sees(/join for Demo NPM Alpha/)
  await makesAccount(ada, 'Ada Adviser')
  await ben.opens(toBen)
  await makesAccount(ben, 'Ben Inspector')

  for (const person of [sena, ada]) {
    await person.does({ follow: 'Directory' }, { follow: 'People' })
    for (const name of ['Sena Secretary', 'Ada Adviser', 'Ben Inspector']) await person.sees(name)
  }
  await ada.sees('Consultations')
  await ada.seesNot('Administration')
  await ada.seesNot('Legal')

  const stranger = await visitor('stranger')
  await stranger.opens(toBen)
  await stranger.page.getByRole('alert').waitFor()
  await stranger.seesNot('Make my account')
})

journey('signing in and out is for oneself, and tells nobody who has an account', async ({ join, visitor }) => {
  const ada = await join('ada')
  const elsewhere = await visitor('elsewhere')
  await elsewhere.opens('/directory')
  await elsewhere.does({ write: 'ada@alpha.example', into: 'E-mail' }, { write: 'not her password', into: 'Password' })
  await elsewhere.does({ press: 'Sign in' })
  const refusal = await elsewhere.page.getByRole('alert').textContent()
  await elsewhere.does({ write: 'nobody@alpha.example', into: 'E-mail' }, { press: 'Sign in' })
  await expect.poll(() => elsewhere.page.getByRole('alert').textContent()).toBe(refusal)
  await elsewhere.does({ write: 'ada@alpha.example', into: 'E-mail' }, { write: password, into: 'Password' })
  await elsewhere.does({ press: 'Sign in' })
  await elsewhere.sees('Demo NPM Gamma')

  await ada.opens('/me')
  await ada.does({ press: 'Sign out' })
  await ada.sees(/People join by invitation/)
  await ada.opens('/')
  await ada.seesNot('What waits for us')
})

async function makesAccount(person: Person, name: string) {
  await person.does(
    { write: name, into: 'Your name' },
    { write: password, into: 'Password' },
    { press: 'Make my account' },
  )
  await person.sees('What waits for us')
  expect(new URL(person.page.url()).hash, 'the secret left the address').toBe('')
}

/** The path of the link that is shown. */
async function invites(person: Person, email: string, member: string) {
  await person.does({ follow: 'Administration' })
  const again = person.page.getByRole('button', { name: 'Invite another person' })
  if (await again.isVisible()) await again.click()
  await person.does({ write: email, into: 'E-mail address' }, { choose: member, from: 'Institution' })
  await person.does({ press: 'Make the link' })
  const link = new URL(await person.page.getByLabel(`Link for ${email}`).inputValue())
  return link.pathname + link.hash
}
