import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client'
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
  readonly #socket: Socket<ToClient, ToServer>
  #version: string | undefined

  constructor(api: Api, listener: Listener, options: Partial<ManagerOptions & SocketOptions> = {}) {
    this.#api = api
    this.#listener = listener
    this.#streams = new Streams(api, listener)
    this.#socket = io(api.base, {
      transports: ['websocket'],
      autoConnect: false,
      forceNew: true,
      reconnectionDelay: 300,
      reconnectionDelayMax: 3_000,
      ...options,
    })
    this.#socket.on('ready', (state) => this.#ready(state))
    this.#socket.on('frame', (frame) => this.#streams.hear(frame))
    this.#socket.on('presence', (presence) => listener.presence(presence))
    this.#socket.on('disconnect', (reason) => {
      this.#status = 'offline'
      // The server closed this one on purpose (a session ended, or we were too slow); come back and be told.
      if (reason === 'io server disconnect') setTimeout(() => this.#wanted && this.#socket.connect(), 500)
    })
    this.#socket.on('connect_error', () => {
      this.#status = 'offline'
      this.#askWhy()
    })
  }
  #wanted = false

  get status() {
    return this.#status
  }

  connect() {
    this.#wanted = true
    this.#socket.connect()
  }

  close() {
    this.#wanted = false
    this.#socket.disconnect()
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
    if (count === 0 && this.#socket.connected) void this.#enter(room)
    let released = false
    return () => {
      if (released) return
      released = true
      this.#release(room)
    }
  }

  typing(threadId: string, typing: boolean) {
    if (this.#socket.connected) this.#socket.emit('typing', { threadId, typing })
  }

  /** Asks for every watched room again: access has changed. */
  async rewatch() {
    await Promise.all([...this.#watched.keys()].map((room) => this.#enter(room)))
  }

  #release(room: Room) {
    const count = (this.#watched.get(room) ?? 1) - 1
    if (count > 0) return void this.#watched.set(room, count)
    this.#forget(room)
    if (this.#socket.connected) this.#socket.emit('unwatch', { room })
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
    const { id } = this.#socket
    const answer = await this.#socket
      .timeout(8_000)
      .emitWithAck('watch', { room })
      .catch(() => undefined)
    if (this.#socket.id !== id) return
    // We left before the server had let us in.
    if (!this.#watched.has(room)) return void this.#socket.emit('unwatch', { room })
    if (answer && 'revision' in answer) return this.#streams.reached(room, answer.revision)
    if (answer?.code === 'not_found') return this.#lose(room)
    await pause(attempt)
    if (this.#socket.id === id && this.#watched.has(room)) await this.#enter(room, attempt + 1)
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
