import { request } from 'node:http'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { io, type Socket } from 'socket.io-client'
import { expect, onTestFinished, test } from 'vitest'
import { ear } from '../ear'
import { openForum, type TestForum } from '../forum'
import { ask } from '../requests'
import type { Someone } from '../someone'

test('the door is shut to whoever comes without a session, from elsewhere, or by another way', async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  const [origin, cookie] = [forum.base, ada.cookie!]
  expect(await knock(forum, { origin, cookie })).toBe(101)
  expect(await knock(forum, { origin })).toBe(400)
  expect(await knock(forum, { origin, cookie: cookie.replace(/.$/, (last) => (last === 'x' ? 'y' : 'x')) })).toBe(400)
  expect(await knock(forum, { cookie })).toBe(400)
  expect(await knock(forum, { origin: 'https://elsewhere.example', cookie })).toBe(400)
  expect(await knock(forum, { origin: `${origin}.elsewhere.example`, cookie })).toBe(400)
  expect(await knock(forum, { origin: 'null', cookie })).toBe(400)
  const polling = await ada.fetch(`${forum.base}/socket.io/?EIO=4&transport=polling`)
  expect(polling.status).toBe(400)
  expect(polling.headers.get('x-content-type-options')).toBe('nosniff')
})

test('a thousand senseless frames end a socket at most, never the server', { timeout: 60_000 }, async () => {
  const forum = await openForum()
  const ada = await forum.join('ada')
  const thread = await ada.asks('consultations', 'A question')
  const socket = await connected(ada)
  for (let n = 0; n < 1_000; n++) {
    const [name, ...parts] = senseless(n)
    if (n % 5 === 0) socket.io.engine?.write(raws[n % raws.length]!)
    else socket.emit(name, ...parts)
    // Over its budget a socket is cut; the next one goes on where it was.
    if (n % 100 === 99) await reconnected(socket)
  }
  const listener = await ear(ada)
  expect(await listener.watch(`thread:${thread.id}`)).toMatchObject({ revision: expect.any(Number) })
  expect((await ask(forum, 'openForum', {}, ada.cookie)).statusCode).toBe(200)
})

test('a connection that is reset before it has become a socket harms nobody', async () => {
  const forum = await openForum()
  for (const path of ['/socket.io/?EIO=4&transport=websocket', '/elsewhere']) {
    const connection = connect(Number(new URL(forum.base).port), '127.0.0.1')
    const upgrade = ['Host: x', 'Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13']
    connection.write(
      [`GET ${path} HTTP/1.1`, ...upgrade, `Sec-WebSocket-Key: ${btoa('x'.repeat(16))}`, '', ''].join('\r\n'),
    )
    await sleep(100)
    connection.resetAndDestroy()
    await sleep(100)
  }
  expect((await ask(forum, 'describeHouse', {})).statusCode).toBe(200)
})

test('an event that is not as it should be is answered so', async () => {
  const forum = await openForum()
  const socket = await connected(await forum.join('ada'))
  for (const input of [null, [], {}, 'x', 7, { room: 'network' }, { room: 'thread:x' }, { room: ['thread'] }]) {
    expect(await socket.emitWithAck('watch', input), JSON.stringify(input)).toEqual({ code: 'invalid' })
  }
  expect(await socket.emitWithAck('typing', { threadId: 1 })).toEqual({ code: 'invalid' })
})

test('whoever sends without end is cut', async () => {
  const forum = await openForum()
  const socket = await connected(await forum.join('ada'))
  socket.io.reconnection(false)
  for (let n = 0; n < 300; n++) socket.emit('typing', { threadId: crypto.randomUUID(), typing: true })
  await expect.poll(() => socket.connected).toBe(false)
})

test('whoever is taken out of a group hears nothing that is said after that', { timeout: 120_000 }, async () => {
  const forum = await openForum()
  const leo = await forum.join('leo', { convenes: ['legal'] })
  const lea = await forum.join('lea')
  const { id: threadId, channelId } = await leo.asks('legal', 'Among us')
  const groupId = leo.directory.groups.all.find(({ slug }) => slug === 'legal')!.id
  const listener = await ear(lea)
  const says = (text: string) =>
    ask(forum, 'writePost', { id: crypto.randomUUID(), threadId, parentId: null, text, fileIds: [] }, leo.cookie)
  const watch = () => Promise.all([listener.watch(`thread:${threadId}`), listener.watch(`channel:${channelId}`)])

  let heardBefore = 0
  for (let round = 0; round < 100; round++) {
    await ask(forum, 'admit', { groupId, personId: lea.id, convenor: false }, leo.cookie)
    expect(await watch()).toMatchObject([{ revision: expect.any(Number) }, { revision: expect.any(Number) }])
    const meanwhile = [says(`before ${round}`), says(`before ${round}`), watch()]
    await new Promise((resolve) => setTimeout(resolve, (round % 10) * 8))
    const dismissed = ask(forum, 'dismiss', { groupId, personId: lea.id }, leo.cookie)
    const watching = [watch(), watch()]
    expect((await dismissed).statusCode).toBe(200)
    const after = [says(`after ${round}`), ...watching, ...meanwhile]
    expect(await watch()).toEqual([{ code: 'not_found' }, { code: 'not_found' }])
    await Promise.all([...after, says(`after ${round}`)])
    heardBefore += listener.raw.filter((sent) => sent.includes(`before ${round}`)).length
    listener.raw.splice(0).forEach((sent) => expect(sent).not.toContain('after '))
    // Over the budget of events the socket would be cut; a new one begins with the next.
    if (round % 12 === 11) await listener.renew()
  }
  expect(heardBefore).toBeGreaterThan(10)
})

/** The status a WebSocket handshake is answered with. */
function knock({ base }: TestForum, headers: Record<string, string>) {
  return new Promise<number>((resolve, reject) => {
    const handshake = request(`${base}/socket.io/?EIO=4&transport=websocket`, {
      headers: {
        ...{ connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' },
        ...{ 'sec-websocket-key': Buffer.from('0123456789abcdef').toString('base64'), ...headers },
      },
    })
    handshake.on('upgrade', (response, socket) => {
      socket.destroy()
      resolve(response.statusCode!)
    })
    handshake.on('response', (response) => {
      response.resume()
      resolve(response.statusCode!)
    })
    handshake.on('error', reject).end()
  })
}

async function connected(someone: Someone) {
  const socket = io(someone.base, {
    ...{ transports: ['websocket'], forceNew: true, reconnectionDelay: 20, timeout: 5_000 },
    extraHeaders: { origin: someone.base, cookie: someone.cookie! },
  })
  onTestFinished(() => void socket.disconnect())
  await expect.poll(() => socket.connected).toBe(true)
  return socket
}

async function reconnected(socket: Socket) {
  socket.disconnect().connect()
  await expect.poll(() => socket.connected).toBe(true)
}

/** The `n`th of a long row of nonsense, always the same. */
function senseless(n: number): [string, ...unknown[]] {
  const names = ['watch', 'unwatch', 'typing', 'frame', 'ready', 'disconnecting', '__proto__', '', 'x'.repeat(900)]
  const name = names[n % names.length]!
  const value = values[(n * 7) % values.length]
  const acknowledge = n % 3 === 0 ? [() => {}] : []
  // Names of its own the client does not let out.
  if (['disconnecting', ''].includes(name)) return ['watch', value, value, ...acknowledge]
  return [name, ...(n % 11 === 0 ? [] : [value]), ...(n % 4 === 0 ? ['more', null] : []), ...acknowledge]
}

const deep = (depth: number): unknown => (depth ? { room: deep(depth - 1) } : {})
const values = [
  ...[null, undefined, 0, -1, 1e300, '', 'x', true, [], [[]], {}, [null], { room: null }, { room: {} }, { room: [] }],
  ...[{ room: 'thread:' }, { room: 'thread:../../etc' }, { room: `thread:${'x'.repeat(3_000)}` }, deep(500)],
  ...[{ threadId: null, typing: 'yes' }, { threadId: crypto.randomUUID(), typing: null }, 'x'.repeat(12_000)],
  ...[{ room: 'person:00000000-0000-4000-8000-000000000000' }, { toString: null }, { __proto__: null, room: 1 }],
  ...[JSON.parse('{"__proto__":{"room":"x"}}'), { room: '\u0000' }, { length: -1 }, Buffer.from('bytes'), new Date(0)],
]
/** What no client would send: packets of Socket.IO and Engine.IO that are none. */
const raws = [
  ...['2', '2[', '2{}', '2[]', '2[null]', '2[null,{}]', '20["watch"]', '2["watch"', '3[]', '30', '30[1]', '1', '9', ''],
  ...['0/other,', '0{"a":1}', '51-["watch",{"_placeholder":true,"num":9}]', '5-1-[]', `2["${'x'.repeat(5_000)}"]`],
]
