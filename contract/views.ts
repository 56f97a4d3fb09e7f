import { Type, type Static } from 'typebox'
import { Channel } from './channels'
import { Id, Nullable } from './common'
import { endpoint } from './endpoint'
import { Thread } from './threads'

/**
 * What a person would list, as far as whoever looks may read it, too. Of the rest nothing is told, not even that there
 * is any: but for the groups the person is in, which the secretariat knows anyway.
 */
export const View = Type.Object({
  personId: Id,
  /** Closed or suspended accounts list nothing. */
  admitted: Type.Boolean(),
  groupIds: Type.Array(Id),
  channels: Type.Array(Channel),
  threads: Type.Array(Thread),
  next: Nullable(Type.String()),
})
export type View = Static<typeof View>

export const viewAs = endpoint({
  method: 'GET',
  path: '/api/people/:personId/view',
  policy: 'person.view',
  summary: 'Which channels and threads a person lists, of those one may read oneself; each look is an act in the log',
  input: Type.Object({ personId: Id, cursor: Type.Optional(Type.String({ maxLength: 100 })) }),
  reply: View,
})
