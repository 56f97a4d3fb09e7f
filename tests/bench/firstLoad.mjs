/** How much compressed script the first load of a thread fetches, by the build in `dist`; goal: 85,000 bytes. */
import { readFileSync, statSync } from 'node:fs'

const dist = 'dist/client/'
const manifest = JSON.parse(readFileSync(`${dist}.vite/manifest.json`, 'utf8'))
const found = new Set()

function follow(name) {
  if (found.has(name)) return
  found.add(name)
  manifest[name].imports?.forEach(follow)
}
follow('index.html')
follow('pages/Thread.svelte')

const files = [...found].map((name) => ({ name, bytes: statSync(`${dist}${manifest[name].file}.br`).size }))
for (const { name, bytes } of files.sort((a, b) => b.bytes - a.bytes)) console.log(`${bytes}`.padStart(7), name)
console.log(`${files.reduce((sum, { bytes }) => sum + bytes, 0)}`.padStart(7), 'together')
