import { randomUUID } from 'node:crypto'
import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, like, or, sql, type SQL } from 'drizzle-orm'
import { groupActsOfTheHouse, type ActKind, type ActNoun } from '../../contract/acts'
import type { Act } from '../../contract/audit'
import { canonical, hashOf, type Head, type Link } from '../chain'
import type { Database } from '../database'
import { auditActs, auditHead } from '../schema/audit'
import { channels } from '../schema/channels'
import { threads } from '../schema/threads'

/** What is to be put in the log. */
export interface Entry {
  at: Date
  actorId: string | null
  act: ActKind
  groupId: string | null
  about: Act['about']
  details: Act['details']
}
export type ActRow = Awaited<ReturnType<typeof listActs>>[number]

/**
 * Appends acts to the log. The last thing a transaction does: it holds the end of the chain until the commit, and
 * whoever asked for another lock after this one could wait in a circle.
 */
export async function appendActs(db: Database, entries: Entry[]) {
  await db.execute(sql`select pg_advisory_xact_lock(${chainLock})`)
  let head = (await findHead(db))!
  const rows = entries.map(({ at, about, details, ...entry }) => {
    const link = {
      ...{ ...entry, id: randomUUID(), about: canonical(about), details: canonical(details) },
      ...{ sequence: String(BigInt(head.sequence) + 1n), at: String(at.getTime()), previousHash: head.hash },
    }
    head = { sequence: link.sequence, hash: hashOf(link) }
    return { ...link, at, sequence: Number(link.sequence), hash: head.hash }
  })
  await db.insert(auditActs).values(rows)
}

export interface ActFilter {
  /** null: the house. */
  groupId: string | null
  noun?: ActNoun
  /** Only those before this act of the same log. */
  before?: string
}

export const listActs = (db: Database, { before, ...filter }: ActFilter, limit: number) =>
  db
    .select()
    .from(auditActs)
    .where(
      and(inLog(filter), before ? sql`sequence < (select sequence from audit_acts where id = ${before})` : undefined),
    )
    .orderBy(desc(auditActs.sequence))
    .limit(limit)

/** Whether an act stands in a log. */
export async function isInLog(db: Database, actId: string, groupId: string | null) {
  const rows = await db
    .select({ id: auditActs.id })
    .from(auditActs)
    .where(and(eq(auditActs.id, actId), inLog({ groupId })))
  return rows.length > 0
}

/** Whether somebody did just this, as the log has it. */
export async function hasActed(db: Database, actorId: string, act: ActKind, about: Act['about']) {
  const rows = await db
    .select({ id: auditActs.id })
    .from(auditActs)
    .where(and(eq(auditActs.act, act), eq(auditActs.actorId, actorId), eq(auditActs.about, canonical(about))))
    .limit(1)
  return rows.length > 0
}

function inLog({ groupId, noun }: ActFilter): SQL | undefined {
  return and(
    groupId
      ? eq(auditActs.groupId, groupId)
      : or(isNull(auditActs.groupId), inArray(auditActs.act, [...groupActsOfTheHouse])),
    noun ? like(auditActs.act, `${noun}.%`) : undefined,
  )
}

/** Reads the whole log in order, as it is hashed, and its head, both as of one moment: acts may be coming in. */
export const readAudit = <T>(
  db: Database,
  read: (chain: AsyncIterable<Hashed[]>, head: Head | undefined) => Promise<T>,
): Promise<T> =>
  db.transaction(async (tx) => read(readChain(tx), await findHead(tx)), {
    isolationLevel: 'repeatable read',
    accessMode: 'read only',
  })

type Hashed = Link & { hash: string }

async function* readChain(db: Database, batch = 1_000): AsyncGenerator<Hashed[]> {
  for (let last: string | undefined; ;) {
    const rows: Hashed[] = await db
      .select({ ...asHashed, hash: auditActs.hash })
      .from(auditActs)
      .where(last === undefined ? undefined : gt(auditActs.sequence, sql`${last}::bigint`))
      .orderBy(asc(auditActs.sequence))
      .limit(batch)
    if (!rows.length) return
    yield rows
    last = rows.at(-1)!.sequence
  }
}

const { actorId, groupId, about, details, previousHash } = auditActs
const asHashed = {
  ...{ actorId, groupId, about, details, previousHash, act: sql<string>`act` },
  id: sql<string>`id::text`,
  sequence: sql<string>`sequence::text`,
  // Exact also for what no calendar holds; a date as text has more than one spelling.
  at: sql<string>`trim_scale(extract(epoch from at) * 1000)::text`,
}

export async function findHead(db: Database): Promise<Head | undefined> {
  const [row] = await db.select({ sequence: sql<string>`sequence::text`, hash: auditHead.hash }).from(auditHead)
  return row
}

const chainLock = 7_301_003

/** Those of some channels and threads that are a group's; the house alone sees them all. */
export async function listGroupPlaces(db: Database, ids: string[]) {
  const rows = await db
    .selectDistinct({ channelId: channels.id, threadId: threads.id })
    .from(channels)
    .leftJoin(threads, and(eq(threads.channelId, channels.id), inArray(threads.id, ids)))
    .where(and(isNotNull(channels.groupId), or(inArray(channels.id, ids), isNotNull(threads.id))))
  return rows.flatMap(({ channelId, threadId }) => [channelId, ...(threadId ? [threadId] : [])])
}
