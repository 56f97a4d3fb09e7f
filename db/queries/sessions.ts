import { randomUUID } from 'node:crypto'
import { and, asc, desc, eq, gt, inArray, lt, ne, or, sql } from 'drizzle-orm'
import { limits } from '../../contract/limits'
import type { Actor } from '../../contract/policy'
import type { Database } from '../database'
import { members } from '../schema/members'
import { people, sessions } from '../schema/people'

const actorColumns = {
  id: people.id,
  memberId: people.memberId,
  memberStatus: members.status,
  role: people.role,
  // In a group nobody of a partner is, also who was before their institution became one.
  memberships: sql<Actor['memberships']>`(
    select coalesce(json_agg(json_build_object('groupId', group_id, 'convenor', convenor) order by group_id), '[]')
    from group_people g where g.person_id = "people"."id" and (g.until is null or g.until > now())
      and "members"."status" <> 'partner')`,
}

/** Neither closed nor suspended. */
export const isAdmitted = sql`${people.disabledAt} is null
  and (${people.suspendedUntil} is null or ${people.suspendedUntil} <= now())`

/**
 * Everyone who can sign in, as the policy sees them. In an order of their own: as the rows lie would tell who did
 * something last, also where one may not look.
 */
export const listActors = (db: Database): Promise<Actor[]> =>
  db
    .select(actorColumns)
    .from(people)
    .innerJoin(members, eq(members.id, people.memberId))
    .where(isAdmitted)
    .orderBy(asc(people.name), asc(people.id))

/** Some people as the policy sees them, also those who cannot sign in just now. */
export const listNamedActors = async (db: Database, ids: string[]): Promise<Actor[]> =>
  ids.length
    ? db
        .select(actorColumns)
        .from(people)
        .innerJoin(members, eq(members.id, people.memberId))
        .where(inArray(people.id, ids))
    : []

/** A session of an open account, with who it belongs to. Closed and suspended accounts have none. */
export async function findSession(db: Database, id: string) {
  const [row] = await db
    .select({ session: sessions, actor: actorColumns })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .innerJoin(members, eq(members.id, people.memberId))
    .where(and(eq(sessions.id, id), isAdmitted))
  return row
}

/** The key of the lock that stands between what a person writes and whoever takes their access away. */
const accessOf = (personId: string) => sql`hashtextextended(${`access ${personId}`}, 0)`

/** Until the transaction ends, nobody takes this person's access away. */
export const shareAccess = (db: Database, personId: string) =>
  db.execute(sql`select pg_advisory_xact_lock_shared(${accessOf(personId)})`)

/** Waits until nothing is being written by these people; what they begin now waits for the end of the transaction. */
export async function takeAccess(db: Database, personIds: string[]) {
  for (const personId of [...personIds].sort())
    await db.execute(sql`select pg_advisory_xact_lock(${accessOf(personId)})`)
}

export const insertSession = async (
  db: Database,
  session: Omit<typeof sessions.$inferInsert, 'deviceId' | 'lastSeenAt'>,
) => void (await db.insert(sessions).values({ ...session, deviceId: randomUUID(), lastSeenAt: session.createdAt }))

export const prolongSession = async (db: Database, id: string, expiresAt: Date) =>
  void (await db
    .update(sessions)
    .set({ expiresAt, lastSeenAt: sql`now()` })
    .where(eq(sessions.id, id)))

export const deleteSession = async (db: Database, id: string) =>
  void (await db.delete(sessions).where(eq(sessions.id, id)))

/** Ends a person's sessions, all or all but one; returns how many there were. */
export async function deleteSessions(db: Database, personId: string, but?: string) {
  const rows = await db
    .delete(sessions)
    .where(and(eq(sessions.personId, personId), but ? ne(sessions.id, but) : undefined))
    .returning({ id: sessions.id })
  return rows.length
}

export const deleteExpiredSessions = async (db: Database) =>
  void (await db.delete(sessions).where(or(lt(sessions.expiresAt, sql`now()`), isTooOld)))

/** However much it was used: no session lives longer than this. */
const isTooOld = sql`${sessions.createdAt} < now() - make_interval(days => ${limits.session.absoluteDays})`

/** Where a person is signed in; what has run out and only waits to be tidied away is not listed. */
export const listSessions = (db: Database, personId: string) =>
  db
    .select()
    .from(sessions)
    .where(and(eq(sessions.personId, personId), gt(sessions.expiresAt, sql`now()`), sql`not ${isTooOld}`))
    .orderBy(desc(sessions.lastSeenAt), asc(sessions.id))

/** Notes that a session is in use, by the minute: a list of devices should tell, and not every request should write. */
export const touchSession = async (db: Database, id: string) =>
  void (await db
    .update(sessions)
    .set({ lastSeenAt: sql`now()` })
    .where(eq(sessions.id, id)))
