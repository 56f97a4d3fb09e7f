import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isNotNull, sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { isSettled } from '../contract/kinds'
import { includes } from '../contract/ranges'
import { findConsultation, listSeats } from '../db/queries/consultations'
import { threads } from '../db/schema/threads'
import { demoThreads, seedDemo } from '../db/seeds/demo'
import { demoMembers } from '../db/seeds/demoMembers'
import { demoPeople } from '../db/seeds/demoPeople'
import { networkMembers } from '../db/seeds/members'
import { seedNetwork } from '../db/seeds/network'
import { places, topicGroups } from '../db/seeds/taxonomy'
import { readConfig } from '../server/config'
import { standingOf } from '../server/seating'
import { start, StartRefused } from '../server/start'
import { openForum, type TestForum } from './forum'

test('the demo opens for each of its personas in sync, with something unread and something read', async () => {
  const forum = await openForum({ demo: true })
  const personas = await forum.visitor().forum.session.personas()
  expect(personas.map(({ name }) => name).sort()).toEqual(demoPeople.map(({ name }) => name).sort())
  expect(personas.map(({ note }) => note)).toEqual(
    expect.arrayContaining([
      'Physician, convenor, Medical group',
      'Office of the chair, secretariat',
      'Lawyer, observer',
    ]),
  )

  for (const { personId, name, member, note } of personas) {
    const someone = Object.assign(forum.visitor(), { name })
    await someone.forum.session.become(personId)
    await someone.forum.open()
    const { open } = someone.forum.mentions
    const list = someone.threads.list({})
    await list.more()
    const unread = list.threads.filter((thread) => someone.reads.unreadNumbers(thread).length)
    expect(unread.length, `${name} has unread threads`).toBeGreaterThan(0)
    expect(unread.length, `${name} has read threads`).toBeLessThan(list.threads.length)
    expect(member).toMatch(/^Demo (NPM|Partner) /)
    expect(note).not.toBe('')
    for (const { threadId, number } of open) {
      const named = list.threads.find(({ id }) => id === threadId)!
      expect(includes(someone.reads.unreadNumbers(named), number), `${name} was named in something read`).toBe(true)
    }
    for (const thread of list.threads.slice(0, 2)) await someone.opens(thread)
    await someone.isInSync()
    someone.leave()
  }
}, 60_000)

test('each of the demo sees the channels of its groups and status only', async () => {
  const forum = await openForum({ demo: true })
  const titles = async (key: string) => {
    const list = (await comes(forum, key)).threads.list({})
    await list.more()
    return list.threads.map(({ title }) => title).join('\n')
  }
  expect(await titles('kalina')).toMatch(/Reprisals[^]*Mechanical restraint/)
  expect(await titles('toma')).not.toContain('Mechanical restraint')
  expect(await titles('zdravko')).not.toContain('Reprisals')
  expect(await titles('arta')).toContain('access to a lawyer before the first interview')
})

test('every number and every revision of the demo was taken in its turn', async () => {
  const { db } = await openForum({ demo: true })
  const none = async (query: ReturnType<typeof sql>) => expect([...(await db.execute(query))]).toEqual([])
  const gapless = (column: string) => sql.raw(`min(${column}) = 1 and max(${column}) = count(distinct ${column})`)

  await none(sql`select thread_id from posts group by 1 having not (${gapless('number')})`)
  await none(
    sql`select id from threads where last_number <> (select max(number) from posts where thread_id = threads.id)`,
  )
  await none(sql`select id from threads where revision <> (select max(revision) from (
    select thread_id, revision from posts union all select thread_id, revision from notes
    union all select thread_id, revision from answers union all select thread_id, revision from consultations
    union all select thread_id, revision from summaries) as each where thread_id = threads.id)`)
  await none(sql`select thread_id from posts group by 1 having count(*) <> count(distinct revision)`)
  await none(sql`select id from threads where gone <> coalesce((select range_agg(int4range(number, number, '[]'))
    from posts where thread_id = threads.id and (removed_at is not null or hidden)), '{}')`)
  await none(sql`select id from channels where revision <> (select max(revision) from (
    select channel_id, channel_revision as revision from threads union all select channel_id, revision from documents
    ) as each where channel_id = channels.id)`)
  await none(sql`select channel_id from threads group by 1 having count(*) <> count(distinct channel_revision)`)
  await none(sql`select person_id from (select person_id, revision from read_marks
    union all select person_id, revision from mentions) as mine join people on people.id = person_id
    group by person_id, people.revision
    having count(*) <> people.revision or not (${gapless('mine.revision')})`)
  await none(sql`select id from posts where created_at > now() or edited_at < created_at or removed_at < created_at`)
  await none(sql`select 1 from posts a join posts b using (thread_id)
    where a.number < b.number and a.created_at > b.created_at`)
})

test('the demo holds the twelve consultations and shows what a thread can hold', async () => {
  const { db } = await openForum({ demo: true })
  const [counts] = await db.execute(sql`select
    (select count(*)::int from people) as people, (select count(*)::int from threads) as threads,
    (select count(distinct channel_id)::int from threads) as channels, (select count(*)::int from post_versions) as edits,
    (select count(*)::int from posts where removed_at is not null) as removed,
    (select count(*) > 10 from reactions) as reacts, (select count(*) > 5 from mentions) as mentions,
    (select count(*) > 5 from posts where parent_id is not null) as replies`)
  expect(counts).toEqual({
    ...{ people: 15, threads: 17, channels: 6, edits: 1, removed: 2 },
    ...{ reacts: true, mentions: true, replies: true },
  })
  const text = demoThreads.flatMap(({ posts }) => posts.map((post) => post.text)).join('\n')
  for (const script of [/\p{Script=Cyrillic}/u, /\p{Script=Greek}/u, /[čšđž]/]) expect(text).toMatch(script)
})

test('each consultation of the demo stands in the lists as its seats say', async () => {
  const { db } = await openForum({ demo: true })
  const rows = await db.select().from(threads).where(isNotNull(threads.consultation))
  expect(rows).toHaveLength(12)
  for (const { id, consultation, title } of rows) {
    const [row, seats] = [(await findConsultation(db, id))!, await listSeats(db, [id])]
    expect(consultation, title).toEqual(standingOf(row, seats))
    const isOver = row.dueAt <= new Date() || seats.every(({ state }) => isSettled(state))
    expect(row.closedAt !== null, title).toBe(isOver || row.closedById !== null)
  }
})

test('something waits for the moderators of the demo, and the person concerned sees it, too', async () => {
  const forum = await openForum({ demo: true })
  const [besnik, zdravko] = [await comes(forum, 'besnik'), await comes(forum, 'zdravko')]
  for (const each of [besnik, zdravko]) await expect.poll(() => each.forum.heldPosts.waiting).toBeDefined()
  expect(besnik.forum.moderation.reports).toMatchObject([
    { state: 'open', hidden: false, complaints: [{ reason: 'place' }] },
    { state: 'open', hidden: true, quarantined: true, complaints: [{ reason: 'names' }] },
  ])
  expect(besnik.forum.heldPosts.waiting).toMatchObject([{ isQuestion: true }])
  expect(zdravko.forum.heldPosts.own).toMatchObject([{ isQuestion: true, refusedAt: null }])
  await besnik.forum.heldPosts.approve(besnik.forum.heldPosts.waiting![0]!.id)
  await expect.poll(() => zdravko.forum.heldPosts.own).toEqual([])
  for (const each of [besnik, zdravko]) await each.isInSync()
}, 60_000)

test('nothing in the demo is said by a real institution, or names one', () => {
  const invented = demoMembers.map(({ code }) => code)
  expect(demoMembers.every(({ name }) => /^Demo (NPM|Partner) /.test(name))).toBe(true)
  expect(networkMembers.filter(({ code }) => invented.includes(code))).toEqual([])
  expect(demoPeople.filter(({ member }) => !invented.includes(member))).toEqual([])
  const written = JSON.stringify([demoThreads, demoPeople])
  const names = networkMembers.flatMap(({ name, ownName }) => [name, ...ownName.split(' / ')])
  expect(names.filter((name) => written.includes(name))).toEqual([])
  const countries =
    /Albania|Austria|Bulgaria|Croatia|Greece|Hungary|Montenegr|Macedonia|Romania|Serbia|Slovenia|Bosnia|Kosovo/
  expect(written).not.toMatch(countries)
})

test('the demo is tagged with places and topics that there are', () => {
  const topics = topicGroups.flatMap(([, , each]) => each.map(([slug]) => slug))
  const slugs = places.map(([slug]) => slug)
  expect(demoThreads.flatMap((thread) => thread.places).filter((slug) => !slugs.includes(slug))).toEqual([])
  expect(demoThreads.flatMap((thread) => thread.topics).filter((slug) => !topics.includes(slug))).toEqual([])
})

test('personas exist in a demo only', async () => {
  const [real, demo] = [await openForum(), await openForum({ demo: true })]
  const ada = await real.join('ada')
  const ask = async (base: string, path: string, init: RequestInit = {}) =>
    (await fetch(base + path, { ...init, headers: { origin: base } })).status
  const paths = async (base: string) =>
    Object.keys(((await (await fetch(`${base}/api/openapi.json`)).json()) as { paths: object }).paths)

  expect(await ask(real.base, '/api/personas')).toBe(404)
  expect(await ask(real.base, `/api/personas/${ada.id}/session`, { method: 'POST' })).toBe(404)
  expect((await paths(real.base)).filter((path) => path.includes('persona'))).toEqual([])
  expect(await ask(demo.base, '/api/personas')).toBe(200)
  expect((await paths(demo.base)).filter((path) => path.includes('persona'))).toHaveLength(2)
  expect(await (await fetch(`${demo.base}/api/house`)).json()).toEqual({ demo: true, empty: false })
})

test('the demo does not start on the data of a real network, and leaves it as it was', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'colloquy-kinds-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  const env = { PORT: '0', LOG_LEVEL: 'silent', DATA_DIR: directory }
  const network = await start(readConfig(env), ({ db }) => seedNetwork(db, 'network', networkMembers, []))
  await network.stop()

  const refusal = await start(readConfig(env, { demo: true }), ({ db }) => seedDemo(db, new Date())).catch(
    (error: unknown) => error,
  )

  expect(refusal).toBeInstanceOf(StartRefused)
  expect((refusal as Error).message).toMatch(/^This is the data of a real network\. .* set another DATA_DIR/)
  expect(existsSync(join(directory, 'postgres/postmaster.pid')), 'its database was closed again').toBe(false)
}, 60_000)

/** Someone of the demo, with the page open. */
async function comes(forum: TestForum, key: string) {
  const { name } = demoPeople.find((person) => person.key === key)!
  const someone = Object.assign(forum.visitor(), { name })
  const persona = (await someone.forum.session.personas()).find((each) => each.name === name)!
  await someone.forum.session.become(persona.personId)
  await someone.forum.open()
  return someone
}
