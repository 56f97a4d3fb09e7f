// How long an answer takes as posts grow (P4): the same server, asked the same at 10,000, 100,000 and a million posts (or
// at the numbers that are given). Prints milliseconds over HTTP, and by how much the 95th of a hundred grew.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openGrowing } from './grow.mjs'
import { quantile } from './measures.mjs'
import { questions } from './questions.mjs'
import { startOurs } from './servers.mjs'

const sizes = process.argv.slice(2).map(Number)
if (!sizes.length) sizes.push(10_000, 100_000, 1_000_000)
const rounds = 25
const dataDir = mkdtempSync(join(tmpdir(), 'colloquy-growth-'))
const ours = await startOurs(dataDir)
const growing = openGrowing(dataDir)
const found = new Map()
try {
  for (const size of sizes) {
    const began = performance.now()
    await growing.to(size)
    console.log(`${size.toLocaleString()} posts, written in ${Math.round((performance.now() - began) / 1000)} s`)
    for (const [name, path] of await questions(growing.sql)) {
      found.set(name, [...(found.get(name) ?? []), await times(() => ours.ask(path))])
    }
  }
} finally {
  await growing.close()
  await ours.stop()
  rmSync(dataDir, { recursive: true, force: true })
}

const columns = sizes.flatMap((size) => [`p50 ${short(size)}`, `p95 ${short(size)}`])
console.log(['asked'.padEnd(44), ...columns.map((each) => each.padStart(10)), '   p95 grew (goal ≤ 1.5)'].join(''))
for (const [name, each] of found) {
  const figures = each.flatMap((all) => [quantile(all, 0.5), quantile(all, 0.95)])
  const grew = quantile(each.at(-1), 0.95) / quantile(each[0], 0.95)
  const said = `${grew.toFixed(2)}${grew > 1.5 ? ' missed' : ''}`
  console.log([name.padEnd(44), ...figures.map((ms) => ms.toFixed(1).padStart(10)), said.padStart(14)].join(''))
}

/** Milliseconds of each answer, one after the other; the first few only warm up. */
async function times(ask) {
  const all = []
  for (let round = -5; round < rounds; round++) {
    const began = performance.now()
    await ask()
    if (round >= 0) all.push(performance.now() - began)
  }
  return all
}

function short(size) {
  return size >= 1_000_000 ? `${size / 1_000_000}M` : `${size / 1_000}k`
}
