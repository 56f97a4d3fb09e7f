import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seedDemo } from '../db/seeds/demo'
import { keepDemoFiles } from './demoFiles'
import { FileStore } from './files'
import { start } from './start'
import { inTerminal } from './terminal'

// A throw-away network: its data is gone when it stops, unless DATA_DIR or DATABASE_URL say where to keep it.
const scratch = mkdtempSync(join(tmpdir(), 'colloquy-demo-'))
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))
await inTerminal({ demo: true, defaults: { DATA_DIR: scratch } }, (config) =>
  start(config, async ({ db }) => {
    await seedDemo(db, new Date())
    await keepDemoFiles(db, new FileStore(config.dataDir))
  }),
)
