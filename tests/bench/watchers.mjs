// Sockets that only listen, as cheap as they can be: what is measured is the server.
import { WebSocket } from 'ws'

/** Opens `count` connections; with `room` they watch it. `seen(id)` is called for each post at each of them. */
export async function openWatchers({ url, headers }, count, { room, seen = () => {} } = {}) {
  const sockets = []
  for (let opened = 0; opened < count; opened += 25) {
    const batch = Array.from({ length: Math.min(25, count - opened) }, () => openOne(url, headers, room, seen))
    sockets.push(...(await Promise.all(batch)))
  }
  return { close: () => Promise.all(sockets.map(closed)) }
}

function openOne(url, headers, room, seen) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, { headers })
  return new Promise((resolve, reject) => {
    socket.on('error', reject)
    socket.on('message', (data) => {
      const message = data.toString()
      if (message.startsWith('42["frame"')) seen(/"post":\{"id":"([^"]+)"/.exec(message)?.[1])
      else if (message === '2') socket.send('3')
      else if (message.startsWith('0')) socket.send('40')
      else if (message.startsWith('40') && room) socket.send(`420["watch",{"room":"${room}"}]`)
      else if (message.startsWith('40') || message.startsWith('430')) resolve(socket)
    })
  })
}

const closed = (socket) =>
  new Promise((resolve) => {
    socket.on('close', resolve)
    socket.close()
  })
