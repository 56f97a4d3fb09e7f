import { journey, type Browsers } from './browsers'
import type { Person } from './person'

/** Cora convenes the medical group, in which something was said, also in a channel of all. Ben is not in it. */
async function medical({ join }: Browsers) {
  const cora = await join('cora', { convenes: ['medical'] })
  const ben = await join('ben', { member: 'Beta' })
  await cora.asks('Medical', 'A matter for doctors', 'Confidential.')
  await cora.asks('Consultations', 'Another for us', 'Not for everyone.')
  await cora.does({ press: 'Change who reads this' }, { check: /^Only the people of the Medical/ })
  await cora.sees('Will not read it any more:')
  await cora.does({ press: 'Save' })
  await cora.sees('Changed who reads this thread.')
  await ben.opens('/channels/consultations')
  await ben.sees('Nothing has been asked here yet.')
  await ben.seesNot('Medical')
  await cora.opens('/directory?view=groups')
  return { cora, ben }
}

journey(
  'a convenor brings somebody in, knowing what opens to them; it opens and goes without a reload',
  async (all) => {
    const { cora, ben } = await medical(all)
    await cora.does({ choose: 'Ben', from: 'Bring someone in' })
    await cora.sees('Ben (Demo NPM Beta) will read at once everything that was ever said in:')
    await cora.sees(/^Consultations: the threads only for the Medical/)
    await cora.does({ press: 'Add' })
    await cora.sees(/^Ben is in the Medical .* now\.$/)
    await ben.sees('Another for us')
    await ben.does({ follow: /^Medical/ }, { follow: 'A matter for doctors' })
    await ben.sees('Confidential.')

    await cora.does({ press: 'Actions for Ben' }, { pick: 'Take out of the group' })
    await cora.sees('Ben (Demo NPM Beta) will no longer read:')
    await cora.does({ press: 'Take out of the group' })
    await ben.sees('There is nothing here')
    await ben.seesNot('Medical')
    await undoes(cora, 'no longer in')
    await ben.sees(/^Medical/)
  },
)

journey('a convenor makes another, knowing what that is, and takes it back', async (all) => {
  const { cora, ben } = await medical(all)
  await cora.does({ choose: 'Ben', from: 'Bring someone in' }, { press: 'Add' })
  await ben.opens('/directory?view=groups')
  await ben.seesNot('Log of the group')
  await cora.does({ press: 'Actions for Ben' }, { pick: 'Make convenor' })
  await cora.sees(/Ben \(Demo NPM Beta\) will bring people in/)
  await cora.does({ press: 'Make convenor' })
  await cora.sees(/^Ben convenes the Medical .* now\.$/)
  await ben.sees('Log of the group')
  await undoes(cora, 'Ben convenes')
  await ben.seesNot('Log of the group')
})

journey('the secretariat looks at what a person lists, and learns nothing of what is said in groups', async (all) => {
  const { cora, ben } = await medical(all)
  const sena = await all.join('sena', { role: 'secretariat' })
  await ben.asks('Consultations', 'A question for everyone', 'Who pays?')
  await sena.opens('/administration?view=people')
  await sena.does({ follow: 'View as Cora' })
  await sena.sees('You look at what Cora would list.')
  await sena.sees('A question for everyone')
  await sena.page.getByRole('main').getByRole('link', { name: 'Full members' }).waitFor()
  await sena.sees(/^What channels the Medical/)
  await sena.sees('Threads there, and others that you do not read')
  await sena.seesNot(/A matter for doctors|Another for us/)
  await sena.opens('/administration?view=log')
  await sena.sees('Sena looked at what Cora would see')
  await cora.does({ follow: 'Home' })
  await cora.seesNot('Administration')
})

/** Takes back what one of the notices at the foot says. */
const undoes = ({ page }: Person, said: string) =>
  page.locator('.toast', { hasText: said }).getByRole('button', { name: 'Undo' }).click()
