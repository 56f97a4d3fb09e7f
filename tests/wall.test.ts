import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { can, type Actor } from '../contract/policy'
import type { Acting } from '../db/acting'
import { databaseCode } from '../db/database'
import { channelColumns } from '../db/queries/channels'
import { saveGroupPerson } from '../db/queries/groups'
import { updateMember } from '../db/queries/members'
import { updatePerson } from '../db/queries/people'
import { listActors } from '../db/queries/sessions'
import { channels as allChannels } from '../db/schema/channels'
import { groupPeople } from '../db/schema/groups'
import { everyActor, insertEveryChannel } from './everyActor'
import { beyond } from './beyond'
import { openForum, type TestForum } from './forum'
import { groupOf } from './legal'
import { ask } from './requests'

test('the application owns nothing, passes no wall, and can take none down', async () => {
  const { app, connection } = await openForum()
  const { client } = app.house.connection
  const [role] = await client`
    select current_user as name, session_user as session, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
      (select count(*)::int from pg_class where relowner = r.oid) as tables,
      (select count(*)::int from pg_auth_members where member = r.oid) as roles
    from pg_roles r where rolname = current_user`
  expect({ ...role }).toEqual({
    ...{ name: 'colloquy_app', session: 'colloquy_app', rolsuper: false, rolbypassrls: false },
    ...{ rolcreaterole: false, rolcreatedb: false, tables: 0, roles: 0 },
  })
  const forbidden = [
    ...['alter table posts disable row level security', 'drop policy wall on posts', 'drop table posts'],
    ...['create table mine (id int)', 'alter role colloquy_app bypassrls', 'set role postgres'],
    ...['set session authorization postgres', 'truncate posts', 'delete from threads', 'select * from drizzle.x'],
    ...['update audit_acts set hash = hash', 'delete from audit_acts', 'update audit_head set hash = hash'],
    ...['create or replace function readable_channels() returns uuid[] language sql return null::uuid[]'],
    ...['set row_security = off; select * from posts'],
  ]
  for (const text of forbidden) await expect(client.unsafe(text), text).rejects.toMatchObject({ code: '42501' })
  const [{ rows }] = await connection.client<[{ rows: number }]>`select count(*)::int as rows from channels`
  expect(rows).toBeGreaterThan(0)
})

test('whatever names a channel, a thread or a post stands behind the wall', async () => {
  const { connection } = await openForum()
  const bare = await connection.client`
    select c.relname as name from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
      and (not c.relrowsecurity or not exists (select from pg_policy where polrelid = c.oid)) and (
        c.relname in ('channels', 'threads', 'posts')
        or exists (select from pg_attribute where attrelid = c.oid and attname in ('channel_id', 'thread_id', 'post_id'))
        or exists (select from pg_constraint where conrelid = c.oid and contype = 'f'
          and confrelid in ('channels'::regclass, 'threads'::regclass, 'posts'::regclass)))`
  expect(bare.map(({ name }) => name as string)).toEqual([])
})

test('the database lets everyone there can be read what the rule does, and nobody else anything', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  await insertEveryChannel(forum, ada)
  const channels = await forum.db.select(channelColumns).from(allChannels)
  const groupIds = ada.directory.groups.all.map(({ id }) => id)
  const [before] = (await listActors(forum.db)).filter(({ id }) => id === ada.id)
  for (const actor of everyActor([before!], groupIds)) {
    await become(forum, actor)
    const readable = channels.filter((channel) => can(actor, 'channel.read', { channel })).map(({ id }) => id)
    expect(await readableChannels(forum, actor), JSON.stringify(actor)).toEqual(readable.sort())
  }
  await become(forum, { ...before!, memberships: groupIds.map((groupId) => ({ groupId, convenor: true })) })
  const inGroups = await readableChannels(forum, ada)
  await forum.db.update(groupPeople).set({ until: new Date(Date.now() - 1_000) })
  expect((await readableChannels(forum, ada)).length).toBeLessThan(inGroups.length)
  await updatePerson(forum.db, ada.id, { suspendedUntil: new Date(Date.now() + 60_000) })
  expect(await readableChannels(forum, ada)).toEqual([])
  await updatePerson(forum.db, ada.id, { suspendedUntil: null, disabledAt: new Date() })
  for (const who of [null, { id: randomUUID() }, ada]) expect(await readableChannels(forum, who)).toEqual([])
  expect(await readableChannels(forum, 'house')).toEqual(channels.map(({ id }) => id).sort())
  expect([...(await forum.app.house.connection.client`select id from channels`)]).toEqual([])
})

test('without any filter one finds what one may read, changes only that, and of others nothing', async () => {
  const forum = await openForum()
  const insider = await forum.join('lea', { groups: ['legal'] })
  const outsider = await forum.join('sam', { role: 'secretariat' })
  const fileId = randomUUID()
  await ask(forum, 'uploadFile', { fileId, name: 'note.txt' }, insider.cookie)
  const thread = await insider.asks('legal', 'A', 'B', {
    places: ['prison'],
    topics: ['sanitation'],
    fileIds: [fileId],
  })
  const [{ id: postId }] = await forum.connection.client<[{ id: string }]>`select id from posts`
  await ask(forum, 'editPost', { postId, text: `C @[Sam](person:${outsider.id})` }, insider.cookie)
  await ask(forum, 'react', { postId, emoji: '👍' }, insider.cookie)
  await ask(forum, 'saveDraft', { key: 'ask', text: 'D', form: {} }, insider.cookie)
  const [{ memberId }, answerId] = [insider.directory.actor!, randomUUID()]
  await forum.connection.client.unsafe(`
    insert into channel_members select distinct '${thread.channelId}'::uuid, member_id from people;
    insert into mentions values ('${postId}', '${outsider.id}', now(), 1);
    insert into channel_people values ('${thread.channelId}', '${insider.id}');
    insert into file_pieces (file_id, number, post_id, at, text) values ('${fileId}', 0, '${postId}', now(), 'M');
    insert into announcements values (
      '${randomUUID()}', '${groupOf(insider)}', 'limited', '${insider.id}', null, now(), null, 1);
    insert into departures values ('${thread.channelId}', '${randomUUID()}', 1);
    insert into reports (id, post_id, created_at, changed_at) values ('${thread.id}', '${postId}', now(), now());
    insert into complaints values ('${randomUUID()}', '${thread.id}', '${insider.id}', 'other', '', now());
    insert into report_notes values ('${randomUUID()}', '${thread.id}', '${insider.id}', 'E', now());
    insert into redactions values ('${randomUUID()}', '${randomUUID()}', '${thread.id}', null, '${insider.id}', now(), '', 1);
    insert into held_posts values ('${randomUUID()}', '${thread.id}', false, null, null, '${insider.id}', '', 'F', '{}', '{}', '{}', now());
    insert into consents (id, thread_id, asked_by_id, at, top_id, reach, label)
      values ('${thread.id}', '${thread.id}', '${insider.id}', now(), '${thread.channelId}', '{}', 'members');
    insert into consent_people values ('${thread.id}', '${insider.id}');
    insert into notes (id, thread_id, kind, by_id, at, after_number, revision)
      values ('${randomUUID()}', '${thread.id}', 'locked', '${insider.id}', now(), 1, 1);
    insert into consultations (thread_id, asked_by_id, asked_at, kind, urgency, due_at, zone)
      values ('${thread.id}', '${insider.id}', now(), 'quick', 'soon', now(), 'Europe/Vienna');
    insert into sub_questions values ('${thread.id}', '${thread.id}', 0, 'G', 'yes', '', '{}');
    insert into seats (thread_id, member_id) values ('${thread.id}', '${memberId}');
    insert into answers values ('${answerId}', '${thread.id}', '${memberId}', 1, 'answer', '${postId}', '${insider.id}',
      now(), null, now(), 'H', 1);
    insert into answer_cells values ('${answerId}', '${thread.id}', 1, 'yes', 'I', '', '', '');
    insert into answer_drafts values ('${thread.id}', '${memberId}', 'J', '[]', '${insider.id}', now(), false, 1);
    insert into passes values ('${thread.id}', '${thread.id}', '${memberId}', null, null, now(), 'K');
    insert into summaries (thread_id, written_by_id, state, version) values ('${thread.id}', '${insider.id}', 'draft', 1);
    insert into summary_paragraphs values ('${thread.id}', '${thread.id}', 0, 'L', '[]');
    insert into summary_consents (thread_id, member_id) values ('${thread.id}', '${memberId}');
    insert into documents values ('${thread.id}', '${thread.channelId}', 'report', 'M', '2026-01-01', '', '${insider.id}', now(), null, 1);
    insert into files (id, uploader_id, document_id, name, type, bytes, sha256, uploaded_at)
      values ('${thread.id}', '${insider.id}', '${thread.id}', 'N', 'text/plain', 1, '', now());
    insert into file_texts (file_id, document_id, at) values ('${thread.id}', '${thread.id}', now());
    insert into file_pieces (file_id, number, document_id, at, text) values ('${thread.id}', 0, '${thread.id}', now(), 'O');
    insert into document_places values ('${thread.id}', 'prison');
    insert into document_topics values ('${thread.id}', 'sanitation');
    insert into reminders values ('${thread.id}', '${thread.id}', '${insider.id}', 'half', now(), now())`)

  const tables = await forum.connection.client<{ name: string }[]>`
    select relname as name from pg_class where relrowsecurity order by 1`
  expect(tables.length).toBeGreaterThanOrEqual(11)
  const count = async (who: Acting, name: string) =>
    forum.app.house.connection.read(who, async (db) => {
      const [row] = await db.execute<{ rows: number }>(sql.raw(`select count(*)::int as rows from ${name}`))
      return row!.rows
    })
  for (const { name } of tables.filter((each) => !['channels', 'audit_acts', 'terms'].includes(each.name))) {
    expect(await count(insider, name), name).toBeGreaterThan(0)
    expect([await count(outsider, name), await count(null, name)], name).toEqual([0, 0])
  }
  const change = (text: string) =>
    forum.app.house.connection.act(outsider, async (db) => (await db.execute(sql.raw(text))).count)
  expect(await change(`update posts set text = 'x'`)).toBe(0)
  expect(await change(`update channels set name = 'x' where slug = 'legal'`)).toBe(0)
  expect(await change(`delete from reactions`)).toBe(0)
  const intruding = change(`insert into thread_places values ('${thread.id}', 'police')`)
  await expect(intruding.catch((error: unknown) => databaseCode(error))).resolves.toBe('42501')
})

test('the log shows each act to those whose log it stands in', async () => {
  const forum = await openForum()
  const leo = await forum.join('leo', { convenes: ['legal'] })
  const lea = await forum.join('lea', { groups: ['legal'], role: 'moderator' })
  const sam = await forum.join('sam', { role: 'secretariat' })
  const { id: threadId } = await leo.asks('legal', 'A')
  await ask(forum, 'lockThread', { threadId, reason: '' }, leo.cookie)
  await sam.forum.administration.recordChair(2026, sam.directory.actor!.memberId)
  const seen = (who: Acting) =>
    forum.app.house.connection.read(who, async (db) => {
      const rows = await db.execute<{ act: string }>(sql`select act from audit_acts order by sequence`)
      return rows.map(({ act }) => act).filter((act) => ['thread.lock', 'chair.record'].includes(act))
    })
  expect(await seen('house')).toEqual(['thread.lock', 'chair.record'])
  expect(await seen(leo)).toEqual(['thread.lock'])
  expect(await seen(sam)).toEqual(['chair.record'])
  for (const who of [lea, null]) expect(await seen(who)).toEqual([])
})

test('the wall is gone beyond in few places, all of them known', () => {
  const sources = import.meta.glob<string>('../server/**/*.ts', { eager: true, query: '?raw', import: 'default' })
  const found = Object.keys(sources).filter((file) =>
    /\b(asHouse|actingAs)\(|\b(act|read)\(\s*'house'/.test(sources[file]!),
  )
  expect(found.map((file) => file.replace('../', '')).sort()).toEqual(Object.keys(beyond).sort())
})
const readableChannels = (forum: TestForum, who: Acting) =>
  forum.app.house.connection.read(who, async (db) => {
    const [row] = await db.execute<{ ids: string[] }>(sql`select readable_channels() as ids`)
    const listed = await db.select({ id: allChannels.id }).from(allChannels)
    expect(row!.ids.sort()).toEqual(listed.map(({ id }) => id).sort())
    return row!.ids
  })

/** Gives someone the role, status and groups of an actor. */
async function become({ db }: TestForum, { id: personId, memberId, memberStatus, role, memberships }: Actor) {
  await updateMember(db, memberId, { status: memberStatus })
  await updatePerson(db, personId, { role })
  await db.delete(groupPeople)
  for (const membership of memberships) await saveGroupPerson(db, { ...membership, personId, since: new Date() })
}
