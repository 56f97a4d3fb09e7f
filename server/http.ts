import type { FastifyInstance, FastifyRequest, FastifyReply } from 'fastify'
import { Type, type TObject, type TSchema } from 'typebox'
import type { Endpoint, Input, Reply } from '../contract/endpoint'
import { RefusalReply } from '../contract/errors'
import { keptFor } from '../contract/kept'
import { can, isGeneral, type Ability, type Actor } from '../contract/policy'
import type { Database } from '../db/database'
import { shareAccess } from '../db/queries/sessions'
import type { Beforehand, Context, Cut, Visit } from './context'
import { Refusal } from './errors'
import type { House } from './house'
import { Outbox } from './outbox'
import { sessionHash } from './session'
import { neighbourhood } from './throttle'
import { inTransaction, readAndRecord } from './transactions'

export type AnyEndpoint = Endpoint<string, string, TObject, TSchema>
/** Who may be nobody: only what `session.start` guards. */
type ContextFor<E extends AnyEndpoint> = E['policy'] extends 'session.start' ? Visit : Context
export type Verb<E extends AnyEndpoint, Found = void> = (
  ctx: ContextFor<E>,
  input: Input<E>,
  found: Found,
) => Promise<Reply<E>>
/** What takes its time (a password, a file on a slow phone) is done before the transaction, and handed to the verb. */
export type First<E extends AnyEndpoint, Found> = (ctx: Beforehand<ContextFor<E>>, input: Input<E>) => Promise<Found>

declare module 'fastify' {
  interface FastifyInstance {
    house: House
  }
  interface FastifyRequest {
    actor: Actor | null
    sessionId: string | null
  }
}

/**
 * Opens an endpoint: validates the input, asks for the declared ability, gives a write one transaction, holds what is
 * published until it has been committed, and lets only declared fields out. A verb that finished without asking for
 * the ability its endpoint declares is undone and answered `broken`; so is one that used power over others and put
 * nothing in the log.
 */
export function serve<E extends AnyEndpoint>(app: FastifyInstance, endpoint: E, verb: Verb<E>): void
export function serve<E extends AnyEndpoint, Found>(
  app: FastifyInstance,
  endpoint: E,
  verb: Verb<E, Found>,
  first: First<E, Found>,
): void
export function serve<E extends AnyEndpoint, Found>(
  app: FastifyInstance,
  endpoint: E,
  verb: Verb<E, Found>,
  first?: First<E, Found>,
) {
  if (!endpoint.policy) throw new Error(`${endpoint.method} ${endpoint.path} declares no policy.`)
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    schema: describe(endpoint),
    handler: (request, reply) => answer(app.house, endpoint, verb, request, reply, first),
  })
}

export const describe = (endpoint: AnyEndpoint) => ({
  summary: endpoint.summary,
  ...(endpoint.policy === 'session.start' && { security: [] }),
  ...schemas(endpoint),
})

/** Gives each part of a request its share of the input: the path what it names, then the query or the body the rest. What Fastify compiles is the same each time a server is opened (compilers.ts). */
const schemas = keptFor((endpoint: AnyEndpoint) => {
  const { path, input, reply } = endpoint
  const named = new Set([...path.matchAll(/:(\w+)/g)].map((match) => match[1]))
  const parts = Object.entries(input.properties)
  const pick = (inPath: boolean) =>
    Type.Object(Object.fromEntries(parts.filter(([name]) => named.has(name) === inPath)), {
      additionalProperties: false,
    })
  const [params, rest] = [pick(true), pick(false)]
  const isEmpty = Object.keys(rest.properties).length === 0
  return {
    ...(named.size && { params }),
    ...(isAskedByQuery(endpoint) ? { querystring: rest } : !isEmpty && { body: rest }),
    response: { 200: reply, '4xx': RefusalReply, '5xx': RefusalReply },
  }
})

/** Who may, what was asked, what comes first, one transaction for a write, and what it tells. */
export async function answer<E extends AnyEndpoint, Found>(
  house: House,
  endpoint: E,
  verb: Verb<E, Found>,
  request: FastifyRequest,
  reply: FastifyReply,
  first?: First<E, Found>,
): Promise<Reply<E>> {
  const { method, policy } = endpoint
  admit(request.actor, policy)
  const input = inputOf(endpoint, request)
  const open = (db: Database, outbox: Outbox, actor: Actor | null) =>
    openContext(house, db, outbox, request, reply, actor)
  const early = open(house.db, new Outbox(house), request.actor) as ContextFor<E>
  const found = (await first?.(early, input)) as Found
  const run = async (db: Database, actor: Actor | null) => {
    const outbox = new Outbox(house)
    const ctx = open(db, outbox, actor)
    const result = await verb(ctx as ContextFor<E>, input, found)
    if (!isGeneral(policy) && !ctx.asked.has(policy)) throw new Error(`${policy} was declared but never asked for.`)
    if (method === 'GET') return { outbox, result }
    outbox.acts.check(policy)
    await outbox.acts.write(db, actor, ctx.now)
    return { outbox, result }
  }
  if (method === 'GET') return readAndRecord(house, request.actor, (db) => run(db, request.actor))
  const { outbox, result } = await inTransaction(house.connection, request.actor, async (tx) => {
    const actor = request.actor && (await hold(house, tx, request))
    admit(actor, policy)
    return run(tx, actor)
  })
  await outbox.deliver(request.log)
  return result
}

/** Who acts, as of now and until the transaction ends: what was taken away while the request was read is gone. */
async function hold({ forVisits: { sessions } }: House, tx: Database, { actor, sessionId }: FastifyRequest) {
  await shareAccess(tx, actor!.id)
  return sessions.findByHash(tx, sessionHash(sessionId!))
}

/** The parts as one. What was not declared was not checked either, and does not come in. */
function inputOf<E extends AnyEndpoint>(endpoint: E, request: FastifyRequest): Input<E> {
  const { input } = endpoint
  const isQuery = isAskedByQuery(endpoint)
  const [params, query] = [request.params, request.query] as Record<string, unknown>[]
  const rest = (isQuery ? query : request.body) ?? {}
  const strays = Object.keys(rest).filter((name) => name in params! || !(name in input.properties))
  const [stray] = isQuery ? strays : [...strays, ...Object.keys(query!)]
  if (stray !== undefined) throw new Refusal('invalid', `${stray} is not known here.`, stray)
  return { ...rest, ...params } as Input<E>
}

const isAskedByQuery = ({ method, bytes }: AnyEndpoint) => method === 'GET' || bytes === 'in'

/** Refuses whoever may not even ask. */
function admit(actor: Actor | null, policy: Ability) {
  if (!actor && policy !== 'session.start') throw new Refusal('signed_out', 'Sign in to go on; your text is kept.')
  if (isGeneral(policy) && !can(actor, policy as 'forum.use', null)) {
    throw new Refusal('not_allowed', 'This is for the secretariat.')
  }
}

function openContext(
  house: House,
  db: Database,
  outbox: Outbox,
  request: FastifyRequest,
  reply: FastifyReply,
  actor: Actor | null,
): Context {
  return {
    ...house.forVisits,
    db,
    now: house.clock(),
    actor: actor!,
    asked: new Set(),
    address: neighbourhood(request.ip),
    agent: request.headers['user-agent'] ?? '',
    sessionId: request.sessionId,
    setCookie: (cookie) => void reply.header('set-cookie', cookie),
    publish: (room, revision, event) => outbox.publish(room, revision, event),
    cut: (cut: Cut) => outbox.cut(cut),
    audit: (deed) => outbox.acts.add(deed),
    unchanged: () => outbox.acts.unchanged(),
    expectEnd: () => outbox.afterCommit(() => house.ends.look()),
    expectDuty: (name) => outbox.afterCommit(() => house.hasten(name)),
    afterCommit: (work) => outbox.afterCommit(work),
  }
}
