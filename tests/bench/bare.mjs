// The bare server that ours is measured against: Fastify, Socket.IO and postgres.js doing the same writes and one emit,
// without permissions, validation, revisions to catch up by, or anything else. Started by run.mjs.
import Fastify from 'fastify'
import postgres from 'postgres'
import { Server } from 'socket.io'

const { BENCH_SOCKET: path } = process.env
const sql = postgres({ path, user: 'postgres', database: 'bare', max: 10 })
const app = Fastify()
const io = new Server(app.server, { transports: ['websocket'], serveClient: false, perMessageDeflate: false })
io.on('connection', (socket) => socket.on('watch', ({ room }, answer) => answer(socket.join(room))))

app.post('/post', async (request) => {
  const { id, threadId, text } = request.body
  const post = await sql.begin(async (tx) => {
    const [{ revision }] =
      await tx`update threads set revision = revision + 1 where id = ${threadId} returning revision`
    const [row] = await tx`insert into posts (id, thread_id, number, text, created_at)
      values (${id}, ${threadId}, ${revision}, ${text}, now()) returning id, thread_id, number, text, created_at`
    await tx`update channels set revision = revision + 1`
    await tx`update people set revision = revision + 1`
    await tx`insert into marks values (${threadId}, int4multirange(int4range(${row.number}, ${row.number}, '[]')))
      on conflict (thread_id) do update set read = marks.read + excluded.read`
    return row
  })
  const frame = { room: `thread:${threadId}`, revision: post.number, events: [{ type: 'post.saved', post }] }
  io.to(frame.room).emit('frame', frame)
  return post
})
app.get(
  '/posts',
  ({ query }) => sql`select id, thread_id, number, text, created_at from posts
  where thread_id = ${query.threadId} and number >= ${query.from} order by number limit 50`,
)

await app.listen({ port: 0, host: '127.0.0.1' })
process.send({ port: app.server.address().port })
