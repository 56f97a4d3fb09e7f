import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { journey } from './browsers'

const order = (page: Page) => page.getByRole('button', { name: 'Keep order' })

journey(
  'a moderator puts a thread in order, with a way back each time; its readers see it at once',
  async ({ join }) => {
    const [mia, ada] = [await join('mia', { role: 'moderator' }), await join('ada', { member: 'Beta' })]
    const other = await ada.asks('Consultations', 'Another question', 'About something else.')
    const path = await ada.asks('Consultations', 'How do you word it?', 'An officer stands in the doorway.')
    await ada.says('Out of hearing, we wrote.')
    await ada.says('And who pays for the interpreter?')
    await mia.opens(path)
    await mia.sees('And who pays for the interpreter?')
    expect(await order(ada.page).count()).toBe(0)

    await mia.does({ press: 'Keep order' })
    await mia.does({ pick: 'Pin …' })
    await mia.does({ press: 'Pin' })
    await ada.sees('Pinned')
    await mia.does({ press: 'Keep order' }, { pick: 'Lock …' })
    await mia.does({ write: 'Answered in the minutes', into: 'Why (may be left empty)' }, { press: 'Lock' })
    await ada.sees(/Mia locked this thread/)
    await ada.sees('This thread is locked. What you were writing here is kept.')
    await mia.page.locator('.toast', { hasText: 'Locked.' }).getByRole('button', { name: 'Undo' }).click()
    await ada.sees(/Mia unlocked this thread/)
    await mia.does({ press: 'Keep order' }, { pick: 'Lock …' }, { press: 'Lock' })
    await ada.sees('This thread is locked. What you were writing here is kept.')
    await mia.does({ press: 'Keep order' }, { pick: 'Unlock' })

    await mia.does({ press: 'Keep order' }, { pick: 'Slow mode …' }, { press: 'Set' })
    await ada.sees('Slow mode: one post in 5 minutes.', {})
    await ada.does({ write: 'Too soon', into: 'Write an answer …' }, { press: 'Send' })
    await ada.sees(/goes out by itself at/)
    await mia.does({ press: 'More', at: 'Out of hearing, we wrote.' }, { pick: 'Mark as the answer' })
    await ada.sees('Answered: go to the answer')

    await mia.does({ press: 'More', at: 'And who pays' }, { pick: 'Into a thread of its own …' })
    await mia.does({ write: 'Who pays the interpreter?', into: 'Title of the new thread' })
    await mia.does({ press: 'Split out' })
    await mia.page.getByRole('heading', { level: 1, name: 'Who pays the interpreter?' }).waitFor()
    await ada.sees(/Mia split posts out of this thread/)
    await ada.does({ follow: 'Go to the new thread' })
    await ada.page.getByRole('heading', { level: 1, name: 'Who pays the interpreter?' }).waitFor()

    await mia.does({ press: 'Keep order' }, { pick: 'Merge into another …' }, { check: /^Another question/ })
    await mia.sees('The same people read it as before.')
    await mia.does({ press: 'Merge' })
    await mia.page.getByRole('heading', { level: 1, name: 'Another question' }).waitFor()
    await ada.page.getByRole('heading', { level: 1, name: 'Another question' }).waitFor()
    expect(new URL(ada.page.url()).pathname).toBe(other)
    await ada.sees(/Mia merged another thread into this one/)

    await mia.does({ press: 'Keep order' }, { pick: 'Move to another channel …' })
    await mia.does({ choose: 'Full members', from: 'To the channel' })
    await mia.sees(/The same people|Will not read it any more/)
    await mia.does({ key: 'Escape' })
    await mia.does({ press: 'Keep order' }, { pick: 'Hide …' })
    await mia.does({ write: 'It names a person', into: 'Why' }, { press: 'Hide' })
    await ada.sees('There is nothing here')
    await mia.sees('Hidden')
    await mia.opens('/channels/consultations')
    await mia.sees('Hidden')
    await mia.does({ follow: 'Another question' }, { press: 'Keep order' }, { pick: 'Remove for good …' })
    await mia.does({ write: 'remove', into: /write the word/ })
    await mia.does({ press: 'Remove for good' })
    await mia.sees('There is nothing here')
  },
)
