import { asc, eq, inArray, sql } from 'drizzle-orm'
import type { Database } from '../database'
import { people } from '../schema/people'

export type PersonRow = typeof people.$inferSelect

export const listPeople = (db: Database) => db.select().from(people).orderBy(asc(people.name), asc(people.id))

export async function findPerson(db: Database, personId: string) {
  const [row] = await db.select().from(people).where(eq(people.id, personId))
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

/** Whether anyone may still administer the house, were this person not there. */
export async function hasOtherSecretary(db: Database, personId: string) {
  const rows = await db.execute(sql`
    select 1 from people where role = 'secretariat' and disabled_at is null and id <> ${personId} limit 1`)
  return rows.length > 0
}

/** Those of these people whose accounts are open. */
export const listOpenPeople = (db: Database, personIds: string[]) =>
  db
    .select({ id: people.id })
    .from(people)
    .where(sql`${inArray(people.id, personIds)} and disabled_at is null`)

export const listPeopleOf = (db: Database, memberId: string) =>
  db.select({ id: people.id }).from(people).where(eq(people.memberId, memberId))
