import { Type, type Static } from 'typebox'
import { Id, Line, Nothing, Nullable, OneOf, Timestamp } from './common'
import { endpoint } from './endpoint'
import { limits, locales, roles } from './limits'
import { Me } from './session'

/** A one-time way in for one person of one member. */
export const Invitation = Type.Object({
  id: Id,
  memberId: Nullable(Id),
  email: Type.String(),
  role: OneOf(roles),
  groupIds: Type.Array(Id),
  /** Their last moment in these groups; null: without an end. */
  until: Nullable(Timestamp),
  /** The group whose convenor made it; null where the secretariat did. */
  viaGroupId: Nullable(Id),
  createdAt: Timestamp,
  expiresAt: Timestamp,
  usedAt: Nullable(Timestamp),
})
export type Invitation = Static<typeof Invitation>

const Email = Type.String({ format: 'email', maxLength: limits.lineCharacters })
const Token = Type.String({ pattern: '^[A-Za-z0-9_-]{20,100}$' })

const Invited = Type.Object({ invitation: Invitation, link: Type.String() })

export const invite = endpoint({
  method: 'POST',
  path: '/api/invitations',
  policy: 'invitation.manage',
  summary: 'Invite a person of a member; the link is shown once',
  input: Type.Object({
    id: Id,
    memberId: Id,
    email: Email,
    role: OneOf(roles),
    groupIds: Type.Array(Id, { maxItems: 10, uniqueItems: true }),
    /** Their last moment in these groups. */
    until: Type.Optional(Nullable(Timestamp)),
  }),
  reply: Invited,
})

export const inviteToGroup = endpoint({
  method: 'POST',
  path: '/api/groups/:groupId/invitations',
  policy: 'group.invite',
  summary: "Invite a person of the convenor's own institution into the group; the link is shown once",
  input: Type.Object({ groupId: Id, id: Id, email: Email, until: Nullable(Timestamp) }),
  reply: Invited,
})

export const listGroupInvitations = endpoint({
  method: 'GET',
  path: '/api/groups/:groupId/invitations',
  policy: 'group.look',
  summary: 'The open invitations its convenors made into a group; for them',
  input: Type.Object({ groupId: Id }),
  reply: Type.Array(Invitation),
})

export const withdrawGroupInvitation = endpoint({
  method: 'DELETE',
  path: '/api/groups/:groupId/invitations/:invitationId',
  policy: 'group.invite',
  summary: 'Withdraw an invitation into a group; its link stops working',
  input: Type.Object({ groupId: Id, invitationId: Id }),
  reply: Nothing,
})

export const listInvitations = endpoint({
  method: 'GET',
  path: '/api/invitations',
  policy: 'invitation.manage',
  summary: 'The invitations that are still open',
  input: Type.Object({}),
  reply: Type.Array(Invitation),
})

export const withdrawInvitation = endpoint({
  method: 'DELETE',
  path: '/api/invitations/:invitationId',
  policy: 'invitation.manage',
  summary: 'Withdraw an invitation; its link stops working',
  input: Type.Object({ invitationId: Id }),
  reply: Nothing,
})

/** What the holder of a link is shown before they choose a password. */
export const Welcome = Type.Object({
  /** `setup` makes the first secretariat account and asks for the member too. */
  kind: OneOf(['setup', 'invitation']),
  email: Type.String(),
  memberId: Nullable(Id),
  /** Those to choose from; for an invitation the one it is for. */
  members: Type.Array(Type.Object({ id: Id, name: Type.String() })),
})
export type Welcome = Static<typeof Welcome>

export const openInvitation = endpoint({
  method: 'POST',
  path: '/api/invitations/open',
  policy: 'session.start',
  summary: 'What an invitation link is for',
  input: Type.Object({ token: Token }),
  reply: Welcome,
})

export const acceptInvitation = endpoint({
  method: 'POST',
  path: '/api/invitations/accept',
  policy: 'session.start',
  summary: 'Make the account an invitation promises, and sign in',
  input: Type.Object({
    token: Token,
    name: Line(),
    email: Email,
    password: Type.String({
      minLength: limits.passwordCharacters.min,
      maxLength: limits.passwordCharacters.max,
    }),
    locale: OneOf(locales),
    memberId: Type.Optional(Id),
  }),
  reply: Me,
})
