import { and, asc, eq, inArray, ne, or, sql } from 'drizzle-orm'
import type { Database } from '../database'
import { channelPeople } from '../schema/channels'
import { people } from '../schema/people'

export type PersonRow = typeof people.$inferSelect

export const listPeople = (db: Database) => db.select().from(people).orderBy(asc(people.name), asc(people.id))

export async function findPerson(db: Database, personId: string) {
  const [row] = await db.select().from(people).where(eq(people.id, personId))
  return row
}

/** The same, as it is now and stays until the transaction ends. */
export async function holdPerson(db: Database, personId: string) {
  const [row] = await db.select().from(people).where(eq(people.id, personId)).for('share')
  return row
}

/** The same, locked until the transaction ends. */
export async function lockPerson(db: Database, personId: string) {
  const [row] = await db.select().from(people).where(eq(people.id, personId)).for('no key update')
  return row
}

export async function findPersonByEmail(db: Database, email: string) {
  const [row] = await db
    .select()
    .from(people)
    .where(eq(sql`lower(${people.email})`, email.toLowerCase()))
  return row
}

export const insertPerson = (db: Database, person: typeof people.$inferInsert) => db.insert(people).values(person)

export async function updatePerson(db: Database, personId: string, change: Partial<typeof people.$inferInsert>) {
  const [row] = await db
    .update(people)
    .set({ ...change, version: sql`version + 1` })
    .where(eq(people.id, personId))
    .returning()
  return row
}

/**
 * Puts a password in the place of the one that was proven; false where that is not the one any more. It is nobody
 * else's business: the person as others see them does not change with it.
 */
export async function exchangePassword(db: Database, personId: string, before: string, after: string) {
  const isAsProven = and(eq(people.id, personId), eq(people.passwordHash, before))
  const rows = await db.update(people).set({ passwordHash: after }).where(isAsProven).returning({ id: people.id })
  return rows.length > 0
}

/**
 * Whether anyone may still administer the house, were this person not there. Holds all who may until the transaction
 * ends: two of them who close each other's account at the same moment take turns.
 */
export async function hasOtherSecretary(db: Database, personId: string) {
  const rows = await db.execute<{ id: string }>(sql`
    select id from people where role = 'secretariat' and disabled_at is null order by id for no key update`)
  return rows.some(({ id }) => id !== personId)
}

/** Those of a member who hold an office of the house, or lead a channel of named persons. */
export const listOfficersOf = (db: Database, memberId: string) =>
  db
    .select({ name: people.name })
    .from(people)
    .where(
      and(
        eq(people.memberId, memberId),
        or(
          ne(people.role, 'person'),
          inArray(
            people.id,
            db.select({ id: channelPeople.personId }).from(channelPeople).where(eq(channelPeople.lead, true)),
          ),
        ),
      ),
    )
    .orderBy(asc(people.name), asc(people.id))

export const listPeopleOf = (db: Database, memberId: string) =>
  db.select({ id: people.id }).from(people).where(eq(people.memberId, memberId)).orderBy(asc(people.id))
