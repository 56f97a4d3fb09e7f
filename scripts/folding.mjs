import { runnerImport } from 'vite'

// Prints what a migration takes when contract/folding.ts has changed: `node scripts/folding.mjs`.
const { module } = await runnerImport('db/folding.ts')
console.log(module.foldingSql())
