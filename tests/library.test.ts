import { expect, test } from 'vitest'
import { isDue, reviewAt, unconfirmedSince } from '../contract/reviews'
import { libraryOf, type LibraryFilter } from '../client/stores/library.svelte'
import { fadedSince, rowsOf } from '../client/lib/comparison'
import { answers, cell, consults, yesNo } from './consulting'
import { pagesOf, textIn, unzip } from './exporting'
import { openForum, type TestForum } from './forum'
import type { Someone } from './someone'

test('a consultation that closes stands in the library by itself, and leaves it when it is asked anew', async () => {
  const { ada, ben, thread } = await consulted()
  for (const each of [ada, ben]) await shows(each)
  expect(titles(ben)).toEqual([])
  await ada.forum.consultations.close(thread.id)
  await expect.poll(() => titles(ben)).toEqual([thread.title])
  const [entry] = libraryOf(ben.forum).entries
  const { closedAt, settled, asked } = entry!.thread.consultation!
  expect([entry!.askedById, settled, asked]).toEqual([ada.id, 1, 2])
  expect(entry).toMatchObject({ summary: null, reviewAt: reviewAt(closedAt!) })
  for (const each of [ada, ben]) await each.isInSync()
  await ada.forum.consultations.reopen(thread.id)
  await expect.poll(() => titles(ben)).toEqual([])
  for (const each of [ada, ben]) await each.isInSync()
})

test('what a group asked is in nobody else’s library, and what is hidden in nobody’s', async () => {
  const { forum, ada, thread } = await consulted()
  const [lea, leo] = [await forum.join('lea', { groups: ['legal'] }), await forum.join('leo', { groups: ['legal'] })]
  const mia = await forum.join('mia', { role: 'moderator' })
  const within = await consults(lea, ['Alpha'], {}, 'legal')
  await lea.forum.consultations.close(within.id)
  await ada.forum.consultations.close(thread.id)
  await ada.reopens()
  for (const each of [leo, ada, mia]) await shows(each)
  expect(ids(leo)).toEqual([thread.id, within.id])
  expect([ids(ada), ids(mia)]).toEqual([[thread.id], [thread.id]])
  await mia.orders.hide(thread.id, 'Not for here.')
  await expect.poll(() => [ids(ada), ids(mia), ids(leo)]).toEqual([[], [], [within.id]])
  for (const each of [leo, ada, mia]) await each.isInSync()
})

test('the last one closed comes first, or the one that waits longest for a review; places and topics narrow it', async () => {
  const { forum, ada } = await consulted()
  const made: string[] = []
  for (const [months, places] of [
    [30, ['prison']],
    [26, []],
    [1, ['police']],
  ] as const) {
    const thread = await consults(ada, ['Alpha', 'Beta'])
    await ada.threads.edit({ threadId: thread.id, title: thread.title, places: [...places], topics: [] })
    await ada.forum.consultations.close(thread.id)
    await longAgo(forum, thread.id, months)
    made.push(thread.id)
  }
  const [old, middle, recent] = made
  await ada.reopens()
  await shows(ada)
  expect(ids(ada)).toEqual([recent, middle, old])
  await shows(ada, { order: 'review' })
  expect(ids(ada)).toEqual([old, middle, recent])
  expect(libraryOf(ada.forum).entries.map((entry) => new Date(entry.reviewAt) <= new Date())).toEqual([
    true,
    true,
    false,
  ])
  await shows(ada, { place: 'prison' })
  expect(ids(ada)).toEqual([old])
  await ada.isInSync()
})

test('the library comes a page at a time, and no entry twice', async () => {
  const { forum, ada, thread } = await consulted()
  await ada.forum.consultations.close(thread.id)
  await forum.connection.client.unsafe(`
    with made as (insert into threads (id, channel_id, top_id, author_id, title, label, consultation, created_at, active_at)
      select gen_random_uuid(), channel_id, top_id, author_id, 'Question ' || n, label, consultation, created_at, active_at
      from threads, generate_series(1, 44) n where id = '${thread.id}' returning id)
    insert into consultations (thread_id, asked_by_id, asked_at, kind, urgency, due_at, zone, closed_at)
      select made.id, asked_by_id, asked_at, kind, urgency, due_at, zone, closed_at
      from made, consultations where thread_id = '${thread.id}'`)
  for (const order of ['newest', 'review'] as const) {
    await shows(ada, { order })
    const library = libraryOf(ada.forum)
    while (library.state === 'partial') await library.more()
    expect([library.entries.length, new Set(ids(ada)).size]).toEqual([45, 45])
  }
})

test('its summary stands beside it as it begins, without signs, once it stands', async () => {
  const { ada, ben, thread } = await consulted()
  const text = `**All** keep a [register](https://example.org). ${'It is kept for years. '.repeat(30)}`
  const paragraph = { id: crypto.randomUUID(), text, sources: [] }
  const { version } = await ada.forum.consultations.saveSummary(thread.id, [paragraph], 0)
  await ada.forum.consultations.close(thread.id)
  await shows(ben)
  expect(libraryOf(ben.forum).entries[0]!.summary).toBeNull()
  await ada.forum.consultations.askSummary(thread.id, version)
  // The library that is open shows it by itself.
  await expect.poll(() => libraryOf(ben.forum).entries[0]!.summary).not.toBeNull()
  const { summary } = libraryOf(ben.forum).entries[0]!
  expect(summary).toMatch(/^All keep a register \(https:\/\/example\.org\)\. It is kept .* …$/)
  expect(summary!.length).toBeLessThan(285)
  await ben.isInSync()
})

test('what was confirmed more than two years ago is unconfirmed since then', () => {
  const now = new Date('2026-11-28T12:00:00Z')
  const released = { releasedAt: '2026-01-10T08:00:00.000Z', confirmedOn: null }
  expect(unconfirmedSince({ asOf: null }, released, now)).toBeNull()
  expect(unconfirmedSince({ asOf: '2024-11-29' }, released, now)).toBeNull()
  expect(unconfirmedSince({ asOf: '2024-11-28' }, released, now)).toBe('2024-11-28')
  const old = { releasedAt: '2024-05-01T08:00:00.000Z', confirmedOn: null }
  expect(unconfirmedSince({ asOf: null }, old, now)).toBe(old.releasedAt)
  expect(unconfirmedSince({ asOf: '2024-03-01' }, { ...old, confirmedOn: '2026-06-01' }, now)).toBeNull()
  expect(unconfirmedSince({ asOf: '2025-03-01' }, { ...old, confirmedOn: '2022-06-01' }, now)).toBeNull()
  expect(reviewAt('2024-02-29T23:30:00.000Z')).toBe('2026-02-28T23:30:00.000Z')
  expect([isDue('2024-11-28T12:00:00.000Z', now), isDue('2024-11-28T12:00:01.000Z', now)]).toEqual([true, false])
})

test('what fades on the page bears its sign in each document, and says since when', async () => {
  const forum = await openForum()
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const questions = [yesNo('Is there a register?'), yesNo('Is it one?')]
  const thread = await consults(ada, ['Alpha', 'Beta'], { questions })
  const [first, second] = questions
  await answers(ben, thread, '', [cell(first!.id, 'yes', { asOf: '2023-05-01' }), cell(second!.id, 'no')])
  const { consultations, directory } = ada.forum
  await expect.poll(() => consultations.answersOf(thread.id).length).toBe(1)
  const rows = rowsOf(consultations.of(thread.id)!, consultations.answersOf(thread.id), directory.members.get)
  const row = rows.find(({ answer }) => answer)!
  expect([0, 1].map((column) => fadedSince(row, column, Date.now()))).toEqual(['2023-05-01', null])
  const file = async (format: 'docx' | 'xlsx' | 'pdf') => {
    const answer = await ada.fetch(new URL(consultations.exportAddress(thread.id, format), ada.base))
    return Buffer.from(await answer.arrayBuffer())
  }
  const said = {
    docx: textIn(unzip(await file('docx')).get('word/document.xml')!),
    xlsx: [...unzip(await file('xlsx')).values()].join('\n'),
    pdf: pagesOf(await file('pdf')).join('\n'),
  }
  for (const [format, text] of Object.entries(said)) {
    expect(text, format).toMatch(/yes ¶/i)
    expect(text, format).toContain('Last confirmed more than two years')
    expect(text, format).toContain('Unconfirmed since')
    expect(text, format).not.toMatch(/no ¶/i)
  }
})

/** Alpha asked itself and Beta, and Beta answered. */
async function consulted() {
  const forum = await openForum()
  const [ada, ben] = [await forum.join('ada'), await forum.join('ben', { member: 'Beta' })]
  const thread = await consults(ada, ['Alpha', 'Beta'])
  await answers(ben, thread, 'We keep one.')
  return { forum, ada, ben, thread }
}

const shows = ({ forum }: Someone, filter: LibraryFilter = {}) => libraryOf(forum).show(filter)
const ids = ({ forum }: Someone) => libraryOf(forum).entries.map(({ thread }) => thread.id)
const titles = ({ forum }: Someone) => libraryOf(forum).entries.map(({ thread }) => thread.title)

/** As if it had closed so many months ago. */
async function longAgo({ connection: { client } }: TestForum, threadId: string, months: number) {
  const closedAt = new Date()
  closedAt.setUTCMonth(closedAt.getUTCMonth() - months, 5)
  await client`update consultations set closed_at = ${closedAt.toISOString()} where thread_id = ${threadId}`
  await client`update threads set consultation = jsonb_set(consultation, '{closedAt}', to_jsonb(${closedAt.toISOString()}::text))
    where id = ${threadId}`
}
