// Makes a fresh clone ready: installs what is missing, builds what is stale. Needs nothing but Node and npm.
import { execSync } from 'node:child_process'
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Colloquy needs Node 20.19 or newer (24 recommended); this is ${process.versions.node}.`)
  process.exit(1)
}
process.chdir(import.meta.dirname)
const run = (command) => execSync(command, { stdio: 'inherit' })
const changed = (path) => (existsSync(path) ? statSync(path).mtimeMs : 0)
const newest = (folder) =>
  Math.max(...readdirSync(folder, { recursive: true }).map((file) => changed(join(folder, file))), changed(folder))

// npm writes its own record last, so an installation that was broken off is repaired.
if (changed('node_modules/.package-lock.json') < changed('package-lock.json')) {
  run('npm ci --include=dev --no-audit --no-fund')
}
const sources = Math.max(...['contract', 'db', 'server', 'client'].map(newest), changed('vite.config.ts'))
if (!process.argv.includes('--no-build') && changed('dist/.built') < Math.max(sources, changed('package-lock.json'))) {
  rmSync('dist/.built', { force: true })
  run('npm run build --silent -- --logLevel warn')
  writeFileSync('dist/.built', '')
}
