// Starts the two servers that are compared, and says to each in its own words: post, read a page, watch.
import { fork, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import postgres from 'postgres'

const text = 'How do you word the refusal of access to a register during a night visit? '.repeat(5)

/** Ours as it is built, on its embedded PostgreSQL in `dataDir`, with two people and a thread. */
export async function startOurs(dataDir) {
  const ours = { DATA_DIR: dataDir, PORT: '3999', BASE_URL: '', DATABASE_URL: '', LOG_LEVEL: 'warn', PACE: 'unlimited' }
  const env = { ...process.env, ...ours }
  const child = spawn(process.execPath, ['dist/server/main.js'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const token = await said(child, /#?([A-Za-z0-9_-]{30,})\s/)
  const base = 'http://localhost:3999'
  const call = caller(base)
  const { members } = await call('POST', '/api/invitations/open', { token })
  const account = { password: 'correct horse battery', locale: 'en', memberId: members[0].id }
  await call('POST', '/api/invitations/accept', { ...account, token, name: 'Ada', email: 'ada@bench.example' })
  const invited = {
    id: randomUUID(),
    memberId: members[0].id,
    email: 'ben@bench.example',
    role: 'person',
    groupIds: [],
  }
  const { link } = await call('POST', '/api/invitations', invited)
  const writer = caller(base)
  const way = { ...account, memberId: undefined, token: /[A-Za-z0-9_-]{30,}$/.exec(link)[0] }
  await writer('POST', '/api/invitations/accept', { ...way, name: 'Ben', email: invited.email })
  const { channels } = await writer('GET', '/api/forum')
  const [id, postId] = [randomUUID(), randomUUID()]
  const about = { channelId: channels.find(({ slug }) => slug === 'consultations').id, title: 'Bench' }
  const start = (ids) => writer('POST', '/api/threads', { ...about, ...ids, text, places: [], topics: [], fileIds: [] })
  await start({ id, postId })
  const ids = [postId]
  return {
    name: 'ours',
    pid: child.pid,
    url: base,
    headers: { origin: base, cookie: call.cookie() },
    room: `thread:${id}`,
    post: (postId) => {
      ids.push(postId)
      return writer('POST', '/api/posts', { id: postId, threadId: id, parentId: null, text, fileIds: [] })
    },
    posted: () => ids.length,
    page: (number) => call('GET', `/api/threads/${id}/posts?around=${ids[number - 1]}`),
    start: () => start({ id: randomUUID(), postId: randomUUID() }),
    list: () => call('GET', `/api/threads?channelId=${about.channelId}`),
    search: () => call('GET', '/api/search?q=register'),
    ask: (path) => writer('GET', path),
    stop: () => ended(child, 'SIGTERM'),
  }
}

/** The bare one, in a database of its own beside ours. */
export async function startBare(dataDir) {
  const path = join(dataDir, 'socket/.s.PGSQL.5432')
  const threadId = randomUUID()
  await prepare(path, threadId)
  const child = fork('tests/bench/bare.mjs', { env: { ...process.env, BENCH_SOCKET: path } })
  const { port } = await new Promise((resolve) => child.once('message', resolve))
  const url = `http://127.0.0.1:${port}`
  const call = caller(url)
  let posted = 0
  return {
    ...{ name: 'bare', pid: child.pid, url, headers: {}, room: `thread:${threadId}` },
    posted: () => posted,
    post: (id) => {
      posted++
      return call('POST', '/post', { id, threadId, text })
    },
    page: (number) => call('GET', `/posts?threadId=${threadId}&from=${number}`),
    stop: () => ended(child, 'SIGKILL'),
  }
}

async function prepare(path, threadId) {
  const options = { path, user: 'postgres', max: 1, onnotice: () => {} }
  const outer = postgres({ ...options, database: 'postgres' })
  await outer`create database bare`
  await outer.end()
  const sql = postgres({ ...options, database: 'bare' })
  await sql.unsafe(`
    create table threads (id uuid primary key, revision int not null default 0);
    create table channels (revision int not null); create table people (revision int not null);
    create table marks (thread_id uuid primary key, read int4multirange not null);
    create table posts (id uuid primary key, thread_id uuid not null references threads, number int not null, text text,
      created_at timestamptz not null, words tsvector generated always as (to_tsvector('simple', text)) stored,
      unique (thread_id, number));
    create index on posts using gin (words);
    insert into channels values (0); insert into people values (0);
    insert into threads values ('${threadId}');`)
  await sql.end()
}

function caller(base) {
  let cookie
  const call = async (method, path, body) => {
    const headers = { origin: base, ...(cookie && { cookie }), ...(body && { 'content-type': 'application/json' }) }
    const said = body && { body: JSON.stringify(body) }
    const response = await fetch(base + path, { method, headers, ...said })
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie
    const reply = await response.json()
    if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(reply)}`)
    return reply
  }
  return Object.assign(call, { cookie: () => cookie })
}

function said(child, pattern) {
  let heard = ''
  return new Promise((resolve, reject) => {
    child.once('exit', () => reject(new Error(`the server did not start: ${heard}`)))
    child.stdout.on('data', (chunk) => {
      const found = pattern.exec((heard += chunk))
      if (found) resolve(found[1])
    })
  })
}

const ended = (child, signal) =>
  new Promise((resolve) => {
    child.once('exit', resolve)
    child.kill(signal)
  })
