import { sql } from 'drizzle-orm'
import { uuid } from '../contract/common'
import { connect, type Connection, type Database, type Place } from './database'
import { databaseOf, openReaders } from './readers'

/** Whom the wall of PostgreSQL (db/schema/wall.ts) takes a transaction for: a person, nobody, or the house itself. */
export type Acting = { id: string } | null | 'house'

/** The application's own connection, behind the wall: outside of `act` and `read` it shows nothing of what is written. */
export interface Walled extends Connection {
  /** Runs `work` in one transaction, in which nothing is there but what this person may read. */
  act<T>(who: Acting, work: (tx: Database) => Promise<T>): Promise<T>
  /** The same for what only reads, and cheaper; what would write is refused. */
  read<T>(who: Acting, work: (tx: Database) => Promise<T>): Promise<T>
}

export function connectWalled(place: Place, { connections }: { connections?: number } = {}): Walled {
  const { client, db, close } = connect(place, { isWalled: true, connections })
  const readers = openReaders(place)
  return {
    ...{ client, db },
    act: (who, work) => client.begin(optionsFor(who), (sql) => work(databaseOf(sql))) as Promise<never>,
    read: (who, work) => readers.read(`begin read only; ${naming(who)}`, work),
    close: async () => void (await Promise.all([close(), readers.close()])),
  }
}

/**
 * Within a transaction, for what its person was found to be allowed but what is not all theirs to read: whoever names a
 * channel names those below it, too.
 */
export const asHouse = <T>(tx: Database, work: () => Promise<T>): Promise<T> => actingAs(tx, 'house', work)

/** The same, for what someone else wrote and is done in their name. Where it fails, the transaction ends with it. */
export async function actingAs<T>(tx: Database, who: { id: string } | 'house', work: () => Promise<T>): Promise<T> {
  const be = (name: string) =>
    tx.execute<{ before: string }>(sql`
      with old as materialized (select coalesce(current_setting('app.person', true), '') as before)
      select before, set_config('app.person', ${name}, true) from old`)
  const [row] = await be(who === 'house' ? who : who.id)
  const result = await work()
  await be(row!.before)
  return result
}

/** In the message that begins the transaction: one of its own for every request would cost more than the wall. */
function naming(who: Acting) {
  if (who && who !== 'house' && !isUuid.test(who.id)) throw new Error('not the id of a person')
  return `select set_config('app.person', '${who === 'house' ? who : (who?.id ?? '')}', true)`
}

/** The driver (3.4) lets only letters into the options of `begin`, and this is how it asks for them. */
const optionsFor = (who: Acting) => ({ replace: () => `; ${naming(who)}` }) as unknown as string

const isUuid = new RegExp(`^${uuid}$`)
