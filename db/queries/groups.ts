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

export const saveGroupPerson = (db: Database, person: typeof groupPeople.$inferInsert) =>
  db
    .insert(groupPeople)
    .values(person)
    .onConflictDoUpdate({
      target: [groupPeople.groupId, groupPeople.personId],
      set: { convenor: person.convenor },
    })

export const deleteGroupPerson = (db: Database, groupId: string, personId: string) =>
  db.delete(groupPeople).where(and(eq(groupPeople.groupId, groupId), eq(groupPeople.personId, personId)))

export const advanceGroup = (db: Database, groupId: string) =>
  db
    .update(groups)
    .set({ version: sql`version + 1` })
    .where(eq(groups.id, groupId))
