import type { TObject, TSchema } from 'typebox'
import type { Endpoint, Input, Reply, Route } from '../../contract/endpoint'
import type { RefusalCode, RefusalReply } from '../../contract/errors'

type AnyEndpoint = Endpoint<string, string, TObject, TSchema>

/** Why a call came to nothing, in words for the person. `offline`: the server was not reached; nothing is known. */
export class Refused extends Error {
  constructor(
    readonly code: RefusalCode | 'offline',
    message: string,
    readonly field?: string,
    /** How long to wait before trying again, where the server said so. */
    readonly seconds?: number,
  ) {
    super(message)
  }
  /** Whether the same call may well succeed later, unchanged. */
  get passes() {
    return ['offline', 'unavailable', 'too_many', 'broken', 'signed_out'].includes(this.code)
  }
}

/** The one way to the server: `api.call<typeof lockThread>('PUT /api/threads/:threadId/lock', { threadId })`. */
export class Api {
  readonly base: string
  readonly #fetch: typeof fetch
  /** Called whenever the server says that nobody is signed in. */
  onSignedOut = () => {}

  constructor(base: string, fetcher: typeof fetch = fetch.bind(globalThis)) {
    this.base = base
    this.#fetch = fetcher
  }

  async call<E extends AnyEndpoint>(route: Route<E>, input: Input<E>): Promise<Reply<E>> {
    const { method, url, body } = request(route, input as Record<string, unknown>)
    const init: RequestInit = { method, credentials: 'same-origin' }
    if (body) Object.assign(init, { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })
    const response = await this.#reach(new URL(url, this.base), init)
    if (response.ok) return (await response.json()) as Reply<E>
    throw await this.refused(response)
  }

  async refused(response: Pick<Response, 'status' | 'json'>) {
    const reply = (await response.json().catch(() => ({}))) as Partial<RefusalReply>
    if (reply.code === 'signed_out') this.onSignedOut()
    return new Refused(
      reply.code ?? 'unavailable',
      reply.message ?? 'The forum cannot be reached just now.',
      reply.field,
      reply.seconds,
    )
  }

  async #reach(url: URL, init: RequestInit) {
    try {
      return await this.#fetch(url, { ...init, signal: AbortSignal.timeout(15_000) })
    } catch {
      throw new Refused('offline', 'There is no connection. What you wrote is kept here.')
    }
  }
}

/** What the path names goes there; the rest into the query of a GET, else into the body. */
function request(route: string, input: Record<string, unknown>) {
  const [method, pattern] = route.split(' ') as [string, string]
  const rest = { ...input }
  const path = pattern.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return encodeURIComponent(String(value))
  })
  if (method !== 'GET') return { method, url: path, body: Object.keys(rest).length ? rest : undefined }
  const query = new URLSearchParams(
    Object.entries(rest).flatMap(([name, value]) =>
      value === undefined ? [] : [value].flat().map((each) => [name, String(each)]),
    ),
  )
  return { method, url: query.size ? `${path}?${query}` : path, body: undefined }
}
