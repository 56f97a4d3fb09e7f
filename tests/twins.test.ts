import type * as Crypto from 'node:crypto'
import { randomUUID } from 'node:crypto'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { PrincipalName } from './principals'
import { ask } from './requests'
import { readsFiles } from './textFiles'
import { answersTo, lead, onlyIn, openTwins, type World } from './twinWorlds'

/*
 * Two worlds that differ in what someone may not see, and nowhere else: they are answered the same to the byte by every
 * endpoint that reads, and hear the same frames, when it has happened and also after both went on. What only the one
 * world has is asked for by its id, too. Not compared: how long an answer takes, and who has a thread open.
 */

vi.mock('node:crypto', async (original) => ({ ...(await original<typeof Crypto>()), ...(await import('./twinIds')) }))

test(
  'what is said and done in a group is in no answer and no frame for anyone else',
  { timeout: 400_000 },
  async () => {
    const others: PrincipalName[] = ['ada', 'ann', 'oto', 'pia', 'mia']
    const { quiet, busy } = await worlds([...others, 'sam'])
    const inGroup: PrincipalName[] = ['leo', 'cora', 'olga']

    await speak(busy, 'legal', [...others, 'sam'])
    // Who is in the group, and who was invited to it, the secretariat may look at.
    const isOfHouse = (name: string) => /^(admit|dismiss)$|invit/i.test(name)
    expect(await lead(busy, 'legal', inGroup, { isWanted: (name) => !isOfHouse(name) })).toBeGreaterThan(40)
    await compare(quiet, busy, ['sam'])
    expect(await lead(busy, 'legal', inGroup, { isWanted: isOfHouse })).toBeGreaterThan(3)

    await goOn(quiet, busy)
    await compare(quiet, busy, others)
  },
)

test(
  'so is what is said among full members, or fewer, and what is reported, noted and looked at',
  { timeout: 400_000 },
  async () => {
    const others: PrincipalName[] = ['oto', 'pia']
    const { quiet, busy } = await worlds(others)
    const { cast, writers, posts, stranger } = busy.stage
    await speak(busy, 'full', others)
    expect(await lead(busy, 'full', ['ada', 'leo', 'mia', 'sam'])).toBeGreaterThan(40)
    await speak(busy, 'network', others, {
      to: 'members',
      groupId: null,
      memberIds: [writers['network']!.directory.actor!.memberId],
    })

    const complaint = { id: randomUUID(), postId: posts['network']!, reason: 'place', note: 'A secret note of it.' }
    await does(busy, 'leo', 'reportPost', complaint)
    const { id: reportId } = (await does(busy, 'mia', 'listReports', {})).json<{ id: string }[]>()[0]!
    await does(busy, 'mia', 'noteOnReport', { id: randomUUID(), reportId, text: 'A secret of those who keep order.' })
    await does(busy, 'mia', 'decideReport', { reportId, decision: 'dismissed', reason: '' })
    await does(busy, 'sam', 'viewAs', { personId: cast.oto!.id })
    await does(busy, 'sam', 'invite', {
      id: randomUUID(),
      memberId: stranger.directory.actor!.memberId,
      email: 'secret@new.example',
      role: 'person',
      groupIds: [],
    })

    await goOn(quiet, busy)
    await compare(quiet, busy, others)
  },
)

async function worlds(listeners: PrincipalName[]) {
  onTestFinished(() => void vi.useRealTimers())
  return openTwins(listeners)
}

async function does({ stage: { forum, cast } }: World, name: PrincipalName, endpoint: string, input: object) {
  const answer = await ask(forum, endpoint, input, cast[name]!.cookie)
  expect(answer.statusCode, `${endpoint} ${answer.body}`).toBe(200)
  return answer
}

/** Somebody asks there who names all of these and attaches a file, and begins one more answer; a document comes in. */
async function speak(world: World, place: string, named: PrincipalName[], reach?: object) {
  const { channels, cast } = world.stage
  const who = place === 'legal' ? 'leo' : 'ada'
  const [fileId, id] = [randomUUID(), randomUUID()]
  if (!reach) await keepDocument(world, place === 'legal' ? 'cora' : 'mia', channels[place]!)
  await does(world, who, 'uploadFile', { fileId, name: 'secret.txt' })
  const names = named.map((name) => `@[${cast[name]!.name}](person:${cast[name]!.id})`).join(' ')
  const words = {
    title: 'A secret title',
    text: `Secret words, zebra: ${names}`,
    places: [],
    topics: [],
    fileIds: [fileId],
  }
  await does(world, who, 'startThread', {
    id,
    postId: randomUUID(),
    channelId: channels[place],
    ...words,
    ...(reach && { reach }),
  })
  await does(world, who, 'saveDraft', { key: `thread:${id}`, text: 'A secret not sent yet', form: {} })
  await does(world, who, 'markUnread', { threadId: id, number: 1 })
}

async function keepDocument(world: World, keeper: PrincipalName, channelId: string) {
  const fileId = randomUUID()
  await does(world, keeper, 'uploadFile', { fileId, name: 'secret.txt' })
  await does(world, keeper, 'addDocument', {
    ...{ id: randomUUID(), channelId, kind: 'report', title: 'A secret document', datedOn: '2026-01-01' },
    ...{ note: 'Of a zebra', places: ['prison'], topics: [], fileIds: [fileId] },
  })
}

/** The same in both worlds, in the sight of all. */
async function goOn(quiet: World, busy: World) {
  for (const world of [quiet, busy]) {
    expect(await lead(world, 'the house', ['sam'], { isShared: true })).toBe(1)
    expect(await lead(world, 'network', ['ada', 'mia'], { isShared: true })).toBeGreaterThan(40)
  }
}

async function compare(quiet: World, busy: World, names: PrincipalName[]) {
  for (const { stage } of [quiet, busy]) await readsFiles(stage.forum)
  const hidden = await onlyIn(busy, quiet)
  for (const table of ['threads', 'posts', 'files', 'documents', 'notes', 'reports'])
    expect(hidden[table], table).not.toEqual([])
  for (const name of names) {
    expect.soft(await busy.heard(name), `what ${name} hears`).toEqual(await quiet.heard(name))
    const [calm, stirred] = [await answersTo(quiet, name, hidden), await answersTo(busy, name, hidden)]
    expect.soft(stirred, `what ${name} is answered`).toEqual(calm)
    expect(calm.filter((answer) => answer.includes(': 200 ')).length).toBeGreaterThan(30)
  }
}
