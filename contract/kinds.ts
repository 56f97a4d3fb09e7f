/**
 * The closed lists of words both sides use. Free of the schema library, so that the page may hold them.
 */

/** `partner`: a guest of the network (SPT, CPT, APT, Council of Europe); sees only what is opened to them by name. */
export const memberStatuses = ['full', 'observer', 'partner'] as const
export type MemberStatus = (typeof memberStatuses)[number]

/**
 * Who a channel is for. `network`: full members and observers. `full`: full members. `group`: the people of one group.
 * `persons`: those who are named, and nobody else.
 */
export const audiences = ['network', 'full', 'group', 'persons'] as const
export type Audience = (typeof audiences)[number]

/** Who may start threads in a channel. Whoever reads may reply. */
export const writers = ['audience', 'moderators'] as const

/** How confidential a thread is, from the widest to the closest. */
export const labels = ['public', 'network', 'members', 'group'] as const
export type Label = (typeof labels)[number]

/** How confidential a thread is where it stands: named members or persons make it as close as a group does. */
export const labelOf = ({ audience, memberIds }: { audience: Audience; memberIds: string[] }): Label =>
  memberIds.length ? 'group' : labelOfAudience[audience]
const labelOfAudience = { network: 'network', full: 'members', group: 'group', persons: 'group' } as const

/** Whether one label lets more people read than another. */
export const isWider = (label: Label, than: Label) => labels.indexOf(label) < labels.indexOf(than)

/** What a group is told of who is in it. `limited`: an end of their time in it was set, moved or lifted. */
export const announcementKinds = ['admitted', 'dismissed', 'convened', 'unconvened', 'limited', 'expired'] as const
export type AnnouncementKind = (typeof announcementKinds)[number]

/** Whom a thread is for, of those who read in the channel it stands in. */
export const reaches = ['all', 'full', 'group', 'members'] as const

/** How a request to let more people read a thread stands; `overtaken`: the thread went somewhere else meanwhile. */
export const consentStates = ['open', 'done', 'refused', 'withdrawn', 'overtaken'] as const

/** What was done to a thread, or in it: the small grey lines between its posts. */
export const noteKinds = [
  'pinned',
  'unpinned',
  'locked',
  'unlocked',
  'answered',
  'reopened',
  'renamed',
  'retagged',
  'slowed',
  'freed',
  'moved',
  'narrowed',
  'widened',
  'opened',
  'closed',
  'labelled',
  'consent-asked',
  'consent-given',
  'consent-refused',
  'consent-withdrawn',
  'hidden',
  'restored',
  'split',
  'split-from',
  'merged',
  'post-hidden',
  'post-restored',
  'post-redacted',
  'post-removed',
] as const
export type NoteKind = (typeof noteKinds)[number]

/** What someone may say against a post. `names`: it names a person, and is taken from sight until looked at. */
export const reportReasons = ['names', 'place', 'other'] as const
export type ReportReason = (typeof reportReasons)[number]

/** What a moderator did about a reported post. */
export const reportDecisions = ['hidden', 'redacted', 'moved', 'removed', 'dismissed'] as const
export type ReportDecision = (typeof reportDecisions)[number]
