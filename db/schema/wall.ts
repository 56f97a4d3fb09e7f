import { sql } from 'drizzle-orm'
import { pgPolicy, type AnyPgColumn } from 'drizzle-orm/pg-core'
import { groupActsOfTheHouse } from '../../contract/acts'

/*
 * The second wall: what PostgreSQL shows to whom, whatever a query asks for. `readable_channels()` stands in the
 * migrations and is read once a statement; who acts is said by db/acting.ts. A test finds the table that has no wall.
 * `select true` and not `exists`: that one, PostgreSQL may answer by reading all threads there are.
 */

/** Rows of a channel: for who reads it. */
export const walledByChannel = (channelId: AnyPgColumn) => pgPolicy('wall', { using: inReadable(channelId) })

/** Rows of a thread: for whoever the wall lets see the thread. */
export const walledByThread = (threadId: AnyPgColumn) =>
  pgPolicy('wall', { using: sql`(select true from threads as seen where seen.id = ${threadId})` })

/** Rows of a post: for whoever the wall lets see the post. */
export const walledByPost = (postId: AnyPgColumn) => pgPolicy('wall', { using: seesPost(postId) })

/** Answers: for whoever the wall lets see what was asked. */
export const walledByConsent = (consentId: AnyPgColumn) =>
  pgPolicy('wall', { using: sql`(select true from consents as seen where seen.id = ${consentId})` })

/** What stands behind an institution's answer: for whoever the wall lets see that. */
export const walledByAnswer = (answerId: AnyPgColumn) =>
  pgPolicy('wall', { using: sql`(select true from answers as seen where seen.id = ${answerId})` })

/** What colleagues of one institution tell each other about a thread: for nobody else, whatever their office. */
export const walledForMember = (threadId: AnyPgColumn, memberId: AnyPgColumn) =>
  pgPolicy('wall', {
    using: sql`(${memberId} = (select acting_member()) or (select acts_for_house()))
      and (select true from threads as seen where seen.id = ${threadId})`,
  })

/** A summary: as a draft for its author alone. */
export const walledSummaries = (threadId: AnyPgColumn, state: AnyPgColumn, writtenById: AnyPgColumn) =>
  pgPolicy('wall', {
    using: sql`(${state} <> 'draft' or ${isOwn(writtenById)})
      and (select true from threads as seen where seen.id = ${threadId})`,
  })

/** Rows of a summary: for whoever the wall lets see it. */
export const walledBySummary = (threadId: AnyPgColumn) =>
  pgPolicy('wall', { using: sql`(select true from summaries as seen where seen.thread_id = ${threadId})` })

/** Rows of one person: for nobody else. */
export const walledByPerson = (personId: AnyPgColumn) => pgPolicy('wall', { using: isOwn(personId) })

/** Rows of a group: for the people of the group. Also who brings people in from outside tells them. */
export const walledByGroup = (groupId: AnyPgColumn) => [
  pgPolicy('wall', {
    for: 'select',
    using: sql`(select acts_for_house()) or ${groupId} = any ((select acting_groups(false))::uuid[])`,
  }),
  pgPolicy('wall_insert', { for: 'insert', withCheck: sql`true` }),
]

/** Acts: of a group for its convenors, of the house for the secretariat. Everyone's are put there. */
export const walledLog = (groupId: AnyPgColumn, act: AnyPgColumn) => [
  pgPolicy('wall', {
    for: 'select',
    using: sql`(select acts_for_house())
      or ${groupId} = any ((select acting_groups(true))::uuid[])
      or (${groupId} is null or ${act} in (${sql.raw(groupActsOfTheHouse.map((each) => `'${each}'`).join(', '))}))
        and (select true from people p join members m on m.id = p.member_id
          where p.id = (select acting_person()) and p.role = 'secretariat' and m.status <> 'partner')`,
  }),
  pgPolicy('wall_insert', { for: 'insert', withCheck: sql`true` }),
]

/** Channels themselves. Nobody reads one in the statement that makes it: insert without `returning`. */
export const walledChannels = (channelId: AnyPgColumn) => {
  const using = inReadable(channelId)
  return [
    pgPolicy('wall', { for: 'select', using }),
    pgPolicy('wall_update', { for: 'update', using }),
    pgPolicy('wall_insert', { for: 'insert', withCheck: sql`(select is_acting())` }),
  ]
}

/** Those a channel names: seen and changed by who reads it, and put there when it is made. */
export const walledNames = (channelId: AnyPgColumn) => {
  const using = inReadable(channelId)
  return [
    pgPolicy('wall', { for: 'select', using }),
    pgPolicy('wall_update', { for: 'update', using }),
    pgPolicy('wall_delete', { for: 'delete', using }),
    pgPolicy('wall_insert', { for: 'insert', withCheck: sql`${using} or is_just_made(${channelId})` }),
  ]
}

/** What people put on a post: for all who see the post, and taken away by who put it there. */
export const walledByPostAndPerson = (postId: AnyPgColumn, personId: AnyPgColumn) => {
  const own = sql`${isOwn(personId)} and ${seesPost(postId)}`
  return [
    pgPolicy('wall', { for: 'select', using: seesPost(postId) }),
    pgPolicy('wall_insert', { for: 'insert', withCheck: own }),
    pgPolicy('wall_delete', { for: 'delete', using: own }),
  ]
}

/** Uploads: those of a post or a document for all who see that, the others for who sent them. */
export const walledUploads = (file: Record<'postId' | 'documentId' | 'uploaderId', AnyPgColumn>) =>
  pgPolicy('wall', {
    using: sql`case when ${file.postId} is not null then ${seesPost(file.postId)}
      when ${file.documentId} is not null then ${seesDocument(file.documentId)} else ${isOwn(file.uploaderId)} end`,
  })

/** What is kept of a file: for whoever the wall lets see the post or the document that carries it. */
export const walledByCarrier = (postId: AnyPgColumn, documentId: AnyPgColumn) =>
  pgPolicy('wall', {
    using: sql`case when ${postId} is not null then ${seesPost(postId)} else ${seesDocument(documentId)} end`,
  })

/** Rows of a document: for whoever the wall lets see it. */
export const walledByDocument = (documentId: AnyPgColumn) => pgPolicy('wall', { using: seesDocument(documentId) })

/** Rows of a report: for whoever the wall lets see it. */
export const walledByReport = (reportId: AnyPgColumn) =>
  pgPolicy('wall', { using: sql`(select true from reports as seen where seen.id = ${reportId})` })

/** What waits for a moderator: for its author, and where it is to stand. */
export const walledHeld = (authorId: AnyPgColumn, channelId: AnyPgColumn, threadId: AnyPgColumn) =>
  pgPolicy('wall', {
    using: sql`(${isOwn(authorId)} or case when ${channelId} is null
      then (select true from threads as seen where seen.id = ${threadId}) else ${inReadable(channelId)} end)`,
  })

/** The glossary: what was accepted for whoever acts, and what is suggested, or has left, for everyone but guests. */
export const walledTerms = (state: AnyPgColumn, removedAt: AnyPgColumn) =>
  pgPolicy('wall', {
    using: sql`(select acts_for_house()) or (select is_acting()) and (${state} = 'accepted' and ${removedAt} is null
      or (select seen.status <> 'partner' from members as seen where seen.id = (select acting_member())))`,
  })

const inReadable = (channelId: AnyPgColumn) => sql`${channelId} = any ((select readable_channels())::uuid[])`
const seesPost = (postId: AnyPgColumn) => sql`(select true from posts as seen where seen.id = ${postId})`
const seesDocument = (documentId: AnyPgColumn) =>
  sql`(select true from documents as seen where seen.id = ${documentId})`
const isOwn = (personId: AnyPgColumn) => sql`(${personId} = (select acting_person()) or (select acts_for_house()))`
