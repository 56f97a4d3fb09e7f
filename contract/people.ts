import { Type, type Static } from 'typebox'
import { Id, Line, Nothing, OneOf, Timestamp, Version } from './common'
import { endpoint } from './endpoint'
import { limits, roles } from './limits'

/** A human with an account, of one member; what every signed-in person may see of another. */
export const Person = Type.Object({
  id: Id,
  memberId: Id,
  name: Type.String(),
  position: Type.String(),
  expertise: Type.String(),
  /** Languages the person works in, as BCP 47 tags. */
  languages: Type.Array(Type.String()),
  role: OneOf(roles),
  /** May answer for the member. */
  focal: Type.Boolean(),
  disabled: Type.Boolean(),
  version: Version,
})
export type Person = Static<typeof Person>

const LanguageTag = Type.String({ pattern: '^[a-z]{2,3}(-[A-Za-z]{2,8})?$' })

export const editProfile = endpoint({
  method: 'PUT',
  path: '/api/people/:personId/profile',
  policy: 'person.edit',
  summary: "Change one's own profile (or, for the secretariat, anyone's)",
  input: Type.Object({
    personId: Id,
    name: Line(),
    position: Type.String({ maxLength: limits.lineCharacters }),
    expertise: Type.String({ maxLength: limits.expertiseCharacters }),
    languages: Type.Array(LanguageTag, { maxItems: 12, uniqueItems: true }),
  }),
  reply: Person,
})

export const assignRole = endpoint({
  method: 'PUT',
  path: '/api/people/:personId/role',
  policy: 'person.govern',
  summary: 'Make someone a moderator, a secretary, or neither',
  input: Type.Object({ personId: Id, role: OneOf(roles) }),
  reply: Person,
})

export const disablePerson = endpoint({
  method: 'PUT',
  path: '/api/people/:personId/disabled',
  policy: 'person.govern',
  summary: 'Close an account: its sessions end at once, what was written stays',
  input: Type.Object({ personId: Id }),
  reply: Person,
})

export const enablePerson = endpoint({
  method: 'DELETE',
  path: '/api/people/:personId/disabled',
  policy: 'person.govern',
  summary: 'Open a closed account again',
  input: Type.Object({ personId: Id }),
  reply: Person,
})

export const changePassword = endpoint({
  method: 'PUT',
  path: '/api/me/password',
  policy: 'forum.use',
  summary: "Change one's password; every other session ends",
  input: Type.Object({
    current: Type.String({ maxLength: limits.passwordCharacters.max }),
    password: Type.String({
      minLength: limits.passwordCharacters.min,
      maxLength: limits.passwordCharacters.max,
    }),
  }),
  reply: Nothing,
})

/** A browser or device someone is signed in on. */
export const Device = Type.Object({
  id: Id,
  /** As the browser describes itself. */
  agent: Type.String(),
  since: Timestamp,
  lastSeen: Timestamp,
  current: Type.Boolean(),
})
export type Device = Static<typeof Device>

export const listDevices = endpoint({
  method: 'GET',
  path: '/api/me/devices',
  policy: 'forum.use',
  summary: 'Where one is signed in',
  input: Type.Object({}),
  reply: Type.Array(Device),
})

export const endDevice = endpoint({
  method: 'DELETE',
  path: '/api/me/devices/:deviceId',
  policy: 'forum.use',
  summary: 'Sign out another device',
  input: Type.Object({ deviceId: Id }),
  reply: Nothing,
})
