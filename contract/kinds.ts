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

/** How a thread stands, as a search asks. `unanswered`: nobody but its author has said anything, no institution either. */
export const threadStates = ['unanswered', 'closed'] as const

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
  'consultation-asked',
  'consultation-changed',
  'consultation-closed',
  'consultation-reopened',
  'consultation-again',
  'summary-asked',
  'summary-standing',
  'summary-silent',
] as const
export type NoteKind = (typeof noteKinds)[number]

/** What kind of question it is; each has a template. */
export const consultationKinds = ['quick', 'comparison', 'document', 'expert', 'opinion', 'announcement'] as const
export type ConsultationKind = (typeof consultationKinds)[number]

/** How soon answers are wanted; `chosen`: by a date of the asker's own. */
export const urgencies = ['field', 'soon', 'standard', 'meeting', 'chosen'] as const
export type Urgency = (typeof urgencies)[number]

/** How a sub-question is answered. */
export const questionKinds = ['yes', 'number', 'text', 'choice'] as const
export type QuestionKind = (typeof questionKinds)[number]

/** What can be said to a sub-question of kind `yes`; the last three, to one of any kind. */
export const plainValues = ['yes', 'partly', 'no', 'not-regulated', 'not-applicable', 'no-data'] as const
export type PlainValue = (typeof plainValues)[number]
export const isPlain = (value: string): value is PlainValue => (plainValues as readonly string[]).includes(value)

/** `nothing`: nothing to report. All three settle a seat. */
export const answerKinds = ['answer', 'nothing', 'declined'] as const
export type AnswerKind = (typeof answerKinds)[number]

/** How an asked member's seat stands, as everyone is told. `passed-on`: somebody there passed it to somebody else. */
export const seatStates = ['owes', 'passed-on', 'drafting', 'answered', 'nothing', 'declined'] as const
export type SeatState = (typeof seatStates)[number]
/** Whether nothing more is waited for. */
export const isSettled = (state: SeatState) => ['answered', 'nothing', 'declined'].includes(state)

/** What an institution whose answer stood has said since it was asked again whether it is still true. */
export const againStates = ['asked', 'confirmed', 'changed'] as const

/** `asked`: the quoted institutions are asked whether it may stand; `objected`: one of them said no. */
export const summaryStates = ['draft', 'asked', 'objected', 'standing'] as const
export type SummaryState = (typeof summaryStates)[number]

/** What a quoted institution said to a summary. `silent`: nothing in time, which counts as consent. */
export const summaryWords = ['confirmed', 'objected', 'silent'] as const
export type SummaryWord = (typeof summaryWords)[number]

/** `half`: half of the time is over; `near`: two days are left. */
export const reminderKinds = ['half', 'near'] as const
export type ReminderKind = (typeof reminderKinds)[number]

/** What a document of the library is. */
export const documentKinds = ['declaration', 'conclusions', 'report', 'other'] as const
export type DocumentKind = (typeof documentKinds)[number]

/** How closed consultations stand in the library: the last one closed first, or the one that waits longest for a review. */
export const libraryOrders = ['newest', 'review'] as const
export type LibraryOrder = (typeof libraryOrders)[number]

/** What a comparison can be handed in as. */
export const exportFormats = ['docx', 'xlsx', 'pdf'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** What someone may say against a post. `names`: it names a person, and is taken from sight until looked at. */
export const reportReasons = ['names', 'place', 'other'] as const
export type ReportReason = (typeof reportReasons)[number]

/** What a moderator did about a reported post. */
export const reportDecisions = ['hidden', 'redacted', 'moved', 'removed', 'dismissed'] as const
export type ReportDecision = (typeof reportDecisions)[number]
