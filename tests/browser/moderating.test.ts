import { expect } from 'vitest'
import { password } from '../forum'
import { journey, type Browsers } from './browsers'

/** Ada asked, Ben named somebody in his answer; both, and Cleo who only reads, have it open. Mia moderates. */
async function told({ join }: Browsers) {
  const [ada, ben] = [await join('ada'), await join('ben', { member: 'Beta' })]
  const [cleo, mia] = [await join('cleo', { member: 'Gamma' }), await join('mia', { role: 'moderator' })]
  const path = await ada.asks('Consultations', 'Who gives out the medicine?', 'At night, that is.')
  await ben.opens(path)
  await ben.sees('At night, that is.')
  await ben.says('On the second floor Vesna K. does it alone.')
  await cleo.opens(path)
  for (const each of [ada, cleo]) await each.sees(/Vesna K\./)
  return { ada, ben, cleo, mia, path }
}

journey('a post that names somebody goes out of sight when it is reported, and comes back by one key', async (all) => {
  const { ada, cleo, mia } = await told(all)
  await mia.opens('/moderation')
  await mia.sees('Nothing is reported')
  await ada.does({ press: 'More', at: 'Vesna' }, { pick: 'Report …' }, { check: /^It names a person/ })
  await ada.does({ write: 'The nurse', into: 'Anything else they should know' }, { press: 'Report' })
  await ada.sees('Reported. You will be told what is decided.')

  for (const each of [ada, cleo]) {
    await each.sees('A post of Demo NPM Beta, Ben is hidden')
    await each.seesNot(/Vesna/)
  }
  await mia.sees('On the second floor Vesna K. does it alone.')
  await mia.sees('Out of sight')
  await mia.sees('“The nurse”')
  await mia.does({ key: 'j' }, { key: 'a' })
  await mia.sees('Mia looks into it')
  await mia.does({ key: 'd' })
  await mia.sees('Decided: It may stay.')
  await cleo.sees(/Vesna K\./)
  await cleo.seesNot(/is hidden/)
  await mia.does({ press: 'Undo' })
  await cleo.seesNot(/Vesna/)

  await mia.does({ key: 'j' }, { key: 'h' }, { write: 'It names somebody', into: 'Why' }, { press: 'Hide' })
  await mia.sees('Hidden, by Mia')
  await cleo.seesNot(/Vesna/)
  await ada.does({ follow: 'Home' })
  await ada.sees('Decided about your report: Hidden.')
})

journey('a name that is selected and taken out is gone from every open page, and found no more', async (all) => {
  const { ada, ben, cleo, mia, path } = await told(all)
  await cleo.does({ press: 'Quote', at: 'Vesna' })
  await cleo.page.keyboard.type('Really alone?')
  await cleo.does({ key: 'Control+Enter' })
  await mia.opens(path)
  await mia.sees('Really alone?')
  await mia.does({ select: 'Vesna K.', at: 'second floor' })
  await mia.does({ press: 'More', at: 'does it alone.' }, { pick: 'Redact …' })
  await mia.sees('To be taken out:')
  await mia.sees('in the post of Ben')
  await mia.does({ write: 'A name', into: 'Why' }, { press: 'Take them out' })
  await mia.sees('The words were taken out.')

  for (const each of [ada, ben, cleo]) {
    await each.seesNot(/Vesna/)
    await each.sees(/On the second floor/)
    await each.sees(/Mia took words out of a post/)
  }
  await ada.opens('/search?q=Vesna')
  await ada.sees(/Nothing/)
  await ada.seesNot(/second floor/)
})

journey(
  'who is suspended is out at once on every page, reads why at the door, and comes in when it ends',
  async (all) => {
    const { ben, mia } = await told(all)
    const tab = await ben.newTab()
    await tab.opens('/directory')
    await tab.sees('Demo NPM Gamma')
    await mia.opens('/moderation?view=suspended')
    await mia.does({ choose: 'Demo NPM Beta: Ben', from: 'Suspend someone' }, { press: 'Suspend …' })
    await mia.does({ write: 'Names of patients, again', into: 'Why' }, { press: 'Suspend' })
    await mia.sees(/Ben is suspended until/)
    for (const each of [ben, tab]) {
      await each.sees(/People join by invitation/)
      await each.seesNot(/Who gives out the medicine/)
    }

    const enters = () =>
      ben.does(
        { write: 'ben@beta.example', into: 'E-mail' },
        { write: password, into: 'Password' },
        { press: 'Sign in' },
      )
    await enters()
    await expect.poll(() => ben.page.getByRole('alert').textContent()).toMatch(/until .* Names of patients, again/)
    await mia.does({ press: 'Undo' })
    await mia.sees('Ben can sign in again.')
    await enters()
    await ben.sees('Who gives out the medicine?')
  },
  { offline: true },
)

journey('a thread moves to where fewer read it, and back only when who wrote in it says yes', async (all) => {
  const { ada, ben, mia, path } = await told(all)
  const oto = await all.join('oto', { member: 'Epsilon' })
  await oto.opens(path)
  await oto.sees('At night, that is.')
  await mia.opens(path)
  await mia.does({ press: 'Keep order' }, { pick: 'Move to another channel …' })
  await mia.does({ choose: 'Full members', from: 'To the channel' })
  await mia.sees('Will not read it any more:')
  await mia.sees(/Oto/)
  await mia.does({ press: 'Move' })
  await mia.sees(/Moved to “Full members”. It cannot simply go back/)
  await oto.sees('There is nothing here')
  await ada.sees(/Mia moved this thread here/)

  await mia.does({ press: 'Keep order' }, { pick: 'Move to another channel …' })
  await mia.does({ choose: 'Consultations', from: 'To the channel' })
  await mia.sees('Will read it from then on:')
  await mia.does({ write: 'The observers should know', into: 'Why' }, { press: 'Ask 2 people' })
  await mia.sees(/Everyone who wrote here is asked/)
  await mia.sees(/Not answered yet: (Ada, Ben|Ben, Ada)/)
  for (const each of [ada, ben]) {
    await each.does({ follow: 'Home' })
    await each.sees('Asked of you')
    await each.sees('The observers should know')
    await each.does({ press: 'Yes, let them read it' })
    await each.seesNot('Asked of you')
  }
  await oto.does({ follow: /^Consultations/ })
  await oto.sees('Who gives out the medicine?')
  await mia.sees(/More people read this thread/)
})
