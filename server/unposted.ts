import { isDeepStrictEqual } from 'node:util'
import { findPassage, redact, redactDeep, wordsOf } from '../contract/passages'
import { isId } from '../contract/common'
import { limits } from '../contract/limits'
import { asHouse } from '../db/acting'
import type { ChannelRow } from '../db/queries/channels'
import { saveDraft } from '../db/queries/drafts'
import { listLooseFiles } from '../db/queries/heldPosts'
import { listDraftsHolding, listHeld, renameFile, replaceHeld } from '../db/queries/redactions'
import { advancePerson, lockPeople } from '../db/queries/reads'
import type { Context } from './context'
import { presentDraft } from './domain/drafts'

/** Takes a passage out of what waits for a moderator; returns whose that was, and where. */
export async function redactHeld(ctx: Context, words: string, threadId?: string) {
  const [authorIds, channels]: [string[], ChannelRow[]] = [[], []]
  for (const { held, channel } of await listHeld(ctx.db, ctx.actor, threadId)) {
    const { id, authorId, fileIds } = held
    const without = {
      title: redact(held.title, words, limits.titleCharacters),
      text: redact(held.text, words, limits.postCharacters),
      reason: redact(held.reason, words, limits.lineCharacters),
      asking: held.asking && {
        ...held.asking,
        questions: redactDeep(held.asking.questions.map(inWords), words).map((said, at) => ({
          ...held.asking!.questions[at]!,
          ...said,
        })),
      },
    }
    const isSaid =
      without.title !== held.title ||
      without.text !== held.text ||
      without.reason !== held.reason ||
      !isDeepStrictEqual(without.asking, held.asking)
    if (isSaid) await replaceHeld(ctx.db, id, without)
    if (!(await redactNames(ctx, words, fileIds)) && !isSaid) continue
    authorIds.push(authorId)
    channels.push(channel)
  }
  return { authorIds, channels }
}

/** The same of names of uploads that no post carries yet, which only who sent them sees; returns whether it stood there. */
async function redactNames(ctx: Context, words: string, fileIds: string[], uploaderId?: string) {
  if (!fileIds.length) return false
  return asHouse(ctx.db, async () => {
    const loose = await listLooseFiles(ctx.db, fileIds)
    const own = loose.filter((file) => !uploaderId || file.uploaderId === uploaderId)
    const named = own.filter(({ name }) => findPassage(name, words).length)
    for (const { id, name } of named) await renameFile(ctx.db, id, redact(name, words, limits.lineCharacters))
    return named.length > 0
  })
}

const listDrafts = (ctx: Context, words: string, threadId?: string) =>
  asHouse(ctx.db, () => listDraftsHolding(ctx.db, ctx.actor, wordsOf(words).slice(0, 12), threadId))

/** Those who are writing about it. */
export const listDrafters = async (ctx: Context, words: string, threadId?: string) =>
  (await listDrafts(ctx, words, threadId)).map(({ draft }) => draft.personId)

/** Takes a passage out of what anybody is writing about it, on all their devices; nobody else learns that they were. */
export async function redactDrafts(ctx: Context, words: string, threadId?: string) {
  const drafters = await listDrafters(ctx, words, threadId)
  if (!drafters.length) return
  await lockPeople(ctx.db, drafters)
  // A draft is saved under the lock of its person.
  for (const { draft } of await listDrafts(ctx, words, threadId)) {
    const [text, form] = [redact(draft.text, words, limits.postCharacters), redactDeep(draft.form, words)]
    if (text === draft.text && JSON.stringify(form) === JSON.stringify(draft.form)) continue
    await redactNames(
      ctx,
      words,
      filesIn(draft.form).map(({ id }) => id),
      draft.personId,
    )
    const revision = await advancePerson(ctx.db, draft.personId)
    const row = { ...draft, text, form, savedAt: ctx.now, revision }
    await asHouse(ctx.db, () => saveDraft(ctx.db, row))
    ctx.publish(`person:${draft.personId}`, revision, { type: 'draft.saved', draft: presentDraft(row) })
  }
}

/** The uploads a draft holds, as the page keeps them; another client may keep anything there. */
export const filesIn = ({ files }: Record<string, unknown>) =>
  (Array.isArray(files) ? (files as unknown[]) : []).filter(isUpload)
const isUpload = (file: unknown): file is { id: string } =>
  typeof file === 'object' && file !== null && 'id' in file && isId(file.id)

/** What of a sub-question somebody typed. */
const inWords = ({ text, unit, options }: { text: string; unit: string; options: string[] }) => ({
  text,
  unit,
  options,
})
