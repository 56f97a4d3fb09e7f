// Fills our database with invented posts, in threads of twenty, as years of use would: past the server and its triggers,
// so that a million are there within minutes. A third of it stands where whoever asks may not read.
import postgres from 'postgres'
import { join } from 'node:path'

const texts = 20_000
const wordsInText = 40
const perThread = 20
/** So many posts are written in one statement. */
const atOnce = 20_000

export function openGrowing(dataDir) {
  const path = join(dataDir, 'socket/.s.PGSQL.5432')
  const connection = { session_replication_role: 'replica', synchronous_commit: 'off' }
  const sql = postgres({ path, user: 'postgres', database: 'postgres', max: 2, connection, onnotice: () => {} })
  let posts = 0
  let isPrepared = false
  return {
    /** Until there are `count` posts. */
    async to(count) {
      if (!isPrepared) await prepare(sql)
      isPrepared = true
      const parts = []
      for (; posts < count; posts += atOnce) parts.push([posts, Math.min(count, posts + atOnce)])
      posts = count
      const each = async () => {
        for (let part = parts.shift(); part; part = parts.shift()) await fill(sql, ...part)
      }
      await Promise.all([each(), each()])
      await sql`vacuum analyze`
    },
    sql,
    close: () => sql.end(),
  }
}

/** Texts of a few common words, many rare ones, and in one of five a word of the glossary in one of its languages. */
async function prepare(sql) {
  const terms = await sql`select word->>'text' as text from terms, jsonb_array_elements(words) as word`
  const rows = Array.from({ length: texts }, (_, n) => {
    const words = Array.from({ length: wordsInText }, () => invented(Math.floor(20_000 * Math.random() ** 3)))
    if (n % 5 === 0)
      words[Math.floor(Math.random() * wordsInText)] = terms[Math.floor(Math.random() * terms.length)].text
    return { n, text: words.join(' ') }
  })
  await sql`create table pool (n int primary key, text text not null)`
  for (let from = 0; from < texts; from += 5_000) await sql`insert into pool ${sql(rows.slice(from, from + 5_000))}`
  await sql`create table places_to_grow as
    select row_number() over (order by slug) - 1 as n, id from channels
    where parent_id is null and slug in ('consultations', 'full-members', 'legal')`
  await sql`
    insert into people (id, member_id, name, email, password_hash, created_at)
    select gen_random_uuid(), members.id, 'Person ' || n, 'person' || n || members.code || '@bench.example', '', now()
    from members, generate_series(1, 10) n`
  await sql`create table pens as select row_number() over (order by id) - 1 as n, id from people`
  await sql`insert into lexicon (channel_id, word)
    select id, word from places_to_grow, ts_stat('select search_vector(text) from pool') where char_length(word) > 3
    on conflict do nothing`
}

/** A word as one might hear it, from its number; short numbers are the common ones. */
function invented(number) {
  let [word, rest] = ['', number + 20]
  for (; rest; rest = Math.floor(rest / 60)) word += 'bdfgklmnprst'[rest % 12] + 'aeiou'[Math.floor(rest / 12) % 5]
  return word.length < 4 ? `${word}n` : word
}
export const [common, alsoCommon, lessCommon, rarer] = [0, 1, 300, 15_000].map(invented)

async function fill(sql, from, to) {
  const at = sql`timestamptz '2020-01-01' + n * interval '3 minutes'`
  await sql.begin(async (sql) => {
    await sql`create temporary table fresh on commit drop as
      select n, gen_random_uuid() as id, ${at} as at,
        (select id from places_to_grow where n = (thread.n / 7) % (select count(*) from places_to_grow)) as channel_id,
        (select id from pens where n = thread.n % (select count(*) from pens)) as author_id
      from generate_series(${from}::int, ${to - 1}::int, ${perThread}::int) as thread (n)`
    await sql`insert into threads (id, channel_id, top_id, author_id, title, label, created_at, active_at, last_number)
      select id, channel_id, channel_id, author_id,
        array_to_string((regexp_split_to_array((select text from pool where pool.n = (fresh.n * 13) % ${texts}), ' '))[1:6], ' '),
        case when fresh.n % ${perThread * 11} = 0 then 'members' else 'network' end, at, at,
        case when fresh.n % ${perThread * 50} = 0 then 1 else ${perThread} end from fresh`
    await sql`insert into thread_places (thread_id, place)
      select id, slug from fresh, lateral (select slug from places order by md5(slug || fresh.n) limit 1) as one`
    await sql`insert into thread_topics (thread_id, topic)
      select id, slug from fresh, lateral (select slug from topics order by md5(slug || fresh.n) limit 1) as one`
    await sql`insert into posts (id, thread_id, root, number, author_id, text, created_at, revision)
      select gen_random_uuid(), fresh.id, k, k,
        case when k = 1 then fresh.author_id else (select id from pens where pens.n = (fresh.n * 31 + k * 7) % (select count(*) from pens)) end,
        (select text from pool where pool.n = (fresh.n + k - 1) % ${texts}) || case when (fresh.n + k) % 2000 = 0 then ' needle' else '' end,
        fresh.at + k * interval '3 seconds', k from fresh, generate_series(1, case when fresh.n % ${perThread * 50} = 0 then 1 else ${perThread} end) as k`
    await sql`insert into files (id, uploader_id, post_id, name, type, bytes, sha256, uploaded_at)
      select gen_random_uuid(), p.author_id, p.id, 'note.txt', 'text/plain', 1, '', p.created_at
      from posts p join fresh on fresh.id = p.thread_id where p.number = 2 or p.number = 1 and fresh.n % ${perThread * 5} = 0`
    await sql`insert into file_texts (file_id, post_id, at, state)
      select f.id, f.post_id, f.uploaded_at, 'read' from files f join posts p on p.id = f.post_id join fresh on fresh.id = p.thread_id`
    await sql`insert into file_pieces (file_id, number, post_id, at, text)
      select f.id, 0, f.post_id, f.uploaded_at, p.text from files f join posts p on p.id = f.post_id join fresh on fresh.id = p.thread_id`
    // Every tenth asked all members, and is closed.
    await sql`insert into consultations (thread_id, asked_by_id, asked_at, kind, urgency, due_at, zone, closed_at, closed_by_id)
      select id, author_id, at, 'question', 'normal', at + interval '14 days', 'Europe/Belgrade', at + interval '14 days', author_id
      from fresh where n % ${perThread * 10} = 0`
    await sql`update threads set consultation = jsonb_build_object('dueAt', to_json(threads.created_at + interval '14 days'),
        'closedAt', to_json(threads.created_at + interval '14 days'), 'asked', 13, 'settled', 9, 'drafting', 0, 'needing', 0, 'needsUntil', null)
      from consultations where consultations.thread_id = threads.id and threads.id in (select id from fresh)`
  })
}
