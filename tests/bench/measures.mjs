// What is measured, each the same way on both servers.
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { openWatchers } from './watchers.mjs'

/** Milliseconds from sending a post until the last of `count` sockets has it; posts leave at a steady rate, come what may. */
export async function delays(server, count, { posts, perSecond }) {
  const open = new Map()
  const seen = (id) => {
    const post = open.get(id)
    if (post && ++post.times === count) post.last = performance.now()
  }
  const watchers = await openWatchers(server, count, { room: server.room, seen })
  await server.post(randomUUID())
  await sleep(500)
  const answers = []
  for (let n = 0; n < posts; n++) {
    const id = randomUUID()
    open.set(id, { sent: performance.now(), times: 0 })
    answers.push(server.post(id))
    await sleep(1000 / perSecond)
  }
  await Promise.all(answers)
  const isSeen = () => [...open.values()].every(({ last }) => last)
  for (let waited = 0; !isSeen() && waited < 10_000; waited += 50) await sleep(50)
  await watchers.close()
  if (!isSeen()) throw new Error(`${server.name}: not every socket got every post`)
  return [...open.values()].map(({ sent, last }) => last - sent)
}

/** Milliseconds of processor time a post costs server and database together, with `count` watchers. */
export async function cpuPerPost(server, postmaster, count, posts) {
  const watchers = await openWatchers(server, count, { room: server.room })
  for (let n = 0; n < 20; n++) await server.post(randomUUID())
  const before = used(server, postmaster)
  for (let n = 0; n < posts; n++) await server.post(randomUUID())
  await sleep(200)
  const cost = (used(server, postmaster) - before) / posts
  await watchers.close()
  return cost
}

/** The same of an answer; on a busy machine it says more than how many there are a second. */
export async function cpuPerAnswer(server, postmaster, ask, milliseconds) {
  const before = used(server, postmaster)
  const answers = ((await answersPerSecond(ask, milliseconds)) * milliseconds) / 1000
  return (used(server, postmaster) - before) / answers
}

const used = (server, postmaster) =>
  [server.pid, postmaster, ...childrenOf(postmaster)].reduce((sum, pid) => sum + cpu(pid), 0)

/** Pages a second, eight asked for at any time. */
export const pagesPerSecond = (server, number, milliseconds) =>
  answersPerSecond(() => server.page(number), milliseconds)

/** The same of anything that is asked. */
export async function answersPerSecond(ask, milliseconds) {
  let answers = 0
  const end = performance.now() + milliseconds
  const asks = async () => {
    while (performance.now() < end) {
      await ask()
      answers++
    }
  }
  await Promise.all(Array.from({ length: 8 }, asks))
  return (answers * 1000) / milliseconds
}

/** Kilobytes that a connection which only stays open takes. */
export async function memoryPerSocket(server, count) {
  const warm = await openWatchers(server, 50)
  await warm.close()
  await sleep(1_000)
  const before = memory(server.pid)
  const watchers = await openWatchers(server, count)
  await sleep(2_000)
  const taken = (memory(server.pid) - before) / count
  await watchers.close()
  return taken
}

export function quantile(values, q) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))]
}

/** Processor time in milliseconds; the kernel counts in hundredths of a second. */
function cpu(pid) {
  const stat = read(`/proc/${pid}/stat`)
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return fields.length > 12 ? (Number(fields[11]) + Number(fields[12])) * 10 : 0
}

const memory = (pid) => Number(/VmRSS:\s+(\d+)/.exec(read(`/proc/${pid}/status`))[1])

const childrenOf = (pid) =>
  readdirSync('/proc').filter(
    (name) => /^\d+$/.test(name) && new RegExp(`\\) \\w ${pid} `).test(read(`/proc/${name}/stat`)),
  )

function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
