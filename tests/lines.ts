import { io } from 'socket.io-client'
import { onTestFinished } from 'vitest'
import type { Frame, Presence, Room } from '../contract/events'
import type { TestForum } from './forum'

export type Line = NonNullable<Awaited<ReturnType<typeof openLine>>>
let turn = 0

/** A bare socket that can send anything and keeps what kinds of things it hears; null where it is not let in. */
export async function openLine({ app, base }: TestForum, me: { id: string; cookie?: string }) {
  const extraHeaders = { origin: base, ...(me.cookie && { cookie: me.cookie }) }
  const socket = io(base, { transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders })
  onTestFinished(() => void socket.disconnect())
  const [kinds, probes]: [string[], Set<number>] = [[], new Set()]
  let typing: string[] = []
  const waiting = new Map<number, () => void>()
  socket.on('frame', ({ after, events }: Frame) => {
    kinds.push(...events.map(({ type }) => type))
    if (events.length) return
    probes.add(after)
    waiting.get(after)?.()
  })
  socket.on('presence', (presence: Presence) => {
    kinds.push(kindOf(presence))
    typing = presence.people.filter((one) => one.typing).map(({ personId }) => personId)
  })
  const isIn = await new Promise<boolean>((resolve) => {
    socket.once('ready', () => resolve(true))
    for (const end of ['connect_error', 'disconnect']) socket.once(end, () => resolve(false))
  })
  if (!isIn) return null
  const probe = (room: Room) => {
    app.house.realtime.emit({ room, after: ++turn, revision: turn, events: [] })
    return turn
  }
  /** Whether what is said in a room comes here: what is said to oneself after it comes after it. */
  async function hears(room: Room) {
    const asked = probe(room)
    const last = probe(`person:${me.id}`)
    await new Promise<void>((resolve) => (probes.has(last) ? resolve() : waiting.set(last, resolve)))
    waiting.delete(last)
    return probes.has(asked)
  }
  return {
    send: (event: string, input: object) => socket.emitWithAck(event, input) as Promise<unknown>,
    close: () => void socket.disconnect(),
    hears,
    /** Until all that was sent here has come. */
    flush: () => hears(`person:${me.id}`),
    /** Who of those who have it open is writing, as last told since `heard`. */
    typing: () => typing,
    /** What came since the last time: kinds of things, in the order of their names. */
    heard() {
      typing = []
      return [...new Set(kinds.splice(0))].sort().join(' ')
    },
  }
}

/** All that may be said of who has a thread open; what has other keys is written out. */
function kindOf(presence: Presence) {
  const keys = [presence, ...presence.people].map((each) => Object.keys(each).sort().join(' '))
  const isAsItShould = keys.every((each, index) => each === (index ? 'personId typing' : 'people threadId'))
  return isAsItShould ? 'presence' : JSON.stringify(presence)
}
