import { svelte } from '@sveltejs/vite-plugin-svelte'
import { readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { defineConfig } from 'vite'

/** Says that `dist` is whole, and of which moment: setup.mjs builds again when a source is newer. */
const mark = 'dist/.built'

/** What pages have in common, from what all of them need to what few do: where two hold a source, the first has it. */
const groups = [
  neededBy('main.ts'),
  neededBy('pages/Thread.svelte', 'pages/Channel.svelte'),
  neededBy('pages/Thread.svelte', 'pages/Home.svelte'),
  neededBy('pages/Thread.svelte', 'pages/Ask.svelte'),
].map((group, at) => ({ ...group, priority: 9 - at, debugName: `shared ${at}` }))

/** One build, two outputs: the page in `dist/client`, the server in `dist/server` (its packages stay in node_modules). */
export default defineConfig({
  root: 'client',
  plugins: [svelte({ configFile: '../svelte.config.js' })],
  build: { emptyOutDir: true },
  environments: {
    client: {
      build: {
        outDir: '../dist/client',
        target: 'es2022',
        manifest: true,
        // Thirty small files compress badly, and each is asked for by itself.
        rolldownOptions: { output: { codeSplitting: { groups } } },
      },
    },
    ssr: {
      build: {
        outDir: '../dist/server',
        target: 'node20',
        ssr: true,
        rollupOptions: {
          input: {
            main: 'server/main.ts',
            demo: 'server/demo.ts',
            verify: 'server/verify.ts',
            exportWorker: 'server/exportWorker.ts',
            fileTextWorker: 'server/fileTextWorker.ts',
          },
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      const begun = new Date()
      rmSync(mark, { force: true })
      for (const environment of Object.values(builder.environments)) await builder.build(environment)
      compress()
      writeFileSync(mark, '')
      utimesSync(mark, begun, begun)
    },
  },
})

/** One file of what all of these sources need; the sources themselves are not in it. */
function neededBy(...sources: string[]) {
  const from = sources.map((source) => join(import.meta.dirname, 'client', source))
  let needed: Set<string>[] | undefined
  const isNeeded = (id: string, known: Known) => {
    needed ??= from.map((source) => reached(source, known))
    return !from.includes(id) && needed.every((all) => all.has(id))
  }
  const name = basename(sources.at(-1)!).split('.')[0]!.toLowerCase()
  return { name: (id: string, known: Known) => (isNeeded(id, known) ? `with-${name}` : null) }
}

interface Known {
  getModuleInfo(id: string): { importedIds: string[] } | null
}

function reached(id: string, known: Known, found = new Set<string>()) {
  if (found.has(id)) return found
  found.add(id)
  for (const next of known.getModuleInfo(id)?.importedIds ?? []) reached(next, known, found)
  return found
}

/** Beside each text of the page its compressed forms, made once: many read on a phone with a bad signal. */
function compress() {
  for (const file of textsIn('dist/client')) {
    const text = readFileSync(file)
    writeFileSync(`${file}.br`, brotliCompressSync(text))
    writeFileSync(`${file}.gz`, gzipSync(text))
  }
}

const textsIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(js|css|html|svg)$/.test(name))
    .map((name) => join(folder, name))
