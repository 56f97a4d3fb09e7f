import { randomUUID } from 'node:crypto'
import type { Input } from '../../contract/endpoint'
import { limits } from '../../contract/limits'
import { findPassage, isPassage, redact as without, wordsOf } from '../../contract/passages'
import type { findOccurrences, listRedactions, Occurrences, redactPost } from '../../contract/redactions'
import { meeting } from '../../db/database'
import { listAnswers } from '../../db/queries/consents'
import { listNamed } from '../../db/queries/hiding'
import { findPost, updatePost } from '../../db/queries/posts'
import * as queries from '../../db/queries/redactions'
import { lockPeople } from '../../db/queries/reads'
import { advanceThread, type ThreadRow } from '../../db/queries/threads'
import { authorize } from '../authorize'
import { repeated } from '../consentNews'
import type { Context } from '../context'
import { tellDesks } from '../desk'
import { findInDocuments, holdChannels, redactDocuments } from '../documentWords'
import { Refusal } from '../errors'
import { keepersOf, settle, tellModeration } from '../keepers'
import { redactFileTexts } from '../keptTexts'
import { pace } from '../pace'
import { setHidden } from './hiding'
import { note, presentNote } from './notes'
import { retellConsultation } from '../retelling'
import { found, presentPost, saved } from './posts'
import { listDrafters, redactDrafts, redactHeld } from '../unposted'
import { listTermsSaying, redactTerms } from '../termWords'
import { findUnreleased, redactUnreleased, threadsOf } from '../unreleased'
import { saved as threadSaved } from './threads'

export async function occurrences(
  ctx: Context,
  { postId, words }: Input<typeof findOccurrences>,
): Promise<Occurrences> {
  const place = await found(ctx, postId)
  authorize(ctx, 'post.order', place)
  ctx.unchanged()
  pace(ctx, 'changes')
  const all = await search(ctx, await listPlaces(ctx, place.thread.id, words, true), words)
  const own = all.find(({ thread }) => thread.id === place.thread.id)
  const isOwn = ({ postId: id }: queries.Written) => id === postId
  const others = new Set(own?.hits.filter((hit) => isSaid(hit) && !isOwn(hit)).map((hit) => hit.postId!))
  return {
    post: findPassage(place.post.text, words).length,
    versions: own?.hits.filter((hit) => isOwn(hit) && hit.kind === 'version').length ?? 0,
    others: await Promise.all([...others].map(async (id) => pick((await findPost(ctx.db, id))!))),
    title: own?.title !== undefined,
    elsewhere: all
      .filter((each) => each !== own)
      .map(({ thread, hits }) => ({ threadId: thread.id, title: thread.title, posts: postsOf(hits).length })),
    documents: (await findInDocuments(ctx, words)).map(({ document: { id, title } }) => ({ id, title })),
    terms: (await listTermsSaying(ctx, words)).length,
    editedAt: place.post.editedAt?.toISOString() ?? null,
  }
}
const pick = ({ id, number, authorId }: { id: string; number: number; authorId: string }) => ({ id, number, authorId })

export async function create(ctx: Context, input: Input<typeof redactPost>) {
  const { id: actId, postId, words, reason } = input
  const seen = await found(ctx, postId)
  authorize(ctx, 'post.order', seen)
  if (await queries.hasRedaction(ctx.db, actId)) {
    ctx.unchanged()
    return presentPost(seen.post)
  }
  if (findPassage(reason, words).length) {
    throw new Refusal('invalid', 'The reason stays for all to read; leave the words out of it.', 'reason')
  }
  pace(ctx, 'changes')
  const ids = (await listPlaces(ctx, seen.thread.id, words, input.elsewhere)).map(({ thread }) => thread.id)
  const within = input.elsewhere ? undefined : seen.thread.id
  const unreleased = await findUnreleased(ctx, words, within)
  await queries.lockThreads(ctx.db, [...ids, ...threadsOf(unreleased)])
  // Only now nobody writes in them: what they say, and whether one keeps order there, is asked once more.
  const post = await findPost(ctx.db, postId)
  const places = await queries.listThreadsAgain(ctx.db, ctx.actor, ids)
  const own = places.find(({ thread }) => thread.id === post?.threadId)
  if (!own || !post || own.thread.channelId !== seen.thread.channelId) throw meeting('The post was moved meanwhile.')
  const all = await search(ctx, places, words)
  const hits = all.find(({ thread }) => thread.id === own.thread.id)?.hits.filter((hit) => hit.postId === postId) ?? []
  const isChanged = input.editedAt !== (post.editedAt?.toISOString() ?? null) && !findPassage(post.text, words).length
  if (isChanged || !hits.some(isSaid)) {
    throw new Refusal('conflict', 'The post does not say this any more. Look at it again, and select the words anew.')
  }
  const colleagues = await redactUnreleased(ctx, words, unreleased)
  const settled = await settle(ctx, postId, 'redacted')
  const rows: ThreadRow[] = []
  for (const each of all) rows.push(await takeOut(ctx, each, input))
  await holdChannels(ctx, rows, input.elsewhere ? words : undefined)
  for (const row of rows) {
    if (all.find(({ thread }) => thread.id === row.id)!.title !== undefined) await threadSaved(ctx, row)
  }
  if (input.elsewhere) await redactDocuments(ctx, words)
  const held = await redactHeld(ctx, words, within)
  const keepers = await Promise.all(
    [...all.map(({ channel }) => channel), ...held.channels].map((c) => keepersOf(ctx, c)),
  )
  const concerned = [...keepers.flat(), ...settled.complainants, ...held.authorIds]
  const drafters = await listDrafters(ctx, words, within)
  const named = [...(await listNamed(ctx.db, postId)), post.authorId]
  await repeatConsents(ctx, all, rows, [...concerned, ...colleagues, ...drafters, ...named])
  if (settled.quarantined && post.hidden && !post.removedAt) {
    const [now, thread] = [(await findPost(ctx.db, postId))!, rows.find(({ id }) => id === post.threadId)!]
    await setHidden(ctx, { post: now, thread, channel: own.channel }, false, { tell: concerned })
  } else await tellModeration(ctx, concerned)
  await tellDesks(ctx, colleagues)
  await redactDrafts(ctx, words, within)
  const rowIds = rows.map(({ id }) => id)
  await redactFileTexts(ctx, words, { threadIds: rowIds })
  if (input.elsewhere) await redactTerms(ctx, words)
  return presentPost((await findPost(ctx.db, postId))!)
}

/** To open pages, and to those who are asked; all who are told anything are locked first, in the order of their ids. */
async function repeatConsents(ctx: Context, all: Found[], rows: ThreadRow[], concerned: string[]) {
  const asked = all.flatMap(({ hits }) => hits.filter(({ kind }) => kind === 'consent'))
  const answers = await Promise.all(asked.map(({ key }) => listAnswers(ctx.db, key)))
  await lockPeople(ctx.db, [...concerned, ctx.actor.id, ...answers.flat().map(({ personId }) => personId)])
  for (const { key, threadId } of asked) {
    const row = rows.find(({ id }) => id === threadId)!
    await repeated(ctx, row, key)
  }
}

export async function list(ctx: Context, { postId }: Input<typeof listRedactions>) {
  const { post, channel } = await found(ctx, postId)
  authorize(ctx, 'post.read', { ...post, channel })
  const rows = await queries.listRedactions(ctx.db, postId)
  return rows.map(({ id, byId, at, reason }) => ({ id, byId, at: at.toISOString(), reason }))
}

type Place = Awaited<ReturnType<typeof queries.listThreadsAgain>>[number]
interface Found extends Place {
  /** What is said without the words; `title` where that changes. */
  hits: queries.Written[]
  title: string | undefined
}

async function listPlaces(ctx: Context, ownId: string, words: string, elsewhere: boolean) {
  if (!isPassage(words)) throw new Refusal('invalid', 'Select at least one whole word.', 'words')
  const most = limits.redactedThreads
  const wanted = elsewhere ? wordsOf(words).slice(0, 12) : []
  const places = await queries.listThreadsHolding(ctx.db, ctx.actor, ownId, wanted, most + 1)
  if (places.length > most) {
    throw new Refusal('invalid', `These words stand in more than ${most} threads. Select more of them.`, 'words')
  }
  return places
}

/** The threads in which a passage really stands, word for word, and where in them. */
async function search(ctx: Context, places: Place[], words: string): Promise<Found[]> {
  const ids = places.map(({ thread }) => thread.id)
  const written = ids.length ? await queries.listWritten(ctx.db, ids) : []
  return places.flatMap((place) => {
    const here = written.filter(({ threadId, text }) => threadId === place.thread.id && findPassage(text, words).length)
    const title = without(place.thread.title, words, limits.titleCharacters)
    const isRenamed = title !== place.thread.title
    if (!isRenamed && !here.length) return []
    const hits = here.map((hit) => ({ ...hit, text: without(hit.text, words, longest(hit)) }))
    return [{ ...place, hits, title: isRenamed ? title : undefined }]
  })
}

const longest = ({ kind }: queries.Written) => (kind === 'unit' ? limits.unitCharacters : limits.postCharacters)
const isSaid = ({ kind }: queries.Written) => ['post', 'version', 'file'].includes(kind)
const postsOf = (hits: queries.Written[]) => [...new Set(hits.filter(isSaid).map(({ postId }) => postId!))]

async function takeOut(
  ctx: Context,
  { thread: standing, channel, hits, title }: Found,
  input: Input<typeof redactPost>,
) {
  const { id: actId, postId, words, reason } = input
  const thread = await advanceThread(ctx.db, standing, title === undefined ? 'quiet' : { set: { title } })
  const { id: threadId, revision } = thread
  for (const hit of hits) await queries.replaceWritten(ctx.db, hit)
  for (const hit of hits.filter(({ kind }) => kind === 'note')) {
    const again = presentNote(await queries.repeatNote(ctx.db, hit.key, revision))
    ctx.publish(`thread:${threadId}`, revision, { type: 'note.saved', note: again })
  }
  const touched = postsOf(hits)
  const act = { actId, threadId, byId: ctx.actor.id, at: ctx.now, reason: reason.trim(), characters: words.length }
  const about = title === undefined ? touched : [...touched, null]
  if (about.length) {
    await queries.insertRedactions(
      ctx.db,
      about.map((id) => ({ ...act, id: randomUUID(), postId: id })),
    )
    const shown = touched.includes(postId) ? postId : (touched[0] ?? null)
    await note(ctx, thread, 'post-redacted', { postId: shown, reason: act.reason })
  }
  for (const id of touched) {
    await updatePost(ctx.db, id, { redacted: true, revision })
    saved(ctx, (await findPost(ctx.db, id))!)
  }
  await retellConsultation(ctx, thread, touched, hits)
  const at = { groupId: channel.groupId, channelId: channel.id, threadId, postId: touched[0] }
  ctx.audit({ act: 'post.redact', ...at, details: { characters: words.length } })
  return thread
}
