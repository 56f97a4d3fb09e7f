import { Type, type Static } from 'typebox'
import { actNouns, acts } from './acts'
import { Id, Nullable, OneOf, Timestamp } from './common'
import { endpoint } from './endpoint'

/**
 * One act of moderation or administration. It names things by their ids only, never by a title or a text. Its place in
 * the chain is not told: the gaps between the acts one may see would count those one may not.
 */
export const Act = Type.Object({
  id: Id,
  at: Timestamp,
  /** null: the forum itself, where an end that was set has come. */
  actorId: Nullable(Id),
  act: OneOf(acts),
  groupId: Nullable(Id),
  about: Type.Object({
    personId: Type.Optional(Id),
    memberId: Type.Optional(Id),
    channelId: Type.Optional(Id),
    threadId: Type.Optional(Id),
    postId: Type.Optional(Id),
    reportId: Type.Optional(Id),
    documentId: Type.Optional(Id),
    invitationId: Type.Optional(Id),
    termId: Type.Optional(Id),
  }),
  /** Small facts (`from`, `to`, `until`, `reason` …), as the kind of act has them. */
  details: Type.Record(Type.String(), Type.Unsafe<string | number | boolean | string[] | null>(Type.Unknown())),
})
export type Act = Static<typeof Act>

export const ActPage = Type.Object({ acts: Type.Array(Act), next: Nullable(Id) })
export type ActPage = Static<typeof ActPage>

export const listAudit = endpoint({
  method: 'GET',
  path: '/api/audit',
  policy: 'audit.read',
  summary:
    "The log of a group, for its convenors, who stand in it as readers; without one the house's, for the secretariat",
  input: Type.Object({
    groupId: Type.Optional(Id),
    noun: Type.Optional(OneOf(actNouns)),
    /** The last act of the page before. */
    cursor: Type.Optional(Id),
  }),
  reply: ActPage,
})
