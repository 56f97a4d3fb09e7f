import { expect, test } from 'vitest'
import { answers, asking, consults, yesNo } from './consulting'
import { openForum } from './forum'
import type { Someone } from './someone'

test('a thread that is asked for answers while its page opens shows what is asked', async () => {
  const forum = await openForum()
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const thread = await ada.asks('consultations', 'Who keeps a register?')
  // Between the thread and its posts.
  let isAsked = false
  watching(ben, async (address) => {
    if (isAsked || !/\/posts(\?|$)/.test(address)) return
    isAsked = true
    await ada.forum.consultations.ask(thread.id, asking(ada, ['Beta']))
  })
  await ben.reopens()
  await ben.opens(thread)
  expect(isAsked).toBe(true)
  await expect.poll(() => ben.forum.consultations.of(thread.id)?.seats).toHaveLength(1)
  expect(ben.forum.consultations.seatOf(thread.id)).toBeDefined()
})

test('a word more in a draft asks its readers for the draft, and for nothing else', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  const [ben, bea] = [await forum.join('ben', { member: 'Beta' }), await forum.join('bea', { member: 'Beta' })]
  const thread = await consults(ada, ['Beta', 'Gamma'])
  for (const each of [ben, bea]) await each.opens(thread)
  await writes(ben, thread.id, 'We keep')
  await expect.poll(() => bea.forum.consultations.seatOf(thread.id)?.draft?.text).toBe('We keep')
  await expect.poll(() => ben.forum.desk.loaded?.owed[0]?.seat.state).toBe('drafting')
  const asked: Record<string, string[]> = { ben: [], bea: [] }
  for (const each of [ben, bea]) {
    watching(each, async (address, method) => void asked[each.name]!.push(`${method} ${address.split('/').at(-1)}`))
    await each.reopens()
    await each.opens(thread)
    await expect.poll(() => each.forum.desk.loaded).toBeDefined()
  }
  asked['ben'] = []
  asked['bea'] = []
  await writes(ben, thread.id, 'We keep one.')
  await expect.poll(() => bea.forum.consultations.seatOf(thread.id)?.draft?.text).toBe('We keep one.')
  await bea.isInSync()
  const own = asked['bea'].filter((each) => /desk|consultation|seat/.test(each))
  expect(own.slice(0, 1)).toEqual(['GET seat'])
  expect(asked['ben'].filter((each) => /desk|consultation/.test(each))).toEqual([])
})

test('whoever asked sums up, also in the thread of somebody else; its author does not', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  const mia = await forum.join('mia', { member: 'Gamma', role: 'secretariat' })
  const ben = await forum.join('ben', { member: 'Beta' })
  const thread = await ada.asks('consultations', 'Who keeps a register?')
  await mia.opens(thread)
  await mia.forum.consultations.ask(thread.id, { ...asking(mia, ['Beta']), questions: [yesNo('Is there one?')] })
  await answers(ben, thread, 'We do.')
  const paragraph = { id: crypto.randomUUID(), text: 'Beta keeps one.', sources: [] }
  await expect(ada.forum.consultations.saveSummary(thread.id, [paragraph], 0)).rejects.toMatchObject({
    code: 'not_allowed',
  })
  const { version } = await mia.forum.consultations.saveSummary(thread.id, [paragraph], 0)
  expect(await mia.forum.consultations.askSummary(thread.id, version)).toMatchObject({ state: 'standing' })
  // The button is drawn by what the desk says of it.
  await mia.forum.desk.load()
  expect(mia.forum.desk.loaded!.asked).toEqual([{ threadId: thread.id, askedById: mia.id, summary: 'standing' }])
  await mia.isInSync()
})

async function writes(someone: Someone, threadId: string, text: string) {
  someone.forum.answerDrafts.write(threadId, { text, cells: [] })
  await someone.forum.answerDrafts.save(threadId)
}

/** Is told what a person's page asks the server, before it does. */
function watching(someone: Someone, told: (address: string, method: string) => Promise<void>) {
  const { fetch } = someone
  someone.fetch = async (input, init) => {
    await told(String(input), init?.method ?? 'GET')
    return fetch(input, init)
  }
}
