import type { Server as HttpServer, ServerResponse } from 'node:http'
import { Server, type Socket } from 'socket.io'
import type { Frame, Room, ToClient, ToServer, Watched } from '../contract/events'
import { limits } from '../contract/limits'
import { can, type Actor } from '../contract/policy'
import type { Cut } from './context'
import { Doors } from './doors'
import { Presences } from './presences'
import { guarded } from './socket'

/** The only part of the server that emits. */
export interface Realtime {
  emit(frame: Frame): void
  /** Takes access away now; who lost it waits at the door until the returned function is called. */
  cut(cuts: Cut[]): () => void
  /** Closes the sockets in these rooms; their pages come back, and catch up from where they stand. */
  recall(rooms: Room[]): void
  /** Closes the sockets of sessions that have ended by themselves. */
  dropEnded(): Promise<void>
  close(): Promise<void>
}

/** Who a socket belongs to; asked again for whatever it wants. */
export interface Guard {
  /** Whether a handshake may become a socket. */
  admits(request: { origin?: string; cookie?: string }): Promise<{ actor: Actor; sessionHash: string } | null>
  /** The person as of now, if the session still stands. */
  actor(sessionHash: string): Promise<Actor | null>
  /** The revision of a room this person may watch; null where there is none for them. */
  revision(actor: Actor, room: Room): Promise<number | null>
  /** Called with what went wrong in a socket's handler. */
  broken(error: unknown): void
  version: string
}

export type ForumSocket = Socket<ToServer, ToClient, Record<string, never>, { personId: string; sessionHash: string }>

export function openRealtime(http: HttpServer, guard: Guard, headers: Record<string, string> = {}): Realtime {
  // Node gives a connection that asks to become a socket away with nobody listening: one reset before we have answered
  // would end the process.
  http.on('upgrade', (_request, connection) => connection.on('error', () => connection.destroy()))
  const admitted = new WeakMap<object, { actor: Actor; sessionHash: string }>()
  const io = new Server<ToServer, ToClient, Record<string, never>, ForumSocket['data']>(http, {
    transports: ['websocket'],
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: 16 * 1024,
    pingInterval: 5_000,
    pingTimeout: 4_000,
    connectTimeout: 8_000,
    // Before a WebSocket exists: `cors` would not be asked for one.
    allowRequest: (request, callback) => {
      void guard.admits(request.headers).then(
        (found) => {
          if (found) admitted.set(request, found)
          callback(found ? null : 'not admitted', found !== null)
        },
        () => callback('not admitted', false),
      )
    },
  })
  io.engine.use((_request: unknown, response: ServerResponse, next: () => void) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    next()
  })
  const doors = new Doors()
  const presences = new Presences(io)
  const watch = setInterval(dropSlow, 1_000, io)

  io.on('connection', (socket) => void welcome(socket).catch(() => socket.disconnect(true)))

  async function welcome(socket: ForumSocket) {
    const found = admitted.get(socket.request)
    if (!found) return void socket.disconnect(true)
    socket.data = { personId: found.actor.id, sessionHash: found.sessionHash }
    listen(socket)
    const own: Room = `person:${found.actor.id}`
    const rooms: Room[] = [own]
    const look = async () => {
      const now = await guard.actor(found.sessionHash)
      rooms.splice(1, 1, ...(now && can(now, 'directory.follow', null) ? (['network'] as const) : []))
      return now
    }
    const actor = await doors.enter(found.actor.id, look, () => void socket.join(rooms))
    if (!actor) return void socket.disconnect(true)
    // Read once we hear the rooms: what is said from here on comes by itself, and nothing falls between.
    const [person, network] = await Promise.all([guard.revision(actor, own), guard.revision(actor, 'network')])
    socket.emit('ready', {
      revisions: { [own]: person ?? 0, ...(network !== null && { network }) },
      version: guard.version,
    })
  }

  function listen(socket: ForumSocket) {
    const { personId, sessionHash } = socket.data
    const on = guarded(socket, guard)
    on('watch', async ({ room }): Promise<Watched> => {
      if (socket.rooms.size > limits.watchedRooms) return { code: 'too_many' }
      const look = async () => {
        const actor = await guard.actor(sessionHash)
        return actor && (await guard.revision(actor, room)) !== null ? actor : null
      }
      const actor = await doors.enter(personId, look, () => void socket.join(room))
      const revision = actor && (await guard.revision(actor, room))
      if (revision === null) return { code: 'not_found' }
      presences.changed(room)
      return { revision }
    })
    on('unwatch', ({ room }) => {
      // Of a room one is not in, nobody there hears.
      if (!socket.rooms.has(room)) return
      void socket.leave(room)
      presences.left(socket.id, room)
    })
    on('typing', ({ threadId, typing }) => {
      if (socket.rooms.has(`thread:${threadId}`)) presences.typing(socket, threadId, typing)
    })
    socket.on('disconnecting', () => presences.gone(socket.id, [...socket.rooms] as Room[]))
  }

  function apply({ personId, rooms, signedOut }: Cut) {
    // A copy: leaving changes the set.
    for (const id of Array.from(io.sockets.adapter.rooms.get(`person:${personId}`) ?? [])) {
      const socket = io.sockets.sockets.get(id)
      if (!socket) continue
      const { sessionHash } = socket.data
      if (!signedOut) leaveWatched(socket, rooms ?? ([...socket.rooms] as Room[]))
      else if (signedOut.session ? signedOut.session === sessionHash : signedOut.but !== sessionHash)
        socket.disconnect(true)
    }
  }

  function leaveWatched(socket: ForumSocket, rooms: Room[]) {
    for (const room of rooms) {
      if (!/^(channel|thread|group):/.test(room)) continue
      void socket.leave(room)
      presences.left(socket.id, room)
    }
  }

  return {
    emit: (frame) => void io.to(frame.room).emit('frame', frame),
    cut: (cuts) => {
      const release = doors.shut(cuts.map((cut) => cut.personId))
      cuts.forEach(apply)
      return release
    },
    recall: (rooms) => {
      // No room would mean everyone.
      if (rooms.length) io.in(rooms).disconnectSockets(true)
    },
    dropEnded: async () => {
      for (const socket of io.sockets.sockets.values()) {
        if (!(await guard.actor(socket.data.sessionHash))) socket.disconnect(true)
      }
    },
    close: () => {
      clearInterval(watch)
      return io.close()
    },
  }
}

/** Whoever does not read what is sent is cut off, and catches up when back: one slow page must not fill our memory. */
function dropSlow(io: Server<ToServer, ToClient>) {
  for (const socket of io.sockets.sockets.values()) {
    const { transport, writeBuffer } = socket.conn as unknown as Wire
    const waiting = transport.socket?.bufferedAmount ?? 0
    if (waiting > limits.socketBufferBytes || writeBuffer.length > limits.socketBufferPackets) socket.disconnect(true)
  }
}

/** What Socket.IO has on the way to a client; it publishes no types for it. */
interface Wire {
  transport: { socket?: { bufferedAmount: number } }
  writeBuffer: unknown[]
}
