import { and, desc, eq, getTableColumns, gt, isNull, ne, sql } from 'drizzle-orm'
import type { Database } from '../database'
import { invitations, people } from '../schema/people'

export type InvitationRow = typeof invitations.$inferSelect

/** Whoever invited may still invite. An invitation is worth no more than the word of who gave it. */
const stands = sql<boolean>`(invited_by_id is null or exists (
  select from people p where p.id = invited_by_id and p.disabled_at is null
    and (p.suspended_until is null or p.suspended_until <= now())
    and case when via_group_id is null then p.role = 'secretariat' else exists (
      select from group_people g where g.person_id = p.id and g.group_id = via_group_id and g.convenor
        and (g.until is null or g.until > now())) end))`

/** Also for the same invitation again, whose answer was lost: the new secret replaces the old. False: the id is taken. */
export async function insertInvitation(db: Database, invitation: typeof invitations.$inferInsert) {
  const { id: _, invitedById, viaGroupId, ...said } = invitation
  const rows = await db
    .insert(invitations)
    .values(invitation)
    .onConflictDoUpdate({
      target: invitations.id,
      set: said,
      setWhere: and(
        isNull(invitations.usedAt),
        eq(invitations.invitedById, invitedById ?? sql`null`),
        sql`${invitations.viaGroupId} is not distinct from ${viaGroupId ?? null}::uuid`,
      ),
    })
    .returning({ id: invitations.id })
  return rows.length > 0
}

/** `viaGroupId`: only those that convenors of this group made. */
export const listOpenInvitations = (db: Database, now: Date, viaGroupId?: string) =>
  db
    .select()
    .from(invitations)
    .where(
      and(
        isNull(invitations.usedAt),
        gt(invitations.expiresAt, now),
        sql`member_id is not null`,
        stands,
        via(viaGroupId),
      ),
    )
    .orderBy(desc(invitations.createdAt), desc(invitations.id))

const via = (groupId?: string) => (groupId ? eq(invitations.viaGroupId, groupId) : undefined)

/** The invitation that a link's secret stands for, locked until the transaction ends, so that it is used once. */
export async function findInvitation(db: Database, tokenHash: string) {
  const columns = { ...getTableColumns(invitations), stands }
  const [row] = await db.select(columns).from(invitations).where(eq(invitations.tokenHash, tokenHash)).for('update')
  return row
}

const what = { id: invitations.id, memberId: invitations.memberId, viaGroupId: invitations.viaGroupId }

/** Who is invited anew needs one link, not two; but a convenor withdraws none that another place gave. */
export const deleteOtherInvitations = (db: Database, email: string, but: string, viaGroupId?: string) =>
  db
    .delete(invitations)
    .where(
      and(
        eq(sql`lower(email)`, email.toLowerCase()),
        isNull(invitations.usedAt),
        ne(invitations.id, but),
        via(viaGroupId),
      ),
    )
    .returning(what)

export const useInvitation = (db: Database, invitationId: string, usedAt: Date) =>
  db.update(invitations).set({ usedAt }).where(eq(invitations.id, invitationId))

export const deleteInvitation = (db: Database, invitationId: string, viaGroupId?: string) =>
  db
    .delete(invitations)
    .where(and(eq(invitations.id, invitationId), isNull(invitations.usedAt), via(viaGroupId)))
    .returning(what)

/** A new set-up link makes the ones before it worthless. */
export const deleteSetupLinks = (db: Database) => db.delete(invitations).where(isNull(invitations.memberId))

export async function hasPeople(db: Database) {
  const rows = await db.select({ id: people.id }).from(people).limit(1)
  return rows.length > 0
}
