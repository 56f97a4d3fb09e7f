import { join } from 'node:path'
import { limits } from '../contract/limits'
import { databaseCode } from '../db/database'
import * as queries from '../db/queries/fileTexts'
import { aside, isBuilt, Unfinished } from './aside'
import type { House } from './house'
import type { Duty } from './supervisor'
import { inPieces } from './texts/pieces'
import { takeText, type Order } from './texts/take'

/** Reads what posts carry, one file after the other, so that one finds it by its words. */
export const fileTextDuty: Duty = {
  name: 'fileTexts',
  everySeconds: 30,
  async run(house, goesOn) {
    const until = Date.now() + 20_000
    await house.connection.act('house', (tx) => queries.giveUpFileTexts(tx, house.clock()))
    while (await readNext(house)) {
      if (!goesOn()) return
      if (Date.now() > until) return house.hasten('fileTexts')
    }
  },
}

/** Reads one file; false where none is left that is due. */
async function readNext(house: House) {
  const next = await house.connection.act('house', (tx) => queries.beginFileText(tx, house.clock()))
  if (!next) return false
  try {
    const order = { path: house.forVisits.files.pathOf(next.fileId), type: next.type }
    const pieces = inPieces(await take(house, order))
    await house.connection.act('house', (tx) => queries.keepFileText(tx, next.fileId, pieces))
  } catch (error) {
    // Which file that is, is not for the log. It is tried again, but not for ever.
    const kind = error instanceof Error ? error.name : typeof error
    house.log.info({ err: kind }, 'a file could not be read')
    if (!(error instanceof Unfinished) && databaseCode(error)) throw error
  }
  return true
}

/** Whatever a file does to the one who reads it, it does to a thread of its own. */
const take = ({ config }: House, order: Order) =>
  isBuilt ? takeAside(order, join(config.projectDir, 'dist/server/fileTextWorker.js')) : takeText(order)

export const takeAside = (order: Order, file: string, seconds: number = limits.fileTextSeconds) =>
  aside<string>(file, order, {
    milliseconds: seconds * 1_000,
    megabytes: limits.fileTextMegabytes,
    growthMegabytes: limits.fileTextMegabytes,
  })
