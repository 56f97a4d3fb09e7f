import type { Room } from '../contract/events'
import type { Row } from './expectations/cells'
import { nothing } from './expectations/effects'
import { openLedger } from './ledger'
import { openLine, type Line } from './lines'
import { principalNames, type PrincipalName } from './principals'
import { roomOf, type Stage } from './requests'
import { told, wantedOf } from './table'

/** Sends everything the rows say, of everyone, and returns what came out otherwise, a line each. */
export async function socketDifferences(stage: Stage, rows: Row[]) {
  const [ledger, audience] = [await openLedger(stage.forum.db), await openAudience(stage)]
  const found = new Map<string, string[]>()
  for (const [event, on, cells, effect = nothing] of rows) {
    const signs = [...cells.replaceAll(' ', '')]
    const compare = (who: string, got: unknown, wanted: unknown) => {
      if (told(got) === told(wanted)) return
      const difference = `${event} ${on}: ${told(got)} instead of ${told(wanted)}`
      found.set(difference, [...(found.get(difference) ?? []), who])
    }
    const isFelt = (who: PrincipalName) => signs[principalNames.indexOf(who)] === '+' && effect !== nothing
    const check = (sent: Awaited<ReturnType<typeof send>>) => {
      compare(sent.who, sent.sign, signs[principalNames.indexOf(sent.who)])
      return sent.leave()
    }

    // What nobody feels is sent by all at once.
    await begin()
    const all = await Promise.all(principalNames.filter((who) => !isFelt(who)).map((who) => send(who, event, on)))
    compare('all', await outcome(), { changes: '', tells: {}, audit: '' })
    await Promise.all(all.map(check))
    for (const who of principalNames.filter(isFelt)) {
      const sent = await send(who, event, on, begin)
      // `thread legal` is in the place that the other rows call `legal`.
      const cell = { stage, on: on.split(' ')[1]!, who, connected: [...audience.keys()] }
      compare(who, await outcome(), wantedOf(effect, cell))
      await check(sent)
    }
  }
  return [...found].map(([difference, who]) => `${difference} (${who.join(', ')})`)

  /** One event on a line of its own, after what has to come before it; how it was answered, as a cell says it. */
  async function send(who: PrincipalName, event: string, on: string, beforehand = async () => {}) {
    const me = stage.cast[who] ?? { id: '', cookie: undefined }
    const line = await openLine(stage.forum, me)
    if (!line) return { who, sign: '?', leave: async () => {} }
    const [about, isWithoutWatching] = on.split(', ')
    const room = roomOf(stage, about!, me)
    if (['unwatch', 'typing'].includes(event) && !isWithoutWatching) {
      await line.send('watch', { room })
      await audience.settled()
    }
    const wasThere = await line.hears(room)
    await beforehand()
    line.heard()
    const typing = { threadId: room.slice('thread:'.length), typing: true }
    const answer = event === 'connect' ? undefined : await line.send(event, event === 'typing' ? typing : { room })
    await audience.settled()
    const isThere = await line.hears(room)
    const sign = signOf[event]!({ answer, wasThere, isThere, isTyping: audience.isTyping(me.id) })
    const heard = line.heard()
    const leave = async () => {
      await line.send('unwatch', { room })
      await audience.settled()
      line.close()
    }
    // Whoever was refused heard nothing, either.
    return { who, sign: sign === '+' || !heard ? sign : `${sign} ${heard}`, leave }
  }

  async function begin() {
    audience.heard()
    await ledger()
  }

  async function outcome() {
    return { ...(await ledger()), tells: audience.heard() }
  }
}

interface Came {
  answer: unknown
  /** Whether one heard the room before, and whether one hears it now. */
  wasThere: boolean
  isThere: boolean
  /** Whether others were told that one is writing. */
  isTyping: boolean
}

/** How each event came out, as a cell of tests/expectations/sockets.ts; what no cell can say is written out. */
const signOf: Record<string, (came: Came) => string> = {
  connect: ({ isThere }) => (isThere ? '+' : '0'),
  watch: ({ answer, wasThere, isThere }) => {
    const isRevision = Number.isInteger((answer as { revision?: number }).revision)
    const said = isRevision ? told({ revision: 0 }) : told(answer)
    const sign = { '{"revision":0}': '+', '{"code":"not_found"}': '0', '{"code":"invalid"}': '!' }[said]
    return sign && isThere === (sign === '!' ? wasThere : sign === '+') ? sign : `${told(answer)} ${isThere}`
  },
  unwatch: ({ answer, wasThere, isThere }) => {
    if (answer) return isThere === wasThere ? '!' : told(answer)
    return isThere ? 'still there' : wasThere ? '+' : '0'
  },
  typing: ({ isTyping }) => (isTyping ? '+' : '0'),
}

/** Everyone with everything open that they may, in the order of the table. */
async function openAudience({ forum, cast, channels, threads }: Stage) {
  const lines = new Map<string, Line>()
  for (const name of principalNames) {
    const line = cast[name] && (await openLine(forum, cast[name]))
    if (line) lines.set(name, line)
  }
  const rooms: Room[] = [
    ...Object.values(channels).map((id) => `channel:${id}` as const),
    ...Object.values(threads).map((id) => `thread:${id}` as const),
  ]
  const all = [...lines]
  await Promise.all(all.flatMap(([, line]) => rooms.map((room) => line.send('watch', { room }))))
  const settled = async () => {
    // The server waits a moment, to tell who has a thread open once for all; it has the clock that we have.
    await new Promise((resolve) => setTimeout(resolve, 60))
    await Promise.all(all.map(([, line]) => line.flush()))
  }
  await settled()
  return {
    settled,
    keys: () => lines.keys(),
    isTyping: (personId: string) => all.some(([, line]) => line.typing().includes(personId)),
    heard() {
      return Object.fromEntries(all.map(([name, line]) => [name, line.heard()] as const).filter(([, kinds]) => kinds))
    },
  }
}
