import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { DraftCell } from '../contract/answers'
import type { SubQuestion } from '../contract/consultations'
import { countsOf } from '../contract/standing'
import { exportFormats, type ExportFormat } from '../contract/kinds'
import { rowsOf, tallyOf } from '../client/lib/comparison'
import { advanceNetwork } from '../db/queries/members'
import { answers, asking, bySelf, cell, daysMilliseconds, newIds, seats } from './consulting'
import { pagesOf, textIn, unzip } from './exporting'
import { openForum, type Joining, type TestForum } from './forum'
import type { Someone } from './someone'

/**
 * The trial of the whole: thirteen institutions are asked five sub-questions, and answer all at once, each through
 * somebody of their own; some supersede, some withdraw, some are late. Every number on every page, and in every
 * document, is the same.
 */
test('thirteen institutions answer at once, and every page and document tells the same numbers', async () => {
  let later = 0
  const forum = await openForum({ clock: () => new Date(Date.now() + later) })
  await invent(forum)
  const names = [...known, ...invented].map(([name]) => name)
  const people = new Map<string, Someone>()
  for (const name of names)
    people.set(name, await forum.join(name.toLowerCase(), { member: name as Joining['member'] }))
  const at = (name: string) => people.get(name)!
  const ada = at('Alpha')
  const nina = await forum.join('nina', { member: 'Nu' as Joining['member'] })

  const thread = await ada.asks('consultations', 'How do you measure the space of a person?')
  const put = asking(ada, names, { questions })
  await ada.forum.consultations.ask(thread.id, put)
  const [law, space, annex, how, since] = ada.forum.consultations.of(thread.id)!.questions.map(({ id }) => id)
  const cells = (value: string, metres: string, method: string, year = '2019'): DraftCell[] => [
    cell(law!, value, { basis: 'Act on prisons, article 7', source: 'Official gazette', asOf: '2026-10-01' }),
    cell(space!, metres, { practice: '=SUM(A1:A2) is what the ward book says' }),
    cell(annex!, 'no'),
    cell(how!, method),
    cell(since!, '', { text: `Since ${year}; раније ништа.` }),
  ]
  for (const each of [...people.values(), nina]) await each.opens(thread)

  // All at once.
  await Promise.all([
    answers(at('Beta'), thread, 'By laser.', cells('yes', '4', 'laser')),
    answers(at('Gamma'), thread, 'By eye.', cells('partly', '3.5', 'tape')),
    answers(at('Delta'), thread, 'We shall withdraw this.', cells('no', '6', 'tape')),
    answers(at('Eta'), thread, 'First.', cells('no', '3', 'tape')),
    answers(at('Theta'), thread, 'Theta.', cells('not-regulated', '4.5', 'laser')),
    answers(at('Iota'), thread, 'Iota.', cells('yes', '4', 'laser')),
    answers(at('Kappa'), thread, 'Kappa.', cells('yes', 'no-data', 'laser')),
    at('Epsilon').forum.consultations.release(thread.id, newIds(), { kind: 'nothing' }),
    at('Xi').forum.consultations.release(thread.id, newIds(), { kind: 'declined', text: 'Not ours to say.' }),
    draft(at('Lambda'), thread.id, 'Lambda has begun.'),
    at('Nu').forum.consultations.pass(thread.id, nina.id, 'You know the prisons.'),
  ])
  const deltas = at('Delta').forum.consultations
  await deltas.withdraw(deltas.standingOf(thread.id, deltas.of(thread.id)!.seats.find(isOf(at('Delta')))!.memberId)!.id)
  await answers(at('Eta'), thread, 'Second thoughts.', cells('yes', '5', 'laser', '2024'))
  const told = { Alpha: 'owes', Beta: 'answered', Gamma: 'answered', Delta: 'owes', Epsilon: 'nothing' }
  const toldOfOthers = { Xi: 'declined', Eta: 'answered', Theta: 'answered', Iota: 'answered', Kappa: 'answered' }
  const states = { ...told, ...toldOfOthers, Lambda: 'drafting', Mu: 'owes', Nu: 'passed-on' }
  await agree(
    [...people.values(), nina],
    thread.id,
    states,
    '13 asked, 6 answered, 1 nothing to report, 1 declined, 5 owe',
  )

  // One is put otherwise: what was said stays, and waits to be confirmed, on every page.
  const reworded = put.questions.map((each, index) => ({
    ...ofForm(ada, thread.id, index),
    ...(index ? {} : { text: 'Does an act say so?' }),
    kind: each.kind,
  }))
  await ada.forum.consultations.ask(thread.id, { ...put, questions: reworded })
  const iotas = at('Iota').forum.consultations
  await expect.poll(() => iotas.of(thread.id)!.questions[0]!.text).toBe('Does an act say so?')
  await iotas.confirm(iotas.standingOf(thread.id, iotas.of(thread.id)!.seats.find(isOf(at('Iota')))!.memberId)!.id)

  // The date passes; whoever comes then is late.
  later = 15 * daysMilliseconds
  await bySelf(forum)
  await expect.poll(() => ada.threads.get(thread.id)!.consultation!.closedAt).not.toBe(null)
  await answers(at('Mu'), thread, 'With apologies.', cells('partly', '3', 'tape'))
  const line = '13 asked, 7 answered, 1 nothing to report, 1 declined, 4 owe'
  const documents = await agree([...people.values(), nina], thread.id, { ...states, Mu: 'answered' }, line)

  const rows = tableOf(at('Mu'), thread.id)
  expect(rows.filter(({ isLate }) => isLate).map(({ member }) => member!.code)).toEqual(['MX'])
  expect(
    rows
      .filter(({ isToConfirm }) => isToConfirm)
      .map(({ member }) => member!.code)
      .sort(),
  ).toEqual(['BX', 'GX', 'HX', 'KX', 'TX'])
  const tally = (index: number) => tallyOf(rows, ada.forum.consultations.of(thread.id)!.questions[index]!, index)!
  expect(tally(0).bars).toMatchObject([
    { value: 'yes', times: 4 },
    { value: 'partly', times: 2 },
    { value: 'no', times: 0 },
    { value: 'not-regulated', times: 1 },
  ])
  expect(tally(1).numbers).toEqual({ least: 3, median: 4, most: 5, times: 6 })
  for (const [format, said] of documents) {
    expect(said, format).toContain('late')
    expect(said, format).toContain('Second thoughts.')
    for (const gone of ['First.', 'We shall withdraw this.', 'Lambda has begun.'])
      expect(said, format).not.toContain(gone)
  }
  for (const each of [ada, nina, at('Mu'), at('Delta')]) await each.isInSync()
}, 180_000)

const known = [['Alpha'], ['Beta'], ['Gamma'], ['Delta'], ['Epsilon']] as [string][]
const invented = [
  ...[
    ['Eta', 'HX'],
    ['Theta', 'TX'],
    ['Iota', 'IX'],
    ['Kappa', 'KX'],
    ['Lambda', 'LX'],
    ['Mu', 'MX'],
    ['Nu', 'NX'],
    ['Xi', 'XX'],
  ],
] as [name: string, code: string][]

const question = (text: string, kind: SubQuestion['kind'], more: Partial<SubQuestion> = {}) => ({
  ...{ id: randomUUID(), text, kind, unit: '', options: [], ...more },
})
const questions = [
  question('Is there a minimum in law?', 'yes'),
  question('How much?', 'number', { unit: 'm²' }),
  question('Is the sanitary annex counted?', 'yes'),
  question('How do you measure?', 'choice', { options: ['tape', 'laser'] }),
  question('Since when?', 'text'),
]

/** Eight more institutions, so that there are thirteen. */
async function invent({ connection: { client, db } }: TestForum) {
  for (const [name, code] of invented) {
    await client`insert into members (id, code, name, own_name, npm, status, founder)
      values (${randomUUID()}, ${code}, ${`Demo NPM ${name}`}, ${`Демо ${name}`}, 'NPM', 'full', false)`
  }
  await advanceNetwork(db)
}

async function draft(someone: Someone, threadId: string, text: string) {
  someone.forum.answerDrafts.write(threadId, { text, cells: [] })
  await someone.forum.answerDrafts.save(threadId)
}

const isOf =
  (someone: Someone) =>
  ({ memberId }: { memberId: string }) =>
    memberId === someone.directory.actor!.memberId
const ofForm = (someone: Someone, threadId: string, index: number) => {
  const { edition: _, ...asked } = someone.forum.consultations.of(threadId)!.questions[index]!
  return asked
}

const tableOf = ({ forum: { consultations }, directory }: Someone, threadId: string) =>
  rowsOf(consultations.of(threadId)!, consultations.answersOf(threadId), (id) => directory.members.get(id))

/** On each page the seats, the list, the table and the desk say the same, and so do the documents; their words. */
async function agree(people: Someone[], threadId: string, states: Record<string, string>, line: string) {
  for (const each of people)
    await expect.poll(() => seats(each, { id: threadId }), { message: each.name }).toEqual(states)
  const settled = Object.values(states).filter((state) => ['answered', 'nothing', 'declined'].includes(state)).length
  const drafting = Object.values(states).filter((state) => state === 'drafting').length
  for (const each of people) {
    const standing = () => each.threads.get(threadId)?.consultation
    await expect.poll(standing, { message: each.name }).toMatchObject({ asked: 13, settled, drafting })
    const counts = countsOf(tableOf(each, threadId).map(({ seat }) => seat))
    expect(counts, each.name).toMatchObject({ asked: 13, settled, drafting, owing: 13 - settled })
    await each.forum.desk.load()
    const state = states[nameOf(each)]!
    const owed = each.forum.desk.loaded!.owed.filter((some) => some.threadId === threadId)
    const isOwing = !['answered', 'nothing', 'declined'].includes(state)
    expect(
      owed.map(({ seat }) => seat.state),
      each.name,
    ).toEqual(isOwing ? [state] : [])
  }
  return Promise.all(exportFormats.map((format) => printed(people[0]!, threadId, format, line)))
}

const nameOf = (someone: Someone) =>
  someone.directory.members.get(someone.directory.actor!.memberId)!.name.split(' ').at(-1)!

async function printed(someone: Someone, threadId: string, format: ExportFormat, line: string) {
  const reply = await someone.fetch(`${someone.base}/api/threads/${threadId}/export?format=${format}`)
  expect(reply.status).toBe(200)
  const file = Buffer.from(await reply.arrayBuffer())
  const said = format === 'pdf' ? pagesOf(file).join(' ') : [...unzip(file).values()].map(textIn).join(' ')
  expect(said.replaceAll(/\s+/g, ' '), format).toContain(line)
  return [format, said] as const
}
