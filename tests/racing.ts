import { randomUUID } from 'node:crypto'
import { io } from 'socket.io-client'
import { expect } from 'vitest'
import type { Frame, Room, Watched } from '../contract/events'
import type { TestForum } from './forum'
import type { Losing } from './losing'
import { ask } from './requests'
import type { Someone } from './someone'

/** One race for each of the losers of a way, all in the same thread: they listen, and are about to lose it. */
export async function begin(forum: TestForum, way: string, losing: Losing) {
  const { losers, isShared, commit, lose } = losing
  const thread = losing.thread()
  const rooms: Room[] = [`thread:${thread.id}`, `channel:${thread.channelId}`]
  const sockets = await Promise.all(losers.map((each) => listen(each, rooms)))
  const commitOf = losers.map(commit)
  const [problems, writes]: [string[], Span[]] = [[], []]
  let [lost, met] = [0, 0]

  async function write() {
    const span: Span = { from: performance.now() }
    writes.push(span)
    const post = { id: randomUUID(), threadId: thread.id, parentId: null, text: 'Zebra', fileIds: [] }
    const { statusCode } = await ask(forum, 'writePost', post, losing.writer.cookie)
    // So many wrote at once that it gave up; nothing was written.
    if (![200, 503].includes(statusCode)) problems.push(`the writer got ${statusCode}`)
    span.to = performance.now()
  }

  /** At full speed, until all have lost it and once more. */
  async function writeOn() {
    while (lost < losers.length) await write()
    await write()
  }

  async function loseOne(loser: Someone, others: Someone[]) {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 40))
    const from = performance.now()
    await lose(loser)
    const to = performance.now()
    met += writes.filter((span) => span.from < to && (span.to ?? Infinity) > from).length ? 1 + others.length : 0
    await Promise.all([loser, ...others].map(hasLost))
  }

  /** Their lists follow with the next question, and their sockets are let in no more. */
  async function hasLost(loser: Someone) {
    const { statusCode, body } = await ask(forum, 'listThreads', {}, loser.cookie)
    if (statusCode === 200 ? body.includes(thread.id) : statusCode !== 401) problems.push(`it is listed: ${statusCode}`)
    await sockets[losers.indexOf(loser)]!.isOut(rooms[0]!)
    lost++
  }

  return {
    way,
    races: losers.length,
    async run() {
      const [first, ...others] = losers as [Someone, ...Someone[]]
      const losses = isShared ? [loseOne(first, others)] : losers.map((each) => loseOne(each, []))
      const asking = sockets.map((socket) => socket.asksOn(rooms[0]!, () => lost === losers.length))
      await Promise.all([writeOn(), ...losses, ...asking])
      await Promise.all(sockets.map((socket) => socket.isOut(rooms[0]!)))
      sockets.forEach(({ close }) => close())
    },
    /** What came of it, by the order in which the database committed. */
    judge(order: Map<string, number>) {
      const written = [...order].filter(([what]) => what.startsWith(`posts:${thread.id}#`))
      let [heard, after] = [0, Infinity]
      sockets.forEach(({ frames }, index) => {
        const loss = order.get(commitOf[index]!)
        if (!loss) return problems.push('nothing was lost')
        const told = frames.flatMap((frame) => toldIn(frame, thread))
        heard += new Set(told).size
        after = Math.min(after, written.filter(([, place]) => place > loss).length)
        problems.push(...told.filter((what) => order.get(what)! > loss).map((what) => `${what} after ${loss}`))
        problems.push(...told.filter((what) => what.startsWith('elsewhere')))
      })
      return { problems, heard, after, met }
    },
  }
}

interface Span {
  from: number
  to?: number
}

/** The posts of a thread that a frame tells of, by their numbers: in its own room, and as the last in its list. */
function toldIn({ events }: Frame, thread: { id: string; channelId: string }) {
  return events.flatMap((event) => {
    if (event.type === 'post.saved' && event.post.threadId === thread.id)
      return [`posts:${thread.id}#${event.post.number}`]
    if (event.type !== 'thread.saved' || event.thread.id !== thread.id) return []
    const isHere = event.thread.channelId === thread.channelId
    return [isHere ? `posts:${thread.id}#${event.thread.lastNumber}` : `elsewhere: ${event.thread.channelId}`]
  })
}

async function listen({ base, cookie }: Someone, rooms: Room[]) {
  const extraHeaders = { origin: base, cookie: cookie! }
  const socket = io(base, { transports: ['websocket'], forceNew: true, reconnection: false, extraHeaders })
  const frames: Frame[] = []
  socket.on('frame', (frame: Frame) => frames.push(frame))
  const isClosed = new Promise((resolve) => socket.once('disconnect', resolve))
  await new Promise((resolve) => socket.once('ready', resolve))
  const watch = (room: Room) => socket.emitWithAck('watch', { room }) as Promise<Watched>
  for (const room of rooms) expect(await watch(room)).toHaveProperty('revision')
  return {
    frames,
    close: () => void socket.disconnect(),
    /** Asks to be let in again and again, as a page does that was told of a change; less often than is too much. */
    async asksOn(room: Room, isOver: () => boolean) {
      for (let count = 0; count < 60 && socket.connected && !isOver(); count++) {
        await Promise.race([watch(room).catch(() => undefined), isClosed])
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    },
    /** Refused, or cut; whatever was sent to it before has come by then. */
    async isOut(room: Room) {
      const answer = await Promise.race([watch(room).catch(() => undefined), isClosed])
      if (socket.connected) expect(answer).toEqual({ code: 'not_found' })
    },
  }
}
