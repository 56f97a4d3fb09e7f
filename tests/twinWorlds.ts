import { vi } from 'vitest'
import { ear } from './ear'
import { expectations } from './expectations'
import { openForum } from './forum'
import { principalNames, type PrincipalName } from './principals'
import { ask, endpoints, inputFor, type Stage } from './requests'
import { openStage } from './stage'
import { begin } from './twinIds'
import { questions, roomsOf } from './twinQuestions'

export interface World {
  stage: Stage
  /** What each of the others heard, in the order it came, once all of it has come. */
  heard(name: PrincipalName): Promise<string[]>
}

/**
 * One stage, and a copy of it to the last row: what happens in the one from now on does not in the other. Some listen,
 * in both. The clock of both stands, and moves by a second with each step (see `lead`).
 */
export async function openTwins(listeners: PrincipalName[]): Promise<{ quiet: World; busy: World }> {
  const stage = await openStage()
  // Or the copy would tell of whose time in a group is over when it starts.
  await stage.forum.connection.client`delete from group_people where until < now()`
  const forum = await openForum({ like: stage.forum })
  await forum.app.house.ends.stop()
  const again = ({ cookie, id, name, email }: Stage['stranger']) =>
    Object.assign(forum.visitor(cookie), { id, name, email })
  const cast = { ...stage.cast }
  for (const name of principalNames) if (cast[name]) cast[name] = again(cast[name])
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
  return { quiet: await listenIn(stage, listeners), busy: await listenIn({ ...stage, forum, cast }, listeners) }
}

/** What may be done in a place, each step by everyone of these as far as they may; returns how much was done. */
export async function lead(
  { stage }: World,
  place: string,
  names: PrincipalName[],
  { isWanted = () => true, isShared = false }: { isWanted?: (name: string) => boolean; isShared?: boolean } = {},
) {
  const start = Date.now()
  let [done, step] = [0, 0]
  for (const [name, on] of expectations) {
    if (on.split(', ')[0] !== place || endpoints.get(name)!.method === 'GET' || !isWanted(name)) continue
    for (const me of names.map((each) => stage.cast[each]!)) {
      // Ids of which there are the same in both worlds, for what happens in both.
      step++
      begin(isShared ? place.length * 1_000 + step : undefined)
      vi.setSystemTime(start + step * 1_000)
      const { statusCode } = await ask(stage.forum, name, await inputFor(stage, name, on, me), me.cookie)
      if (statusCode === 200) done++
    }
  }
  begin()
  vi.setSystemTime(start)
  return done
}

/** The ids of what there is in the one and not in the other, two of each table. */
export async function onlyIn(busy: World, quiet: World) {
  const tables = ['threads', 'posts', 'channels', 'files', 'documents', 'reports', 'consents', 'notes', 'groups']
  const idsOf = async ({ stage: { forum } }: World, table: string) => {
    const { client } = forum.connection
    return (await client<{ id: string }[]>`select id from ${client(table)} order by id desc`).map(({ id }) => id)
  }
  const found: Record<string, string[]> = {}
  for (const table of tables) {
    const known = await idsOf(quiet, table)
    found[table] = (await idsOf(busy, table)).filter((id) => !known.includes(id)).slice(0, 2)
  }
  return found
}

/** All that one is answered by everything that reads, to the byte: status, headers and body. */
export async function answersTo({ stage }: World, name: PrincipalName, hidden: Record<string, string[]>) {
  const me = stage.cast[name]!
  const answers: string[] = []
  for (const [endpoint, input] of questions(stage, me.id, hidden)) {
    const { statusCode, headers, body } = await ask(stage.forum, endpoint, input, me.cookie)
    // By the clock of the machine and of the database: when it was answered, and when one was last there oneself.
    const { date: _, ...rest } = headers
    const said = endpoint === 'listDevices' ? body.replace(/"lastSeen":"[^"]+"/g, '') : body
    answers.push(`${endpoint} ${JSON.stringify(input)}: ${statusCode} ${said} ${JSON.stringify(rest)}`)
  }
  return answers
}

async function listenIn(stage: Stage, names: PrincipalName[]): Promise<World> {
  const ears = new Map<string, Awaited<ReturnType<typeof ear>> & { answered: string[] }>()
  for (const name of names) {
    const [me, socket] = [stage.cast[name]!, await ear(stage.cast[name]!)]
    const answered: string[] = []
    for (const room of roomsOf(stage, me.id, {})) {
      if (room !== 'network') answered.push(`${room} ${JSON.stringify(await socket.watch(room))}`)
    }
    ears.set(name, Object.assign(socket, { answered }))
  }
  return {
    stage,
    async heard(name) {
      const { raw, answered, watch } = ears.get(name)!
      // The answer comes on the same socket: whatever was sent to it before has come by then.
      await watch(`person:${stage.cast[name]!.id}`)
      // Who else has a thread open comes when it comes; nobody opens or leaves one meanwhile.
      return [...answered, ...raw.filter((each) => !each.startsWith('["presence"'))]
    },
  }
}
