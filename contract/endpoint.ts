import type { Static, TObject, TSchema } from 'typebox'
import type { Ability } from './policy'

/**
 * One thing a client can ask of the server. `input` is one flat object: what the path names comes from the path, the
 * rest from the query of a GET and from the JSON body of anything else.
 */
export interface Endpoint<
  Method extends string = string,
  Path extends string = string,
  In extends TObject = TObject,
  Out extends TSchema = TSchema,
> {
  readonly method: Method
  readonly path: Path
  /** Who may call it at all. What it may be done to is decided in the domain, by the same rules. */
  readonly policy: Ability
  /** One line for the API description. */
  readonly summary: string
  readonly input: In
  readonly reply: Out
  /** The bytes of a file are the body of the request, or of the answer; then the rest of the input is in the query. */
  readonly bytes?: 'in' | 'out'
}

export type Input<E> = E extends Endpoint<string, string, infer In> ? Static<In> : never
export type Reply<E> = E extends Endpoint<string, string, TObject, infer Out> ? Static<Out> : never
/** `PUT /api/threads/:threadId/lock`: how a client names an endpoint, so that it needs the type alone. */
export type Route<E> = E extends Endpoint<infer Method, infer Path> ? `${Method} ${Path}` : never

export function endpoint<
  const Method extends 'GET' | 'POST' | 'PUT' | 'DELETE',
  const Path extends `/api/${string}`,
  In extends TObject,
  Out extends TSchema,
>(definition: Endpoint<Method, Path, In, Out>) {
  return definition
}
