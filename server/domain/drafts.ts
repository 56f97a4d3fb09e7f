import type { Draft, openDraft, saveDraft } from '../../contract/drafts'
import type { Input } from '../../contract/endpoint'
import { findDraft, saveDraft as saveRow, type DraftRow } from '../../db/queries/drafts'
import { advancePerson } from '../../db/queries/reads'
import type { Context } from '../context'

export async function open(ctx: Context, { key }: Input<typeof openDraft>) {
  const draft = await findDraft(ctx.db, ctx.actor.id, key)
  return draft ? presentDraft(draft) : null
}

export async function save(ctx: Context, { key, text, form }: Input<typeof saveDraft>) {
  const revision = await advancePerson(ctx.db, ctx.actor.id)
  const row = { personId: ctx.actor.id, key, text, form, savedAt: ctx.now, revision }
  await saveRow(ctx.db, row)
  const draft = presentDraft(row)
  ctx.publish(`person:${ctx.actor.id}`, revision, { type: 'draft.saved', draft })
  return draft
}

export const presentDraft = ({ key, text, form, savedAt, revision }: DraftRow): Draft => ({
  ...{ key, text, form },
  savedAt: savedAt.toISOString(),
  version: revision,
})
