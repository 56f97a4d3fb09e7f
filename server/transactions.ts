import type { Actor } from '../contract/policy'
import type { Acting, Walled } from '../db/acting'
import { databaseCode, isMeeting, type Database } from '../db/database'
import type { House } from './house'
import type { Outbox } from './outbox'

/** Where a read is itself an act, it stands in the log before anyone hears what was read. */
export async function readAndRecord<T extends { outbox: Outbox; result: unknown }>(
  { connection, clock }: House,
  actor: Actor | null,
  run: (tx: Database) => Promise<T>,
): Promise<T['result']> {
  const { outbox, result } = await connection.read(actor, run)
  if (!outbox.acts.isEmpty) await connection.act(actor, (tx) => outbox.acts.write(tx, actor, clock()))
  return result
}

/** A write that met another one (same id at the same moment, or a deadlock) is done again from the start. */
export async function inTransaction<T extends { outbox: Outbox }>(
  connection: Walled,
  who: Acting,
  run: (tx: Database) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    let begun: T | undefined
    try {
      return await connection.act(who, async (tx) => {
        begun = await run(tx)
        begun.outbox.hold()
        return begun
      })
    } catch (error) {
      begun?.outbox.abandon()
      if (attempt === 3 || !isMeeting(databaseCode(error) ?? '')) throw error
    }
  }
}
