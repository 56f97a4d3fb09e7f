import { expect } from 'vitest'
import { journey } from './browsers'

journey('one asks, another sees it come and answers, both see each change of it at once', async ({ join }) => {
  const [ada, ben] = [await join('ada'), await join('ben', { member: 'Beta' })]
  await ben.opens('/channels/consultations')
  await ben.sees('Nothing has been asked here yet.')

  await ada.opens('/')
  await ada.does({ follow: 'Ask a question' }, { write: 'How do you word it?', into: 'Title' })
  await ada.does({ write: 'An officer stands **in the doorway**.', into: 'Question' }, { press: 'Next: to whom' })
  await ada.does({ check: /^Consultations/ })
  await ada.sees('2 institutions, 2 people')
  await ada.page.getByLabel('Ask for answers by a date').uncheck()
  await ada.does({ press: 'Ask' })
  await ada.page.getByRole('heading', { level: 1, name: 'How do you word it?' }).waitFor()

  await ben.does({ follow: 'How do you word it?' })
  await ben.sees('in the doorway')
  await ben.does({ write: 'Out of hearing.', into: 'Write an answer …' }, { press: 'Send' })
  await ada.sees('Out of hearing.')

  await ada.does({ press: 'Reply', at: 'Out of hearing.' })
  await ada.sees('Reply to Ben')
  await ada.does({ write: 'And out of sight?', into: 'Write a reply …' }, { key: 'Control+Enter' })
  await ben.sees('And out of sight?')

  await ben.does({ press: 'More', at: 'Out of hearing.' }, { pick: 'Edit' })
  await ben.does({ write: 'Out of hearing and out of sight.', into: 'Change your post' }, { press: 'Save' })
  await ada.sees('Out of hearing and out of sight.')
  await ada.does({ press: 'edited', at: 'Out of hearing and out of sight.' })
  await ada.sees('First written')
  await ada.does({ key: 'Escape' })

  await ada.does({ press: 'More', at: 'And out of sight?' }, { pick: 'Remove' })
  await ben.sees(/Ada removed this post/)
  await ben.seesNot('And out of sight?')
  await ada.does({ press: 'Undo' })
  await ben.sees('And out of sight?')
  await ben.seesNot(/removed this post/)

  for (const person of [ada, ben]) {
    const live = await textsOf(person.page)
    await person.page.reload()
    await person.sees('And out of sight?')
    expect(await textsOf(person.page), `${person.name}: what came live equals a fresh load`).toEqual(live)
  }
})

journey('writing shows to the other while it happens', async ({ join }) => {
  const [ada, ben] = [await join('ada'), await join('ben', { member: 'Beta' })]
  const path = await ada.asks('Consultations', 'Who counts?', 'At night.')
  await ben.opens(path)
  await ben.sees('At night.')
  await ben.page.getByLabel('Write an answer …').pressSequentially('We do', { delay: 20 })
  await ada.sees(/Demo NPM Beta|BX/)
  await ada.sees(/is writing/)
  await ben.does({ key: 'Control+Enter' })
  await ada.sees('We do')
  await ada.seesNot(/is writing/)
})

const textsOf = (page: import('playwright-core').Page) => page.locator('[data-post-text]').allTextContents()
