import { Type, type Static } from 'typebox'
import { Id, Slug, Version } from './common'
import { endpoint } from './endpoint'

/** A working group, as anyone may see it: that it exists, and who convenes it. */
export const Group = Type.Object({
  id: Id,
  slug: Slug,
  name: Type.String(),
  purpose: Type.String(),
  convenorIds: Type.Array(Id),
  version: Version,
})
export type Group = Static<typeof Group>

export const GroupPerson = Type.Object({ personId: Id, convenor: Type.Boolean() })
export type GroupPerson = Static<typeof GroupPerson>

export const listGroupPeople = endpoint({
  method: 'GET',
  path: '/api/groups/:groupId/people',
  policy: 'group.look',
  summary: 'Who is in a group; for its people and the secretariat',
  input: Type.Object({ groupId: Id }),
  reply: Type.Array(GroupPerson),
})

export const admit = endpoint({
  method: 'PUT',
  path: '/api/groups/:groupId/people/:personId',
  policy: 'group.admit',
  summary: 'Bring a person into a group, or change whether they convene it',
  input: Type.Object({ groupId: Id, personId: Id, convenor: Type.Boolean() }),
  reply: Type.Array(GroupPerson),
})

export const dismiss = endpoint({
  method: 'DELETE',
  path: '/api/groups/:groupId/people/:personId',
  policy: 'group.admit',
  summary: 'Take a person out of a group; their open pages lose it at once',
  input: Type.Object({ groupId: Id, personId: Id }),
  reply: Type.Array(GroupPerson),
})
