import { unite } from '../../contract/ranges'
import { asHouse } from '../../db/acting'
import type { ChannelRow } from '../../db/queries/channels'
import { saveDraft } from '../../db/queries/drafts'
import { repeatMention } from '../../db/queries/mentions'
import { advancePerson } from '../../db/queries/reads'
import type { ThreadRow } from '../../db/queries/threads'
import {
  deleteMarks,
  listDraftsOf,
  listMarksOf,
  listMentionsIn,
  listNotesOf,
  placeNote,
  saveMark,
} from '../../db/queries/transfers'
import type { Context } from '../context'
import { noteAfter, renumbered, type Placed } from '../numbering'
import { holdReaders } from '../readers'
import { listReadersOf } from './channels'
import { presentDraft } from './drafts'
import { presentMention } from './mentions'
import { presentMark } from './reads'
import { filesIn } from '../unposted'

/** What was done to a post is said where the post is; what was done to a thread, in that thread only. */
export async function carryNotes(ctx: Context, placed: Placed[], from: string[], into: ThreadRow) {
  const went = new Set(placed.map(({ id }) => id))
  for (const { id, threadId, kind, afterNumber, postId } of await listNotesOf(ctx.db, from)) {
    const goes = kind.startsWith('post-') && went.has(postId ?? '')
    if (threadId !== into.id && !goes) continue
    const place = { threadId: into.id, afterNumber: noteAfter(placed, threadId, afterNumber) }
    await placeNote(ctx.db, id, { ...place, revision: into.revision })
  }
}

/**
 * What is people's own goes with the posts: what was read stays read and nothing else becomes so, who was named stays
 * named, and what someone was writing waits in the thread where it belongs now. Whoever may not read it (any more) is
 * told nothing. The last a write locks: everyone who reads here, so that nobody marks by the numbers of before.
 */
export async function carryPersonal(
  ctx: Context,
  placed: Placed[],
  from: string[],
  into: ThreadRow,
  channel: ChannelRow,
) {
  const before = (await listReadersOf(ctx, channel)).map(({ id }) => id)
  const readers = new Set((await holdReaders(ctx, channel.id, before)).map(({ id }) => id))
  const revisions = new Map<string, Promise<number>>()
  const revisionOf = (personId: string) => {
    const revision = revisions.get(personId) ?? advancePerson(ctx.db, personId)
    revisions.set(personId, revision)
    return revision
  }
  const mentions = await listMentionsIn(
    ctx.db,
    placed.map(({ id }) => id),
  )
  for (const { personId, ...mention } of mentions.filter((each) => readers.has(each.personId))) {
    const version = await revisionOf(personId)
    await repeatMention(ctx.db, mention.postId, personId, version)
    ctx.publish(`person:${personId}`, version, {
      type: 'mention.saved',
      mention: presentMention({ ...mention, version }),
    })
  }
  await asHouse(ctx.db, async () => {
    await carryMarks(ctx, placed, from, into, async (id) => (readers.has(id) ? revisionOf(id) : null))
    const isMerge = from.includes(into.id)
    if (isMerge) await carryDrafts(ctx, from, into.id, async (id) => (readers.has(id) ? revisionOf(id) : null))
  })
}

type RevisionOf = (personId: string) => Promise<number | null>

async function carryMarks(
  ctx: Context,
  placed: Placed[],
  from: string[],
  { id: threadId }: ThreadRow,
  revisionOf: RevisionOf,
) {
  const marks = await listMarksOf(ctx.db, from)
  for (const personId of new Set(marks.map((mark) => mark.personId))) {
    const own = marks.filter((mark) => mark.personId === personId)
    const read = unite(
      own.flatMap((mark) => renumbered(placed, mark.threadId, mark.read)),
      [],
    )
    const revision = await revisionOf(personId)
    await saveMark(ctx.db, { personId, threadId, read, revision: revision ?? 0 })
    if (revision === null) continue
    const mark = presentMark({ threadId, read, revision })
    ctx.publish(`person:${personId}`, revision, { type: 'read.saved', mark })
  }
  for (const other of from) if (from.includes(threadId) && other !== threadId) await deleteMarks(ctx.db, other)
}

/**
 * A draft for a thread that is no more is one for the thread it is in now, below what stands there; with its files, and
 * whole, also where both are longer than a post may be: whoever wrote them shortens it.
 */
async function carryDrafts(ctx: Context, from: string[], intoId: string, revisionOf: RevisionOf) {
  const drafts = await listDraftsOf(
    ctx.db,
    from.map((id) => `thread:${id}`),
  )
  const key = `thread:${intoId}`
  for (const draft of drafts.filter((each) => each.key !== key)) {
    const there = drafts.find((each) => each.key === key && each.personId === draft.personId)
    const text = [there?.text, draft.text].filter(Boolean).join('\n\n')
    const revision = await revisionOf(draft.personId)
    const at = { personId: draft.personId, savedAt: ctx.now, revision: revision ?? draft.revision }
    for (const row of [
      { ...at, key, text, form: united(draft.form, there?.form) },
      { ...at, key: draft.key, text: '', form: {} },
    ]) {
      await saveDraft(ctx.db, row)
      if (revision !== null) {
        ctx.publish(`person:${draft.personId}`, revision, { type: 'draft.saved', draft: presentDraft(row) })
      }
    }
  }
}

type Form = Record<string, unknown>

function united(one: Form, other: Form = {}): Form {
  const files = new Map([...filesIn(other), ...filesIn(one)].map((file) => [file.id, file]))
  return { ...one, ...other, ...(files.size && { files: [...files.values()] }) }
}
