import { asc, eq, sql } from 'drizzle-orm'
import type { Database } from '../database'
import { chairs, house, members } from '../schema/members'

export type MemberRow = typeof members.$inferSelect

export const listMembers = (db: Database) => db.select().from(members).orderBy(asc(members.name))

export async function findMember(db: Database, memberId: string) {
  const [row] = await db.select().from(members).where(eq(members.id, memberId))
  return row
}

/** The same, held until the transaction ends. */
export async function holdMember(db: Database, memberId: string) {
  const [row] = await db.select().from(members).where(eq(members.id, memberId)).for('no key update')
  return row
}

export async function updateMember(db: Database, memberId: string, change: Partial<typeof members.$inferInsert>) {
  const [row] = await db
    .update(members)
    .set({ ...change, version: sql`version + 1` })
    .where(eq(members.id, memberId))
    .returning()
  return row
}

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
