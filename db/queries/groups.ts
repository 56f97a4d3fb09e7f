import { and, asc, eq, getTableColumns, isNotNull, lte, sql } from 'drizzle-orm'
import type { Database } from '../database'
import { groupPeople, groups } from '../schema/groups'

const groupColumns = {
  ...getTableColumns(groups),
  convenorIds: sql<string[]>`array(
    select person_id from group_people g where g.group_id = "groups"."id" and convenor
      and (until is null or until > now()) order by since, person_id)`,
}
export type GroupRow = Awaited<ReturnType<typeof listGroups>>[number]

export const listGroups = (db: Database) =>
  db.select(groupColumns).from(groups).orderBy(asc(groups.name), asc(groups.id))

export async function findGroup(db: Database, groupId: string) {
  const [row] = await db.select(groupColumns).from(groups).where(eq(groups.id, groupId))
  return row
}

/** The same, and nobody changes it until the transaction ends. */
export async function lockGroup(db: Database, groupId: string) {
  await db.select({ id: groups.id }).from(groups).where(eq(groups.id, groupId)).for('no key update')
  return findGroup(db, groupId)
}

const hasEnded = sql`${groupPeople.until} <= now()`
const stands = sql`(${groupPeople.until} is null or ${groupPeople.until} > now())`

export const listGroupPeople = (db: Database, groupId: string) =>
  db
    .select({ personId: groupPeople.personId, convenor: groupPeople.convenor, until: groupPeople.until })
    .from(groupPeople)
    .where(and(eq(groupPeople.groupId, groupId), stands))
    .orderBy(asc(groupPeople.since), asc(groupPeople.personId))

/**
 * What the person was in the group before; undefined for whoever was not in it, or not any more. Without `until` the
 * end stays what it was.
 */
export async function saveGroupPerson(db: Database, person: typeof groupPeople.$inferInsert) {
  const isTheirs = and(eq(groupPeople.groupId, person.groupId), eq(groupPeople.personId, person.personId))
  await db.delete(groupPeople).where(and(isTheirs, hasEnded))
  const [before] = await db.select().from(groupPeople).where(isTheirs).for('update')
  await db
    .insert(groupPeople)
    .values(person)
    .onConflictDoUpdate({
      target: [groupPeople.groupId, groupPeople.personId],
      set: { convenor: person.convenor, ...(person.until !== undefined && { until: person.until }) },
    })
  return before
}

/** What the person was in the group; undefined for whoever was not in it. `ended`: only if their end has come. */
export async function deleteGroupPerson(db: Database, groupId: string, personId: string, { ended = false } = {}) {
  const isTheirs = and(eq(groupPeople.groupId, groupId), eq(groupPeople.personId, personId))
  const [before] = await db
    .delete(groupPeople)
    .where(ended ? and(isTheirs, hasEnded) : isTheirs)
    .returning()
  return before
}

/** Whose end in a group has come, by the clock of the database, which every rule goes by. */
export const listEnded = (db: Database) =>
  db
    .select({ groupId: groupPeople.groupId, personId: groupPeople.personId })
    .from(groupPeople)
    .where(lte(groupPeople.until, sql`now()`))
    .orderBy(asc(groupPeople.until))

/** How long it is until the next end comes; undefined where none is set. */
export async function millisecondsToNextEnd(db: Database) {
  const [row] = await db
    .select({ wait: sql<number | null>`(extract(epoch from min(${groupPeople.until}) - now()) * 1000)::float8` })
    .from(groupPeople)
    .where(isNotNull(groupPeople.until))
  return row?.wait ?? undefined
}

/** False: there is one with this id. */
export async function insertGroup(db: Database, group: typeof groups.$inferInsert) {
  const rows = await db.insert(groups).values(group).onConflictDoNothing({ target: groups.id }).returning()
  return rows.length > 0
}

export const updateGroup = (db: Database, groupId: string, change: Partial<typeof groups.$inferInsert> = {}) =>
  db
    .update(groups)
    .set({ ...change, version: sql`version + 1` })
    .where(eq(groups.id, groupId))
