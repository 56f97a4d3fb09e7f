import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client'
import type { Event, Frame, listChanges, Presence, Room, ToClient, ToServer } from '../../contract/events'
import type { Api } from './api'

/** What the stores are told by the live connection. */
export interface Listener {
  keep(event: Event): void
  presence(presence: Presence): void
  /** A room is too far behind to be caught up: what is shown of it must be loaded afresh. */
  stale(room: Room): void
  /** A room that was watched is not ours to watch any more. */
  lost(room: Room): void
  /** Connected, at first or again. */
  returned(): void
  /** Connected, but as someone else: another tab of this browser has signed in anew. */
  replaced(): void
  /** The server runs another build than this page. */
  outdated(): void
}

/**
 * Keeps rooms without gaps: of each it knows the revision it stands at, and whatever comes later than the next one,
 * or while it was away, is asked for.
 */
export class Live {
  #status = $state<'connecting' | 'online' | 'offline'>('connecting')
  readonly #api: Api
  readonly #listener: Listener
  readonly #revisions = new Map<Room, number>()
  readonly #watched = new Map<Room, number>()
  readonly #catching = new Map<Room, Promise<void>>()
  readonly #socket: Socket<ToClient, ToServer>
  #version: string | undefined

  constructor(api: Api, listener: Listener, options: Partial<ManagerOptions & SocketOptions> = {}) {
    this.#api = api
    this.#listener = listener
    this.#socket = io(api.base, {
      transports: ['websocket'],
      autoConnect: false,
      forceNew: true,
      reconnectionDelay: 300,
      reconnectionDelayMax: 3_000,
      ...options,
    })
    this.#socket.on('ready', (state) => this.#ready(state))
    this.#socket.on('frame', (frame) => this.#hear(frame))
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
    this.#revisions.clear()
    this.#watched.clear()
  }

  /** Says at which revision a room was loaded; never goes back. */
  loaded(room: Room, revision: number) {
    this.#revisions.set(room, Math.max(revision, this.#revisions.get(room) ?? 0))
  }

  /** Follows a room from the revision it was loaded at. Watching twice needs two releases. */
  watch(room: Room, revision: number): () => void {
    this.loaded(room, revision)
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
    this.#watched.delete(room)
    this.#revisions.delete(room)
    if (this.#socket.connected) this.#socket.emit('unwatch', { room })
  }

  /** A handshake that failed does not say why. Where the session has ended, any answer does: it ends the page's, too. */
  #askWhy() {
    const input = { room: 'network', after: this.#revisions.get('network') ?? 0 } as const
    void this.#api.call<typeof listChanges>('GET /api/changes', input).catch(() => undefined)
  }

  #ready({ revisions, version }: Parameters<ToClient['ready']>[0]) {
    if (Object.keys(revisions).some((room) => !this.#revisions.has(room as Room))) return this.#listener.replaced()
    this.#status = 'online'
    if (this.#version && this.#version !== version) this.#listener.outdated()
    this.#version = version
    this.#listener.returned()
    for (const [room, revision] of Object.entries(revisions)) this.#reached(room as Room, revision)
    void this.rewatch()
  }

  async #enter(room: Room) {
    const answer = await this.#socket
      .timeout(8_000)
      .emitWithAck('watch', { room })
      .catch(() => undefined)
    if (!answer || !this.#watched.has(room)) return
    if ('revision' in answer) this.#reached(room, answer.revision)
    else if (answer.code === 'not_found') this.#lose(room)
  }

  #lose(room: Room) {
    this.#watched.delete(room)
    this.#revisions.delete(room)
    this.#listener.lost(room)
  }

  #hear({ room, after, revision, events }: Frame) {
    const known = this.#revisions.get(room)
    if (known === undefined || revision <= known) return
    if (after > known) return this.#reached(room, revision)
    this.#revisions.set(room, revision)
    events.forEach((event) => this.#listener.keep(event))
  }

  /** The room stands at this revision: if we do not, ask for what we missed. */
  #reached(room: Room, revision: number) {
    const known = this.#revisions.get(room)
    if (known === undefined || known >= revision || this.#catching.has(room)) return
    const catching = this.#catchUp(room, known).finally(() => this.#catching.delete(room))
    this.#catching.set(room, catching)
  }

  async #catchUp(room: Room, after: number) {
    for (let attempt = 0; attempt < 5 && this.#revisions.has(room); attempt++) {
      const changes = await this.#api.call<typeof listChanges>('GET /api/changes', { room, after }).catch(() => null)
      if (!changes) {
        await new Promise((resolve) => setTimeout(resolve, 200 * 2 ** attempt))
        continue
      }
      if (!this.#revisions.has(room)) return
      this.loaded(room, changes.revision)
      if (!changes.complete) return this.#listener.stale(room)
      return changes.events.forEach((event) => this.#listener.keep(event))
    }
  }
}
