import { and, asc, eq, or, sql, type SQL } from 'drizzle-orm'
import type { DraftCell } from '../contract/answers'
import type { Actor } from '../contract/policy'
import type { Database } from './database'
import { answerDrafts, passes } from './schema/answers'
import { channels } from './schema/channels'
import { summaries, summaryConsents, summaryParagraphs } from './schema/summaries'
import { threads } from './schema/threads'
import { channelColumns } from './queries/channels'
import { moderatedAndReadableBy } from './queries/readable'

interface Home {
  key: string
  text: string
}

/** Where words stand in consultations, as rows of `listWritten`: what is asked, what is answered, and the summary. */
export const writtenInConsultations = (threadIds: string[]) => sql`
  select 'question', q.id::text, q.thread_id, null::uuid, q.text from sub_questions q where q.thread_id in ${threadIds}
  union all select 'options', q.id::text, q.thread_id, null, array_to_string(q.options, E'\n')
    from sub_questions q where q.thread_id in ${threadIds}
  union all select 'unit', q.id::text, q.thread_id, null, q.unit from sub_questions q where q.thread_id in ${threadIds}
  union all select 'answer', a.id::text, a.thread_id, a.post_id, a.text from answers a where a.thread_id in ${threadIds}
  union all select 'cell ' || part.name, c.answer_id || ' ' || c.question_id, a.thread_id, a.post_id, part.words
    from answer_cells c join answers a on a.id = c.answer_id cross join lateral (values ('value', c.value),
      ('text', c.text), ('basis', c.basis), ('practice', c.practice), ('source', c.source)) as part (name, words)
    where a.thread_id in ${threadIds}
  union all select 'paragraph', p.id::text, p.thread_id, null, p.text
    from summary_paragraphs p where p.thread_id in ${threadIds}
  union all select 'word', w.thread_id || ' ' || w.member_id, w.thread_id, null, w.note
    from summary_consents w where w.thread_id in ${threadIds}`

const cell =
  (column: SQL) =>
  ({ key, text }: Home) => {
    const [answerId, questionId] = key.split(' ')
    return sql`update answer_cells set ${column} = ${text} where answer_id = ${answerId} and question_id = ${questionId}`
  }

export const homesInConsultations = {
  question: ({ key, text }: Home) => sql`update sub_questions set text = ${text} where id = ${key}`,
  options: ({ key, text }: Home) =>
    sql`update sub_questions set options = string_to_array(${text}, E'\n') where id = ${key}`,
  unit: ({ key, text }: Home) => sql`update sub_questions set unit = ${text} where id = ${key}`,
  answer: ({ key, text }: Home) => sql`update answers set text = ${text} where id = ${key}`,
  'cell value': cell(sql`value`),
  'cell text': cell(sql`text`),
  'cell basis': cell(sql`basis`),
  'cell practice': cell(sql`practice`),
  'cell source': cell(sql`source`),
  paragraph: ({ key, text }: Home) => sql`update summary_paragraphs set text = ${text} where id = ${key}`,
  word: ({ key, text }: Home) => {
    const [threadId, memberId] = key.split(' ')
    return sql`update summary_consents set note = ${text} where thread_id = ${threadId} and member_id = ${memberId}`
  },
}

/** Where an actor keeps order (or only in one thread), for what only the house sees: drafts of institutions, and of summaries. */
const kept = (actor: Actor, threadId?: string) =>
  and(moderatedAndReadableBy(actor), threadId ? eq(threads.id, threadId) : undefined)

export const listAnswerDraftsIn = (db: Database, actor: Actor, threadId?: string) =>
  db
    .select({ draft: answerDrafts, channel: channelColumns })
    .from(answerDrafts)
    .innerJoin(threads, eq(threads.id, answerDrafts.threadId))
    .innerJoin(channels, eq(channels.id, threads.channelId))
    .where(kept(actor, threadId))
    .orderBy(asc(answerDrafts.threadId), asc(answerDrafts.memberId))

type Seat = Pick<typeof answerDrafts.$inferSelect, 'threadId' | 'memberId'>

/** Drafts as they are now, held in the order of their seats until the transaction ends. */
export const holdAnswerDrafts = (db: Database, seats: Seat[]) =>
  db
    .select()
    .from(answerDrafts)
    .where(or(...seats.map(isAt)))
    .orderBy(asc(answerDrafts.threadId), asc(answerDrafts.memberId))
    .for('update')

const isAt = ({ threadId, memberId }: Seat) =>
  and(eq(answerDrafts.threadId, threadId), eq(answerDrafts.memberId, memberId))

export const replaceAnswerDraft = (
  db: Database,
  seat: Seat,
  set: { text: string; cells: DraftCell[]; version: number },
) => db.update(answerDrafts).set(set).where(isAt(seat))

export const listPassesIn = (db: Database, actor: Actor, threadId?: string) =>
  db
    .select({ pass: passes, channel: channelColumns })
    .from(passes)
    .innerJoin(threads, eq(threads.id, passes.threadId))
    .innerJoin(channels, eq(channels.id, threads.channelId))
    .where(kept(actor, threadId))
    .orderBy(asc(passes.id))

export const replacePassNote = (db: Database, passId: string, note: string) =>
  db.update(passes).set({ note }).where(eq(passes.id, passId))

export const listSummaryDraftsIn = (db: Database, actor: Actor, threadId?: string) =>
  db
    .select({
      ...{ id: summaryParagraphs.id, threadId: summaryParagraphs.threadId, text: summaryParagraphs.text },
      authorId: summaries.writtenById,
    })
    .from(summaryParagraphs)
    .innerJoin(summaries, eq(summaries.threadId, summaryParagraphs.threadId))
    .innerJoin(threads, eq(threads.id, summaries.threadId))
    .innerJoin(channels, eq(channels.id, threads.channelId))
    .where(and(kept(actor, threadId), eq(summaries.state, 'draft')))
    .orderBy(asc(summaryParagraphs.id))

/** What was objected to a summary that is a draft again: its author's to mend. */
export const listObjectionsIn = (db: Database, actor: Actor, threadId?: string) =>
  db
    .select({ word: summaryConsents, authorId: summaries.writtenById })
    .from(summaryConsents)
    .innerJoin(summaries, eq(summaries.threadId, summaryConsents.threadId))
    .innerJoin(threads, eq(threads.id, summaries.threadId))
    .innerJoin(channels, eq(channels.id, threads.channelId))
    .where(and(kept(actor, threadId), eq(summaries.state, 'draft')))
    .orderBy(asc(summaryConsents.threadId), asc(summaryConsents.memberId))

export const replaceObjection = (
  db: Database,
  { threadId, memberId }: { threadId: string; memberId: string },
  note: string,
) =>
  db.execute(sql`
    with changed as (update summary_consents set note = ${note}
      where thread_id = ${threadId} and member_id = ${memberId} returning thread_id)
    update summaries set version = version + 1 where thread_id in (select thread_id from changed)`)

/** The draft it belongs to is another one then: whoever writes on loads it first. */
export const replaceParagraph = (db: Database, id: string, text: string) =>
  db.execute(sql`
    with changed as (update summary_paragraphs set text = ${text} where id = ${id} returning thread_id)
    update summaries set version = version + 1 where thread_id in (select thread_id from changed)`)
