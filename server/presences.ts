import type { Server } from 'socket.io'
import type { Room, ToClient, ToServer } from '../contract/events'
import type { ForumSocket } from './realtime'

const typingFades = 6_000
const tellPause = 50

/** Who has which thread open, and who of them is writing: read off the rooms themselves, so it cannot go stale. */
export class Presences {
  #typing = new Map<string, NodeJS.Timeout>()
  #untold = new Set<Room>()
  #io: Server<ToServer, ToClient, Record<string, never>, ForumSocket['data']>

  constructor(io: Server<ToServer, ToClient, Record<string, never>, ForumSocket['data']>) {
    this.#io = io
  }

  typing(socket: ForumSocket, threadId: string, typing: boolean) {
    const key = `${socket.id} thread:${threadId}`
    const was = this.#typing.has(key)
    clearTimeout(this.#typing.get(key))
    this.#typing.delete(key)
    if (typing) {
      const fade = () => {
        this.#typing.delete(key)
        this.changed(`thread:${threadId}`)
      }
      this.#typing.set(key, setTimeout(fade, typingFades).unref())
    }
    if (was !== typing) this.changed(`thread:${threadId}`)
  }

  left(socketId: string, room: Room) {
    clearTimeout(this.#typing.get(`${socketId} ${room}`))
    this.#typing.delete(`${socketId} ${room}`)
    this.changed(room)
  }

  /** A socket is about to leave all its rooms; they are told when it has. */
  gone(socketId: string, rooms: Room[]) {
    setImmediate(() => rooms.forEach((room) => this.left(socketId, room)))
  }

  /** The room is told soon, once for all that changed meanwhile: filling a room must not cost its square. */
  changed(room: Room) {
    if (!room.startsWith('thread:') || this.#untold.has(room)) return
    this.#untold.add(room)
    setTimeout(() => this.#tell(room), tellPause).unref()
  }

  #tell(room: Room) {
    this.#untold.delete(room)
    const people = new Map<string, boolean>()
    for (const socketId of this.#io.sockets.adapter.rooms.get(room) ?? []) {
      const personId = this.#io.sockets.sockets.get(socketId)?.data.personId
      if (personId) people.set(personId, people.get(personId) || this.#typing.has(`${socketId} ${room}`))
    }
    this.#io.to(room).emit('presence', {
      threadId: room.slice('thread:'.length),
      people: [...people].map(([personId, typing]) => ({ personId, typing })),
    })
  }
}
