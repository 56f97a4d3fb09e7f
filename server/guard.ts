import type { FastifyInstance } from 'fastify'
import { allowedOrigins, type Config } from './config'
import { revisionOf } from './domain/changes'
import type { House } from './house'
import type { Guard } from './realtime'
import { sessionHash } from './session'

/** What the sockets may ask of the rest of the house. */
export function guardOf(app: FastifyInstance, { db, connection, config, forVisits: { sessions }, log }: House): Guard {
  return {
    version: config.version,
    async admits({ origin, cookie }) {
      const sessionId = sessions.read(cookie)
      if (!isOurs(app, config, origin) || !sessionId) return null
      const found = await sessions.find(db, sessionId)
      return found && { actor: found.actor, sessionHash: sessionHash(sessionId) }
    },
    actor: (hash) => sessions.findByHash(db, hash),
    revision: (actor, room) => connection.read(actor, (tx) => revisionOf(tx, actor, room)),
    broken: (error) => log.error({ err: error instanceof Error ? error.name : typeof error }, 'socket event broken'),
  }
}

/** A browser always names the origin of a page that writes; one that is missing or foreign is refused. */
export function isOurs(app: FastifyInstance, config: Config, origin: string | undefined) {
  const address = app.server.address()
  const port = typeof address === 'object' && address ? address.port : config.port
  return origin !== undefined && allowedOrigins(config, port).has(origin)
}
