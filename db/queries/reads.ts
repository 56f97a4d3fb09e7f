import { and, asc, eq, getTableColumns, gt, inArray, sql } from 'drizzle-orm'
import type { Ranges } from '../../contract/common'
import type { Actor } from '../../contract/policy'
import type { Database } from '../database'
import { channels } from '../schema/channels'
import { parseRanges } from '../schema/columns'
import { people } from '../schema/people'
import { readMarks } from '../schema/reads'
import { threads } from '../schema/threads'
import { readableBy } from './readable'

export type MarkRow = typeof readMarks.$inferSelect

export async function findMark(db: Database, personId: string, threadId: string) {
  const [row] = await db
    .select()
    .from(readMarks)
    .where(and(eq(readMarks.personId, personId), eq(readMarks.threadId, threadId)))
  return row
}

/** Locks people's streams in the order of their ids: no two writes that move the same people on wait for each other. */
export const lockPeople = (db: Database, personIds: string[]) =>
  db
    .select({ id: people.id })
    .from(people)
    .where(inArray(people.id, personIds))
    .orderBy(asc(people.id))
    .for('no key update')

/** Moves a person's own stream on by one. Whoever moves several locks them first. */
export async function advancePerson(db: Database, personId: string) {
  const [row] = await db
    .update(people)
    .set({ revision: sql`revision + 1` })
    .where(eq(people.id, personId))
    .returning({ revision: people.revision })
  return row!.revision
}

/** The same, when what the person may see has changed. */
export async function advanceAccess(db: Database, personId: string) {
  const [row] = await db
    .update(people)
    .set({ revision: sql`revision + 1`, accessRevision: sql`revision + 1` })
    .where(eq(people.id, personId))
    .returning({ revision: people.revision })
  return row!.revision
}

/** The same, when what the person moderates, reported, or wrote and that waits, has changed. */
export async function advanceModeration(db: Database, personId: string) {
  const [row] = await db
    .update(people)
    .set({ revision: sql`revision + 1`, moderationRevision: sql`revision + 1` })
    .where(eq(people.id, personId))
    .returning({ revision: people.revision })
  return row!.revision
}

export async function personRevisions(db: Database, personId: string) {
  const { revision, accessRevision: access, moderationRevision: moderation, deskRevision: desk } = people
  const [row] = await db.select({ revision, access, moderation, desk }).from(people).where(eq(people.id, personId))
  return row ?? { revision: 0, access: 0, moderation: 0, desk: 0 }
}

/**
 * Adds numbers to what a person has read, or takes them away, and moves the person's stream on by one. Returns the
 * mark as it is now.
 */
export async function changeMark(
  db: Database,
  mark: { personId: string; threadId: string },
  change: { add: Ranges } | { take: Ranges },
): Promise<MarkRow> {
  const adds = 'add' in change
  const numbers = toMultirange(adds ? change.add : change.take)
  const [row] = await db.execute<{ read: string; revision: string }>(sql`
    with moved as (update ${people} set revision = revision + 1 where id = ${mark.personId} returning id, revision)
    insert into ${readMarks} as mark (person_id, thread_id, read, revision)
    select id, ${mark.threadId}::uuid, ${adds ? numbers : sql`'{}'::int4multirange`}, revision from moved
    on conflict (person_id, thread_id) do update set revision = excluded.revision,
      read = ${adds ? sql`mark.read + excluded.read` : sql`mark.read - ${numbers}`}
    returning read::text, revision`)
  return { ...mark, read: parseRanges(row!.read), revision: Number(row!.revision) }
}

/** Numbers as PostgreSQL keeps them. */
export const toMultirange = (numbers: Ranges) =>
  sql`${`{${numbers.map(([from, to]) => `[${from},${to}]`).join(',')}}`}::int4multirange`

/** Makes every thread in a channel's list read to its end, all as of one revision; returns the marks that changed. */
export async function readWholeChannel(db: Database, actor: Actor, channelId: string, revision: number) {
  const rows = await db.execute<{ thread_id: string; read: string }>(sql`
    insert into ${readMarks} as mark (person_id, thread_id, read, revision)
    select ${actor.id}::uuid, threads.id, int4multirange(int4range(1, last_number, '[]')), ${revision}::bigint
    from threads join channels on channels.id = threads.channel_id
    where (top_id = ${channelId} or channel_id = ${channelId}) and last_number > 0 and ${readableBy(actor)}
    on conflict (person_id, thread_id) do update set read = mark.read + excluded.read, revision = excluded.revision
    where not mark.read @> excluded.read
    returning thread_id, read::text`)
  const marks = rows.map((row): MarkRow => ({
    personId: actor.id,
    threadId: row.thread_id,
    read: parseRanges(row.read),
    revision,
  }))
  // Not as they were found: how PostgreSQL went about it has to do with what else there is.
  return marks.sort((a, b) => (a.threadId < b.threadId ? -1 : 1))
}

/** Those of threads one may read: what one has read of another is one's own, and where its posts stand by now is not. */
export const listMarksSince = (db: Database, actor: Actor, after: number, limit: number) =>
  db
    .select(getTableColumns(readMarks))
    .from(readMarks)
    .innerJoin(threads, eq(threads.id, readMarks.threadId))
    .innerJoin(channels, eq(channels.id, threads.channelId))
    .where(and(eq(readMarks.personId, actor.id), gt(readMarks.revision, after), readableBy(actor)))
    .orderBy(asc(readMarks.revision), asc(readMarks.threadId))
    .limit(limit)
