import { checkChain, type Head } from '../db/chain'
import { connect, databaseCode, holdAlone, type Place } from '../db/database'
import { hasEmbedded, startEmbedded } from '../db/embedded'
import { readAudit } from '../db/queries/audit'
import type { Config } from './config'

/**
 * Checks the chain of the log and says in words what it came to. `noted`, as printed earlier: `42:5a0c…`. Reads beside
 * a server that is running; starts the embedded database where none is.
 */
export async function verifyAudit(config: Pick<Config, 'databaseUrl' | 'dataDir'>, noted?: string) {
  const wanted = noted === undefined ? undefined : parseHead(noted)
  return atDatabase(config, async (place) => {
    const { db, close } = connect(place, { connections: 1 })
    try {
      return report(await readAudit(db, (batches, head) => checkChain(batches, head, wanted)))
    } catch (error) {
      if (databaseCode(error) !== '42P01') throw error
      throw new Error('There is no log in this database yet. Start Colloquy on it once.', { cause: error })
    } finally {
      await close()
    }
  })
}

function report({ last, mistakes }: Awaited<ReturnType<typeof checkChain>>) {
  const found = mistakes.slice(0, shown)
  if (mistakes.length > shown) found.push(`… and ${mistakes.length - shown} more.`)
  const head = `Its head is ${last.sequence}:${last.hash}`
  if (mistakes.length)
    return { holds: false, lines: ['The log does not hold:', ...found.map((line) => `  ${line}`), head] }
  const hint = 'Note it elsewhere: npm run audit:verify -- HEAD shows later that nothing up to here was written anew.'
  return { holds: true, lines: [`The log holds: ${last.sequence} acts, each as it was written.`, head, hint] }
}

const shown = 50

/** Gives the embedded database only to us while nobody has it, so that we may stop it; whoever has it stops it himself. */
async function atDatabase<T>(
  { databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>,
  work: (place: Place) => Promise<T>,
) {
  if (databaseUrl) return work({ url: databaseUrl })
  if (!hasEmbedded(dataDir)) throw new Error(`There is no data in ${dataDir}. Set DATA_DIR or DATABASE_URL.`)
  const embedded = await startEmbedded(dataDir)
  const hold = await holdAlone(embedded)
  try {
    return await work(embedded)
  } finally {
    await hold?.release()
    if (hold) await embedded.stop()
  }
}

function parseHead(text: string): Head {
  const [, sequence, hash] = /^(\d{1,18}):([0-9a-f]{64})$/.exec(text.trim()) ?? []
  if (!sequence || !hash) throw new Error('A head looks like 42:5a0c…, a number and 64 letters and digits.')
  return { sequence: String(BigInt(sequence)), hash }
}
