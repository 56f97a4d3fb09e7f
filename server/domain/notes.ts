import { randomUUID } from 'node:crypto'
import type { NoteKind } from '../../contract/kinds'
import type { Note } from '../../contract/notes'
import { insertNote, type NoteRow } from '../../db/queries/notes'
import type { ThreadRow } from '../../db/queries/threads'
import type { Context, Visit } from '../context'

interface More {
  postId?: string | null
  reason?: string
  byId?: string
}

/** Writes a grey line into a thread that was just moved on, under its new revision, and tells its page. */
export const note = (ctx: Context, thread: ThreadRow, kind: NoteKind, more: More = {}) =>
  noteOf(ctx, thread, kind, { byId: ctx.actor.id, ...more })

/** The same of what somebody did, or what came of it by itself. */
export async function noteOf(
  ctx: Visit,
  { id: threadId, lastNumber: afterNumber, revision }: ThreadRow,
  kind: NoteKind,
  { postId = null, reason = '', byId }: More & { byId: string },
) {
  const row = {
    id: randomUUID(),
    threadId,
    kind,
    byId,
    at: ctx.now,
    afterNumber,
    postId,
    reason,
    revision,
  }
  await insertNote(ctx.db, row)
  ctx.publish(`thread:${threadId}`, revision, { type: 'note.saved', note: presentNote(row) })
}

export const presentNote = ({ at, revision, ...note }: NoteRow): Note => ({
  ...{ id: note.id, threadId: note.threadId, kind: note.kind, byId: note.byId, at: at.toISOString() },
  ...{ afterNumber: note.afterNumber, postId: note.postId, reason: note.reason, version: revision },
})
