import { Type, type Static } from 'typebox'
import { Id, Line, Nullable, Slug, Timestamp, Version } from './common'
import { endpoint } from './endpoint'
import { limits } from './limits'

/** A working group, as anyone may see it: that it exists, and who convenes it. */
export const Group = Type.Object({
  id: Id,
  slug: Slug,
  name: Type.String(),
  purpose: Type.String(),
  convenorIds: Type.Array(Id),
  /** Its work is over: what was said in it can be read, and nobody comes in any more. */
  archived: Type.Boolean(),
  version: Version,
})
export type Group = Static<typeof Group>

/** `until`: the last moment in the group; then it ends by itself. */
export const GroupPerson = Type.Object({ personId: Id, convenor: Type.Boolean(), until: Nullable(Timestamp) })
export type GroupPerson = Static<typeof GroupPerson>

/** Who is in a group, those who came first first; as of a revision of the group's stream. */
export const GroupPeople = Type.Object({ groupId: Id, people: Type.Array(GroupPerson), version: Version })
export type GroupPeople = Static<typeof GroupPeople>

export const listGroupPeople = endpoint({
  method: 'GET',
  path: '/api/groups/:groupId/people',
  policy: 'group.look',
  summary: 'Who is in a group; for its people and the secretariat',
  input: Type.Object({ groupId: Id }),
  reply: GroupPeople,
})

export const admit = endpoint({
  method: 'PUT',
  path: '/api/groups/:groupId/people/:personId',
  policy: 'group.admit',
  summary: 'Bring a person into a group, or change whether they convene it and when their time in it ends',
  input: Type.Object({
    groupId: Id,
    personId: Id,
    convenor: Type.Boolean(),
    /** null: without an end. Left out: as it was. */
    until: Type.Optional(Nullable(Timestamp)),
  }),
  reply: GroupPeople,
})

export const dismiss = endpoint({
  method: 'DELETE',
  path: '/api/groups/:groupId/people/:personId',
  policy: 'group.dismiss',
  summary: 'Take a person out of a group; their open pages lose it at once',
  input: Type.Object({ groupId: Id, personId: Id }),
  reply: GroupPeople,
})

const Entry = { name: Line(), purpose: Type.String({ maxLength: limits.lineCharacters }) }

export const makeGroup = endpoint({
  method: 'POST',
  path: '/api/groups',
  policy: 'group.govern',
  summary: 'Found a working group; who convenes it is brought in next',
  input: Type.Object({ id: Id, ...Entry }),
  reply: Group,
})

export const editGroup = endpoint({
  method: 'PUT',
  path: '/api/groups/:groupId',
  policy: 'group.govern',
  summary: 'Change what a group is called and what it is for; archived, nobody comes in and its channels are closed',
  input: Type.Object({ groupId: Id, ...Entry, archived: Type.Boolean() }),
  reply: Group,
})
