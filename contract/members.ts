import { Type, type Static } from 'typebox'
import { Day, Id, Line, Nothing, Nullable, OneOf, Version } from './common'
import { endpoint } from './endpoint'
import { memberStatuses } from './kinds'

/** An institution of the network. */
export const Member = Type.Object({
  id: Id,
  /** Two letters, e.g. `AT`; of a partner two to four, e.g. `SPT`. */
  code: Type.String(),
  name: Type.String(),
  ownName: Type.String(),
  /** What the institution calls its preventive mechanism; empty where there is none. */
  npm: Type.String(),
  status: OneOf(memberStatuses),
  statusSince: Nullable(Day),
  /** What it was before, the first first; a day that is not recorded is null. */
  history: Type.Array(Type.Object({ status: OneOf(memberStatuses), since: Nullable(Day) })),
  founder: Type.Boolean(),
  /** "My institution clears": what one person wrote for it is released by another only. */
  clears: Type.Boolean(),
  version: Version,
})
export type Member = Static<typeof Member>

/** The member that held, or holds, the chair in a year. A year without one is "not recorded". */
export const Chair = Type.Object({ year: Type.Integer(), memberId: Id })
export type Chair = Static<typeof Chair>

export const editMember = endpoint({
  method: 'PUT',
  path: '/api/members/:memberId',
  policy: 'member.edit',
  summary: "Change a member's names and status",
  input: Type.Object({
    memberId: Id,
    name: Line(),
    ownName: Line(),
    npm: Type.String({ maxLength: 60 }),
    status: OneOf(memberStatuses),
    statusSince: Nullable(Day),
  }),
  reply: Member,
})

export const recordChair = endpoint({
  method: 'PUT',
  path: '/api/chairs/:year',
  policy: 'member.edit',
  summary: 'Record which member holds the chair in a year',
  input: Type.Object({ year: Type.Integer({ minimum: 2013, maximum: 2100 }), memberId: Id }),
  reply: Chair,
})

export const eraseChair = endpoint({
  method: 'DELETE',
  path: '/api/chairs/:year',
  policy: 'member.edit',
  summary: 'Make a year "not recorded" again',
  input: Type.Object({ year: Type.Integer({ minimum: 2013, maximum: 2100 }) }),
  reply: Nothing,
})
