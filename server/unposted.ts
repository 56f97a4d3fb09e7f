import { redact, redactDeep, wordsOf } from '../contract/passages'
import { limits } from '../contract/limits'
import { asHouse } from '../db/acting'
import type { ChannelRow } from '../db/queries/channels'
import { saveDraft } from '../db/queries/drafts'
import { listDraftsHolding, listHeld, replaceHeld } from '../db/queries/redactions'
import { advancePerson, lockPeople } from '../db/queries/reads'
import type { Context } from './context'
import { presentDraft } from './domain/drafts'

/** Takes a passage out of what waits for a moderator; returns whose that was, and where. */
export async function redactHeld(ctx: Context, words: string, threadId?: string) {
  const [authorIds, channels]: [string[], ChannelRow[]] = [[], []]
  for (const { id, authorId, channel, ...held } of await listHeld(ctx.db, ctx.actor, threadId)) {
    const title = redact(held.title, words, limits.titleCharacters)
    const text = redact(held.text, words, limits.postCharacters)
    if (title === held.title && text === held.text) continue
    await replaceHeld(ctx.db, { id, title, text })
    authorIds.push(authorId)
    channels.push(channel)
  }
  return { authorIds, channels }
}

/** Takes a passage out of what anybody is writing about it, on all their devices; nobody else learns that they were. */
export async function redactDrafts(ctx: Context, words: string, threadId?: string) {
  const list = () => asHouse(ctx.db, () => listDraftsHolding(ctx.db, ctx.actor, wordsOf(words).slice(0, 12), threadId))
  const before = await list()
  if (!before.length) return
  await lockPeople(
    ctx.db,
    before.map(({ draft }) => draft.personId),
  )
  // A draft is saved under the lock of its person.
  for (const { draft } of await list()) {
    const [text, form] = [redact(draft.text, words, limits.postCharacters), redactDeep(draft.form, words)]
    if (text === draft.text && JSON.stringify(form) === JSON.stringify(draft.form)) continue
    const revision = await advancePerson(ctx.db, draft.personId)
    const row = { ...draft, text, form, savedAt: ctx.now, revision }
    await asHouse(ctx.db, () => saveDraft(ctx.db, row))
    ctx.publish(`person:${draft.personId}`, revision, { type: 'draft.saved', draft: presentDraft(row) })
  }
}
