import type { FastifyInstance } from 'fastify'
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { statusOf, type RefusalReply } from '../contract/errors'
import type { Config } from './config'
import { Refusal } from './errors'
import { isOurs } from './guard'
import type { House } from './house'

/** Who is asking, from where, and the headers every answer carries. */
export function guardRequests(app: FastifyInstance, { db, config, forVisits: { sessions } }: House) {
  app.decorateRequest('actor', null)
  app.decorateRequest('sessionId', null)
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(safeHeaders(config))
    // The route that was found, not the address as it was written: `/%61pi/session` leads to the same place.
    if (!(request.routeOptions.url ?? request.url).startsWith('/api/')) return
    reply.header('cache-control', 'no-store')
    if (request.method !== 'GET' && !isOurs(app, config, request.headers.origin)) {
      throw new Refusal('not_allowed', 'This request came from another site.')
    }
    const sessionId = sessions.read(request.headers.cookie)
    if (!sessionId) return
    const found = await sessions.find(db, sessionId)
    if (!found) return
    request.actor = found.actor
    request.sessionId = sessionId
    if (found.cookie) reply.header('set-cookie', found.cookie)
  })
}

/** What every answer carries, whoever gives it. */
export const safeHeaders = ({ baseUrl }: Config): Record<string, string> => ({
  'content-security-policy': contentPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  ...(baseUrl.protocol === 'https:' && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
})

const contentPolicy = [
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' blob:; connect-src 'self'",
  "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
].join('; ')

/** The answer to bytes that are not HTTP, or come too slowly to be a request; there is no request to reply to. */
export function answerUnreadable(config: Config, { code }: { code?: string }, socket: Socket) {
  if (code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const isSlow = code === 'ERR_HTTP_REQUEST_TIMEOUT'
  const reply: RefusalReply = isSlow
    ? { code: 'invalid', message: 'The request took too long to arrive.' }
    : { code: 'invalid', message: 'The request could not be read.' }
  const status = isSlow ? 408 : code === 'HPE_HEADER_OVERFLOW' ? 431 : statusOf.invalid
  const body = JSON.stringify(reply)
  const headers = {
    ...safeHeaders(config),
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('\r\n')}\r\n\r\n${body}`)
}
