// Makes a fresh clone ready: installs what is missing, builds what is stale. Needs nothing but Node and npm.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  end(`Colloquy needs Node 20.19 or newer (24 recommended); this is ${process.versions.node}.`)
}
process.chdir(import.meta.dirname)

// npm writes its own record last, so an installation that was broken off is done again.
if (changed('node_modules/.package-lock.json') < changed('package-lock.json') || !hasAllPackages()) {
  run(
    'npm ci --include=dev --include=optional --loglevel=error',
    'The packages could not be installed: npm says why above. It needs its registry once; then start this again.',
  )
}

const sources = ['contract', 'db', 'server', 'client', 'vite.config.ts', 'svelte.config.js', 'package-lock.json']
// The build leaves this mark last, dated with its beginning; a build that was broken off has none.
if (!process.argv.includes('--no-build') && changed('dist/.built') < Math.max(...sources.map(newest))) {
  run('npm run build --silent -- --logLevel warn', 'The build failed: the reason stands above.')
}

/** What package.json asks for is there: a pulled change of it may come with an older date than the last install. */
function hasAllPackages() {
  const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
  return Object.keys({ ...dependencies, ...devDependencies }).every((name) => existsSync(join('node_modules', name)))
}

function newest(path) {
  if (!existsSync(path) || !statSync(path).isDirectory()) return changed(path)
  return Math.max(changed(path), ...readdirSync(path, { recursive: true }).map((file) => changed(join(path, file))))
}

function changed(path) {
  return existsSync(path) ? statSync(path).mtimeMs : 0
}

function run(command, failure) {
  // npm is a script on Windows, which only a shell runs.
  const { status, error } = spawnSync(command, { stdio: 'inherit', shell: true })
  if (status === 127 || error) end('npm was not found. It comes with Node: https://nodejs.org')
  if (status !== 0) end(failure)
}

function end(reason) {
  console.error(`\n${reason}`)
  process.exit(1)
}
