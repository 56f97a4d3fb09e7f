import { io } from 'socket.io-client'
import { expect, onTestFinished } from 'vitest'
import type { Event, Frame, Room, Watched } from '../contract/events'
import type { Someone } from './someone'

/**
 * A bare socket with somebody's cookie, which keeps whatever the server sends it: what a page hears, before any store
 * could decide not to show it. It comes back by itself when it was cut, and watches nothing it is not told to.
 */
export async function ear(someone: Someone) {
  const extraHeaders = { origin: someone.base, cookie: someone.cookie! }
  const socket = io(someone.base, { transports: ['websocket'], forceNew: true, extraHeaders })
  onTestFinished(() => void socket.disconnect())
  const heard: Event[] = []
  const raw: string[] = []
  socket.on('frame', (frame: Frame) => heard.push(...frame.events))
  socket.onAny((...sent: unknown[]) => raw.push(JSON.stringify(sent)))
  await expect.poll(() => raw.some((sent) => sent.startsWith('["ready"'))).toBe(true)
  return {
    heard,
    raw,
    get isConnected() {
      return socket.connected
    },
    /** Begins again with a new socket, as after a reload. */
    async renew() {
      const count = () => raw.filter((sent) => sent.startsWith('["ready"')).length
      const before = count()
      socket.disconnect().connect()
      await expect.poll(count).toBeGreaterThan(before)
    },
    watch: (room: Room) => socket.emitWithAck('watch', { room }) as Promise<Watched>,
  }
}
