import { expect, test } from 'vitest'
import { checkChain } from '../db/chain'
import { appendActs, readAudit } from '../db/queries/audit'
import { openForum, type TestForum } from './forum'
import { groupOf, legalForum } from './legal'

test('whatever is changed in a row, in any column, the chain shows', async () => {
  const forum = await openForum()
  await writeActs(forum, 6)
  const { client } = forum.connection
  const columns = await client<{ name: string; type: string }[]>`
    select column_name as name, data_type as type from information_schema.columns where table_name = 'audit_acts'`
  expect(columns.length).toBeGreaterThanOrEqual(10)
  for (const { name, type } of columns) {
    for (const [value, when] of others[type]!(name)) {
      const detected = await tampered(forum, `update audit_acts set ${name} = ${value} where sequence in (${when})`)
      expect(detected, `${name} = ${value}`).not.toEqual([])
    }
  }
  expect(await mistakes(forum)).toEqual([])
})

/** Other values for a column: of a row in the middle, and of the last one. */
const others: Record<string, (name: string) => [value: string, when: string][]> = {
  bigint: () => [
    ['sequence + 100', '3'],
    ['sequence + 1', '6'],
    ['-sequence', '1'],
    ['0', '1'],
  ],
  uuid: (name) => [
    ['gen_random_uuid()', '3'],
    ['gen_random_uuid()', '6'],
    ...(name === 'id' ? [] : ([[`case when ${name} is null then gen_random_uuid() end`, '3']] as [string, string][])),
  ],
  'timestamp with time zone': (name) => [
    [`${name} + interval '1 millisecond'`, '3'],
    [`${name} - interval '1 year'`, '6'],
    [`'infinity'`, '3'],
    [`to_timestamp(to_char(${name}, 'YYYY-MM-DD HH24:MI:SS.MS') || ' BC', 'YYYY-MM-DD HH24:MI:SS.MS BC')`, '3'],
  ],
  text: (name) => [
    [`${name} || ' '`, '3'],
    [`' ' || ${name}`, '6'],
    [`reverse(${name})`, '3'],
    [`upper(${name}) || chr(8203)`, '3'],
    [`''`, '6'],
  ],
}

test('rows that were taken out, put in, exchanged or cut off are missed', async () => {
  const forum = await openForum()
  await writeActs(forum, 6)
  const columns = 'id, at, actor_id, act, group_id, about, details'
  const all = `${columns}, previous_hash, hash`
  for (const [statement, found] of [
    ['delete from audit_acts where sequence = 3', /Act 3 is missing/],
    ['delete from audit_acts where sequence = 1', /Act 1 is missing/],
    ['delete from audit_acts where sequence >= 5', /ends with act 4, but act 6/],
    ['delete from audit_acts', /ends with act 0, but act 6/],
    ['delete from audit_head', /head of the log is missing/],
    [`update audit_head set sequence = 5, hash = (select hash from audit_acts where sequence = 5)`, /ends with act 6/],
    [`update audit_head set hash = repeat('1', 64)`, /Act 6 is not the one that was written last/],
    [
      `insert into audit_acts select 7, gen_random_uuid(), at, actor_id, act, group_id, about, details, hash, hash
       from audit_acts where sequence = 6`,
      /Act 7 was changed/,
    ],
    [
      `update audit_acts set sequence = case sequence when 3 then 104 else 103 end where sequence in (3, 4);
       update audit_acts set sequence = sequence - 100 where sequence > 100`,
      /Act 3 was not written after act 2.*Act 3 was changed/s,
    ],
    // What was done to one row done to another instead, everything else in place.
    [
      `update audit_acts a set (${columns}) = (select gen_random_uuid(), ${columns.slice(4)} from audit_acts b
       where b.sequence = 7 - a.sequence) where sequence in (3, 4)`,
      /Act 3 was changed.*Act 4 was changed/s,
    ],
    [
      `update audit_acts a set (${all.slice(4)}) = (select ${all.slice(4)} from audit_acts where sequence = 2)
      where sequence = 3`,
      /Act 3/,
    ],
  ] as const) {
    expect((await tampered(forum, statement)).join('\n'), statement).toMatch(found)
  }
  expect(await mistakes(forum)).toEqual([])
})

test('a log written anew from an act on, hashes and all, holds in itself but not against a head that was noted', async () => {
  const forum = await openForum()
  await writeActs(forum, 6)
  const head = await headOf(forum)
  const early = { sequence: '2', hash: (await hashes(forum))[1]! }
  await forum.connection.client.unsafe(`set session_replication_role = replica;
    delete from audit_acts where sequence >= 3;
    update audit_head set sequence = 2, hash = '${early.hash}'; set session_replication_role = origin`)
  await writeActs(forum, 5)
  expect(await mistakes(forum)).toEqual([])
  expect(await mistakes(forum, early)).toEqual([])
  expect(await mistakes(forum, head)).toEqual(['Act 6 is not the one that was noted.'])
  expect(await mistakes(forum, { ...head, sequence: '99' })).toEqual(['Act 99 is not the one that was noted.'])
})

test('the database lets nobody change, take out or put in, only append', async () => {
  const forum = await openForum()
  await writeActs(forum, 2)
  for (const statement of [
    `update audit_acts set act = 'view.as'`,
    'update audit_acts set hash = hash where false',
    'delete from audit_acts',
    'delete from audit_acts where sequence = 2',
    'truncate audit_acts',
    'truncate audit_acts, audit_head',
    'delete from audit_head',
    'update audit_head set sequence = 1',
    `update audit_head set hash = ''`,
    `insert into audit_head values (1, 9, '')`,
    `insert into audit_acts select 9, gen_random_uuid(), at, actor_id, act, group_id, about, details, previous_hash, hash
     from audit_acts limit 1`,
  ]) {
    await expect(forum.connection.client.unsafe(statement), statement).rejects.toMatchObject({
      code: expect.stringMatching(/^(23001|40001)$/) as string,
    })
  }
  expect(await mistakes(forum)).toEqual([])
})

test('fifty acts at the same moment stand one behind the other, without a gap', async () => {
  const forum = await openForum()
  const { olga, lena, gus, ada } = await legalForum(forum)
  const { administration } = olga.forum
  const groups = [groupOf(olga), groupOf(olga, 'medical')]
  const people = [gus.id, ada.id, lena.id]
  const acts = Array.from({ length: 50 }, (_, n) => {
    const [groupId, personId] = [groups[n % 2]!, people[n % 3]!]
    if (n % 5 === 0) return administration.dismiss(groupId, personId)
    if (n % 7 === 0) return administration.assignRole(personId, n % 2 ? 'moderator' : 'person')
    return administration.admit(groupId, personId, n % 4 < 2)
  })
  await Promise.all(acts)
  const { length } = await hashes(forum)
  expect(length).toBeGreaterThan(10)
  expect(await mistakes(forum)).toEqual([])
  expect((await headOf(forum)).sequence).toBe(String(length))
  await Promise.all(Array.from({ length: 50 }, () => writeActs(forum, 1)))
  expect((await headOf(forum)).sequence).toBe(String(length + 50))
  expect(await mistakes(forum)).toEqual([])
})

async function writeActs(forum: TestForum, count: number) {
  for (let n = 0; n < count; n++) {
    const about = { personId: crypto.randomUUID() }
    const [actorId, groupId] = n % 2 ? [crypto.randomUUID(), crypto.randomUUID()] : [null, null]
    const entry = {
      actorId,
      groupId,
      at: new Date(),
      act: 'person.suspend' as const,
      about,
      details: { reason: 'Ωord' },
    }
    await forum.db.transaction((tx) => appendActs(tx, [entry]))
  }
}

/** What the chain says after a change made by the owner of the database past the triggers; then it is taken back. */
async function tampered(forum: TestForum, statement: string) {
  let found: string[] = []
  const done = forum.db.transaction(async (tx) => {
    const client = tx as unknown as { execute(text: string): Promise<unknown> }
    await client.execute('set local session_replication_role = replica')
    for (const part of statement.split(';')) await client.execute(part)
    found = await mistakes({ db: tx })
    throw new Error('taken back')
  })
  await expect(done).rejects.toThrow('taken back')
  return found
}

const mistakes = async ({ db }: Pick<TestForum, 'db'>, noted?: { sequence: string; hash: string }) =>
  (await readAudit(db, (chain, head) => checkChain(chain, head, noted))).mistakes

const headOf = async (forum: TestForum) => (await readAudit(forum.db, checkChain)).last
const hashes = async ({ connection }: TestForum) =>
  (await connection.client<{ hash: string }[]>`select hash from audit_acts order by sequence`).map(({ hash }) => hash)
