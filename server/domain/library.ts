import type { Input } from '../../contract/endpoint'
import type { LibraryPage, listLibrary } from '../../contract/library'
import { limits } from '../../contract/limits'
import { reviewAt } from '../../contract/reviews'
import * as queries from '../../db/queries/library'
import type { Context } from '../context'
import { plainOf } from '../exports/markdown'
import { cursorOf, parseCursor } from './cursor'
import { presentMark } from './reads'
import { presentThread } from './threads'

export async function list(ctx: Context, input: Input<typeof listLibrary>): Promise<LibraryPage> {
  const { cursor, order = 'newest', ...within } = input
  const from = parseCursor(cursor)
  const after = from && { closedAt: from.activeAt, id: from.id }
  const limit = limits.page.library
  const rows = await queries.listClosed(ctx.db, ctx.actor, { ...within, order, after }, limit + 1)
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return {
    entries: page.map(({ thread, askedById, closedAt, summary }) => ({
      thread: presentThread(thread),
      ...{ askedById, reviewAt: reviewAt(closedAt.toISOString()), summary: summary && beginningOf(summary) },
    })),
    marks: page.flatMap(({ thread, read, markRevision }) =>
      read ? [presentMark({ threadId: thread.id, read, revision: markRevision! })] : [],
    ),
    next: last ? cursorOf(last.closedAt, last.thread.id) : null,
  }
}

/** The first words of a Markdown text, without its signs. */
function beginningOf(text: string) {
  const plain = plainOf(text).replace(/\s+/g, ' ').trim()
  if (plain.length <= limits.beginningCharacters) return plain
  return `${plain.slice(0, limits.beginningCharacters).replace(/\s+\S*$/, '')} …`
}
