import type { HeldPost } from '../../contract/heldPosts'
import type { Drafts } from '../stores/drafts.svelte'
import type { AskingForm } from './asking'

/**
 * Puts what waited, or was refused, back among what one is writing, below what stands there: in its thread, or, where
 * one does not read that any more, in a question. Returns the thread.
 */
export async function takeBack(drafts: Drafts, held: HeldPost): Promise<string | undefined> {
  const { threadId, parentId, isQuestion, channelId, title, places, topics, files, asking } = held
  const isAnswer = !isQuestion && channelId !== null
  const key = isAnswer ? `thread:${threadId}` : 'ask'
  const again = isQuestion ? await import('./askingAgain') : undefined
  const there = await drafts.open(key)
  const text = [there?.text, held.text].filter(Boolean).join('\n\n')
  const before = (there?.form ?? {}) as { title?: string; files?: typeof files; asking?: AskingForm }
  const question = { title, places, topics, ids: { id: crypto.randomUUID(), postId: crypto.randomUUID() } }
  const own = isAnswer ? { ...(parentId && { parentId }) } : { ...question, ...(channelId && { channelId }) }
  const isBegun = there?.text || before.title
  const form = {
    ...(isBegun ? { ...own, ...before } : own),
    files: [...(before.files ?? []), ...files],
    ...(again && { asking: again.formAgain(asking, before.asking) }),
  }
  drafts.write(key, { text, form: form.files.length || !isAnswer ? form : own })
  await drafts.save(key)
  return isAnswer ? threadId : undefined
}
