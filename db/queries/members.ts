import { asc, eq, getTableColumns, sql } from 'drizzle-orm'
import type { MemberStatus } from '../../contract/kinds'
import type { Database } from '../database'
import { chairs, house, members, memberStatuses } from '../schema/members'

const memberColumns = {
  ...getTableColumns(members),
  history: sql<{ status: MemberStatus; since: string | null }[]>`(
    select coalesce(json_agg(json_build_object('status', s.status, 'since', s.since) order by s.id), '[]')
    from member_statuses s where s.member_id = "members"."id")`,
}
export type MemberRow = Awaited<ReturnType<typeof listMembers>>[number]

export const listMembers = (db: Database) =>
  db.select(memberColumns).from(members).orderBy(asc(members.name), asc(members.id))

export async function findMember(db: Database, memberId: string) {
  const [row] = await db.select(memberColumns).from(members).where(eq(members.id, memberId))
  return row
}

/** The same, held until the transaction ends. */
export async function holdMember(db: Database, memberId: string) {
  const [row] = await db.select().from(members).where(eq(members.id, memberId)).for('no key update')
  return row
}

export async function updateMember(db: Database, memberId: string, change: Partial<typeof members.$inferInsert>) {
  await db
    .update(members)
    .set({ ...change, version: sql`version + 1` })
    .where(eq(members.id, memberId))
  return findMember(db, memberId)
}

/** Keeps what a member was until now. */
export const insertFormerStatus = (db: Database, { id, status, statusSince }: typeof members.$inferSelect) =>
  db.insert(memberStatuses).values({ memberId: id, status, since: statusSince })

export const listChairs = (db: Database) => db.select().from(chairs).orderBy(asc(chairs.year))

/** Which member was written down for that year before. */
export async function saveChair(db: Database, chair: typeof chairs.$inferInsert) {
  const [row] = await db.select().from(chairs).where(eq(chairs.year, chair.year)).for('update')
  await db
    .insert(chairs)
    .values(chair)
    .onConflictDoUpdate({ target: chairs.year, set: { memberId: chair.memberId } })
  return { before: row?.memberId }
}

/** The member that stood there. */
export async function deleteChair(db: Database, year: number) {
  const [row] = await db.delete(chairs).where(eq(chairs.year, year)).returning()
  return row?.memberId
}

/** What this installation was founded as; undefined while the database is empty. */
export async function findHouse(db: Database) {
  const [row] = await db.select().from(house)
  return row
}

/** Moves the directory's stream on by one. */
export async function advanceNetwork(db: Database) {
  const [row] = await db
    .update(house)
    .set({ revision: sql`revision + 1` })
    .returning({ revision: house.revision })
  return row!.revision
}

export async function networkRevision(db: Database) {
  return (await findHouse(db))?.revision ?? 0
}

export const foundHouse = (db: Database, kind: 'network' | 'demo') => db.insert(house).values({ kind })
