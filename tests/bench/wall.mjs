// What row-level security costs: the same server, measured in turns with the policies and without. The transaction in
// which each request says who acts is there in both.
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'

/** What `measure` finds behind the wall, and what without. */
export async function withAndWithoutWall(dataDir, rounds, measure) {
  const path = join(dataDir, 'socket/.s.PGSQL.5432')
  const sql = postgres({ path, user: 'postgres', database: 'postgres', max: 1, onnotice: () => {} })
  const found = { with: [], without: [] }
  for (let round = 0; round < rounds; round++) {
    for (const [name, right] of [
      ['without', 'bypassrls'],
      ['with', 'nobypassrls'],
    ]) {
      await sql.unsafe(`alter role colloquy_app ${right}`)
      // A plan that is kept was made for the rights of then.
      await sql`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'colloquy_app'`
      await sleep(500)
      // Until all connections are back and keep their plans.
      await measure(2_500)
      found[name].push(await measure(2_000))
    }
  }
  await sql.end()
  return found
}
