import type { FastifyInstance } from 'fastify'
import { Socket } from 'node:net'
import type { Config } from './config'
import { answerUnreadable } from './requests'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The body is a file, and may take as long as it keeps coming. */
    isUpload?: true
  }
}

const seconds = 10
/** What has to come of an upload in that time: the slowest phone does better, a dripping tap does not. */
const leastBytes = 4 * 1024

/**
 * Cuts off whoever is too slow with a body. Node's `requestTimeout` is one for the whole server, and counts the body
 * in: with it, nobody could send 20 MB from a phone. So it is off, the headers keep Node's `headersTimeout`, and the
 * body is watched here: ten seconds in all, and for an upload by someone signed in, ten seconds for each piece.
 */
export function cutSlowBodies(app: FastifyInstance, config: Config) {
  app.addHook('onRequest', async (request, reply) => {
    const { raw, headers } = request
    if (!headers['transfer-encoding'] && !Number(headers['content-length'])) return
    const { socket } = raw
    // What a test puts in by hand comes by no connection.
    if (!(socket instanceof Socket)) return
    let before = socket.bytesRead
    const timer = setInterval(() => {
      if (raw.complete) return stop()
      const came = socket.bytesRead - before
      before += came
      if (request.routeOptions.config.isUpload && request.actor && came >= leastBytes) return
      if (!reply.raw.headersSent) answerUnreadable(config, { code: 'ERR_HTTP_REQUEST_TIMEOUT' }, socket)
      socket.destroySoon()
    }, seconds * 1000)
    const stop = () => {
      clearInterval(timer)
      socket.off('close', stop)
    }
    raw.once('end', stop)
    socket.once('close', stop)
  })
}

/** A connection that falls idle while the server closes would hold it up for as long as it may be kept alive. */
export function closePromptly(app: FastifyInstance) {
  app.addHook('preClose', async () => {
    const timer = setInterval(() => app.server.closeIdleConnections(), 100).unref()
    app.server.once('close', () => clearInterval(timer))
  })
}
