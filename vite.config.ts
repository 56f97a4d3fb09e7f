import { svelte } from '@sveltejs/vite-plugin-svelte'
import { readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { defineConfig } from 'vite'

/** Says that `dist` is whole, and of which moment: setup.mjs builds again when a source is newer. */
const mark = 'dist/.built'

/** One build, two outputs: the page in `dist/client`, the server in `dist/server` (its packages stay in node_modules). */
export default defineConfig({
  root: 'client',
  plugins: [svelte({ configFile: '../svelte.config.js' })],
  build: { emptyOutDir: true },
  environments: {
    client: { build: { outDir: '../dist/client', target: 'es2022', manifest: true } },
    ssr: {
      build: {
        outDir: '../dist/server',
        target: 'node20',
        ssr: true,
        rollupOptions: { input: { main: 'server/main.ts', demo: 'server/demo.ts', verify: 'server/verify.ts' } },
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
