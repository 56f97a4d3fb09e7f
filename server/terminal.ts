import type { Config } from './config'
import { readConfig } from './config'
import { StartRefused, type Running } from './start'

/** Runs a server in the foreground: says where it is, ends it on Ctrl-C, and says in words why it could not start. */
export async function inTerminal(
  options: { demo?: boolean; defaults?: NodeJS.ProcessEnv },
  begin: (config: Config) => Promise<Running>,
) {
  let config: Config | undefined
  try {
    config = readConfig(undefined, options)
    if (config.production && Number(process.versions.node.split('.')[0]) < 22) {
      say(`Node ${process.versions.node} is past its end of life; Node 24 is recommended.`)
    }
    const starting = Promise.resolve(config).then(begin)
    stopOnSignals(starting)
    const running = await starting
    say(`\nColloquy${config.demo ? ' (DEMO)' : ''} is at ${running.url}`)
    if (running.setupLink) say(`\nSet it up: open this link once, within a day:\n  ${running.setupLink}`)
    say('\nStop it with Ctrl-C.')
  } catch (error) {
    say((error as Error).message)
    if (!(error instanceof StartRefused) && config?.logLevel === 'debug') say(String((error as Error).stack))
    process.exit(1)
  }
}

/** Also while it is still starting: a database that was just opened is closed again. */
function stopOnSignals(starting: Promise<Running>) {
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    say('Stopping …')
    setTimeout(() => process.exit(1), 10_000).unref()
    await (await starting).stop()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop())
}

const say = (text: string) => process.stdout.write(`${text}\n`)
