import { and, asc, eq, getTableColumns, sql } from 'drizzle-orm'
import type { Database } from '../database'
import { groupPeople, groups } from '../schema/groups'

const groupColumns = {
  ...getTableColumns(groups),
  convenorIds: sql<string[]>`array(
    select person_id from group_people g where g.group_id = "groups"."id" and convenor order by since, person_id)`,
}
export type GroupRow = Awaited<ReturnType<typeof listGroups>>[number]

export const listGroups = (db: Database) => db.select(groupColumns).from(groups).orderBy(asc(groups.name))

export async function findGroup(db: Database, groupId: string) {
  const [row] = await db.select(groupColumns).from(groups).where(eq(groups.id, groupId))
  return row
}

export const listGroupPeople = (db: Database, groupId: string) =>
  db
    .select({ personId: groupPeople.personId, convenor: groupPeople.convenor })
    .from(groupPeople)
    .where(eq(groupPeople.groupId, groupId))
    .orderBy(asc(groupPeople.since), asc(groupPeople.personId))

/** What the person was in the group before; undefined for whoever was not in it. */
export async function saveGroupPerson(db: Database, person: typeof groupPeople.$inferInsert) {
  const isTheirs = and(eq(groupPeople.groupId, person.groupId), eq(groupPeople.personId, person.personId))
  const [before] = await db.select().from(groupPeople).where(isTheirs).for('update')
  await db
    .insert(groupPeople)
    .values(person)
    .onConflictDoUpdate({
      target: [groupPeople.groupId, groupPeople.personId],
      set: { convenor: person.convenor },
    })
  return before
}

/** What the person was in the group; undefined for whoever was not in it. */
export async function deleteGroupPerson(db: Database, groupId: string, personId: string) {
  const isTheirs = and(eq(groupPeople.groupId, groupId), eq(groupPeople.personId, personId))
  const [before] = await db.delete(groupPeople).where(isTheirs).returning()
  return before
}

export const advanceGroup = (db: Database, groupId: string) =>
  db
    .update(groups)
    .set({ version: sql`version + 1` })
    .where(eq(groups.id, groupId))
