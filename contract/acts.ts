import type { Ability } from './policy'

/**
 * Every kind of act that stands in the log. A new one needs its sentence in client/messages/en/audit.json, and the fields of
 * `details` it uses their words in client/lib/acts.ts: `from`, `to` (a value, or the id of a channel), `role`, `since` (a
 * day), `until` (a moment), `year`, `minutes`, `fields`, `groupIds`, `convenor`, `decision`, `reasonCharacters`, and
 * `reason`, which a person typed of a person. Never a title or a text, nor why something was done to one: that can be
 * redacted, and the log cannot.
 */
export const acts = [
  ...['house.setup', 'house.hold'],
  ...['invitation.make', 'invitation.withdraw', 'invitation.accept'],
  ...['person.edit', 'person.role', 'person.close', 'person.open', 'person.suspend', 'person.resume'],
  ...[
    'member.edit',
    'member.status',
    'member.clearing',
    'chair.record',
    'chair.erase',
    'house.meeting',
    'person.focal',
  ],
  ...['group.make', 'group.edit', 'group.archive', 'group.reopen'],
  ...['group.admit', 'group.dismiss', 'group.convene', 'group.unconvene', 'group.limit', 'group.expire'],
  ...[
    'channel.make',
    'channel.edit',
    'channel.archive',
    'channel.reopen',
    'channel.admit',
    'channel.dismiss',
    'channel.lead',
  ],
  ...['thread.pin', 'thread.unpin', 'thread.lock', 'thread.unlock', 'thread.move', 'thread.split', 'thread.merge'],
  ...['thread.rename', 'thread.retag', 'thread.answer', 'thread.unanswer', 'thread.slow', 'thread.label'],
  ...['consultation.ask', 'consultation.close', 'consultation.reopen'],
  ...['thread.narrow', 'thread.widen', 'thread.hide', 'thread.restore', 'thread.remove'],
  ...['post.hide', 'post.restore', 'post.redact', 'post.remove', 'post.approve', 'post.refuse'],
  ...['document.add', 'document.edit', 'document.remove', 'document.restore', 'document.redact'],
  ...['report.take', 'report.note', 'report.decide', 'report.reopen', 'label.ask', 'label.answer', 'label.withdraw'],
  ...['term.accept', 'term.decline', 'term.edit', 'term.review', 'term.remove', 'term.restore'],
  ...['audit.read', 'view.as'],
] as const
export type ActKind = (typeof acts)[number]

/** What acts are about, in the same order. */
export type ActNoun = ActKind extends infer Kind ? (Kind extends `${infer Noun}.${string}` ? Noun : never) : never
export const actNouns = [...new Set(acts.map((act) => act.slice(0, act.indexOf('.')) as ActNoun))]

/**
 * What the secretariat also sees of a group: who administers it and who is in it, which it may look at anyway. Every
 * other act with a group is for the eyes of its convenors alone.
 */
export const groupActsOfTheHouse: readonly ActKind[] = [
  ...(['group.make', 'group.edit', 'group.archive', 'group.reopen'] as const),
  ...(['group.admit', 'group.dismiss', 'group.convene', 'group.unconvene', 'group.limit', 'group.expire'] as const),
  ...(['invitation.make', 'invitation.withdraw'] as const),
]

/** Whoever writes by one of these acts for others: the verb puts an act in the log, or says that nothing changed. */
export const accountable: readonly Ability[] = [
  ...(['group.admit', 'group.dismiss', 'group.invite', 'group.govern'] as const),
  ...(['person.suspend', 'person.govern', 'member.edit', 'invitation.manage'] as const),
  ...(['channel.make', 'channel.edit', 'channel.appoint', 'thread.order', 'post.order', 'document.keep'] as const),
  ...(['thread.narrow', 'thread.widen', 'consent.answer', 'consent.withdraw', 'term.order'] as const),
]
