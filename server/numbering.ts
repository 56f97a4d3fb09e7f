import type { Ranges } from '../contract/common'
import { includes, unite } from '../contract/ranges'

export interface Numbered {
  id: string
  threadId: string
  parentId: string | null
  number: number
  createdAt: Date
}

/** A post and the place it gets; `from` and `was` say which it had. */
export interface Placed {
  id: string
  from: string
  was: number
  parentId: string | null
  root: number
  number: number
}

/**
 * Numbers posts of one or more threads anew, from 1, in the order they were written. Within a thread they stay in the
 * order they had, whatever the clock said: a reply comes after what it replies to. One whose parent does not come
 * along stands by itself.
 */
export function inOrderOfTime(posts: Numbered[]): Placed[] {
  const latest = new Map<string, number>()
  const timed = [...posts]
    .sort((a, b) => a.number - b.number)
    .map((post) => {
      const at = Math.max(latest.get(post.threadId) ?? 0, post.createdAt.getTime())
      latest.set(post.threadId, at)
      return { post, at }
    })
  timed.sort((a, b) => a.at - b.at || a.post.threadId.localeCompare(b.post.threadId) || a.post.number - b.post.number)
  const numbers = new Map(timed.map(({ post }, index) => [post.id, index + 1]))
  return timed.map(({ post: { id, threadId: from, number: was, parentId } }) => {
    const [number, root] = [numbers.get(id)!, parentId ? numbers.get(parentId) : undefined]
    return { id, from, was, parentId: root ? parentId : null, root: root ?? number, number }
  })
}

/** What a set of numbers in one thread is called in the new one. */
export const renumbered = (placed: Placed[], from: string, ranges: Ranges): Ranges =>
  unite(
    placed.filter((post) => post.from === from && includes(ranges, post.was)).map(({ number }) => [number, number]),
    [],
  )

/** The number after which a note stands, when the posts it stood among have others. */
export const noteAfter = (placed: Placed[], from: string, afterNumber: number) =>
  Math.max(0, ...placed.filter((post) => post.from === from && post.was <= afterNumber).map(({ number }) => number))
