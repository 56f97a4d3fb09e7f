import { expect } from 'vitest'
import { journey } from './browsers'

journey(
  'one asks institutions for answers by a date; seats, counts and lists agree at once on every page',
  async ({ join }) => {
    const [ada, ben] = [await join('ada'), await join('ben', { member: 'Beta' })]
    await ben.opens('/channels/consultations')

    await ada.opens('/ask')
    await ada.does({ choose: 'Comparison', from: 'What kind of question is it?' })
    await ada.does({ write: 'Night shifts', into: 'Title' }, { write: 'Who goes?', into: 'Question' })
    await ada.does({ press: 'Next: to whom' }, { check: /^Consultations/ })
    await ada.sees(/^by .*, Europe/)
    await ada.page.locator('summary', { hasText: 'Sub-questions' }).click()
    await ada.does({ press: 'Remove sub-question 2' })
    await ada.sees('2 sub-questions')
    await ada.does({ press: 'Undo' })
    await ada.sees('3 sub-questions')
    await ada.page.locator('summary', { hasText: 'Who is asked' }).click()
    await ada.does({ check: /^These institutions/ }, { press: 'Choose none' })
    await ada.does({ press: 'Ask' })
    await ada.sees('Choose at least one institution to ask.')
    await ada.does({ press: 'Choose all' })
    const asked = await ada.page.getByRole('checkbox', { name: /^[A-Z]{2} / }).count()
    await ada.does({ press: 'Ask' })
    await ada.sees(`0/${asked}`)

    await ben.sees('We owe an answer')
    await ben.does({ check: 'Owed by us' }, { follow: 'Night shifts' })
    await ben.does({ press: 'Nothing to report' })
    await ada.sees(`1/${asked}`)
    await ben.page.goBack()
    await ben.sees('Nothing here fits what you chose.')

    await ada.does({ press: 'More about this thread' }, { pick: 'Stop waiting for answers' })
    await ada.sees(/^closed/)
    await ada.does({ press: 'Undo' })
    await ada.sees(/left$/)

    await ada.page.getByRole('tab', { name: 'Discussion' }).focus()
    await ada.does({ key: 'ArrowRight' })
    await expect.poll(() => ada.page.url()).toContain('?tab=answers')
    await ada.page.goBack()
    await ada.page.getByRole('tab', { name: 'Discussion', selected: true }).waitFor()
  },
)
