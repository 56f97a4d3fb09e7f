import { Socket } from 'socket.io'
import { expect, test, vi } from 'vitest'
import { socketEvents, sockets } from './expectations/sockets'
import { socketDifferences } from './socketTable'
import { openForum } from './forum'
import { ear } from './ear'
import { openStage, placeNames } from './stage'

test('every event that the server listens to has its cells, and there are cells for nothing else', async () => {
  // Only looked at: what the server itself listens to on a socket of somebody.
  const on = vi.spyOn(Socket.prototype, 'on')
  const forum = await openForum()
  await ear(await forum.join('ada'))
  const heard = new Set(on.mock.calls.map(([name]) => name as string))
  on.mockRestore()
  // What Socket.IO says by itself, and nobody can send.
  for (const own of ['disconnect', 'disconnecting', 'error']) heard.delete(own)
  expect([...heard, 'connect'].sort()).toEqual([...socketEvents].sort())
  for (const event of socketEvents) expect(sockets.filter(([name]) => name === event).length, event).toBeGreaterThan(4)
  const watched = new Set(sockets.filter(([name]) => name === 'watch').map(([, on]) => on))
  // In the thread that is `opened`.
  expect(placeNames.filter((place) => place !== 'guest' && !watched.has(`thread ${place}`))).toEqual([])
})

test('by a socket everyone hears and says exactly what is written in the table', { timeout: 600_000 }, async () => {
  const only = process.env['ROWS']?.split(',')
  const asked = sockets.filter(([name]) => !only || only.includes(name))
  expect(await socketDifferences(await openStage(), asked)).toEqual([])
})
