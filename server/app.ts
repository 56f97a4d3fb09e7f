import fastifyStatic from '@fastify/static'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import Fastify, { type FastifyInstance } from 'fastify'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { limits } from '../contract/limits'
import { isReachable, type Connection } from '../db/database'
import type { Config } from './config'
import { answerRefusal, notFound, Refusal } from './errors'
import { FileStore } from './files'
import type { House } from './house'
import { guardOf, isOurs } from './guard'
import { openApi } from './openapi'
import { openRealtime } from './realtime'
import { routes } from './routes'
import { openSessions } from './session'
import { Throttle } from './throttle'

/** The whole server, without listening. `close` ends sockets and requests; the connection stays its opener's. */
export async function openApp(
  config: Config,
  connection: Connection,
  { clock = () => new Date() }: { clock?: () => Date } = {},
): Promise<FastifyInstance> {
  const app = Fastify({
    logger: config.logLevel === 'silent' ? false : { level: config.logLevel, redact: ['req.headers'] },
    disableRequestLogging: config.logLevel !== 'debug',
    trustProxy: config.trustedProxies.length ? config.trustedProxies : false,
    bodyLimit: limits.bodyBytes,
    requestTimeout: 10_000,
    connectionTimeout: 0,
    forceCloseConnections: 'idle',
    http: { headersTimeout: 8_000, connectionsCheckingInterval: 1_000 },
  })
  const sessions = openSessions(config)
  const house: House = {
    ...{ config, connection, clock },
    db: connection.db,
    log: app.log,
    forVisits: { config, sessions, throttle: new Throttle(), files: new FileStore(config.dataDir) },
    realtime: undefined as never,
  }
  house.realtime = openRealtime(app.server, guardOf(app, house))
  app.addHook('preClose', () => house.realtime.close())
  app.decorate('house', house)

  app.setValidatorCompiler(({ schema, httpPart }) => (httpPart === 'body' ? strict : lenient).compile(schema))
  app.setErrorHandler(answerRefusal)
  app.removeContentTypeParser('text/plain')
  guardRequests(app, house)
  describeHealth(app, house)
  await openApi(app, config)
  await app.register(async (api) => routes(api))
  await servePage(app, config)
  return app
}

const options = { allErrors: false, removeAdditional: false, useDefaults: true, strict: false } as const
const strict = addFormats.default(new Ajv({ ...options, coerceTypes: false }))
/** Addresses are text: there, and only there, numbers and booleans are read out of it. */
const lenient = addFormats.default(new Ajv({ ...options, coerceTypes: 'array' }))

/** Who is asking, from where, and the headers every answer carries. */
function guardRequests(app: FastifyInstance, { db, config, forVisits: { sessions } }: House) {
  app.decorateRequest('actor', null)
  app.decorateRequest('sessionId', null)
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(config.baseUrl.protocol === 'https:' ? { ...safeHeaders, ...tlsHeaders } : safeHeaders)
    if (!request.url.startsWith('/api/')) return
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

const contentPolicy = [
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' blob:; connect-src 'self'",
  "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
]
const safeHeaders = {
  'content-security-policy': contentPolicy.join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
}
const tlsHeaders = { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }

function describeHealth(app: FastifyInstance, { db }: House) {
  app.get('/health', { schema: { hide: true } }, async () => ({ live: true }))
  app.get('/ready', { schema: { hide: true } }, async () => {
    await isReachable(db)
    return { ready: true }
  })
}

/** The built page: its files for a year, and for every other address the page itself, which knows its own routes. */
async function servePage(app: FastifyInstance, { projectDir }: Config) {
  const root = join(projectDir, 'dist/client')
  const isBuilt = existsSync(join(root, 'index.html'))
  if (isBuilt) {
    await app.register(fastifyStatic, {
      root,
      wildcard: false,
      index: false,
      schemaHide: true,
      setHeaders: (reply, path) => {
        void reply.header(
          'cache-control',
          path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        )
      },
    })
  }
  app.setNotFoundHandler(async (request, reply) => {
    const isPage = isBuilt && request.method === 'GET' && !/^\/(api|assets|socket\.io)\//.test(request.url)
    if (!isPage) throw notFound()
    return reply.header('cache-control', 'no-cache').sendFile('index.html')
  })
}
