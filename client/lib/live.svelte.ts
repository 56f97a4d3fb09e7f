import type { ManagerOptions, Socket, SocketOptions } from 'socket.io-client'
import type { listChanges, Presence, Room, ToClient, ToServer } from '../../contract/events'
import type { Api } from './api'
import { pause, Streams, type StreamListener } from './streams'

/** What the stores are told by the live connection. */
export interface Listener extends StreamListener {
  presence(presence: Presence): void
  /** A room that was watched is not ours to watch any more. */
  lost(room: Room): void
  /** Connected, at first or again. */
  returned(): void
  /** Connected, but as someone else: another tab of this browser has signed in anew. */
  replaced(): void
  /** The server runs another build than this page. */
  outdated(): void
}

/** The socket: which rooms are watched, also after it was away; what is heard in them goes into their streams. */
export class Live {
  #status = $state<'connecting' | 'online' | 'offline'>('connecting')
  readonly #api: Api
  readonly #listener: Listener
  readonly #streams: Streams
  readonly #watched = new Map<Room, number>()
  readonly #options: Partial<ManagerOptions & SocketOptions>
  /** Once what it is made of is here. */
  #socket: Socket<ToClient, ToServer> | undefined
  #isBrought = false
  #version: string | undefined

  constructor(api: Api, listener: Listener, options: Partial<ManagerOptions & SocketOptions> = {}) {
    this.#api = api
    this.#listener = listener
    this.#streams = new Streams(api, listener)
    this.#options = options
  }
  #wanted = false

  get status() {
    return this.#status
  }

  /** Fetches what the socket is made of: beside the first request, so that the page is not kept waiting by it. */
  async bring(attempt = 0): Promise<void> {
    if (this.#isBrought) return
    this.#isBrought = true
    try {
      const { io } = await import('socket.io-client')
      const always = { transports: ['websocket'], autoConnect: false, forceNew: true }
      const delays = { reconnectionDelay: 300, reconnectionDelayMax: 3_000 }
      this.#socket = io(this.#api.base, { ...always, ...delays, ...this.#options })
      this.#listen(this.#socket)
      if (this.#wanted) this.#socket.connect()
    } catch {
      this.#isBrought = false
      this.#status = 'offline'
      await pause(attempt)
      if (this.#wanted) await this.bring(attempt + 1)
    }
  }

  #listen(socket: Socket<ToClient, ToServer>) {
    socket.on('ready', (state) => this.#ready(state))
    socket.on('frame', (frame) => this.#streams.hear(frame))
    socket.on('presence', (presence) => this.#listener.presence(presence))
    socket.on('disconnect', (reason) => {
      this.#status = 'offline'
      // The server closed this one on purpose (a session ended, or we were too slow); come back and be told.
      if (reason === 'io server disconnect') setTimeout(() => this.#wanted && socket.connect(), 500)
    })
    socket.on('connect_error', () => {
      this.#status = 'offline'
      this.#askWhy()
    })
  }

  connect() {
    this.#wanted = true
    if (this.#socket) this.#socket.connect()
    else void this.bring()
  }

  close() {
    this.#wanted = false
    this.#socket?.disconnect()
    this.#watched.clear()
    this.#streams.clear()
  }

  /** Says at which revision a room was loaded that is followed without asking. */
  begin(room: Room, revision: number) {
    this.#streams.begin(room, revision)
  }

  /** Says at which revision more of a watched room was loaded. */
  readAt(room: Room, revision: number) {
    this.#streams.readAt(room, revision)
  }

  /** Follows a room from the revision it was loaded at. Watching twice needs two releases. */
  watch(room: Room, revision: number): () => void {
    this.begin(room, revision)
    const count = this.#watched.get(room) ?? 0
    this.#watched.set(room, count + 1)
    if (count === 0 && this.#socket?.connected) void this.#enter(room)
    let released = false
    return () => {
      if (released) return
      released = true
      this.#release(room)
    }
  }

  typing(threadId: string, typing: boolean) {
    if (this.#socket?.connected) this.#socket.emit('typing', { threadId, typing })
  }

  /** Asks for every watched room again: access has changed. */
  async rewatch() {
    await Promise.all([...this.#watched.keys()].map((room) => this.#enter(room)))
  }

  #release(room: Room) {
    const count = (this.#watched.get(room) ?? 1) - 1
    if (count > 0) return void this.#watched.set(room, count)
    this.#forget(room)
    if (this.#socket?.connected) this.#socket.emit('unwatch', { room })
  }

  /** A handshake that failed does not say why. Where the session has ended, any answer does: it ends the page's, too. */
  #askWhy() {
    const input = { room: 'network', after: this.#streams.at('network') ?? 0 } as const
    void this.#api.call<typeof listChanges>('GET /api/changes', input).catch(() => undefined)
  }

  #ready({ revisions, version }: Parameters<ToClient['ready']>[0]) {
    if (Object.keys(revisions).some((room) => this.#streams.at(room as Room) === undefined))
      return this.#listener.replaced()
    this.#status = 'online'
    if (this.#version && this.#version !== version) this.#listener.outdated()
    this.#version = version
    this.#listener.returned()
    for (const [room, revision] of Object.entries(revisions)) this.#streams.reached(room as Room, revision)
    void this.rewatch()
  }

  async #enter(room: Room, attempt = 0): Promise<void> {
    const socket = this.#socket
    // Once there is one, it asks for every room that is watched.
    if (!socket) return
    const { id } = socket
    const answer = await socket
      .timeout(8_000)
      .emitWithAck('watch', { room })
      .catch(() => undefined)
    if (socket.id !== id) return
    // We left before the server had let us in.
    if (!this.#watched.has(room)) return void socket.emit('unwatch', { room })
    if (answer && 'revision' in answer) return this.#streams.reached(room, answer.revision)
    if (answer?.code === 'not_found') return this.#lose(room)
    await pause(attempt)
    if (socket.id === id && this.#watched.has(room)) await this.#enter(room, attempt + 1)
  }

  #lose(room: Room) {
    this.#forget(room)
    this.#listener.lost(room)
  }

  #forget(room: Room) {
    this.#watched.delete(room)
    this.#streams.forget(room)
  }
}
