import { limits } from '../contract/limits'
import type { DraftCell } from '../contract/answers'
import { redact } from '../contract/passages'
import { asHouse } from '../db/acting'
import * as queries from '../db/consultationWords'
import type { Context } from './context'
import { listDeskOf, tellDesks } from './desk'

/**
 * Takes a passage out of what institutions are writing together, out of the notes their batons were passed with, and
 * out of drafts of summaries; those whose it is are told to look again, and nobody else learns that they were.
 */
export async function redactUnreleased(ctx: Context, words: string, threadId?: string) {
  const { db, actor } = ctx
  const concerned: string[] = []
  await asHouse(db, async () => {
    for (const { draft, channel } of await queries.listAnswerDraftsIn(db, actor, threadId)) {
      const [text, cells] = [
        redact(draft.text, words, limits.answerCharacters),
        draft.cells.map((cell) => cellWithout(cell, words)),
      ]
      if (text === draft.text && JSON.stringify(cells) === JSON.stringify(draft.cells)) continue
      await queries.replaceAnswerDraft(db, draft, { text, cells, version: draft.version + 1 })
      concerned.push(...(await listDeskOf(ctx, channel, [draft.memberId])))
    }
    for (const { pass, channel } of await queries.listPassesIn(db, actor, threadId)) {
      const note = redact(pass.note, words, limits.reasonCharacters)
      if (note === pass.note) continue
      await queries.replacePassNote(db, pass.id, note)
      concerned.push(...(await listDeskOf(ctx, channel, [pass.memberId])))
    }
    for (const { id, text: before, authorId } of await queries.listSummaryDraftsIn(db, actor, threadId)) {
      const text = redact(before, words, limits.paragraphCharacters)
      if (text === before) continue
      await queries.replaceParagraph(db, id, text)
      concerned.push(authorId)
    }
    for (const { word, authorId } of await queries.listObjectionsIn(db, actor, threadId)) {
      const note = redact(word.note, words, limits.reasonCharacters)
      if (note === word.note) continue
      await queries.replaceObjection(db, word, note)
      concerned.push(authorId)
    }
  })
  await tellDesks(ctx, concerned)
}

/** A day stays a day. */
function cellWithout({ questionId, edition, asOf, ...said }: DraftCell, words: string): DraftCell {
  const { value, text, basis, practice, source } = said
  const { text: most, ...others } = limits.cellCharacters
  return {
    ...{
      questionId,
      ...(edition && { edition }),
      asOf,
      value: redact(value, words, limits.lineCharacters),
      text: redact(text, words, most),
    },
    basis: redact(basis, words, others.basis),
    practice: redact(practice, words, others.practice),
    source: redact(source, words, others.source),
  }
}
