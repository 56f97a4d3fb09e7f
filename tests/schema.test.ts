import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { openForum } from './forum'

test('whatever names another row has an index to be found by', async () => {
  const { connection } = await openForum()
  const missing = await connection.client`
    select c.conrelid::regclass::text as table, a.attname as column from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and not exists (
      select 1 from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1])
    order by 1, 2`
  expect([...missing].filter(({ table, column }) => !rarely.has(`${table}.${column}`))).toEqual([])
})
/** Asked for only when a person, a member or a group goes, which they never do. */
const rarely = new Set([
  ...['chairs.member_id', 'files.uploader_id', 'invitations.invited_by_id', 'invitations.member_id'],
  ...['posts.removed_by_id', 'reactions.person_id', 'topics.group_slug', 'read_marks.thread_id'],
  ...['channel_members.member_id', 'notes.by_id', 'redactions.by_id', 'report_notes.by_id'],
  ...['held_posts.refused_by_id', 'reports.assignee_id', 'reports.decided_by_id'],
  ...['consents.asked_by_id', 'consents.top_id', 'documents.added_by_id'],
  ...['answer_drafts.member_id', 'answer_drafts.writer_id', 'answers.member_id', 'answers.released_by_id'],
  ...['answers.confirmed_by_id', 'consultations.asked_again_by_id'],
  ...['consultations.asked_by_id', 'consultations.closed_by_id', 'passes.by_id', 'passes.member_id'],
  ...['passes.person_id', 'people.deputy_id', 'posts.answer_of', 'summaries.written_by_id'],
  ...['summary_consents.by_id', 'summary_consents.member_id'],
  ...['announcements.person_id', 'announcements.by_id', 'invitations.via_group_id'],
  ...['terms.suggested_by_id', 'terms.reviewed_by_id', 'terms.removed_by_id'],
])

test('the database itself refuses what must never be', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  const { id: thread, channelId } = await ada.asks('consultations', 'A question')
  const { client } = forum.connection
  const [row] = await client`select * from posts`
  const post = { ...row, id: randomUUID(), number: 2, root: 2 } as Record<string, unknown>
  delete post['words']
  const wrong: [string, object, string][] = [
    ['posts', { ...post, number: 1, root: 1 }, '23505'],
    ['posts', { ...post, text: '' }, '23514'],
    ['posts', { ...post, text: 'x'.repeat(20_001) }, '23514'],
    ['posts', { ...post, root: 1 }, '23514'],
    ['posts', { ...post, parent_id: row!['id'] }, '23514'],
    ['posts', { ...post, removed_at: '2026-01-01' }, '23514'],
    ['posts', { ...post, thread_id: randomUUID() }, '23503'],
    ['posts', { ...post, author_id: randomUUID() }, '23503'],
    ['thread_places', { thread_id: thread, place: 'nowhere' }, '23503'],
    ['channels', { ...channel, audience: 'group' }, '23514'],
    ['channels', { ...channel, slug: 'legal' }, '23505'],
    ['channels', { ...channel, audience: 'everyone' }, '23514'],
    ['house', { id: 2, kind: 'demo' }, '23514'],
    ['house', { kind: 'demo' }, '23505'],
  ]
  for (const [table, values, code] of wrong) {
    const inserting = client`insert into ${client(table)} ${client(values as Record<string, string>)}`
    await expect(inserting, `${table} ${JSON.stringify(values).slice(0, 90)}`).rejects.toMatchObject({ code })
  }
  const twin = client`insert into people (id, member_id, name, email, password_hash, created_at)
    select gen_random_uuid(), member_id, name, upper(email), '', now() from people`
  await expect(twin).rejects.toMatchObject({ code: '23505' })
  const [{ count }] = await client<[{ count: number }]>`
    select count(*)::int from channels where id = ${channelId}`
  expect(count).toBe(1)
})
const channel = { id: randomUUID(), slug: 'new', name: 'New', audience: 'network', position: 9 }
