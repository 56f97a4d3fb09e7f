import { Type, type Static } from 'typebox'
import { Id, Nothing, Nullable, Timestamp } from './common'
import { endpoint } from './endpoint'
import { Member } from './members'
import { Person } from './people'

export const nameFocal = endpoint({
  method: 'PUT',
  path: '/api/people/:personId/focal',
  policy: 'focal.name',
  summary: 'Let a person answer for their institution, or not; where nobody is named, all its people may',
  input: Type.Object({ personId: Id, focal: Type.Boolean() }),
  reply: Person,
})

export const setClearing = endpoint({
  method: 'PUT',
  path: '/api/members/:memberId/clearing',
  policy: 'member.clear',
  summary: 'Whether what one person wrote for the institution is released by another only',
  input: Type.Object({ memberId: Id, clears: Type.Boolean() }),
  reply: Member,
})

/** When one is away, and to whom batons go meanwhile; null: not away. */
export const Absence = Type.Object(
  { from: Timestamp, until: Timestamp, deputyId: Nullable(Id) },
  { additionalProperties: false },
)
export type Absence = Static<typeof Absence>

export const openAbsence = endpoint({
  method: 'GET',
  path: '/api/me/absence',
  policy: 'forum.use',
  summary: "One's own absence; null where none is set, or it is over",
  input: Type.Object({}),
  reply: Nullable(Absence),
})

export const setAbsence = endpoint({
  method: 'PUT',
  path: '/api/me/absence',
  policy: 'forum.use',
  summary: 'Say when one is away, and who is the deputy: batons go there by themselves; null: one is here',
  input: Type.Object({ absence: Nullable(Absence) }),
  reply: Nothing,
})
