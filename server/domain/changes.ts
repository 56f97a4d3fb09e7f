import type { Input } from '../../contract/endpoint'
import type { Changes, Event, listChanges, Room } from '../../contract/events'
import { limits } from '../../contract/limits'
import { can, type Actor } from '../../contract/policy'
import { asHouse } from '../../db/acting'
import type { Database } from '../../db/database'
import { listAnnouncementsSince } from '../../db/queries/announcements'
import { findChannel } from '../../db/queries/channels'
import { listDocumentsSince } from '../../db/queries/documents'
import { listDraftsSince } from '../../db/queries/drafts'
import { findGroup } from '../../db/queries/groups'
import { networkRevision } from '../../db/queries/members'
import { listMentionsSince } from '../../db/queries/mentions'
import { listDeparturesSince } from '../../db/queries/moves'
import { listNotesSince } from '../../db/queries/notes'
import { listPostsSince } from '../../db/queries/posts'
import { listMarksSince, personRevisions } from '../../db/queries/reads'
import { findSummary as findSummaryRow } from '../../db/queries/summaries'
import { findThread, findThreadAndChannel, listThreadsSince } from '../../db/queries/threads'
import type { Context } from '../context'
import { notFound } from '../errors'
import { findWhole } from '../seating'
import { presentAnnouncement } from './announcements'
import { list as listAnswers } from './answers'
import { presentChannel } from './channels'
import { listAsked, listOfThread } from './consents'
import { presentAll as presentDocuments } from './documents'
import { presentDraft } from './drafts'
import { peopleOf } from './groups'
import { presentMention } from './mentions'
import { presentNote } from './notes'
import { presentPost } from './posts'
import { presentMark } from './reads'
import { find as findSummary } from './summaries'
import { presentThread } from './threads'

const limit = limits.catchUpEvents

/** What a room said after a revision. Taken before the events, the revision may be early and is never late. */
export async function list(ctx: Context, { room, after }: Input<typeof listChanges>): Promise<Changes> {
  const revision = await revisionOf(ctx.db, ctx.actor, room)
  if (revision === null) throw notFound()
  // The directory is small: whoever missed something of it loads it again.
  if (room === 'network') return { revision, complete: revision <= after, events: [] }
  const [kind, id] = room.split(':') as ['person' | 'channel' | 'thread' | 'group', string]
  const events = await since[kind](ctx, id, after)
  const complete = events !== null && events.length < limit
  return { revision, complete, events: (events ?? []).slice(0, limit) }
}

/** Null: it cannot be told event by event, and is loaded afresh. */
type Since = (ctx: Context, id: string, after: number) => Promise<Event[] | null>
const since: { [K in 'person' | 'channel' | 'thread' | 'group']: Since } = {
  async channel(ctx, channelId, after) {
    const rows = await listThreadsSince(ctx.db, channelId, after, limit)
    const left = await listDeparturesSince(ctx.db, channelId, after, limit)
    const documents = await listDocumentsSince(ctx.db, channelId, after, limit)
    const channel = await findChannel(ctx.db, channelId)
    return [
      ...(channel ? [{ type: 'channel.saved', channel: presentChannel(channel) } satisfies Event] : []),
      ...rows.map((row): Event => ({ type: 'thread.saved', thread: presentThread(row) })),
      ...left.map((ids): Event => ({ type: 'thread.removed', ...ids })),
      ...documents
        .filter(({ removedAt }) => removedAt)
        .map(({ id: documentId }): Event => ({ type: 'document.removed', documentId, channelId })),
      ...(
        await presentDocuments(
          ctx,
          documents.filter(({ removedAt }) => !removedAt),
        )
      ).map((document): Event => ({ type: 'document.saved', document })),
    ]
  },
  async thread(ctx, threadId, after) {
    const before = await findThread(ctx.db, threadId)
    if (before?.mergedIntoId) return [{ type: 'posts.moved', threadId, intoId: before.mergedIntoId }]
    // Which posts left, and where the others stand now, no run of events says.
    if (before && before.transferRevision > after) return null
    const [row, posts] = [await findThread(ctx.db, threadId), await listPostsSince(ctx.db, threadId, after, limit)]
    const events: Event[] = posts.map((post) => ({ type: 'post.saved', post: presentPost(post) }))
    const notes = await listNotesSince(ctx.db, threadId, after, limit)
    events.push(...notes.map((note): Event => ({ type: 'note.saved', note: presentNote(note) })))
    const consents = await listOfThread(ctx, threadId, after)
    events.push(...consents.map((consent): Event => ({ type: 'consent.saved', consent })))
    events.push(...(await consultationSince(ctx, threadId, after)))
    return row ? [{ type: 'thread.saved', thread: presentThread(row) }, ...events] : events
  },
  async group(ctx, groupId, after) {
    const told = await listAnnouncementsSince(ctx.db, groupId, after, limit)
    const { revision } = (await findGroup(ctx.db, groupId))!
    return [
      { type: 'groupPeople.saved', groupPeople: await peopleOf(ctx, groupId, revision) },
      ...told.map((row): Event => ({ type: 'announcement.saved', announcement: presentAnnouncement(row) })),
    ]
  },
  async person(ctx, personId, after) {
    const [{ access, moderation, desk }, marks, drafts, mentions, asked] = await Promise.all([
      personRevisions(ctx.db, personId),
      listMarksSince(ctx.db, ctx.actor, after, limit),
      listDraftsSince(ctx.db, personId, after, limit),
      listMentionsSince(ctx.db, ctx.actor, after, limit),
      listAsked(ctx, { after }),
    ])
    return [
      ...(access > after ? [{ type: 'forum.changed' } satisfies Event] : []),
      ...(moderation > after ? [{ type: 'moderation.changed' } satisfies Event] : []),
      ...(desk > after ? [{ type: 'desk.changed' } satisfies Event] : []),
      ...marks.map((mark): Event => ({ type: 'read.saved', mark: presentMark(mark) })),
      ...drafts.map((draft): Event => ({ type: 'draft.saved', draft: presentDraft(draft) })),
      ...asked.map((consent): Event => ({ type: 'consent.saved', consent })),
      ...mentions.map((mention): Event => ({ type: 'mention.saved', mention: presentMention(mention) })),
    ]
  },
}

/** What of a consultation changed: how it stands, answers, and its summary, or that this is a draft again. */
async function consultationSince(ctx: Context, threadId: string, after: number): Promise<Event[]> {
  const consultation = await findWhole(ctx.db, threadId)
  if (!consultation) return []
  const answers = await listAnswers(ctx, threadId, after)
  const { revision = 0 } = (await asHouse(ctx.db, () => findSummaryRow(ctx.db, threadId))) ?? {}
  const summary = revision > after ? await findSummary(ctx, threadId) : undefined
  return [
    ...(consultation.version > after ? [{ type: 'consultation.saved', consultation } satisfies Event] : []),
    ...answers.map((answer): Event => ({ type: 'answer.saved', answer })),
    ...(summary ? [{ type: 'summary.saved', summary } satisfies Event] : []),
    ...(summary === null ? [{ type: 'summary.removed', threadId } satisfies Event] : []),
  ]
}

/** The revision of a stream this person may follow; null where there is none for them. */
export async function revisionOf(db: Database, actor: Actor, room: Room): Promise<number | null> {
  if (room === 'network') return can(actor, 'directory.follow', null) ? networkRevision(db) : null
  const [kind, id] = room.split(':') as [string, string]
  if (kind === 'person') return id === actor.id ? (await personRevisions(db, id)).revision : null
  if (kind === 'group') {
    return can(actor, 'group.hear', { groupId: id }) ? ((await findGroup(db, id))?.revision ?? null) : null
  }
  if (kind === 'channel') {
    const channel = await findChannel(db, id)
    return channel && can(actor, 'channel.read', { channel }) ? channel.revision : null
  }
  const found = await findThreadAndChannel(db, id)
  if (!found || !can(actor, 'channel.read', found)) return null
  // Of a thread that was merged into another, its own last word: that it was.
  return found.thread.id === id ? found.thread.revision : ((await findThread(db, id))?.revision ?? null)
}
