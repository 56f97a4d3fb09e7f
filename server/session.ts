import { createHash } from 'node:crypto'
import { Lucia, TimeSpan, type Adapter } from 'lucia'
import { limits } from '../contract/limits'
import type { Actor } from '../contract/policy'
import type { Database } from '../db/database'
import * as queries from '../db/queries/sessions'
import type { Config } from './config'

/** Sessions as the rest of the server knows them. Lucia is behind this module only, so that it can be exchanged. */
export interface Sessions {
  /** Signs a person in; the answer is the cookie to set. */
  start(db: Database, personId: string, agent: string, now: Date): Promise<string>
  /** Who a session secret belongs to, with a cookie to set where its life was prolonged; null where nobody. */
  find(db: Database, sessionId: string): Promise<{ actor: Actor; cookie?: string } | null>
  /** The same by what is stored of the secret: for sockets, which keep no more. */
  findByHash(db: Database, hash: string): Promise<Actor | null>
  end(db: Database, sessionId: string): Promise<void>
  /** The session secret in a Cookie header. */
  read(cookieHeader: string | undefined): string | null
  /** A cookie that makes the browser forget. */
  blank(): string
}

/** What of a session secret is stored and may be compared: its SHA-256. */
export const sessionHash = (sessionId: string) => createHash('sha256').update(sessionId).digest('hex')

const isSecure = (baseUrl: URL) => baseUrl.protocol === 'https:'
/** A __Host- name needs Secure, which a plain-HTTP localhost cannot have. */
export const cookieName = (baseUrl: URL) => (isSecure(baseUrl) ? '__Host-session' : `session${baseUrl.port}`)

export function openSessions({ baseUrl }: Config): Sessions {
  const lucia = (db: Database) =>
    new Lucia(adapter(db), {
      sessionExpiresIn: new TimeSpan(limits.session.idleDays, 'd'),
      sessionCookie: {
        name: cookieName(baseUrl),
        expires: true,
        attributes: { secure: isSecure(baseUrl), sameSite: 'strict' },
      },
      getUserAttributes: ({ actor }) => ({ actor }),
    })
  const cookies = lucia(undefined as never)
  return {
    async start(db, personId, agent, now) {
      const session = await lucia(db).createSession(personId, { agent: agent.slice(0, 300), createdAt: now })
      return cookies.createSessionCookie(session.id).serialize()
    },
    async find(db, sessionId) {
      const { session, user } = await lucia(db).validateSession(sessionId)
      if (!session) return null
      return {
        actor: user.actor,
        cookie: session.fresh ? cookies.createSessionCookie(sessionId).serialize() : undefined,
      }
    },
    async findByHash(db, hash) {
      const row = await queries.findSession(db, hash)
      return row && endOf(row.session) > new Date() ? row.actor : null
    },
    end: (db, sessionId) => lucia(db).invalidateSession(sessionId),
    read: (header) => cookies.readSessionCookie(header ?? ''),
    blank: () => cookies.createBlankSessionCookie().serialize(),
  }
}

/** A session ends after so many idle days, and for good after so many in all. */
const endOf = ({ createdAt, expiresAt }: { createdAt: Date; expiresAt: Date }) =>
  new Date(Math.min(expiresAt.getTime(), createdAt.getTime() + limits.session.absoluteDays * 86_400_000))

/** Lucia's seven wishes, on our tables: it sees the secret, the table only its hash. */
function adapter(db: Database): Adapter {
  return {
    async getSessionAndUser(id) {
      const row = await queries.findSession(db, sessionHash(id))
      if (!row) return [null, null]
      const { session, actor } = row
      if (Date.now() - session.lastSeenAt.getTime() > 60_000) await queries.touchSession(db, session.id)
      const attributes = { agent: session.agent, createdAt: session.createdAt }
      return [
        { id, userId: actor.id, expiresAt: endOf(session), attributes },
        { id: actor.id, attributes: { actor } },
      ]
    },
    getUserSessions: async () => [],
    setSession: ({ id, userId, expiresAt, attributes }) =>
      queries.insertSession(db, { id: sessionHash(id), personId: userId, expiresAt, ...attributes }),
    updateSessionExpiration: (id, expiresAt) => queries.prolongSession(db, sessionHash(id), expiresAt),
    deleteSession: (id) => queries.deleteSession(db, sessionHash(id)),
    deleteUserSessions: async (personId) => void (await queries.deleteSessions(db, personId)),
    deleteExpiredSessions: () => queries.deleteExpiredSessions(db),
  }
}

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<Record<never, never>, { actor: Actor }>
    DatabaseSessionAttributes: { agent: string; createdAt: Date }
    DatabaseUserAttributes: { actor: Actor }
  }
}
