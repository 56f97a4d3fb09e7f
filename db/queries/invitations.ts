import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm'
import type { Database } from '../database'
import { invitations, people } from '../schema/people'

export type InvitationRow = typeof invitations.$inferSelect

export const insertInvitation = (db: Database, invitation: typeof invitations.$inferInsert) =>
  db.insert(invitations).values(invitation)

export const listOpenInvitations = (db: Database, now: Date) =>
  db
    .select()
    .from(invitations)
    .where(and(isNull(invitations.usedAt), gt(invitations.expiresAt, now), sql`member_id is not null`))
    .orderBy(desc(invitations.createdAt))

/** The invitation that a link's secret stands for, locked until the transaction ends, so that it is used once. */
export async function findInvitation(db: Database, tokenHash: string) {
  const [row] = await db.select().from(invitations).where(eq(invitations.tokenHash, tokenHash)).for('update')
  return row
}

export const useInvitation = (db: Database, invitationId: string, usedAt: Date) =>
  db.update(invitations).set({ usedAt }).where(eq(invitations.id, invitationId))

export const deleteInvitation = (db: Database, invitationId: string) =>
  db.delete(invitations).where(and(eq(invitations.id, invitationId), isNull(invitations.usedAt)))

/** A new set-up link makes the ones before it worthless. */
export const deleteSetupLinks = (db: Database) => db.delete(invitations).where(isNull(invitations.memberId))

export async function hasPeople(db: Database) {
  const rows = await db.select({ id: people.id }).from(people).limit(1)
  return rows.length > 0
}
