import { Type, type Static } from 'typebox'
import { Id, Nullable, OneOf, Timestamp, Version } from './common'
import { announcementKinds } from './kinds'

/** What a group is told of who is in it. Only its people hear of it. */
export const Announcement = Type.Object({
  id: Id,
  groupId: Id,
  kind: OneOf(announcementKinds),
  personId: Id,
  /** null: it happened by itself, where an end that was set has come. */
  byId: Nullable(Id),
  at: Timestamp,
  /** The end of their time in the group, as it stood then; null: none. */
  until: Nullable(Timestamp),
  /** The group's revision when it was told. */
  version: Version,
})
export type Announcement = Static<typeof Announcement>
