import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../server/config'
import { openSessions, sessionHash } from '../server/session'
import type { Database } from '../db/database'
import { secretsOf } from './canarySecrets'
import { shown, spoken, valuesOf } from './canaryWords'

/**
 * Keeps every byte that leaves a story's server, by the session it was for: answers with their headers, whether asked
 * over the network or injected, what goes down a socket, and what is logged. At the end of the story nobody may have
 * been sent words that, at any time they could read there, stood only where they could not: titles, texts, old
 * versions, names of files, names and purposes of channels, reasons, notes, reports, drafts, what waits for a
 * moderator; nor the id of such a thread, post or file. What the log holds, nobody may read there.
 */
export function openCanaries(config: Config) {
  const sent = new Map<string, Set<string>>()
  const sessions = openSessions(config)
  const keep = (who: string, said: string) => {
    if (!sent.has(who)) sent.set(who, new Set())
    sent.get(who)!.add(said)
  }
  const answered = (cookie: string | undefined, headers: NodeJS.Dict<unknown>, body: string) => {
    // Who signs in is someone from this very answer on.
    const secret = sessions.read(String(headers['set-cookie'] ?? '')) || sessions.read(cookie)
    const who = secret ? sessionHash(secret) : 'nobody'
    keep(who, body)
    keep(who, readable(Object.values(headers).join('\n')))
  }
  return {
    watch,
    log: (line: string) => keep('the log', line),
    /** What came to whom and was never for them, a line each. */
    async leaks(db: Database) {
      const secrets = await secretsOf(db, join(config.dataDir, 'files'))
      const found = new Set<string>()
      for (const [who, all] of sent) {
        const person = secrets.ownerOf.get(who) ?? who
        if (!secrets.areThereFor(person)) continue
        for (const said of all) {
          for (const words of spoken(valuesOf(said))) {
            if (secrets.isSecret(words, person))
              found.add(`${secrets.names.get(person) ?? person} was sent ${shown(words)}`)
          }
        }
      }
      return [...found].sort()
    },
    forget: () => sent.clear(),
  }

  function watch(app: FastifyInstance) {
    app.server.prependListener('request', ({ headers, url }: IncomingMessage, response: ServerResponse) => {
      // The page and the description of the API come with the product: the same for everyone, before a word is written.
      if (!url?.startsWith('/api/') || url === '/api/openapi.json') return
      const pieces: Buffer[] = []
      tap(response, (piece) => pieces.push(piece))
      response.once('close', () => answered(headers.cookie, response.getHeaders(), Buffer.concat(pieces).toString()))
    })
    app.server.prependListener('upgrade', ({ headers }: IncomingMessage, socket: Duplex) => {
      const secret = sessions.read(headers.cookie)
      tap(socket, (piece) => keep(secret ? sessionHash(secret) : 'nobody', piece.toString()))
    })
    const inject = app.inject.bind(app) as (options: Injected) => ReturnType<FastifyInstance['inject']>
    Object.assign(app, {
      inject: async (options: Injected) => {
        const response = await inject(options)
        answered(options.headers?.cookie, response.headers, response.body)
        return response
      },
    })
  }
}

interface Injected {
  headers?: { cookie?: string }
}

/** Hands every piece that is written to whoever listens, on its way. */
function tap(to: ServerResponse | Duplex, heard: (piece: Buffer) => void) {
  for (const name of ['write', 'end'] as const) {
    const original = (to[name] as (...args: unknown[]) => unknown).bind(to)
    const tapped = (...args: unknown[]) => {
      if (typeof args[0] === 'string' || args[0] instanceof Uint8Array) heard(Buffer.from(args[0] as string))
      return original(...args)
    }
    Object.assign(to, { [name]: tapped })
  }
}

/** Names of files stand in headers as in an address. */
const readable = (text: string) =>
  text.replace(/(%[\dA-F]{2})+/g, (coded) => Buffer.from(coded.replaceAll('%', ''), 'hex').toString())
