// Takes a picture of every screen of the demo: `npm run screenshots [folder]`.
import { runnerImport } from 'vite'

const { module } = await runnerImport(new URL('./screenshots.ts', import.meta.url).pathname)
await module.takeScreenshots(process.argv[2])
