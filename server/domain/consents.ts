import type { answerConsent, askConsent, Consent, previewConsent, withdrawConsent } from '../../contract/consents'
import type { Input } from '../../contract/endpoint'
import type { NoteKind } from '../../contract/kinds'
import { can } from '../../contract/policy'
import { asHouse } from '../../db/acting'
import { findChannel, type ChannelRow } from '../../db/queries/channels'
import * as queries from '../../db/queries/consents'
import { listActors } from '../../db/queries/sessions'
import { advanceThread, holdThread, type ThreadRow } from '../../db/queries/threads'
import { authorize } from '../authorize'
import { present, tell, type Change } from '../consentNews'
import type { Context } from '../context'
import { notFound, Refusal } from '../errors'
import { without } from '../named'
import { differenceOf, move, presentDifference, type Reach } from './moves'
import { note } from './notes'
import { chairOf, targetOf, type Placed } from './reaches'
import { idTaken, readable, saved as threadSaved } from './threads'

export async function ask(ctx: Context, { threadId, id, reason, ...aim }: Input<typeof askConsent>) {
  const place = await readable(ctx, threadId)
  authorize(ctx, 'thread.widen', { ...place.thread, channel: place.channel })
  const before = await queries.findConsent(ctx.db, id)
  if (before && (before.askedById !== ctx.actor.id || before.threadId !== threadId)) throw idTaken()
  if (before) return asItWas(ctx, before)
  const { top, reach, label, isWider } = await targetOf(ctx, place, aim)
  if (!isWider) throw new Refusal('conflict', 'Nobody would read this who does not already: nobody has to be asked.')
  await holdThread(ctx.db, place.thread)
  if (place.thread.consentId) throw new Refusal('conflict', 'Its contributors are already being asked something.')
  const contributors = (await queries.listContributors(ctx.db, threadId)).filter((each) => each !== ctx.actor.id)
  await checkAskable(ctx, place, contributors)
  const asked = { id, threadId, askedById: ctx.actor.id, at: ctx.now, reason: reason.trim() }
  await queries.insertConsent(ctx.db, { ...asked, topId: top.id, reach: { ...reach, named: top.personIds }, label })
  const { groupId } = place.channel
  ctx.audit({ act: 'label.ask', groupId, threadId, details: { to: label, asked: contributors.length } })
  const consent = (await queries.findConsent(ctx.db, id))!
  if (!contributors.length) return grant(ctx, consent, place)
  await queries.insertAsked(ctx.db, id, contributors)
  const row = await advanceThread(ctx.db, place.thread, { set: { consentId: id } })
  return changed(ctx, consent, row, 'consent-asked', {})
}

export async function preview(ctx: Context, { consentId }: Input<typeof previewConsent>) {
  const { consent, place } = await found(ctx, consentId)
  const top = (await asHouse(ctx.db, () => findChannel(ctx.db, consent.topId)))!
  return presentDifference(await differenceOf(ctx, place.channel, { ...top, ...reachNow(consent, top) }))
}

/** One no ends it. With the last yes of all who wrote what stands there, it is done. */
export async function answer(ctx: Context, { consentId, yes }: Input<typeof answerConsent>) {
  const { place } = await found(ctx, consentId)
  // Nobody writes or moves it meanwhile: who is asked is who wrote.
  await holdThread(ctx.db, place.thread)
  const consent = (await queries.findConsent(ctx.db, consentId))!
  const answers = await queries.listAnswers(ctx.db, consentId)
  const askedIds = answers.map(({ personId }) => personId)
  authorize(ctx, 'consent.answer', { ...place, askedIds })
  const own = answers.find(({ personId }) => personId === ctx.actor.id)!
  if (own.yes === yes) return asItWas(ctx, consent)
  if (consent.state !== 'open') throw new Refusal('conflict', 'This is not asked any more.')
  await queries.updateAnswer(ctx.db, { consentId, personId: ctx.actor.id }, { yes, at: ctx.now })
  ctx.audit({ act: 'label.answer', groupId: place.channel.groupId, threadId: consent.threadId, details: { yes } })
  if (!yes) return ended(ctx, consent, place, 'consent-refused', 'refused')
  const contributors = await queries.listContributors(ctx.db, consent.threadId)
  await queries.insertAsked(
    ctx.db,
    consentId,
    contributors.filter((id) => id !== consent.askedById && !askedIds.includes(id)),
  )
  const said = await queries.listAnswers(ctx.db, consentId)
  const isComplete = said.every((each) => each.yes || !contributors.includes(each.personId))
  if (isComplete) return grant(ctx, consent, place)
  return changed(ctx, consent, await advanceThread(ctx.db, place.thread, 'quiet'), 'consent-given', {})
}

export async function withdraw(ctx: Context, { consentId }: Input<typeof withdrawConsent>) {
  const { place } = await found(ctx, consentId)
  await holdThread(ctx.db, place.thread)
  const consent = (await queries.findConsent(ctx.db, consentId))!
  authorize(ctx, 'consent.withdraw', { ...place, askedById: consent.askedById })
  if (consent.state !== 'open') return asItWas(ctx, consent)
  ctx.audit({ act: 'label.withdraw', groupId: place.channel.groupId, threadId: consent.threadId })
  return ended(ctx, consent, place, 'consent-withdrawn', 'withdrawn')
}

/** Those asked in threads one may read, told after a revision of one's own stream; without one, what waits for an answer. */
export async function listAsked(ctx: Context, since: { after?: number } = {}) {
  const rows = await queries.listAsked(ctx.db, ctx.actor, since)
  return Promise.all(rows.map((row) => present(ctx, row)))
}
export async function listOfThread(ctx: Context, threadId: string, after?: number) {
  const open = async () => [await queries.findOpenConsent(ctx.db, threadId)].filter((row) => row !== undefined)
  const rows = await (after === undefined ? open() : queries.listConsentsSince(ctx.db, threadId, after))
  return Promise.all(rows.map((row) => present(ctx, row)))
}

/** By the last yes, in the name of who asked, and only as long as they may. */
async function grant(ctx: Context, consent: queries.ConsentRow, place: Placed) {
  const { threadId, askedById, topId, label } = consent
  const asker = (await listActors(ctx.db)).find(({ id }) => id === askedById) ?? null
  const top = (await asHouse(ctx.db, () => findChannel(ctx.db, topId)))!
  const reach = reachNow(consent, top)
  const isMore = without(reach.personIds, (consent.reach as Asked).personIds).length > 0
  const may = can(asker, 'thread.widen', { ...place.thread, channel: place.channel })
  const mayThere =
    !isMore &&
    (topId === place.thread.topId || can(asker, 'thread.start', { channel: top })) &&
    (label !== 'public' || can(asker, 'thread.publish', { channel: { ...top, ...reach }, chairId: await chairOf(ctx) }))
  if (!may || !mayThere) return ended(ctx, consent, place, 'consent-withdrawn', 'overtaken')
  const { gain } = await differenceOf(ctx, place.channel, { ...top, ...reach })
  // Whoever answers last need not read where it goes.
  const row = await asHouse(ctx.db, () => move(ctx, place, top, reach, { label, consentId: null }))
  const isOfGuests = gain.length > 0 && gain.every(({ memberStatus }) => memberStatus === 'partner')
  const kind = label === 'public' ? 'labelled' : isOfGuests ? 'opened' : 'widened'
  await asHouse(ctx.db, () => note(ctx, row, kind, { reason: consent.reason, byId: askedById }))
  for (const groupId of new Set([place.channel.groupId, reach.groupId])) {
    const details = { to: label, gained: gain.length, consentId: consent.id }
    ctx.audit({ act: 'thread.widen', groupId, threadId, actorId: askedById, details })
  }
  return asHouse(ctx.db, () => tell(ctx, consent, row, { state: 'done' }))
}

/** `named`: those of them whom the channel named by itself when it was asked. */
type Asked = Reach & { named: string[] }

/** Who would read it as that channel is now: whoever was taken out meanwhile does not come back by what was asked before. */
function reachNow({ reach: asked }: queries.ConsentRow, { personIds, leadIds }: ChannelRow): Reach {
  const { named, ...reach } = asked as Asked
  return { ...reach, personIds: [...new Set([...personIds, ...without(reach.personIds, named)])], leadIds }
}

async function found(ctx: Context, consentId: string) {
  const consent = await queries.findConsent(ctx.db, consentId)
  if (!consent) throw notFound()
  return { consent, place: await readable(ctx, consent.threadId) }
}

async function checkAskable(ctx: Context, { channel }: Placed, contributors: string[]) {
  const people = await listActors(ctx.db)
  const readers = new Set(people.filter((each) => can(each, 'channel.read', { channel })).map(({ id }) => id))
  if (contributors.some((id) => !readers.has(id)))
    throw new Refusal('conflict', 'Somebody who wrote here reads it no more and cannot be asked.')
}

function asItWas(ctx: Context, consent: queries.ConsentRow) {
  ctx.unchanged()
  return present(ctx, consent)
}

async function ended(
  ctx: Context,
  consent: queries.ConsentRow,
  { thread }: Placed,
  kind: NoteKind,
  state: Consent['state'],
) {
  return changed(ctx, consent, await advanceThread(ctx.db, thread, { set: { consentId: null } }), kind, { state })
}

async function changed(ctx: Context, consent: queries.ConsentRow, row: ThreadRow, kind: NoteKind, change: Change) {
  await note(ctx, row, kind, { reason: kind === 'consent-asked' ? consent.reason : '' })
  await threadSaved(ctx, row)
  return tell(ctx, consent, row, change)
}
