import { io } from 'socket.io-client'
import { onTestFinished } from 'vitest'
import type { Event, Frame, Room } from '../contract/events'
import { principalNames } from './principals'
import type { Stage } from './requests'
import type { Someone } from './someone'

/**
 * A bare socket for everyone who can have one. Principals watch all of the stage that they may; the stranger and the
 * spare person, whom others decide about, only hear what comes to anyone. Each keeps what kinds of things it hears.
 */
export async function openWitnesses({ forum, cast, channels, threads, stranger, writers }: Stage) {
  const out = ['nobody', 'sid', 'dora']
  const names = principalNames.filter((name) => !out.includes(name))
  const ears = await Promise.all(names.map((name) => listen(name, cast[name]!)))
  const others = await Promise.all([listen('stranger', stranger), listen('spare', writers['spare']!)])
  const rooms = [...ofKind('channel', Object.values(channels)), ...ofKind('thread', Object.values(threads))]
  const all = [...ears, ...others]
  let turn = 0
  let isAnew = true
  return {
    get connected() {
      return all.filter(({ isConnected }) => isConnected()).map(({ name }) => name)
    },
    /** Where something happened to what one may see, one asks again, as a page does. */
    async watchAnew(threadId?: string) {
      const more = threadId && !Object.values(threads).includes(threadId) ? ofKind('thread', [threadId]) : []
      const wanted = isAnew ? [...rooms, ...more] : more
      await Promise.all(ears.map((ear) => ear.watch(wanted)))
      isAnew = false
    },
    /** What each has heard since the last time: kinds of events, in the order of their names. */
    async heard() {
      // Whatever was sent to a socket before this has come before it.
      const after = ++turn
      const marked = Promise.all(all.map((ear) => ear.hears(after)))
      for (const { id } of all) forum.app.house.realtime.emit({ room: `person:${id}`, after, revision: 0, events: [] })
      await marked
      const heard = all.map(({ name, kinds }) => [name, take(kinds)] as const).filter(([, kinds]) => kinds)
      isAnew ||= heard.some(([, kinds]) => kinds.includes('forum.changed'))
      return Object.fromEntries(heard)
    },
  }
}

const ofKind = (kind: 'channel' | 'thread', ids: string[]) => ids.map((id): Room => `${kind}:${id}`)
const take = (kinds: string[]) => [...new Set(kinds.splice(0))].sort().join(' ')

async function listen(name: string, someone: Someone) {
  const extraHeaders = { origin: someone.base, cookie: someone.cookie! }
  const socket = io(someone.base, { transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders })
  onTestFinished(() => void socket.disconnect())
  const kinds: Event['type'][] = []
  let marked: (turn: number) => void = () => {}
  socket.on('frame', ({ after, revision, events }: Frame) => {
    if (revision === 0) marked(after)
    kinds.push(...events.map(({ type }) => type))
  })
  await new Promise((resolve) => socket.once('ready', resolve))
  return {
    ...{ name, kinds, id: someone.id },
    isConnected: () => socket.connected,
    // Whoever is cut off meanwhile watches nothing any more.
    watch: (rooms: Room[]) =>
      Promise.all(
        socket.connected ? rooms.map((room) => socket.emitWithAck('watch', { room }).catch(() => undefined)) : [],
      ),
    hears: (turn: number) =>
      new Promise<void>((resolve) => {
        if (!socket.connected) resolve()
        marked = (each) => void (each === turn && resolve())
        socket.once('disconnect', () => resolve())
      }),
  }
}
