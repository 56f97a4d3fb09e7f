import Fastify, { LogController, type FastifyInstance, type FastifyRequest } from 'fastify'
import { limits } from '../contract/limits'
import type { Walled } from '../db/acting'
import { isReachable } from '../db/database'
import { setCompilers } from './compilers'
import type { Config } from './config'
import { watchEnds } from './ends'
import { answerRefusal } from './errors'
import { FileStore } from './files'
import type { House } from './house'
import { guardOf } from './guard'
import { openApi } from './openapi'
import { servePage } from './page'
import { closePromptly, cutSlowBodies } from './patience'
import { openRealtime } from './realtime'
import { answerUnreadable, guardRequests, safeHeaders } from './requests'
import { routes } from './routes'
import { openSessions } from './session'
import { Throttle } from './throttle'

/** The whole server, without listening. `close` ends sockets and requests; the connection stays its opener's. */
export async function openApp(
  config: Config,
  connection: Walled,
  { clock = () => new Date(), log }: { clock?: () => Date; log?: { write(line: string): void } } = {},
): Promise<FastifyInstance> {
  const app = Fastify({
    logger: config.logLevel !== 'silent' && { level: config.logLevel, serializers, ...(log && { stream: log }) },
    logController: new LogController({ disableRequestLogging: config.logLevel !== 'debug' }),
    frameworkErrors: (error, request, reply) => {
      void answerRefusal(error, request, reply.headers(safeHeaders(config)))
    },
    clientErrorHandler: (error, socket) => answerUnreadable(config, error, socket),
    trustProxy: config.trustedProxies.length ? config.trustedProxies : false,
    bodyLimit: limits.bodyBytes,
    // Off, for it is one for all requests: see patience.ts.
    requestTimeout: 0,
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
    ends: undefined as never,
    hasten: () => {},
  }
  closePromptly(app)
  house.realtime = openRealtime(app.server, guardOf(app, house), safeHeaders(config))
  app.addHook('preClose', () => house.realtime.close())
  house.ends = watchEnds(house)
  app.addHook('onReady', async () => house.ends.look())
  app.addHook('preClose', () => house.ends.stop())
  app.decorate('house', house)

  setCompilers(app)
  app.setErrorHandler(answerRefusal)
  app.removeContentTypeParser('text/plain')
  cutSlowBodies(app, config)
  guardRequests(app, house)
  describeHealth(app, house)
  await openApi(app, config)
  await app.register(async (api) => routes(api))
  await servePage(app, config)
  return app
}

/** An address may hold what people wrote or look for: only the pattern it fits is logged. */
const serializers = {
  req: ({ method, routeOptions }: FastifyRequest) => ({ method, url: routeOptions?.url }),
}

function describeHealth(app: FastifyInstance, { db }: House) {
  app.get('/health', { schema: { hide: true } }, async () => ({ live: true }))
  app.get('/ready', { schema: { hide: true } }, async () => {
    await isReachable(db)
    return { ready: true }
  })
}
