import { expect } from 'vitest'
import { openForum } from './forum'
import type { Someone } from './someone'

/** A forum where so many first posts of each new person wait, with a moderator, a thread of Ada's, and Nia, who is new. */
export async function openStrict(posts = 2, opening: Parameters<typeof openForum>[0] = {}) {
  const forum = await openForum(opening)
  const ada = await forum.join('ada', { member: 'Beta' })
  const thread = await ada.asks('consultations', 'A question')
  ada.says(thread, 'And a detail')
  await expect.poll(() => ada.posts.pending).toEqual([])
  const sue = await forum.join('sue', { role: 'secretariat' })
  await sue.forum.heldPosts.setHolding(posts)
  const mia = await forum.join('mia', { role: 'moderator', member: 'Delta' })
  const nia = await forum.join('nia', { member: 'Gamma' })
  for (const each of [mia, ada, nia]) await each.opens(thread)
  return { forum, sue, mia, ada, nia, thread }
}

export const own = ({ forum }: Someone) => forum.heldPosts.own.map(({ text }) => text)
export const waiting = ({ forum }: Someone) => forum.heldPosts.waiting?.map(({ text }) => text)

/** The newest of what waits with this text, once a moderator sees it. */
export async function held(moderator: Someone, text: string) {
  await expect.poll(() => waiting(moderator)).toContain(text)
  return moderator.forum.heldPosts.waiting!.find((each) => each.text === text)!.id
}

export async function inSync(...people: Someone[]) {
  for (const each of people) await each.isInSync()
}
