import type { Consultation } from '../../contract/consultations'
import type { Input } from '../../contract/endpoint'
import type { exportConsultation } from '../../contract/exports'
import type { ExportFormat } from '../../contract/kinds'
import { listMembers } from '../../db/queries/members'
import { listPeople } from '../../db/queries/people'
import { findFirstPost, listPostTexts } from '../../db/queries/posts'
import { findTaxonomy } from '../../db/queries/taxonomy'
import { authorize } from '../authorize'
import { compile } from '../compile'
import type { Context } from '../context'
import { Refusal } from '../errors'
import type { Compilation } from '../exports/compilation'
import { pace } from '../pace'
import { findWhole } from '../seating'
import { list as listAnswers } from './answers'
import { find as findSummary } from './summaries'
import { readable } from './threads'

/** A consultation as a document: what this reader sees of it, and nothing else. */
export async function consultation(
  ctx: Context,
  { threadId, format }: Input<typeof exportConsultation>,
): Promise<{ name: string; type: string; compilation: Compilation; format: ExportFormat }> {
  const { thread, channel } = await readable(ctx, threadId)
  authorize(ctx, 'thread.export', { ...thread, channel })
  pace(ctx, 'exports')
  const found = await findWhole(ctx.db, thread.id)
  if (!found) throw new Refusal('conflict', 'Nobody is asked for an answer here.')
  const compilation = compile({
    ...(await sources(ctx, found)),
    ...{ thread, consultation: found, exportedAt: ctx.now },
  })
  return { name: `${fileName(thread.title)}.${format}`, type: types[format], compilation, format }
}

async function sources(ctx: Context, { threadId }: Consultation) {
  const { db } = ctx
  const answers = await listAnswers(ctx, threadId)
  return {
    answers,
    posts: await listPostTexts(
      db,
      answers.map(({ postId }) => postId),
    ),
    question: await findFirstPost(db, threadId),
    summary: await findSummary(ctx, threadId),
    members: await listMembers(db),
    people: await listPeople(db),
    taxonomy: await findTaxonomy(db),
  }
}

const types: Record<ExportFormat, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
}

/** Without what file systems do not take, and not too long. */
const fileName = (title: string) =>
  title
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80)
    .trim() || 'Consultation'
