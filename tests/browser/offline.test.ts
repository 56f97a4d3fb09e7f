import { expect } from 'vitest'
import { journey } from './browsers'
import type { Person } from './person'

const offline = { offline: true }

journey(
  'what is written without a connection waits on the device, and is sent once',
  async ({ join, restart }) => {
    const [ada, ben] = [await join('ada'), await join('ben', { member: 'Beta' })]
    const path = await ada.asks('Consultations', 'Who has the key?', 'At night.')
    await ben.opens(path)
    await ben.sees('At night.')

    await ben.context.setOffline(true)
    await ben.does({ write: 'The shift leader.', into: 'Write an answer …' }, { key: 'Control+Enter' })
    await ben.sees('On this device; sent once there is a connection')
    await ben.does({ write: 'And a second one in the office.', into: 'Write an answer …' }, { key: 'Control+Enter' })
    await restart()
    await ben.context.setOffline(false)

    await ada.sees('And a second one in the office.')
    await ben.seesNot('On this device; sent once there is a connection')
    for (const person of [ada, ben]) {
      await person.page.reload()
      await person.sees('And a second one in the office.')
      expect(await texts(person)).toEqual(['At night.', 'The shift leader.', 'And a second one in the office.'])
    }
  },
  offline,
)

journey(
  'a draft outlives a reload and a server that went away, and is on the other device, too',
  async ({ join, restart }) => {
    const [ada, ben] = [await join('ada'), await join('ben', { member: 'Beta' })]
    const path = await ada.asks('Consultations', 'What is in the file?', 'Of each prisoner.')
    await ben.opens(path)
    await ben.does({ write: 'A photo, and', into: 'Write an answer …' })
    await ben.sees('Draft saved')
    await restart(async () => {
      await ben.does({ write: 'A photo, and the register number.', into: 'Write an answer …' })
      await ben.sees('Draft kept on this device')
    })
    await ben.page.reload()
    const draft = () => ben.page.getByLabel('Write an answer …').inputValue()
    await expect.poll(draft).toBe('A photo, and the register number.')
    await ben.does({ key: 'Escape' })
    expect(await draft()).toBe('A photo, and the register number.')
    await ben.sees('Draft saved')

    const device = await ben.elsewhere()
    await device.opens(path)
    await expect.poll(() => device.page.getByLabel('Write an answer …').inputValue()).toContain('register number')
    await ben.does({ press: 'Send' })
    await ada.sees('A photo, and the register number.')
    await expect.poll(() => device.page.getByLabel('Write an answer …').inputValue()).toBe('')
  },
  offline,
)

journey('who is taken out of a group loses its channel at once, wherever they are in it', async ({ join }) => {
  const cora = await join('cora', { convenes: ['medical'] })
  const ben = await join('ben', { member: 'Beta', groups: ['medical'] })
  const path = await cora.asks('Medical', 'A matter for doctors', 'Confidential.')
  await ben.opens(path)
  await ben.sees('Confidential.')
  const list = await ben.newTab()
  await list.opens('/channels/medical')
  await list.sees('A matter for doctors')

  await cora.opens('/directory?view=groups')
  await cora.does({ press: 'Actions for Ben' }, { pick: 'Take out of the group' }, { press: 'Take out of the group' })

  await ben.sees('There is nothing here')
  await list.sees('There is nothing here')
  for (const tab of [ben, list]) {
    await tab.seesNot('Confidential.')
    await tab.seesNot('A matter for doctors')
    await tab.seesNot('Medical')
  }
})

const texts = ({ page }: Person) => page.locator('[data-post-text]').allInnerTexts()
