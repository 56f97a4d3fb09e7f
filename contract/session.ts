import { Type, type Static } from 'typebox'
import { Id, Line, Nothing } from './common'
import { endpoint } from './endpoint'
import { limits } from './limits'

/** Oneself, as only oneself sees it. */
export const Me = Type.Object({ personId: Id, email: Type.String(), locale: Type.String() })
export type Me = Static<typeof Me>

export const signIn = endpoint({
  method: 'POST',
  path: '/api/session',
  policy: 'session.start',
  summary: 'Sign in; the answer sets the session cookie',
  input: Type.Object({
    email: Type.String({ maxLength: limits.lineCharacters }),
    password: Type.String({ maxLength: limits.passwordCharacters.max }),
  }),
  reply: Me,
})

export const signOut = endpoint({
  method: 'DELETE',
  path: '/api/session',
  policy: 'forum.use',
  summary: 'Sign out; the sockets of this session close',
  input: Type.Object({}),
  reply: Nothing,
})

/** What a page must know before anyone is signed in. */
export const House = Type.Object({
  demo: Type.Boolean(),
  /** True until the first secretariat account exists. */
  empty: Type.Boolean(),
})
export type House = Static<typeof House>

export const describeHouse = endpoint({
  method: 'GET',
  path: '/api/house',
  policy: 'session.start',
  summary: 'Whether this is a demo, and whether it has been set up',
  input: Type.Object({}),
  reply: House,
})

/** Someone invented to sign in as with one click; in demo mode only. */
export const Persona = Type.Object({ personId: Id, name: Line(), member: Line(), note: Type.String() })
export type Persona = Static<typeof Persona>

export const listPersonas = endpoint({
  method: 'GET',
  path: '/api/personas',
  policy: 'session.start',
  summary: 'The invented people one can sign in as (demo only)',
  input: Type.Object({}),
  reply: Type.Array(Persona),
})

export const becomePersona = endpoint({
  method: 'POST',
  path: '/api/personas/:personId/session',
  policy: 'session.start',
  summary: 'Sign in as an invented person (demo only)',
  input: Type.Object({ personId: Id }),
  reply: Me,
})
