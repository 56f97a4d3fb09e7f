import { Type, type Static } from 'typebox'
import { Id, Nothing, Nullable, OneOf, Timestamp } from './common'
import { endpoint } from './endpoint'
import { File } from './files'
import { reportDecisions, reportReasons } from './kinds'
import { limits } from './limits'

/** What one person said against a post; for moderators only. */
export const Complaint = Type.Object({
  /** Null for a moderator who wrote the post: who reported one's own words is not for oneself to know. */
  personId: Nullable(Id),
  reason: OneOf(reportReasons),
  note: Type.String(),
  at: Timestamp,
})

/** All that was reported of one post until it was decided: one case. */
export const Report = Type.Object({
  id: Id,
  postId: Id,
  threadId: Id,
  channelId: Id,
  title: Type.String(),
  authorId: Id,
  /** What the post says, also while it is hidden; empty once it was removed. */
  text: Type.String(),
  files: Type.Array(File),
  hidden: Type.Boolean(),
  removed: Type.Boolean(),
  /** `taken` by the assignee. */
  state: OneOf(['open', 'taken', 'decided'] as const),
  assigneeId: Nullable(Id),
  /** It took the post from sight until someone has looked. */
  quarantined: Type.Boolean(),
  decision: Nullable(OneOf(reportDecisions)),
  decidedAt: Nullable(Timestamp),
  decidedById: Nullable(Id),
  createdAt: Timestamp,
  complaints: Type.Array(Complaint),
  notes: Type.Array(Type.Object({ id: Id, byId: Id, text: Type.String(), at: Timestamp })),
})
export type Report = Static<typeof Report>

const Words = Type.String({ maxLength: limits.noteCharacters })

export const reportPost = endpoint({
  method: 'POST',
  path: '/api/posts/:postId/reports',
  policy: 'post.report',
  summary: 'Report a post to the moderators of its place; one that names a person is hidden until someone has looked',
  input: Type.Object({ id: Id, postId: Id, reason: OneOf(reportReasons), note: Words }),
  reply: Nothing,
})

export const listReports = endpoint({
  method: 'GET',
  path: '/api/reports',
  policy: 'forum.use',
  summary: 'What was reported where one keeps order: what is not decided, and what was in the last thirty days',
  input: Type.Object({}),
  reply: Type.Array(Report),
})

export const assignReport = endpoint({
  method: 'PUT',
  path: '/api/reports/:reportId/assignee',
  policy: 'post.order',
  summary: 'Say who looks into a report, or that nobody does',
  input: Type.Object({ reportId: Id, personId: Nullable(Id) }),
  reply: Report,
})

export const noteOnReport = endpoint({
  method: 'POST',
  path: '/api/reports/:reportId/notes',
  policy: 'post.order',
  summary: 'Note something on a report for the other moderators',
  input: Type.Object({
    id: Id,
    reportId: Id,
    text: Type.String({ minLength: 1, maxLength: limits.noteCharacters, pattern: '\\S' }),
  }),
  reply: Report,
})

export const decideReport = endpoint({
  method: 'PUT',
  path: '/api/reports/:reportId/decision',
  policy: 'post.order',
  summary: 'Decide a report: the post is hidden for a reason, or was put where it belongs, or may stay',
  input: Type.Object({
    reportId: Id,
    decision: OneOf(['hidden', 'moved', 'dismissed'] as const),
    /** Why it is hidden; its thread is told. */
    reason: Type.String({ maxLength: limits.reasonCharacters }),
  }),
  reply: Report,
})

export const reopenReport = endpoint({
  method: 'DELETE',
  path: '/api/reports/:reportId/decision',
  policy: 'post.order',
  summary: 'Take a decision back: the post stands, or does not, as it did while the report was open',
  input: Type.Object({ reportId: Id }),
  reply: Report,
})

/** What became of something I reported. */
export const OwnReport = Type.Object({
  reportId: Id,
  postId: Id,
  threadId: Id,
  reason: OneOf(reportReasons),
  at: Timestamp,
  decision: Nullable(OneOf(reportDecisions)),
  /** Whether I was shown the decision. */
  seen: Type.Boolean(),
})
export type OwnReport = Static<typeof OwnReport>

export const listOwnReports = endpoint({
  method: 'GET',
  path: '/api/me/reports',
  policy: 'forum.use',
  summary: 'What one reported in the last thirty days, and what became of it',
  input: Type.Object({}),
  reply: Type.Array(OwnReport),
})

export const seeDecision = endpoint({
  method: 'PUT',
  path: '/api/me/reports/:reportId/seen',
  policy: 'forum.use',
  summary: 'Say that one has seen what became of a report',
  input: Type.Object({ reportId: Id }),
  reply: Nothing,
})
