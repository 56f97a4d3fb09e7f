import { limits } from '../contract/limits'
import type { DraftCell } from '../contract/answers'
import { redact } from '../contract/passages'
import { asHouse } from '../db/acting'
import * as queries from '../db/consultationWords'
import type { AnswerDraftRow } from '../db/queries/seats'
import type { Context } from './context'
import { listDeskOf } from './desk'

/**
 * Finds where a passage stands in what institutions are writing together, in the notes their batons were passed with, and
 * in drafts of summaries with what was objected to them. Nothing is held yet: with elsewhere that is the whole house, and few of it say the words.
 */
export const findUnreleased = ({ db, actor }: Context, words: string, threadId?: string) =>
  asHouse(db, async () => ({
    drafts: (await queries.listAnswerDraftsIn(db, actor, threadId)).filter(({ draft }) => draftWithout(draft, words)),
    passes: (await queries.listPassesIn(db, actor, threadId)).filter(({ pass }) => noteWithout(pass.note, words)),
    paragraphs: (await queries.listSummaryDraftsIn(db, actor, threadId)).filter(({ text }) => textWithout(text, words)),
    objections: (await queries.listObjectionsIn(db, actor, threadId)).filter(({ word }) =>
      noteWithout(word.note, words),
    ),
  }))
type Unreleased = Awaited<ReturnType<typeof findUnreleased>>

/** The threads in which notes and summaries stay as they are while held. A draft is held by itself. */
export const threadsOf = ({ passes, paragraphs, objections }: Unreleased) => [
  ...passes.map(({ pass }) => pass.threadId),
  ...paragraphs.map(({ threadId }) => threadId),
  ...objections.map(({ word }) => word.threadId),
]

/**
 * Takes it out, of what they say by now; their threads are held, and nothing after threads is yet. Returns those whose it
 * is: they are told to look again, and nobody else learns that they were.
 */
export async function redactUnreleased(ctx: Context, words: string, found: Unreleased) {
  const { db, actor } = ctx
  const concerned: string[] = []
  await asHouse(db, async () => {
    const drafts = found.drafts.length
      ? await queries.holdAnswerDrafts(
          db,
          found.drafts.map(({ draft }) => draft),
        )
      : []
    for (const draft of drafts) {
      const without = draftWithout(draft, words)
      if (!without) continue
      await queries.replaceAnswerDraft(db, draft, { ...without, version: draft.version + 1 })
      const { channel } = found.drafts.find((each) => isSeat(each.draft, draft))!
      concerned.push(...(await listDeskOf(ctx, channel, [draft.memberId])))
    }
    for (const threadId of new Set(found.passes.map(({ pass }) => pass.threadId))) {
      for (const { pass, channel } of await queries.listPassesIn(db, actor, threadId)) {
        const note = noteWithout(pass.note, words)
        if (!note) continue
        await queries.replacePassNote(db, pass.id, note)
        concerned.push(...(await listDeskOf(ctx, channel, [pass.memberId])))
      }
    }
    for (const threadId of new Set(found.paragraphs.map((each) => each.threadId))) {
      for (const { id, text: before, authorId } of await queries.listSummaryDraftsIn(db, actor, threadId)) {
        const text = textWithout(before, words)
        if (!text) continue
        await queries.replaceParagraph(db, id, text)
        concerned.push(authorId)
      }
    }
    for (const threadId of new Set(found.objections.map(({ word }) => word.threadId))) {
      for (const { word, authorId } of await queries.listObjectionsIn(db, actor, threadId)) {
        const note = noteWithout(word.note, words)
        if (!note) continue
        await queries.replaceObjection(db, word, note)
        concerned.push(authorId)
      }
    }
  })
  return concerned
}

const isSeat = (one: AnswerDraftRow, other: AnswerDraftRow) =>
  one.threadId === other.threadId && one.memberId === other.memberId

/** What it says without the words; undefined where it does not say them. */
function draftWithout(draft: AnswerDraftRow, words: string) {
  const text = redact(draft.text, words, limits.answerCharacters)
  const cells = draft.cells.map((cell) => cellWithout(cell, words))
  return text === draft.text && JSON.stringify(cells) === JSON.stringify(draft.cells) ? undefined : { text, cells }
}
const changed = (before: string, after: string) => (after === before ? undefined : after)
const noteWithout = (note: string, words: string) => changed(note, redact(note, words, limits.reasonCharacters))
const textWithout = (text: string, words: string) => changed(text, redact(text, words, limits.paragraphCharacters))

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
