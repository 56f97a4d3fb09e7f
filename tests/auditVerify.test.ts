import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { connect } from '../db/database'
import { startEmbedded } from '../db/embedded'
import { freePort, launch, scratchDirectory, setUp } from './launch'

test('npm run audit:verify checks the log beside a running server and without one, and names the row that does not fit', async () => {
  const [DATA_DIR, PORT] = [scratchDirectory(), await freePort()]
  expect(await verify({ DATA_DIR })).toEqual([2, expect.stringContaining('There is no data in')])

  const server = await launch({ DATA_DIR, PORT }).ready()
  const house = await setUp(PORT, server.said)
  for (const year of [2020, 2021, 2022]) expect((await house.send('DELETE', `/api/chairs/${year}`)).status).toBe(200)
  const memberId = await someMember(house)
  for (const year of [2020, 2021]) {
    expect((await house.send('PUT', `/api/chairs/${year}`, { memberId })).status).toBe(200)
  }
  const [status, said] = await verify({ DATA_DIR })
  expect(said).toContain('The log holds: ')
  expect(status).toBe(0)
  const head = /\d+:[0-9a-f]{64}/.exec(said)![0]
  expect((await fetch(`${house.base}/ready`)).status).toBe(200)
  server.kill('SIGTERM')
  expect(await server.ended()).toBe(0)

  expect((await verify({ DATA_DIR }, head))[0]).toBe(0)
  expect(existsSync(join(DATA_DIR, 'postgres/postmaster.pid'))).toBe(false)
  expect(await verify({ DATA_DIR }, 'head')).toEqual([2, expect.stringContaining('A head looks like')])
  expect(await verify({ DATA_DIR }, `1:${'0'.repeat(64)}`)).toEqual([1, expect.stringContaining('Act 1 is not')])

  await asOwner(DATA_DIR, `update audit_acts set actor_id = gen_random_uuid() where sequence = 2`)
  const [failed, why] = await verify({ DATA_DIR }, head)
  expect(why).toContain('Act 2 was changed after it was written.')
  expect(failed).toBe(1)
})

async function verify(env: Record<string, string>, ...args: string[]) {
  const run = launch(env, 'verify', args)
  return [await run.ended(), run.said] as const
}

async function someMember({ send }: Awaited<ReturnType<typeof setUp>>) {
  const forum = (await (await send('GET', '/api/forum')).json()) as { members: { id: string }[] }
  return forum.members[0]!.id
}

/** Past the triggers, as whoever has the database may. */
async function asOwner(directory: string, statement: string) {
  const embedded = await startEmbedded(directory)
  const { client, close } = connect(embedded, { connections: 1 })
  await client.unsafe(`set session_replication_role = replica; ${statement}`)
  await close()
  await embedded.stop()
}
