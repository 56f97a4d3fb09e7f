import { Type, type Static } from 'typebox'
import { Readership } from './channels'
import { Id, Nullable, OneOf } from './common'
import { endpoint } from './endpoint'
import { reaches } from './kinds'
import { limits } from './limits'

/** Who will read something that did not before, and who will not any more. */
export const Difference = Type.Object({ gain: Readership, lose: Readership })
export type Difference = Static<typeof Difference>

export const MemberIds = Type.Array(Id, { maxItems: limits.membersPerReach, uniqueItems: true })
export const GuestIds = Type.Array(Id, { maxItems: limits.guestsPerThread, uniqueItems: true })

const narrowing = {
  to: OneOf(reaches),
  /** With `group`. */
  groupId: Nullable(Id),
  /** With `members`; the author's and one's own are always among them. */
  memberIds: MemberIds,
}
/** Whom a thread is for, of those who read in its channel. */
export const Narrowing = Type.Object(narrowing, { additionalProperties: false })
export type Narrowing = Static<typeof Narrowing>

/** Whom a thread is to be for, all in all. */
export const aim = {
  /** The channel in whose list it stands. */
  channelId: Id,
  ...narrowing,
  /** People of partners it is opened to by name. */
  guestIds: GuestIds,
  /** May be published after the chair's release; only of a thread for the network. */
  isPublic: Type.Boolean(),
}
export const Aim = Type.Object(aim)
export type Aim = Static<typeof Aim>

export const previewReach = endpoint({
  method: 'GET',
  path: '/api/channels/:channelId/reach',
  policy: 'channel.read',
  summary: 'Who would read a thread that is started in a channel for fewer than all who read there',
  input: Type.Object({
    channelId: Id,
    to: OneOf(reaches),
    groupId: Type.Optional(Id),
    memberIds: Type.Optional(MemberIds),
  }),
  reply: Readership,
})
