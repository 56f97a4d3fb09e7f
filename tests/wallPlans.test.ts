import { expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import type { Actor } from '../contract/policy'
import { parseWords } from '../contract/wanted'
import type { Database } from '../db/database'
import { listDocuments } from '../db/queries/documents'
import { listClosed } from '../db/queries/library'
import { listMentions } from '../db/queries/mentions'
import { findPlaceToRead, listPostsBefore, listPostsFrom, listPostsSince } from '../db/queries/posts'
import { findByWords, findNearWords, type SearchFilter } from '../db/queries/search'
import { findSimilar } from '../db/queries/similar'
import { listActors } from '../db/queries/sessions'
import { findThreadAndChannel, listThreads, listThreadsSince } from '../db/queries/threads'
import { toQuery } from '../db/words'
import { openForum, type TestForum } from './forum'

const start = { root: 1, number: 1 }
const search =
  (words: string, filter: SearchFilter = {}) =>
  (db: Database, actor: Actor) =>
    findByWords(db, actor, { words: parseWords(words), filter }, 20)

const inLibrary = (db: Database, find: string, words: string) =>
  db.execute(sql`select * from ${sql.raw(find)}(${toQuery(parseWords(words))},
    'infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff', '{}', 20)`)

/** What is asked all day, and how many rows of threads and posts PostgreSQL may fetch for it. */
const asked: [what: string, rows: number, ask: (db: Database, actor: Actor, at: Place) => unknown][] = [
  ['all threads', 400, (db, actor) => listThreads(db, actor, {}, 50)],
  ['the threads of a channel', 400, (db, actor, { channelId }) => listThreads(db, actor, { channelId }, 50)],
  ['its list', 400, (db, actor, { channelId }) => listThreads(db, actor, { topId: channelId }, 50)],
  ['what changed in it', 20, (db, _, { channelId }) => listThreadsSince(db, channelId, 5, 50)],
  ['a thread', 20, (db, _, { threadId }) => findThreadAndChannel(db, threadId)],
  ['where to read on', 400, (db, actor, { threadId }) => findPlaceToRead(db, threadId, actor.id)],
  ['a page of posts', 400, (db, _, { threadId }) => listPostsFrom(db, threadId, start, 50, true)],
  ['the page before', 400, (db, _, { threadId }) => listPostsBefore(db, threadId, { root: 90, number: 90 }, 50)],
  ['what was said since', 400, (db, _, { threadId }) => listPostsSince(db, threadId, 1, 50)],
  ['mentions', 20, (db, actor) => listMentions(db, actor, 50)],
  ['a common word', 16_000, search('hay')],
  ['a rare word', 6_000, search('needle')],
  ['what was asked before, by a common word', 30_000, (db, actor) => findSimilar(db, actor, parseWords('title'))],
  ['what was asked before, by a rare word', 16_000, (db, actor) => findSimilar(db, actor, parseWords('needle'))],
  ['a beginning of a word', 6_000, search('need')],
  ['words one after the other', 16_000, search('"hay 17"')],
  ['a rare word of a label', 6_000, search('needle', { label: 'network' })],
  ['a rare word since a day', 6_000, search('needle', { since: '2020-01-01' })],
  ['a common word of someone', 16_000, (db, actor) => search('hay', { authorId: actor.id })(db, actor)],
  ['a common word of an institution', 16_000, (db, actor) => search('hay', { memberId: actor.memberId })(db, actor)],
  ['a common word of a place', 16_000, search('hay', { place: 'prison' })],
  ['a rare word of a topic', 6_000, search('needle', { topic: 'suicide-prevention' })],
  ['a common word before a day', 16_000, search('hay', { until: '2020-01-01' })],
  ['a common word with a file', 16_000, search('hay', { hasFile: true })],
  ['a common word, unanswered', 60_000, search('hay', { is: 'unanswered' })],
  ['a rare word, closed', 6_000, search('needle', { is: 'closed' })],
  ['what someone wrote', 1_000, (db, actor) => search('', { authorId: actor.id })(db, actor)],
  ['what an institution wrote', 1_000, (db, actor) => search('', { memberId: actor.memberId })(db, actor)],
  ['threads of a place', 8_000, search('', { place: 'prison' })],
  ['threads of a topic', 8_000, search('', { topic: 'suicide-prevention' })],
  ['threads of a label', 8_000, search('', { label: 'network' })],
  ['with a file', 8_000, search('', { hasFile: true })],
  ['closed', 8_000, search('', { is: 'closed' })],
  ['unanswered', 8_000, search('', { is: 'unanswered' })],
  ['the library', 1_000, (db, actor) => listClosed(db, actor, { order: 'newest' }, 20)],
  ['the library of a place', 8_000, (db, actor) => listClosed(db, actor, { order: 'review', place: 'prison' }, 20)],
  ['documents', 1_000, (db, actor) => listDocuments(db, actor, {}, 20)],
  ['words nearly so', 16_000, (db) => findNearWords(db, ['nedle', 'Xnedle'])],
  ['a word of one thread', 1_000, (db, actor, { threadId }) => search('hay', { threadId })(db, actor)],
  ['a word that stands in every file', 16_000, search('straw')],
  ['a word that stands in one piece', 6_000, search('"chaff 3"')],
  ['a word that stands in every document', 16_000, search('paper')],
  ['two documents alone', 20, (db) => inLibrary(db, 'find_documents', '"paper 7"')],
  ['no file of a document, but of many posts', 20, (db) => inLibrary(db, 'find_document_files', '"chaff 3"')],
  ['a word that stands in every file of a document', 16_000, search('ink')],
]
interface Place {
  threadId: string
  channelId: string
}

test('behind the wall, too, lists, pages and the search go by their indexes', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  const { id: threadId, channelId } = await ada.asks('consultations', 'Needle')
  await fill(forum, threadId, ada.id)
  const actor = (await listActors(forum.db)).find(({ id }) => id === ada.id)!
  for (const [what, rows, ask] of asked) {
    const before = await counted(forum)
    await forum.app.house.connection.read(actor, async (db) => {
      await ask(db, actor, { threadId, channelId })
      // Fetched for certain: so one sees that what came before has been counted.
      await db.execute(sql`select id from posts where thread_id = ${threadId} and number = 1`)
      await db.execute(sql`select pg_stat_force_next_flush()`)
    })
    await expect.poll(async () => (await counted(forum)).fetched, { message: what }).not.toBe(before.fetched)
    const after = await counted(forum)
    expect(after.posts - before.posts, `${what}: posts, files or documents read one by one`).toBe(0)
    expect(after.scanned - before.scanned, `${what}: threads read one by one`).toBe(0)
    expect(after.fetched - before.fetched, `${what}: rows fetched`).toBeLessThanOrEqual(rows)
  }
})

/** Two thousand threads, twenty thousand posts, and a long one among them; half of it where Ada may not read. A tenth is unanswered. */
async function fill({ connection }: TestForum, threadId: string, personId: string) {
  await connection.client.unsafe(`
    insert into threads (id, channel_id, top_id, author_id, title, label, created_at, active_at, last_number)
      select gen_random_uuid(), c.id, c.id, '${personId}', 'Title ' || n, 'network', t, t, 10
      from generate_series(1, 500) n, channels c, lateral (select now() - n * interval '1 minute' as t) at
      where c.slug in ('consultations', 'legal', 'medical', 'full-members');
    insert into posts (id, thread_id, root, number, author_id, text, created_at, revision)
      select gen_random_uuid(), t.id, n, n, t.author_id, 'hay ' || n, t.created_at + n * interval '1 ms', n
      from threads t, generate_series(1, 10) n
      where t.id <> '${threadId}' and (n = 1 or right(t.title, 1) <> '9');
    insert into posts (id, thread_id, root, number, author_id, text, created_at, revision)
      select gen_random_uuid(), '${threadId}', n, n, '${personId}', 'hay ' || n, now(), n from generate_series(2, 200) n;
    insert into thread_places (thread_id, place)
      select id, case when right(title, 1) = '7' then 'prison' else 'police' end from threads;
    insert into thread_topics (thread_id, topic)
      select id, case when right(title, 1) = '3' then 'suicide-prevention' else 'screening' end from threads;
    insert into consultations (thread_id, asked_by_id, asked_at, kind, urgency, due_at, zone, closed_at)
      select id, author_id, created_at, 'question', 'normal', created_at, 'UTC', created_at
      from threads where right(title, 1) in ('1', '7');
    update threads set consultation = jsonb_build_object('closedAt', created_at, 'settled', 1)
      where right(title, 1) in ('1', '7');
    insert into documents (id, channel_id, kind, title, dated_on, note, added_by_id, added_at, revision)
      select gen_random_uuid(), c.id, 'report', 'paper ' || n, now() - n * interval '1 day', '', '${personId}', now(), n
      from generate_series(1, 500) n, channels c where c.slug in ('consultations', 'legal');
    insert into files (id, uploader_id, post_id, name, type, bytes, sha256, uploaded_at)
      select gen_random_uuid(), author_id, id, 'a.txt', 'text/plain', 1, '', now() from posts where number = 2
        or number = 1 and thread_id in (select id from threads where right(title, 1) = '5');
    insert into document_places select id, 'prison' from documents where title like '%7';
    insert into files (id, uploader_id, document_id, name, type, bytes, sha256, uploaded_at)
      select gen_random_uuid(), added_by_id, id, 'a.txt', 'text/plain', 1, '', now() from documents;
    insert into file_texts (file_id, post_id, document_id, at, state)
      select id, post_id, document_id, now(), 'read' from files;
    insert into file_pieces (file_id, number, post_id, document_id, at, text)
      select file_id, n, post_id, document_id, at, case when document_id is not null then 'ink '
        when n = 0 then 'straw ' else 'chaff ' end || n
      from file_texts, generate_series(0, 4) n where document_id is null or n = 0`)
  await connection.client`vacuum analyze`
  // Whoever ends tells first what was still to be counted.
  await connection.client`
    select pg_terminate_backend(pid, 5000) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()`
}

async function counted({ connection }: TestForum) {
  const [row] = await connection.client<[{ scanned: number; posts: number; fetched: number }]>`
    select sum(seq_tup_read)::int as scanned, sum(idx_tup_fetch)::int as fetched,
      sum(seq_tup_read) filter (where relname in ('posts', 'file_pieces', 'documents'))::int as posts
    from pg_stat_user_tables where relname in ('threads', 'posts', 'file_pieces', 'documents')`
  return row
}
