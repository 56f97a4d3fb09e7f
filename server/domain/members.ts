import type { Input } from '../../contract/endpoint'
import type { editMember, eraseChair, Member, recordChair } from '../../contract/members'
import { asHouse } from '../../db/acting'
import { meeting } from '../../db/database'
import {
  advanceNetwork,
  deleteChair,
  findMember,
  holdMember,
  insertFormerStatus,
  saveChair,
  updateMember,
  type MemberRow,
} from '../../db/queries/members'
import { listOfficersOf, listPeopleOf } from '../../db/queries/people'
import type { Context, Visit } from '../context'
import { notFound, Refusal } from '../errors'
import { accessChanged, cutOff } from './people'

export async function edit(ctx: Context, { memberId, ...change }: Input<typeof editMember>) {
  const people = (await listPeopleOf(ctx.db, memberId)).map(({ id }) => id)
  const isOther = (await findMember(ctx.db, memberId))?.status !== change.status
  // With a partner's it is other rooms that a socket begins with: they come back, and begin anew.
  const isPartner = [(await findMember(ctx.db, memberId))?.status, change.status].includes('partner')
  if (isOther) await cutOff(ctx, people, isPartner ? {} : undefined)
  const before = await holdMember(ctx.db, memberId)
  if (!before) throw notFound()
  if ((change.status !== before.status) !== isOther) throw meeting('The status was changed meanwhile.')
  if (change.status !== before.status && !change.statusSince) {
    throw new Refusal('invalid', 'Say from which day the new status holds.', 'statusSince')
  }
  if (isOther && change.status === 'partner') await checkNoOfficer(ctx, memberId)
  const names = { name: change.name.trim(), ownName: change.ownName.trim(), npm: change.npm.trim() }
  if (isOther) await insertFormerStatus(ctx.db, before)
  const member = presentMember((await updateMember(ctx.db, memberId, { ...change, ...names }))!)
  // A status decides what its people may read: they lose what they may lose, and load the rest anew.
  if (isOther) for (const personId of people) await accessChanged(ctx, personId)
  recordEdit(ctx, before, member)
  ctx.publish('network', await advanceNetwork(ctx.db), { type: 'member.saved', member })
  return member
}

export async function record(ctx: Context, chair: Input<typeof recordChair>) {
  if (!(await findMember(ctx.db, chair.memberId))) throw new Refusal('invalid', 'There is no such member.', 'memberId')
  const { before } = await saveChair(ctx.db, chair)
  ctx.publish('network', await advanceNetwork(ctx.db), { type: 'forum.changed' })
  if (before === chair.memberId) ctx.unchanged()
  else ctx.audit({ act: 'chair.record', groupId: null, memberId: chair.memberId, details: { year: chair.year } })
  return chair
}

export async function erase(ctx: Context, { year }: Input<typeof eraseChair>) {
  const memberId = await deleteChair(ctx.db, year)
  if (!memberId) ctx.unchanged()
  else ctx.audit({ act: 'chair.erase', groupId: null, memberId, details: { year } })
  ctx.publish('network', await advanceNetwork(ctx.db), { type: 'forum.changed' })
  return {}
}

/** Whoever reads as a guest from then on keeps no order before it either. */
async function checkNoOfficer(ctx: Context, memberId: string) {
  const names = (await asHouse(ctx.db, () => listOfficersOf(ctx.db, memberId))).map(({ name }) => name).join(', ')
  if (!names) return
  const why = 'People of partners hold no office and lead no channel. Let somebody else take over first from'
  throw new Refusal('conflict', `${why}: ${names}.`, 'status')
}

/** People of partners see what is opened to them by name, and nothing else: they are in no group, and hold no office. */
export async function checkNoPartner(ctx: Visit, memberId: string, field: string) {
  const isPartner = (await findMember(ctx.db, memberId))?.status === 'partner'
  if (isPartner)
    throw new Refusal(
      'invalid',
      'People of partners are in no group and hold no office. Open threads to them by name.',
      field,
    )
}

export const presentMember = (row: MemberRow): Member => row

/** The status with its day, and which of the names are others now. */
function recordEdit(ctx: Context, before: Omit<MemberRow, 'history'>, after: MemberRow) {
  const [groupId, memberId] = [null, after.id]
  const { status, statusSince } = after
  const isOther = (field: keyof typeof before) => after[field] !== before[field]
  const fields = (['name', 'ownName', 'npm'] as const).filter(isOther)
  if (isOther('status') || isOther('statusSince')) {
    const details = { from: before.status, to: status, since: statusSince }
    ctx.audit({ act: 'member.status', groupId, memberId, details })
  } else if (!fields.length) ctx.unchanged()
  if (fields.length) ctx.audit({ act: 'member.edit', groupId, memberId, details: { fields } })
}
