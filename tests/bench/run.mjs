// Measures our server against a bare one, taking turns in one run, and prints the ratios. Nothing here can fail a build:
// a busy machine makes both slower. Loopback only; needs Linux for the figures of processor and memory.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  answersPerSecond,
  cpuPerAnswer,
  cpuPerPost,
  delays,
  memoryPerSocket,
  pagesPerSecond,
  quantile,
} from './measures.mjs'
import { startBare, startOurs } from './servers.mjs'
import { withAndWithoutWall } from './wall.mjs'

const dataDir = mkdtempSync(join(tmpdir(), 'colloquy-bench-'))
const limit = setTimeout(() => process.exit(1), 300_000).unref()
const ours = await startOurs(dataDir)
const bare = await startBare(dataDir)
const postmaster = Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
const servers = [ours, bare]
const isLinux = process.platform === 'linux'

console.log(`\n${'measure'.padEnd(46)}${'ours'.padStart(10)}${'bare'.padStart(10)}${'ratio'.padStart(8)}   goal`)
try {
  if (isLinux) await compare('P6 memory of an idle connection, KB', 1.5, (server) => memoryPerSocket(server, 500))
  for (const [count, how] of [
    [13, { posts: 100, perSecond: 20 }],
    [100, { posts: 60, perSecond: 15 }],
    [1000, { posts: 12, perSecond: 2 }],
  ]) {
    const found = await inTurns((server) => delays(server, count, how), count < 1000 ? 2 : 1)
    for (const q of [0.5, 0.99]) {
      const name = `P1 post → last of ${count} sockets, p${q * 100}, ms`
      print(name, ...found.map((rounds) => quantile(rounds.flat(), q)), 1.5)
    }
  }
  const cpu = (server) => cpuPerPost(server, postmaster, 100, 100)
  if (isLinux) await compare('P2 processor a post, 100 watchers, ms', 1.5, cpu)
  while (ours.posted() < 1_000) await Promise.all(Array.from({ length: 5 }, () => ours.post(crypto.randomUUID())))
  while (bare.posted() < 1_000) await Promise.all(Array.from({ length: 5 }, () => bare.post(crypto.randomUUID())))
  await compare('P3 first page of 1,000 posts, pages/s', -0.5, (server) => pagesPerSecond(server, 1, 2_000))
  const [first, late] = [await pagesPerSecond(ours, 1, 2_000), await pagesPerSecond(ours, 900, 2_000)]
  print('P3 ours: page at post 900, against post 1', late, first, -0.95)
  for (let n = 0; n < 60; n++) await ours.start()
  for (const [name, ask] of [
    ['page', () => ours.page(1)],
    ['list', ours.list],
    ['search', ours.search],
  ]) {
    const wall = await withAndWithoutWall(dataDir, 2, (milliseconds) => answersPerSecond(ask, milliseconds))
    print(`P3 ours: ${name} behind the wall, against without`, mean(wall.with), mean(wall.without), -0.75)
    if (!isLinux) continue
    const cost = await withAndWithoutWall(dataDir, 2, (ms) => cpuPerAnswer(ours, postmaster, ask, ms))
    print('P3 processor for that, ms', mean(cost.with), mean(cost.without), 1.33)
  }
} finally {
  clearTimeout(limit)
  await bare.stop()
  await ours.stop()
  rmSync(dataDir, { recursive: true, force: true })
}

/** A negative goal is a least ratio, a positive one the greatest. */
async function compare(name, goal, measure) {
  const found = await inTurns(measure, 2)
  print(name, ...found.map(mean), goal)
}

/** Ours, bare, ours, bare: what else the machine does meets both. */
async function inTurns(measure, rounds) {
  const found = [[], []]
  for (let round = 0; round < rounds; round++) {
    for (const [index, server] of servers.entries()) found[index].push(await measure(server))
  }
  return found
}

function print(name, mine, other, goal) {
  const ratio = mine / other
  const isMet = goal < 0 ? ratio >= -goal : ratio <= goal
  const figures = [mine.toFixed(1).padStart(10), other.toFixed(1).padStart(10), ratio.toFixed(2).padStart(8)]
  console.log(
    `${name.padEnd(46)}${figures.join('')}   ${goal < 0 ? `≥ ${-goal}` : `≤ ${goal}`} ${isMet ? '' : 'missed'}`,
  )
}

function mean(values) {
  return values.reduce((sum, value) => sum + value) / values.length
}
