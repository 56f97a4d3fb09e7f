import type { Drafts } from '../stores/drafts.svelte'

/** What was being written for a thread that was merged into another goes on there, below what stands there. */
export async function carryDraft(drafts: Drafts, fromId: string, toId: string) {
  const [from, to] = [`thread:${fromId}`, `thread:${toId}`]
  const left = await drafts.open(from)
  if (!left?.text) return
  const there = await drafts.open(to)
  if (!there?.text.includes(left.text)) {
    const text = [there?.text, left.text].filter(Boolean).join('\n\n')
    drafts.write(to, { text, form: { ...left.form, ...there?.form } })
  }
  await drafts.discard(from)
}
