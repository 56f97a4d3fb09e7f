import { and, asc, desc, eq, isNotNull, isNull, sql, type SQL } from 'drizzle-orm'
import type { Ranges } from '../../contract/common'
import type { LibraryOrder } from '../../contract/kinds'
import type { Actor } from '../../contract/policy'
import type { Database } from '../database'
import { channels } from '../schema/channels'
import { consultations } from '../schema/consultations'
import { readMarks } from '../schema/reads'
import { threads } from '../schema/threads'
import { readableBy } from './readable'
import { hasPlace, hasTopic } from './taxonomy'
import { threadColumns, type ThreadRow } from './threads'

export interface LibraryFilter {
  order: LibraryOrder
  place?: string
  topic?: string
  /** Only those that come after this one in the list. */
  after?: { closedAt: Date; id: string }
}

/** How the summary that stands begins; more than is shown, for signs are taken out of it. */
const summary = sql<string | null>`(select left(p.text, 1000) from summaries s
  join summary_paragraphs p on p.thread_id = s.thread_id
  where s.thread_id = ${consultations.threadId} and s.state = 'standing' order by p.position limit 1)`

/** The closed consultations an actor may read, each with the actor's read mark. What is hidden is nobody's library. */
export function listClosed(db: Database, actor: Actor, { order, place, topic, after }: LibraryFilter, limit: number) {
  const isOldestFirst = order === 'review'
  const conditions: (SQL | undefined)[] = [
    isNotNull(consultations.closedAt),
    readableBy(actor),
    isNull(threads.mergedIntoId),
    isNull(threads.hiddenFromId),
    place ? hasPlace(db, place) : undefined,
    topic ? hasTopic(db, topic) : undefined,
    after
      ? sql`(${consultations.closedAt}, ${consultations.threadId}) ${sql.raw(isOldestFirst ? '>' : '<')}
        (${after.closedAt.toISOString()}::timestamptz, ${after.id}::uuid)`
      : undefined,
  ]
  const to = isOldestFirst ? asc : desc
  return db
    .select({
      ...{ thread: threadColumns, read: readMarks.read, markRevision: readMarks.revision, summary },
      ...{ askedById: consultations.askedById, closedAt: consultations.closedAt },
    })
    .from(consultations)
    .innerJoin(threads, eq(threads.id, consultations.threadId))
    .innerJoin(channels, eq(channels.id, threads.channelId))
    .leftJoin(readMarks, and(eq(readMarks.threadId, threads.id), eq(readMarks.personId, actor.id)))
    .where(and(...conditions))
    .orderBy(to(consultations.closedAt), to(consultations.threadId))
    .limit(limit) as unknown as Promise<Closed[]>
}

interface Closed {
  thread: ThreadRow
  read: Ranges | null
  markRevision: number | null
  summary: string | null
  askedById: string
  closedAt: Date
}
